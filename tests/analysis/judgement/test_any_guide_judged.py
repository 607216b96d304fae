"""A study of any guide is judged: its own options and gates, and no word about sharing data."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from analysis.criteria_rated import ratings_of, share
from analysis.criteria_reading import CriteriaError, parse_criteria
from analysis.criteria_start import beginning
from analysis.findings import Chart, Grid, Table
from analysis.judgement.judged import judged
from analysis.judgement.stances import stances_of
from analysis.overview import overview
from analysis.report import feasibility_report
from guides.loader import load_guide
from guides.yaml_parts import with_part
from tests.analysis.given import FACTS, answers, frame_of
from tests.analysis.judgement.small_study import partners_of, with_text
from tests.guide_of import guide_of
from tests.guides.any_guide import any_guide

ROOT = Path(__file__).resolve().parents[3]
DAY = "2026-11-26"
MINIBUS = guide_of("""
    handouts:
      ways:
        number: 1
        title: "Ways forward"
        groups:
          all:
            label: "Ways forward"
            items: {as_now: "Go on as now", buy: "Buy a minibus", hire: "Hire a minibus"}
      worries:
        number: 2
        title: "Worries"
        groups: {all: {label: "Worries", items: {drivers: "Drivers", cover: "Insurance"}}}
    questions:
      - {id: need, kind: scale, ask: "How much do you need it?",
         options: {little: "A little", fairly: "Fairly", badly: "Badly"}}
      - {id: joins, kind: one_of, ask: "Would you join?",
         options: {"yes": "Yes", terms: "On terms", "no": "No"}}
      - {id: days, kind: any_of, ask: "On which days?", options: {mon: "Monday", tue: "Tuesday"}}
      - {id: worry, kind: one_of, for_each: worries, ask: "Does it worry you?", indicator: barrier,
         options: {"yes": "It does", "no": "It does not"}}
      - {id: stand, kind: one_of, for_each: ways, ask: "Where do you stand?", indicator: stance,
         options: {support: "For it", support_if: "If", neutral: "Neither", oppose: "Against it"}}
      - {id: pays, kind: money, ask: "What could you pay?", unit: "£"}
""")
ANSWERS = """
    P01 | need  |         | badly
    P01 | joins |         | yes
    P01 | worry | drivers | no
    P01 | worry | cover   | yes
    P01 | stand | buy     | support
    P01 | stand | hire    | oppose
    P01 | pays  |         | {"low": 100, "high": 300}
    P02 | need  |         | fairly
    P02 | joins |         | terms
    P02 | worry | drivers | no
    P02 | worry | cover   | no
    P02 | stand | buy     | neutral
    P02 | stand | hire    | support
"""
OF_SHARING = re.compile(r"\b(data|core|tracks?|records|represent)\b", re.IGNORECASE)


def begun(guide=MINIBUS, text=""):
    return parse_criteria(text or beginning(guide, DAY), "begun", guide)


def made(criteria, *essential):
    frame = frame_of(MINIBUS, ANSWERS, partners_of(2, *essential))
    found = judged(frame, MINIBUS, criteria)
    return {each.id.removeprefix("judgement-"): each for each in (*found.findings, *found.method)}


def words_in(block):
    if isinstance(block, Chart):
        block = block.table
    if isinstance(block, Table):
        return " ".join((block.title, block.note, *block.columns, *sum(block.rows, ())))
    if isinstance(block, Grid):
        return " ".join((block.title, *block.columns))
    return block.text


def gates_met(*names, guide=MINIBUS):
    met = {
        "status": "met",
        "judged_by": "A. Judge",
        "judged_on": DAY,
        "evidence": ["letter"],
    }
    text = beginning(guide, DAY)
    for name in names:
        for key, value in met.items():
            text = with_part(text, ("gates", name, key), value)
    return begun(guide, text)


@pytest.mark.parametrize("name", ["pace_stage_1", "testing_options"])
def test_criteria_begin_without_a_problem_for_each_guide_of_the_library(name):
    guide = load_guide(ROOT / f"guides/library/{name}/v1.yaml")

    assert begun(guide).guide == name


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(guide=any_guide())
def test_criteria_begin_without_a_problem_for_any_guide(guide):
    assert begun(guide).guide == guide.id


def test_criteria_begin_with_the_ways_that_the_guide_puts_to_partners():
    criteria = begun()

    assert [(each.number, each.title, each.baseline) for each in criteria.options] == [
        (0, "Go on as now", True),
        (1, "Buy a minibus", False),
        (2, "Hire a minibus", False),
    ]
    assert criteria.options[1].gates == ("agreed_buy", "barriers", "money")
    assert criteria.options[1].dimensions == ("only",)
    assert criteria.core is None and not criteria.are_by_track


def test_where_no_line_changes_nothing_business_as_usual_is_put_before_them():
    guide = guide_of("""
        handouts:
          ways: {number: 1, title: "Ways", groups: {all: {label: "Ways", items: {buy: "Buy"}}}}
        questions:
          - {id: stand, kind: one_of, for_each: ways, ask: "And?", indicator: stance,
             options: {support: "1", support_if: "2", neutral: "3", oppose: "4"}}
    """)

    assert [each.id for each in begun(guide).options] == ["as_usual", "buy"]


def test_a_guide_that_asks_in_words_alone_can_be_judged_by_a_gate():
    guide = guide_of("""
        questions:
          - {id: views, kind: text, ask: "What do you think?"}
    """)
    frame = frame_of(guide, "P01 | views | | Much")
    _, gates, *others = judged(frame, guide, begun(guide)).findings

    assert [each.title for each in begun(guide).options] == [
        "Business as usual",
        "The change that the study is about",
    ]
    assert gates.claim == "No evidence yet on gate 1."
    assert [each.title for each in others] == ["Options compared", "How firm the conclusion is"]
    [verdicts, *_] = judged(frame, guide, gates_met("agreed_change", guide=guide)).findings
    assert verdicts.blocks[0].rows[1][1:] == (
        "Proceed",
        "Its gates are met, and it asks for no score.",
    )


def test_gates_are_there_for_what_the_guide_asks_about():
    assert [(each.title, each.questions) for each in begun().gates] == [
        ("The essential partners agree: Buy a minibus", ("stand",)),
        ("The essential partners agree: Hire a minibus", ("stand",)),
        ("What stands in the way is dealt with", ("worry",)),
        ("The money is there", ("pays",)),
    ]


def test_a_question_is_rated_where_it_says_itself_what_is_better():
    rated = {question.id: dict(ratings_of(question)) for question in MINIBUS.questions}

    assert rated == {
        "need": {"little": 0, "fairly": 2, "badly": 4},
        "joins": {"yes": 4, "terms": 2, "no": 0},
        "days": {},
        "worry": {"no": 4, "yes": 0},
        "stand": {},
        "pays": {},
    }
    assert "# worth: days.\n" in beginning(MINIBUS, DAY)


def test_of_several_lines_it_counts_how_many_are_answered_well():
    worry = next(question for question in MINIBUS.questions if question.id == "worry")

    assert share(worry)["share_of"] == ["no"]
    assert share(worry)["anchors"][4] == "“It does not” said of three quarters or more"


def test_without_tracks_each_option_is_judged_once():
    verdicts = made(begun(), "P01")["verdicts"]
    [table, *_] = verdicts.blocks

    assert verdicts.claim == (
        "None of 2 options besides business as usual can be determined yet;"
        " held up by gates 1, 2 and 4."
    )
    assert table.columns == ("Option", "Verdict", "What decides")
    assert table.rows[1] == (
        "1. Buy a minibus",
        "Cannot be determined",
        "No evidence on gates 1 and 4.",
    )


def test_partners_may_agree_to_one_option_and_not_to_another():
    [table, *_] = made(gates_met("agreed_buy", "barriers", "money"), "P01")["verdicts"].blocks

    assert [row[1:] for row in table.rows] == [
        (
            "Always possible",
            "It needs nothing to be settled; the other options are compared with it.",
        ),
        ("Proceed", "Its gates are met, and no essential partner is below level 2."),
        ("Cannot be determined", "No evidence on gate 2."),
    ]


def test_no_finding_speaks_of_data_of_a_core_or_of_tracks():
    found = made(gates_met("agreed_buy"), "P01")

    assert set(found) == {"verdicts", "gates", "profile", "options", "sensitivity", "criteria"}
    said = [" ".join([each.claim, *map(words_in, each.blocks)]) for each in found.values()]
    assert [word for text in said for word in OF_SHARING.findall(text)] == []


def test_what_is_tried_is_of_this_study():
    [_, table, *_] = made(begun(), "P01")["sensitivity"].blocks
    tests = [row[0] for row in table.rows]

    assert "“What could you pay?” is the lowest, the most likely or the highest given" in tests
    assert "Only partners that deliver" not in tests


@pytest.mark.parametrize(("stage", "grids"), [(FACTS.stage, 0), ("Stage 2", 1)])
def test_each_partners_stance_stands_once_in_a_report(stage, grids):
    given, who = answers(ANSWERS), partners_of(2, "P01")
    stances = stances_of(given, who, MINIBUS, begun(), stage)
    report = feasibility_report(given, who, MINIBUS, FACTS, criteria=begun(), stances=stances)
    [compared] = (each for each in report.findings if each.id == "judgement-options")

    assert sum(isinstance(block, Grid) for block in compared.blocks) == grids


def test_a_score_that_is_one_answer_counts_that_answer():
    """What is left out of the one finding cannot then be read in the other."""
    guide = guide_of("""
        questions:
          - {id: need, kind: scale, ask: "Need?", options: {low: "Low", mid: "Mid", high: "High"}}
    """)
    given = answers("P01 | need | | high\n P02 | need | | high\n P03 | need | | low")
    report = feasibility_report(given, partners_of(3), guide, FACTS, criteria=begun(guide))
    found = {each.id: each for each in report.findings}
    _, _, levels, *_ = found["judgement-profile"].blocks
    chart, *_ = found["need"].blocks

    assert levels.columns[5] == "Level 4" and chart.categories[2] == "High"
    assert levels.counted[0][5].places == chart.table.counted[2][1].places


def test_the_overview_opens_what_decides_where_there_is_no_track():
    given, who = answers(ANSWERS), partners_of(2, "P01")
    report = feasibility_report(given, who, MINIBUS, FACTS, criteria=begun())
    read = overview(report, MINIBUS)
    rulings = read.rulings

    assert read.stances.id == "stand" and read.barrier.id == "worry"
    assert [(each.option, each.tracks, each.verdict) for each in rulings[1:]] == [
        ("1. Buy a minibus", (), "Cannot be determined"),
        ("2. Hire a minibus", (), "Cannot be determined"),
    ]
    assert rulings[1].why.text == "No evidence on gates 1 and 4."
    assert rulings[1].why.place


CORE = f'core: {{items: [buy], agreed: false, reason: "So", date: {DAY}}}\ngates:'
DEMAND = f"""dimensions:
  demand:
    number: 9
    title: "Demand"
    demand: {{levels: [1, 2, 3, 4], anchors: [a, b, c, d, e], reason: "So", date: {DAY}}}
"""


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        ("gates:", CORE, "the guide has no question with indicator data_held; take the core out, "
         "as only data that partners hold have one"),
        ("dimensions:\n", DEMAND,
         "demand is for the items of a core, and there is none; write one, or indicators"),
        ("{question: worry}", "{question: worry, items: core}",
         'the item "core" is not known; use one of drivers, cover'),
    ],
)  # fmt: skip
def test_what_only_a_guide_about_data_can_have_is_told_to_go(before, after, what):
    with pytest.raises(CriteriaError) as error:
        begun(text=with_text(before, after, beginning(MINIBUS, DAY)))
    assert what in {problem.what for problem in error.value.problems}
