"""The findings of a judgement: what they say, and that any study can be judged."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.criteria_reading import library_criteria
from analysis.findings import Chart, Grid, Table
from analysis.judgement.judged import judged
from analysis.tidy import answers_frame
from guides.loader import load_guide
from tests.analysis.fieldwork import answers_to, study
from tests.analysis.given import Answer, answers, frame_of, partners
from tests.analysis.judgement.small_study import GUIDE, criteria_of, partners_of
from tests.analysis.judgement.test_appraisal import judged as scored
from tests.analysis.judgement.test_scores import ANSWERS
from tests.analysis.test_report import check

LIBRARY = Path(__file__).resolve().parents[3] / "guides/library"
PACE, JOINED_UP = (
    load_guide(LIBRARY / name / "v1.yaml") for name in ("pace_stage_1", "joined_up_for_jobs")
)
IDS = ("verdicts", "gates", "profile", "core", "options", "sensitivity")


def findings_of(table, count, *essential, criteria=None):
    frame = frame_of(GUIDE, table, partners_of(count, *essential))
    made = judged(frame, GUIDE, criteria or criteria_of())
    return {each.id.removeprefix("judgement-"): each for each in (*made.findings, *made.method)}


def tables_of(finding):
    blocks = (block.table if isinstance(block, Chart) else block for block in finding.blocks)
    return {block.title: block for block in blocks if isinstance(block, Table)}


def test_they_lead_and_stand_under_feasibility():
    made = judged(frame_of(GUIDE, ANSWERS), GUIDE, criteria_of())

    assert [each.id for each in made.findings] == [f"judgement-{name}" for name in IDS]
    assert {(each.section, each.leads) for each in made.findings} == {("Feasibility", True)}
    assert [each.id for each in made.method] == ["judgement-criteria"]


def test_verdicts_are_counted_and_the_gates_that_decide_are_named():
    assert findings_of(ANSWERS, 2)["verdicts"].claim == (
        "None of 2 judgements (an option in a track) can be determined yet;"
        " held up by gates 1 and 2."
    )


def test_gates_tell_no_evidence_from_not_met_and_name_the_judge():
    gates = findings_of(ANSWERS, 2, criteria=criteria_of(law="not_met", money="met"))["gates"]
    [table] = gates.blocks

    assert gates.claim == "1 of 4 gates is met; not met: gate 1; no evidence yet on gates 3 and 4."
    assert [row[1] for row in table.rows] == [
        "Hard at individual level",
        "Hard",
        "Soft",
        "Hard before launch",
    ]
    assert table.rows[0][3:] == (
        "Not met",
        "Judged by A. Judge on 22 November 2026; evidence: doc-1.",
    )
    assert table.rows[2][3:] == ("No evidence", "To be judged by: plan.")


def test_the_profile_shows_medians_with_their_range():
    finding = findings_of(ANSWERS, 3, "P02", "P03")["profile"]
    tables = tables_of(finding)

    assert finding.claim == (
        "The highest median is that of Fit (3.0 of 4), the lowest that of Will (2.3 of 4);"
        " insufficient evidence on Demand."
    )
    assert finding.base.text == "2 of 3 partners answered"
    medians = tables["Medians, and their range if missing answers were all worst or all best"]
    assert medians.rows == (
        ("Will", "0.5", "2.3", "3.5", "B"),
        ("Fit", "2.0", "3.0", "4.0", "B"),
        ("Demand", "–", "–", "–", "D: insufficient evidence"),
    )
    assert tables["Partners by the level that they reach"].rows[0] == (
        *("Will", "0", "1", "0", "1", "0"),
        *("2", "3", "0"),
    )
    assert tables["The weakest essential partner"].rows[1] == (
        *("Fit", "Partner 02", "2.0"),
        "Partner 03",
    )
    [grid] = (block for block in finding.blocks if isinstance(block, Grid))
    assert grid.cells == (("level_3", "level_4"), ("level_1", "level_2"), ("no_score", "no_score"))


def test_a_level_opens_to_its_answers_indicator_by_indicator():
    numbered = [row._replace(id=id) for id, row in enumerate(answers(ANSWERS), start=1)]
    made = judged(answers_frame(numbered, partners_of(3), GUIDE), GUIDE, criteria_of())
    profile = next(each for each in made.findings if each.id == "judgement-profile")
    [grid] = (block for block in profile.blocks if isinstance(block, Grid))

    opened = [[(p.title, p.words, len(p.rows)) for p in cell.portions] for cell in grid.backing[1]]
    assert opened == [
        [
            ("Score", "1.0 of 4, the mean of the levels below; 1 indicator came to none.", 0),
            ("It matters", "Level 1: Little.", 1),
            ("Plans", "Too little was answered for a level.", 0),
        ],
        [("Score", "2.0 of 4, the mean of the levels below.", 0), ("Held", "Level 2: Half.", 4)],
    ]
    assert grid.opens(2) == (False, False)


def test_the_chart_leaves_out_what_has_no_score():
    [chart] = (b for b in findings_of(ANSWERS, 3)["profile"].blocks if isinstance(b, Chart))

    assert {series.name: series.values for series in chart.series} == {
        "Median": (2.3, 3.0, None),
        "Lowest": (0.5, 2.0, None),
        "Highest": (3.5, 4.0, None),
    }


def test_core_items_are_counted_among_essential_and_all_partners():
    finding = findings_of(ANSWERS, 3, "P02")["core"]

    assert finding.claim == (
        "Of 4 core items, 2 are held, in whole or in part, by the one essential partner that"
        " answered."
    )
    [table] = (block for block in finding.blocks if isinstance(block, Table))
    assert table.rows[:3] == (
        ("Name", "1", "2", "1"),
        ("Postcode", "1", "2", "1"),
        ("Firm", "0", "1", "0"),
    )
    assert "not yet agreed" in finding.blocks[0].text


def test_options_that_nobody_judged_have_no_value():
    finding = findings_of(ANSWERS, 2)["options"]

    assert finding.claim == "No option has been judged on any criterion yet."
    assert list(tables_of(finding)) == [
        "Performance of each option, from 0 (worst) to 100 (best)",
        "What the criteria mean",
    ]


def test_without_weights_values_are_called_illustrative():
    finding = findings_of(
        ANSWERS, 2, criteria=scored(nothing=(50, 50), share=(50, 90))
    )["options"]  # fmt: skip

    assert finding.claim == (
        "2 of 2 options are judged on every criterion; option 0 (business as usual) is dominated by"
        " option 1 (share); nobody has given weights yet, and option 1 (share) leads whatever any"
        " one criterion weighs."
    )
    titles = list(tables_of(finding))
    switching = "Which option leads as the weight of a criterion goes from 0 to 100"
    assert titles.index(switching) < titles.index("Weighted values")
    assert tables_of(finding)[switching].rows[0] == ("Good", "50", "option 1 at any weight")
    assert tables_of(finding)["Weighted values"].rows == (
        ("1. Share", "70", "70", "70"),
        ("0. Business as usual", "50", "50", "50"),
    )
    texts = [block.text for block in finding.blocks if hasattr(block, "text")]
    assert "Option 0 (business as usual) is dominated by option 1 (share)." in texts


def test_every_number_is_given_with_its_reason_in_the_method():
    tables = tables_of(findings_of(ANSWERS, 2)["criteria"])

    assert tables["1. Will: what each level means"].rows[0] == (
        *("It matters", "None", "Little", "Half", "Most"),
        "All",
    )
    assert tables["Thresholds"].rows[0] == (
        *("Answered, to give a score", "5 in 10"),
        *("As agreed", "22 November 2026"),
    )
    assert len(tables["Why it is judged so"].rows) == 8


@settings(max_examples=5, deadline=None)
@given(st.sampled_from([PACE, JOINED_UP]), st.integers(), st.integers(1, 5))
def test_any_study_can_be_judged(guide, seed, count):
    sound(*study(guide, Random(seed), count), guide)


DONT_KNOW = [
    Answer(code, slot.question.id, slot.key[1], missing="dont_know")
    for code in ("P01", "P02")
    for section in PACE.sections
    for slot in PACE.slots(section)
]


@pytest.mark.parametrize(
    ("answers", "who"),
    [
        ([], partners("P01")),
        (list(answers_to(PACE, "P01", Random(1))), partners("P01", essential=True)),
        (DONT_KNOW, partners("P01", "P02", essential=True)),
        ([], partners("P01", "P02", status="declined")),
    ],
)
def test_the_thinnest_study_can_be_judged(answers, who):
    made = sound(answers, who)

    assert made.findings[0].claim.startswith("None of 10 judgements (an option in a track) can")


def test_where_all_contradict_each_other_the_profile_shows_both_ends():
    table = "P01 | matters | | all\nP02 | matters | | none\n"
    levels = tables_of(findings_of(table, 2)["profile"])["Partners by the level that they reach"]

    assert levels.rows[0] == ("Will", "1", "0", "0", "0", "1", "2", "2", "0")


def sound(answers, who, guide=PACE):
    made = judged(answers_frame(answers, who, guide), guide, library_criteria(guide))
    for finding in (*made.findings, *made.method):
        check(finding)
        texts = [
            finding.claim,
            *(t for table in tables_of(finding).values() for r in table.rows for t in r),
        ]
        assert not any(
            "%" in text or "nan" in text.split() or " 1 partners" in text for text in texts
        )
    return made
