"""What the method annex says of answers that differ within a partner, and of partners who left."""

from dataclasses import replace

from analysis.disputed import departures, disputed
from analysis.findings import Base
from tests.analysis.given import FACTS, Answer
from tests.fieldwork import GUIDE
from tests.guide_of import guide_of

SMALL = guide_of(GUIDE)
BASE = Base(answered=2, eligible=3)


def test_nothing_is_said_where_nobody_differs():
    assert disputed([Answer("P01", "views", value="Yes")], SMALL, BASE) == ()


def test_how_many_answers_differ_is_named_by_question_and_not_by_partner():
    answers = [
        Answer("P01", "views", value="Yes", differs=True),
        Answer("P01", "held", "postcode", value="held", differs=True),
        Answer("P02", "views", value="No", differs=True),
        Answer("P03", "views", value="No"),
    ]

    (finding,) = disputed(answers, SMALL, BASE)

    assert finding.claim.startswith("3 answers of 2 partners are not shared by everybody")
    assert finding.blocks[0].rows == (
        ("What does your organisation think?", "2"),
        ("Do you hold it?", "1"),
    )
    assert "P01" not in repr(finding)


def test_one_answer_of_one_partner_is_told_in_the_singular():
    (finding,) = disputed([Answer("P01", "views", value="Yes", differs=True)], SMALL, BASE)

    assert finding.claim.startswith("1 answer of 1 partner is not shared")


def test_partners_who_left_are_counted_from_the_first_day_and_not_named():
    assert departures(FACTS, BASE) == ()

    (one,) = departures(replace(FACTS, left=("3 March 2026",)), BASE)
    (two,) = departures(replace(FACTS, left=("3 March 2026", "9 March 2026")), BASE)

    assert one.claim.startswith("Since 3 March 2026, 1 partner has left the study.")
    assert two.claim.startswith("Since 3 March 2026, 2 partners have left the study.")
