"""What is published names no partner and tells of none by a small number."""

from analysis.suppression import publishable
from tests.analysis.given import partners, report_of
from tests.analysis.test_scope import GUIDE


def test_a_finding_that_fewer_than_three_partners_answered_is_not_published():
    report = report_of(GUIDE, "P01 | matters | | yes", partners("P01", "P02", "P03"))

    shown, suppressed = publishable(report)

    assert shown.findings[0].blocks == ()
    assert (suppressed[0].finding, suppressed[0].place) == ("Does it matter?", "the whole finding")


def test_what_single_partners_said_is_not_published():
    said = "\n".join(f"P0{n} | held | postcode | held" for n in range(1, 5))

    shown, suppressed = publishable(report_of(GUIDE, said))

    assert "Partner 01" not in str(shown.findings)
    assert [each.why for each in suppressed if each.finding == "Data held"] == [
        "it shows what single partners said",
        "it shows what single partners said",
    ]
