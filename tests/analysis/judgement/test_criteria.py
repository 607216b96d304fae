"""Criteria are checked like a guide: every mistake in one sentence, with its line, all at once."""

from csv import DictReader
from pathlib import Path

import pytest

from analysis.criteria_reading import CriteriaError, library_criteria, load_criteria, parse_criteria
from analysis.criteria_start import beginning
from guides.loader import load_guide
from tests.analysis.judgement.small_study import CRITERIA, FIVE, GUIDE, SINCE, with_text

ROOT = Path(__file__).resolve().parents[3]
PACE = ROOT / "guides/library/pace_stage_1/v1.yaml"
JOINED_UP = ROOT / "guides/library/joined_up_for_jobs/v1.yaml"


def said_of(text):
    with pytest.raises(CriteriaError) as error:
        parse_criteria(text, "small.yaml", GUIDE)
    return [problem.what for problem in error.value.problems]


def test_what_criteria_begin_with_fits_a_guide_that_asks_what_is_held():
    begun = parse_criteria(beginning(GUIDE, "2026-11-26"), "begun", GUIDE)

    assert begun.core.items == tuple(item.id for item in GUIDE.lists["items"].items)
    assert begun.options[1].tracks == ("business", "individual")
    [dimension] = begun.dimensions
    assert [each.id for each in dimension.indicators] == ["matters", "held", "allowed"]
    assert dimension.indicators[1].reads.items == ("core",)


@pytest.mark.parametrize(("guide", "options"), [(PACE, 7), (JOINED_UP, 6)])
def test_the_criteria_of_the_library_fit_their_guide(guide, options):
    criteria = library_criteria(load_guide(guide))

    assert [dimension.number for dimension in criteria.dimensions] == list(range(1, 9))
    assert [gate.number for gate in criteria.gates] == list(range(1, 9))
    assert [option.number for option in criteria.options] == list(range(options))
    assert {gate.status for gate in criteria.gates} == {"no_evidence"}


@pytest.mark.parametrize("guide", [PACE, JOINED_UP])
def test_every_source_that_they_name_is_there(guide):
    criteria = library_criteria(load_guide(guide))
    with (ROOT / "guides/sources/source-items.csv").open(newline="") as file:
        known = {row["id"] for row in DictReader(file)}

    indicators = [each for dimension in criteria.dimensions for each in dimension.indicators]
    named = {
        source
        for each in (*indicators, *criteria.abilities, *criteria.gates, *criteria.options)
        for source in each.source
    }
    assert named <= known
    assert {f"ju4j-cond-{n}" for n in range(1, 8)} <= named


def test_a_guide_without_criteria_has_none():
    assert library_criteria(GUIDE) is None


def test_a_day_may_be_written_without_quotes():
    criteria = parse_criteria(CRITERIA, "small.yaml", GUIDE)

    assert criteria.core.date.isoformat() == "2026-11-22"


def told_by(reads: str) -> str:
    """The criteria begin with what tells who can send data."""
    way = f'{{title: "A way", who: sends, reads: {reads}, {SINCE}}}'
    return f"abilities: {{way: {way}}}\nguide: example"


def rated(*pounds: str) -> str:
    rates = (f"r{n}: {{pounds: {each}, {SINCE}}}" for n, each in enumerate(pounds))
    return f"hourly_rates: {{{', '.join(rates)}}}\nguide: example"


MISTAKES = [
    ("guide: example", rated("15", "15"), "two rates an hour are the same; take one out"),
    ("guide: example", rated("0"), "pounds is 0; write a whole number that is at least 1"),
    ("guide: example", "guide: other", "these criteria are for \"other\" and the guide is "
     "\"example\"; use those of the guide"),
    ("guide_versions: [1]", "guide_versions: [2]",
     "version 1 of the guide is not among them; add it once they fit it"),
    ("value: 50, " + SINCE, "value: 50, date: 2026-11-22",
     'the key "reason" is missing; say why it is as it is, and since which day'),
    ("value: 50, " + SINCE, 'value: 50, reason: "So"',
     'the key "date" is missing; say why it is as it is, and since which day'),
    ("value: 50", "value: half", 'value is "half"; write a whole number without quotes'),
    ("value: 50", "value: 101", "value is 101; write a whole number that is at most 100"),
    ("date: 2026-11-22", "date: soon", 'date is "soon"; write a day such as 2026-11-22'),
    ("date: 2026-11-22", "date: 2026-02-30",
     'date is "2026-02-30"; write a day such as 2026-11-22'),
    ("all: 4", "all: 5", "all is 5; write a whole number that is at most 4"),
    ("reads: {indicator: importance}", "reads: {question: mattters}",
     'the guide does not ask "mattters"; did you mean "matters"?'),
    ("reads: {indicator: importance}", "reads: {question: matters, indicator: importance}",
     "it reads either a question or an indicator; write one of them"),
    ("reads: {indicator: importance}", "reads: {indicator: importance, items: core}",
     '"matters" is not asked for each item; take items out'),
    ("fair: 2, ", "", 'the option "fair" has no rating; rate it, or name it as unrated'),
    ("fair: 2", "fiar: 2", 'the option "fiar" is not known; did you mean "fair"?'),
    ("unrated: [odd]", "share_of: [odd]",
     "an indicator has either ratings or share_of; write one of them"),
    (FIVE, 'anchors: ["None"]', "anchors has 1; write at least 5"),
    ("levels: [1, 50, 75, 100]", "levels: [1, 50, 40, 100]",
     "the four levels must rise and begin above 0; write them so"),
    ("share_of: [held, partly]", "share_of: [hold]",
     'the option "hold" is not known; did you mean "held"?'),
    ("items: [name, postcode, firm, size]", "items: [name, poscode]",
     'the item "poscode" is not known; did you mean "postcode"?'),
    ("status: no_evidence", "status: met",
     "a person judges a gate, on evidence; give judged_by, judged_on and evidence"),
    ("status: no_evidence", "status: fine", 'status is "fine", which is not known; use one of met, '
     "partly, not_met, no_evidence"),
    ('documents: ["Signature"], ', "",
     "nothing could answer this gate; name a question or a document"),
    ("number: 2, title: \"Money\"", "number: 1, title: \"Money\"",
     "number 1 is used twice; give each its own"),
    ("gates: [law, money", "gates: [lore, money",
     'the gate "lore" is not known; use one of law, money, training, review'),
    ("dimensions: [fit]", "dimensions: [demand]",
     'the dimension "demand" is not known; use one of will, fit'),
    ("baseline: true, ", "",
     "0 options are the baseline; mark business as usual, and only that, as baseline"),
    ("grade_b: {value: 60", "grade_b: {value: 80",
     "the grades must fall from grade_a to grade_b to grade_c; order them"),
    ("agreed: false", "agred: false",
     'the key "agred" is not known here; correct its spelling or take it out'),
    ("agreed: false", "agreed: perhaps", 'agreed is "perhaps"; write true or false'),
    ("guide: example", told_by("{question: plans}, able: [own, joint]"),
     'the option "odd" stands in one of able, conditions, unable or untold; write it in one'),
    ("guide: example", told_by("{question: plans}, able: [own, joint], untold: [odd, odds]"),
     'the option "odds" is not known; did you mean "odd"?'),
    ("guide: example", told_by("{indicator: wish_list}, able: [own]"),
     'the guide does not ask "wish_list"; use one of matters, plans, keeps, held, allowed, wanted'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "what"), MISTAKES)
def test_a_mistake_is_told_with_what_to_do(before, after, what):
    assert what in said_of(with_text(before, after))


def test_every_mistake_is_told_at_once_and_with_its_line():
    text = with_text("value: 50", "value: half")
    text = with_text("fair: 2", "fiar: 2", text)
    text = with_text("status: no_evidence", "status: fine", text)
    with pytest.raises(CriteriaError) as error:
        parse_criteria(text, "small.yaml", GUIDE)

    lines = text.splitlines()
    told = [(p.what.split(" is ")[0], lines[p.line - 1].strip()[:14]) for p in error.value.problems]
    assert told == [
        ("value", "answered: {val"),
        ('the option "fiar"', "ratings: {none"),
        ('the option "fair" has no rating; rate it, or name it as unrated', "ratings: {none"),
        ("status", 'documents: ["S'),
    ]


def test_what_cannot_be_read_is_left_out_and_the_rest_is_checked():
    text = with_text("status: no_evidence", "status: fine")
    text = with_text("fair: 2", "fiar: 2", text)

    assert said_of(text) == [
        'the option "fiar" is not known; did you mean "fair"?',
        'the option "fair" has no rating; rate it, or name it as unrated',
        'status is "fine", which is not known; use one of met, partly, not_met, no_evidence',
    ]


def scored(text, **scores):
    cells = (
        f"{name}: {{score: {score}, evidence: [x], {SINCE}}}" for name, score in scores.items()
    )
    return with_text(
        "dimensions: [fit]", f"dimensions: [fit], performance: {{{', '.join(cells)}}}", text
    )


def test_a_criterion_that_is_not_there_cannot_be_scored():
    assert said_of(scored(CRITERIA, godo=5)) == [
        'the criterion "godo" is not known; did you mean "good"?'
    ]


def test_what_is_not_judged_may_say_so():
    text = with_text("dimensions: [fit]", "dimensions: [fit], performance: {good: not judged}")

    assert parse_criteria(text, "small.yaml", GUIDE).options[1].performance == {}


WEIGHTS = 'weights:\n  chair: {who: "The chair", swings: {SWINGS}, ' + SINCE + "}\n"


@pytest.mark.parametrize(
    ("swings", "what"),
    [
        ("good: 100", '"easy" has no weight; add it, even if it is 0'),
        ("good: 0, easy: 0", "every weight is 0; give 100 to the swing that matters most"),
        ("good: 1, easy: 2, far: 3", 'the criterion "far" is not known; use one of good, easy'),
    ],
)
def test_weights_name_every_criterion(swings, what):
    assert said_of(CRITERIA + WEIGHTS.replace("SWINGS", f"{swings}")) == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "the file is empty; write criteria into it"),
        ("- a\n", "these are not criteria; begin them with guide: and its id"),
        ('guide: "a', "a quotation mark is opened and not closed; close it"),
    ],
)
def test_a_file_that_holds_no_criteria_says_so(text, what):
    assert said_of(text) == [what]


def test_a_file_that_is_no_text_says_so(tmp_path):
    path = tmp_path / "wrong.yaml"
    path.write_bytes(b"\xff\xfe\xff")

    with pytest.raises(CriteriaError, match="this is not UTF-8 text; save the file as UTF-8"):
        load_criteria(path, GUIDE)
