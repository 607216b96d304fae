"""Costs as people say them, and what is read in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.answers.spoken_amounts import ASSUMPTIONS, DEFAULTS
from guides.answers.spoken_costs import read_cost

# what is said | low | likely | high | how often | rests on
READ = """
£12,400                                    | 12400 | 12400 | 12400 |         |
about 10k                                  |  8000 | 10000 | 12000 |         | guess
10 grand or so                             |  8000 | 10000 | 12000 |         | guess
roughly ten thousand pounds                |  8000 | 10000 | 12000 |         | guess
between 5 and 8 thousand a year            |  5000 |  6500 |  8000 | yearly  |
5-8k                                       |  5000 |  6500 |  8000 |         |
from £500 to £1,000 once                   |   500 |   750 |  1000 | one_off |
half a million                             | 500000 | 500000 | 500000 |      |
a couple of thousand                       |  2000 |  2000 |  2000 |         |
£200 a month                               |  2400 |  2400 |  2400 | yearly  |
5k a quarter                               | 20000 | 20000 | 20000 | yearly  |
at least 3k                                |  3000 |       |       |         |
up to £20k                                 |       |       | 20000 |         |
we were quoted £7,500                      |  7500 |  7500 |  7500 |         | quote
it cost us 9k last time                    |  9000 |  9000 |  9000 |         | past_actual
the budget says 4 thousand a year          |  4000 |  4000 |  4000 | yearly  | budget_holder
half a post for six months at £35k         | 11375 | 11375 | 11375 |         |
a post for two years at £30,000            | 78000 | 78000 | 78000 |         |
one full-time post at 40k                  | 52000 | 52000 | 52000 | yearly  |
ten days at £400 a day                     |  4000 |  4000 |  4000 |         |
2 weeks of IT at £350 a day                |  3500 |  3500 |  3500 |         |
10k plus ten days at £400 a day            | 14000 | 14000 | 14000 |         |
10k for software and 2k for training       | 12000 | 12000 | 12000 |         |
10k for software and licences              | 10000 | 10000 | 10000 |         |
between 5 and 8k and 2k for training       |  7000 |  8500 | 10000 |         |
a one-off 10k                              | 10000 | 10000 | 10000 | one_off |
10k a year and half a post at 30k          | 29500 | 29500 | 29500 | yearly  |
quoted 10k plus quoted 2k                  | 12000 | 12000 | 12000 |         | quote
quoted 10k plus 2k                         | 12000 | 12000 | 12000 |         |
two hundred and fifty thousand             | 250000 | 250000 | 250000 |      |
about £10k in 2025 prices                  |  8000 | 10000 | 12000 |         | guess
twenty-five thousand                       | 25000 | 25000 | 25000 |         |
twelve and a half thousand                 | 12500 | 12500 | 12500 |         |
a grand or two                             |  1000 |  1500 |  2000 |         |
10 000                                     | 10000 | 10000 | 10000 |         |
10 to 15k, most likely 12k                 | 10000 | 12000 | 15000 |         |
12k, give or take 2k                       | 10000 | 12000 | 14000 |         |
12k plus or minus 10%                      | 10800 | 12000 | 13200 |         |
nearly 10k                                 |  8000 | 10000 | 12000 |         | guess
don't know, maybe 10k                      |  8000 | 10000 | 12000 |         | guess
last year it was 8k                        |  8000 |  8000 |  8000 |         | past_actual
not less than 5k                           |  5000 |       |       |         |
5k minimum                                 |  5000 |       |       |         |
no more than a couple of thousand          |       |       |  2000 |         |
5 grand, tops                              |       |       |  5000 |         |
500 quid each for 22 partners              | 11000 | 11000 | 11000 |         |
12 licences at £150 each                   |  1800 |  1800 |  1800 |         |
£300 per user per year for 40 users        | 12000 | 12000 | 12000 | yearly  |
3 x £400                                   |  1200 |  1200 |  1200 |         |
10-15k a year for three years              | 10000 | 12500 | 15000 | yearly  |
£60k over 3 years                          | 20000 | 20000 | 20000 | yearly  |
2k a month for six months                  | 12000 | 12000 | 12000 |         |
10k for a month                            | 10000 | 10000 | 10000 |         |
£400 a day for ten days                    |  4000 |  4000 |  4000 |         |
40 hours at £25 an hour                    |  1000 |  1000 |  1000 |         |
a day a month at £250 a day                |  3000 |  3000 |  3000 | yearly  |
two or three days at £400 a day            |   800 |  1000 |  1200 |         |
½ a post at 30k                            | 19500 | 19500 | 19500 | yearly  |
a £35k post for six months                 | 22750 | 22750 | 22750 |         |
six months of a post at 30k                | 19500 | 19500 | 19500 |         |
1.5 FTE at £30k for two years              | 117000 | 117000 | 117000 |      |
a post at £45k including on-costs          | 45000 | 45000 | 45000 | yearly  |
£10k plus VAT                              | 10000 | 10000 | 10000 |         |
nothing up front, then 3k a year           |  3000 |  3000 |  3000 | yearly  |
£5000 for software, £2000 for training     |  7000 |  7000 |  7000 |         |
0                                          |     0 |     0 |     0 |         |
"""


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


@pytest.mark.parametrize("row", rows(READ), ids=lambda row: row[0])
def test_a_figure_is_read_with_how_often_and_what_it_rests_on(row):
    words, low, likely, high, often, basis = row
    parts = {"low": low, "central": likely, "high": high}

    reading = read_cost(words)

    assert reading.problem == ""
    assert reading.amounts == {part: float(cell) for part, cell in parts.items() if cell}
    assert (reading.frequency, reading.basis) == (often, basis)


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("don't know", "dont_know"),
        ("I’ve no idea, ask finance", "dont_know"),
        ("I couldn't tell you", "dont_know"),
        ("I'd rather not say", "prefer_not_to_say"),
    ],
)
def test_what_is_no_answer_is_read_as_its_reason(words, missing):
    assert read_cost(words).missing == missing


@pytest.mark.parametrize(
    ("words", "why"), [("absorbed", "absorbed"), ("no extra cost", "absorbed"), ("free", "none")]
)
def test_nothing_to_pay_keeps_its_reason(words, why):
    reading = read_cost(words)

    assert reading.zero_reason == why
    assert set(reading.amounts.values()) == {0}


@pytest.mark.parametrize(
    ("words", "because"),
    [
        ("as much as a small car", "no figure"),
        ("a few thousand", "no figure"),
        ("10k for 3 of the 7 offices", "left over"),
        ("10% of the budget", "no amount"),
        ("10k once plus 2k a year", "say these apart"),
        ("10k one-off and 2k a year", "paid equally often: say these apart"),
        ("10k and 2k a year", "paid equally often: say these apart"),
        ("we were quoted 10k plus a guess of 2k", "rest on different things"),
        ("quoted 10k and about 2k for training", "rest on different things"),
        ("at least 10k and 2k", "a figure of its own"),
        ("10k and the rest is absorbed", "no amount"),
        ("£5k one-off then 2k p.a.", "paid equally often: say these apart"),
        ("£3k in year one and £1k a year after that", "paid equally often"),
        ("five figures", "“figures”"),
        ("about ten", "or thousands of them"),
        ("10.000", "two ways"),
        ("£50 a head", "“a head” comes to in all"),
        ("1k each", "“each” comes to in all"),
        ("ten people at £200 a day", "“a day” comes to in all"),
        ("£60k for 3 years", "every year or in all"),
        ("we'd save 5k a year", "is saved"),
        ("minus 5k", "is saved"),
        ("minus £300", "is saved"),
        ("99999999999999999999", "below a million million"),
        ("£1,000,000 million", "below a million million"),
        ("1,500 euros", "Only pounds"),
        ("not 10k", "“not”"),
        ("a few days a week and 2k", "“few”"),
        ("10k and I don't know about training", "no amount"),
        ("", "in a few words"),
        ("1" * 600, "in a few words"),
    ],
)
def test_what_cannot_be_read_says_so(words, because):
    reading = read_cost(words)

    assert because in reading.problem
    assert reading.amounts == {}
    assert not reading.is_usable


def test_what_changes_no_figure_is_said_to_stay_in_the_words():
    assert read_cost("£10k plus VAT").steps[-1] == (
        "“plus vat” stays in the words: the figure is as it was said."
    )
    assert "“in 2019 prices”" in read_cost("£12k in 2019 prices").steps[-1]
    assert read_cost("10k a year for 3 years").steps[-1].endswith("words: for 3 years.")


def test_weeks_of_several_people_ask_for_pay_and_not_for_a_year_of_each():
    assert read_cost("20 person days").problem == "20 days of work: say what a day costs."
    assert read_cost("a week or two of IT").problem.startswith("5 to 10 days of work")
    assert read_cost("a full-time person").problem.startswith("1 of a full-time post for a year")


def test_what_a_sum_rests_on_is_asked_where_only_a_part_said_so():
    assert "choose what holds for the sum" in read_cost("quoted 10k plus 2k").steps[-1]
    assert read_cost("10k plus 2k").steps[-1] == "Added up from 2 costs."


def test_two_weeks_of_it_ask_what_a_day_costs_and_assume_nothing():
    assert read_cost("two weeks of IT").problem == "10 days of work: say what a day costs."

    reading = read_cost("two weeks of IT", {"day_rate": 300})

    assert reading.central == 3000
    assert reading.assumes == (("day_rate", 300),)


def test_a_post_asks_for_its_salary():
    assert "paid in a year" in read_cost("half a post").problem
    assert read_cost("half a post", {"salary": 30000}).central == 19500


def test_on_costs_and_working_days_are_assumptions_that_can_be_changed():
    reading = read_cost("a post for a year at £40k", {"on_cost": 25})

    assert reading.central == 50000
    assert reading.assumes == (("on_cost", 25),)
    assert reading.steps == (
        "1 of a full-time post for 12 months, at £40,000 a year, with 25 % for on-costs.",
    )
    assert read_cost("3 months of work at £100 a day", {"working_days": 240}).central == 6000


def test_every_assumption_that_is_used_has_words():
    for words in ("about 5k", "half a post at 30k", "two months of work", "half a post"):
        assert {name for name, _ in read_cost(words).assumes} <= set(ASSUMPTIONS)
    assert set(DEFAULTS) <= set(ASSUMPTIONS)


FIGURES = st.one_of(
    st.integers(0, 10**7).map(str),
    st.integers(0, 999).map("{}k".format),
    st.integers(0, 10**6).map("£{:,}".format),
    st.sampled_from(["half a million", "ten thousand", "two and a half thousand"]),
)
SHAPES = st.sampled_from(
    [
        "{}",
        "about {}",
        "between {} and {}",
        "{} to {} a month",
        "at least {}",
        "up to {} a year",
        "half a post for 7 months at {}",
        "{} plus {}",
        "3 weeks at {} a day or so",
    ]
)


@given(SHAPES, FIGURES, FIGURES, st.floats(0, 300), st.floats(0, 200))
def test_low_likely_and_high_always_rise(shape, one, other, spread, on_cost):
    reading = read_cost(shape.format(one, other), {"spread": spread, "on_cost": on_cost})

    amounts = list(reading.amounts.values())
    assert amounts == sorted(amounts)
    assert all(amount >= 0 for amount in amounts)


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_refused_in_words(words):
    reading = read_cost(words)

    assert reading.problem or reading.is_usable


@pytest.mark.parametrize(
    ("words", "apart"),
    [
        ("5k to set up and 2k a year", ("5k to set up", "2k a year")),
        ("£5,000 one-off plus 1k for training once, then 2k a year",
         ("£5,000 one-off plus 1k for training once", "2k a year")),
        ("10k and 2k a year", ("10k", "2k a year")),
        ("10k once and 2k a year and 3k", ()),
        ("10k and about 2k", ()),
    ],
)  # fmt: skip
def test_what_is_paid_once_and_every_year_is_told_as_two_costs(words, apart):
    assert read_cost(words).apart == apart
    assert [read_cost(each).problem for each in apart] == [""] * len(apart)
