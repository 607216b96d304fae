"""Who took part."""

from datetime import date

from analysis.findings import Chart, Prose, Report, Table
from analysis.participation import participation
from analysis.suppression import publishable
from tests.analysis.given import FACTS, blocks_of, partner, partners, series_of

STUDY = [
    partner("P01", essential=True, submitted_on=date(2026, 3, 2)),
    partner("P02", type="Funder", mode="self_completion"),
    partner("P03", type="Funder", essential=True, status="declined", reason="No time"),
    partner("P04", essential=True, status="in_progress"),
    partner("P05", status="not_started", mode=None),
]
HEARD = frozenset(("P01", "P02"))


def test_the_claim_counts_who_took_part_and_who_did_not():
    finding = participation(STUDY, HEARD)

    assert finding.claim == (
        "2 of 5 partners took part; 1 has answered in part; 1 has not started; 1 declined."
    )
    assert finding.base.text == "all 5 partners of the study"


def test_essential_partners_that_are_missing_are_named_with_the_reason():
    words, missing, _ = blocks_of(participation(STUDY, HEARD), Prose)

    assert words.text == "2 of 3 essential partners did not take part."
    assert missing.text == ("Missing: Partner 03 (declined: No time) and Partner 04 (in progress).")


def test_nobody_is_named_where_participation_is_published():
    report = Report(FACTS, participation(STUDY, HEARD), (), ())

    published = publishable(report).report.participation

    assert published.claim == report.participation.claim
    assert "Partner 0" not in str(published.blocks)


def test_essential_partners_that_all_took_part_are_said_to():
    def words(who):
        return blocks_of(participation(who, HEARD), Prose)[0].text

    assert words(partners("P01", essential=True)) == "The one essential partner took part."
    assert words(partners("P01", "P02", essential=True)) == "Both essential partners took part."
    assert words(partners("P01")) == "No partner was marked as essential beforehand."


def test_it_is_said_how_many_confirmed_their_own_record():
    def words(who):
        return blocks_of(participation(who, HEARD), Prose)[1].text

    both = [partner("P01", confirmed=True, changed=2), partner("P02", confirmed=True)]
    assert words(both) == (
        "2 of 2 partners that took part confirmed their own record, 1 of them with corrections."
    )
    assert words([partner("P01", confirmed=True), partner("P02"), partner("P03")]) == (
        "1 of 2 partners that took part confirmed their own record, none of them with corrections;"
        " 1 has not confirmed."
    )
    assert words(partners("P03")) == "No partner has a record to confirm yet."


def test_partners_are_counted_by_type_and_by_how_they_took_part():
    [chart] = blocks_of(participation(STUDY, HEARD), Chart)

    assert chart.categories == ("Delivery body", "Funder")
    assert series_of(chart) == {
        "Interviewed": (1, 0),
        "Answered online": (0, 1),
        "In progress": (1, 0),
        "Not started": (1, 0),
        "Declined": (0, 1),
    }
    assert "Funder: 1 Answered online, 1 Declined" in chart.alt


def test_every_partner_stands_in_the_register():
    [table] = blocks_of(participation(STUDY[::-1], HEARD), Table)

    assert table.rows[0] == (
        *("P01", "Partner 01", "Delivery body", "Essential", "Interviewed", "2 March 2026"),
    )
    assert table.rows[2] == (
        *("P03", "Partner 03", "Funder", "Essential", "Declined: No time", ""),
    )
    assert len(table.rows) == 5


def test_a_study_without_partners_says_so():
    finding = participation([], HEARD)

    assert (finding.claim, finding.blocks) == (
        "No partner has been added to this study yet.",
        (),
    )


def test_a_partner_that_submitted_nothing_at_all_did_not_take_part():
    finding = participation(partners("P01", "P02", essential=True), frozenset({"P01"}))

    words, missing, _, chart, table = finding.blocks
    assert finding.claim == "1 of 2 partners took part; 1 submitted without an answer."
    assert words.text == "1 of 2 essential partners did not take part."
    assert missing.text == "Missing: Partner 02 (submitted without an answer)."
    assert series_of(chart)["Submitted without an answer"] == (1,)
    assert [row[4] for row in table.rows] == ["Interviewed", "Submitted without an answer"]


def test_partners_are_listed_as_people_count():
    finding = participation(partners("P10", "P2", "P1"), frozenset())

    assert [row[0] for row in blocks_of(finding, Table)[0].rows] == ["P1", "P2", "P10"]
