"""What two published reports tell together, of answers that came, went or changed in between."""

import pytest

from analysis.differencing import Apart, Sourced, apart, split_off
from analysis.report import feasibility_report
from analysis.suppression import publishable
from tests.analysis.given import FACTS, Answer, partner
from tests.guide_of import guide_of

GUIDE = guide_of("""
questions:
  - {id: goals, kind: scale, ask: "Goals?", options: {some: "Some", many: "Many"},
     indicator: importance}
  - {id: cost, kind: money, ask: "Cost?"}
""")
BEFORE = {n: {"goals": "some" if n < 5 else "many", "cost": 10} for n in range(1, 9)}
THREE_MORE = {n: {"goals": "some", "cost": 10} for n in (9, 10, 11)}
COUNT = ("Goals?", "Goals?: Some: Number of partners")
SUM = ("Cost?", "Cost? In all, from 8 of 8 partners: In all: Lowest")


def published(said, types=None) -> Sourced:
    """What partners of these numbers said; an answer keeps its id when it is corrected."""
    rows = [
        Answer(f"P{n}", question, "", read(question, value), id=n * 10 + len(question))
        for n, answers in said.items()
        for question, value in answers.items()
    ]
    who = [partner(f"P{n}", type=(types or {}).get(n, "Charity")) for n in said]
    report = feasibility_report(rows, who, GUIDE, FACTS)
    return Sourced(publishable(report).report, rows, who)


def read(question, value):
    return {"central": value} if question == "cost" else value


def together(now, before=BEFORE) -> dict[tuple[str, str], Apart]:
    return {(each.title, each.where): each for each in apart(published(before), published(now))}


@pytest.mark.parametrize(
    ("now", "who"),
    [
        ({**BEFORE, 9: THREE_MORE[9]}, {"P9"}),
        ({**BEFORE, 9: THREE_MORE[9], 10: THREE_MORE[10]}, {"P9", "P10"}),
        ({n: said for n, said in BEFORE.items() if n > 1}, {"P1"}),
        ({**BEFORE, 8: {"goals": "some", "cost": 10}}, {"P8"}),
    ],
)
def test_what_one_or_two_partners_said_later_otherwise_or_no_more_is_told_by_two_reports(now, who):
    found = together(now)

    assert set(found[COUNT].partners) == who
    assert {partner for each in found.values() for partner in each.partners} == who


def test_three_partners_more_who_said_the_same_are_told_together():
    assert together({**BEFORE, **THREE_MORE}) == {}


def test_nothing_is_told_by_the_same_report_twice_nor_by_what_is_published_of_nobody():
    assert together(BEFORE) == {}
    assert together({**BEFORE, 1: {**BEFORE[1], "goals": "some"}}) == {}


def test_of_three_partners_more_two_may_be_known_by_the_one_number_that_they_made():
    """Of three that answered since, the two that said one thing stand as a small number would."""
    now = {**BEFORE, **THREE_MORE, 11: {"goals": "many", "cost": 10}}

    found = together(now)

    assert found[COUNT].partners == ("P10", "P9") and (found[COUNT].before, found[COUNT].now) == (
        "4",
        "6",
    )


def test_how_many_answered_tells_of_the_two_that_answered_that_question():
    now = {**BEFORE, **THREE_MORE, 9: {"goals": "some"}}

    found = together(now)

    told = found["Cost?", "How many answered"]
    assert told.partners == ("P10", "P11")
    assert (told.before, told.now) == (
        "8 of 8 partners answered",
        "10 of 11 partners answered",
    )
    assert ("Goals?", "How many answered") not in found


def test_answers_without_an_id_are_known_by_whose_they_are_and_what_was_asked():
    def unnumbered(said):
        made = published(said)
        rows = [row._replace(id=None) for row in made.answers]
        report = publishable(feasibility_report(rows, made.partners, GUIDE, FACTS)).report
        return Sourced(report, rows, made.partners)

    changed = {**BEFORE, 8: {"goals": "some", "cost": 10}}

    assert apart(unnumbered(BEFORE), unnumbered(BEFORE)) == ()
    found = apart(unnumbered(BEFORE), unnumbered(changed))
    assert {each.partners for each in found} == {("P8",)}


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (["abcd", "abcde"], "e"),
        (["abcd", "abc"], "d"),
        (["abcdef", "abc"], ""),
        (["abcd", "abcdefg"], ""),
        (["abcde", "abc"], "de"),
        (["ab", ""], ""),
        (["", "ab"], "ab"),
        (["abc", "abc"], ""),
    ],
)
def test_fewer_than_three_that_came_or_went_alone_are_known(told, known):
    assert split_off([dict(zip(each, each, strict=True)) for each in told]) == set(known)


def test_a_sum_tells_of_the_one_partner_that_corrected_its_figure_whoever_else_said_otherwise():
    others = {n: {**BEFORE[n], "goals": "many"} for n in (1, 2, 3)}
    found = together({**BEFORE, **others, 8: {**BEFORE[8], "cost": 12}})

    assert found[SUM].partners == ("P8",)


def test_a_number_that_is_left_out_of_one_of_them_is_told_where_few_partners_changed():
    """It was one or two before, and one partner came: it is known which of them."""
    before = {n: said for n, said in BEFORE.items() if n > 2}

    found = together({n: said for n, said in BEFORE.items() if n > 1}, before)

    assert (found[COUNT].before, found[COUNT].now) == ("–", "3")


def test_a_partner_of_another_type_than_before_is_known_by_the_rows_of_both_types():
    said = {n: {"goals": "some" if n % 2 else "many"} for n in range(17)}
    was = published(said, dict.fromkeys(range(8), "Council"))
    is_now = published(said, dict.fromkeys(range(9), "Council"))

    found = {each.where: each.partners for each in apart(was, is_now)}

    assert found["Goals? By type of partner: Council: Many"] == ("P8",)


def test_a_corrected_code_changes_nothing():
    renamed = published(BEFORE)
    rows = [row._replace(partner=row.partner.replace("P8", "P88")) for row in renamed.answers]
    who = [one._replace(code=one.code.replace("P8", "P88")) for one in renamed.partners]
    report = feasibility_report(rows, who, GUIDE, FACTS)

    assert apart(renamed, Sourced(publishable(report).report, rows, who)) == ()
