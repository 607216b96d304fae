"""Who took part."""

from datetime import date

from analysis.findings import Chart, Prose, Table
from analysis.participation import participation
from tests.analysis.given import blocks_of, partner, partners, series_of

STUDY = [
    partner("P01", essential=True, submitted_on=date(2026, 3, 2)),
    partner("P02", type="Funder", mode="self_completion"),
    partner("P03", type="Funder", essential=True, status="declined", reason="No time"),
    partner("P04", essential=True, status="in_progress"),
    partner("P05", status="not_started", mode=None),
]


def test_the_claim_counts_who_took_part_and_who_did_not():
    finding = participation(STUDY)

    assert finding.claim == (
        "2 of 5 partners took part; 1 has answered in part; 1 has not started; 1 declined."
    )
    assert finding.base.text == "2 of 5 partners answered"


def test_essential_partners_that_are_missing_are_named_with_the_reason():
    [words] = blocks_of(participation(STUDY), Prose)

    assert words.text == (
        "2 of 3 essential partners did not take part: Partner 03 (declined: No time) and Partner 04"
        " (in progress)."
    )


def test_essential_partners_that_all_took_part_are_said_to():
    def words(who):
        return blocks_of(participation(who), Prose)[0].text

    assert words(partners("P01", essential=True)) == "The one essential partner took part."
    assert words(partners("P01", "P02", essential=True)) == "All 2 essential partners took part."
    assert words(partners("P01")) == "No partner was marked as essential beforehand."


def test_partners_are_counted_by_type_and_by_how_they_took_part():
    [chart] = blocks_of(participation(STUDY), Chart)

    assert chart.categories == ("Delivery body", "Funder")
    assert series_of(chart) == {
        "Interviewed": (1, 0),
        "Filled in by the partner": (0, 1),
        "In progress": (1, 0),
        "Not started": (1, 0),
        "Declined": (0, 1),
    }
    assert "Funder: 1 Filled in by the partner, 1 Declined" in chart.alt


def test_every_partner_stands_in_the_register():
    [table] = blocks_of(participation(STUDY[::-1]), Table)

    assert table.rows[0] == (
        *("P01", "Partner 01", "Delivery body", "Essential", "Interviewed", "2 March 2026", ""),
    )
    assert table.rows[2] == (
        *("P03", "Partner 03", "Funder", "Essential", "Declined", "", "No time"),
    )
    assert len(table.rows) == 5


def test_a_study_without_partners_says_so():
    finding = participation([])

    assert (finding.claim, finding.blocks) == (
        "No partner has been added to this study yet.",
        (),
    )
