"""What stops a report, and what is only pointed out, each at its edge."""

from dataclasses import replace

import pytest

from analysis.findings import Standing
from exports.composing.checks import about_text, remarks
from exports.composing.compose import known_in
from exports.composing.material import Named, Objective, Quote, Recommended
from tests.exports.composing.test_composing import INTERNAL, PUBLISHABLE, material
from tests.exports.sample import a_chart, a_finding

QUOTES = (
    Quote(1, "We need it.", "", "P01", "importance", True),
    Quote(2, "Never.", "", "P02", "importance", False, "its partner refused it"),
)
UNCLEARED = "[Q:2] is not cleared: its partner refused it."


def about(text, *, quotes=QUOTES):
    return [each.what for each in about_text("Context", text, known_in(material(quotes=quotes)))]


@pytest.mark.parametrize(
    "text",
    [
        "[Q:2]",
        "> [Q:2]",
        "- One\n- [Q:2]",
        "## [Q:2]",
        "**Bold** [Q:2]",
        "\\[Q:2\\]",
        "| Who | Said |\n|---|---|\n| A council | [Q:2] |",
    ],
)
def test_words_that_are_not_cleared_stop_the_report_wherever_they_would_be_put_in(text):
    assert about(text) == [UNCLEARED]


@pytest.mark.parametrize(
    "text",
    [
        "[Q:1]",
        "> [Q:1]",
        "> We need it. [Q:1]",
        "> “We  need\n> it.” [Q:1]",
        "| Who | Said |\n|---|---|\n| A council | [Q:1] |",
        "They want it. [Q:1]",
    ],
)
def test_words_that_are_cleared_and_as_they_were_stored_stop_nothing(text):
    assert about(text) == []


def test_a_quotation_in_other_words_than_those_stored_stops_the_report():
    assert about("> We want it. [Q:1]") == [
        "[Q:1] was stored in other words than those typed here."
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("It was 77.", ["77"]),
        ("5 said so.", []),
        ("In 1999 and 2100, not 1899 or 2101.", ["1899", "2101"]),
        ("> Said 7 times. [Q:1]", []),
        ("| Who | How many |\n|---|---|\n| Councils | 77 |", ["77"]),
        ("{importance.essential} of {importance.eligible} [F:importance]", []),
    ],
)
def test_a_number_that_was_typed_is_pointed_out_in_tables_too(text, numbers):
    said = [what.split(" is typed")[0] for what in about(text) if " is typed" in what]

    assert said == numbers


def test_a_text_that_cites_one_finding_is_held_to_the_numbers_of_that_one():
    others = (
        a_finding(a_chart(), title="importance"),
        a_finding(a_chart(series=(("Number", (77, 3, 1)),)), title="speed"),
    )
    known = known_in(material(*others))

    def numbers(text):
        return [each.what.split()[0] for each in about_text("Context", text, known)]

    assert numbers("It was 77.") == []
    assert numbers("It was 77 [F:speed].") == []
    assert numbers("It was 77 [F:importance].") == ["77"]


def stopping(*findings, **given):
    return [(each.where, each.what) for each in remarks(material(*findings, **given)) if each.stops]


def test_only_an_edited_statement_is_looked_through():
    finding = a_finding(a_chart(), title="importance")
    standing = Standing("edited", finding.claim, "Rosa", "today")
    edited = replace(finding, claim="See [F:nobody].", standing=standing)

    assert [where for where, _ in stopping(edited)] == ["Statement on “importance”"]
    accepted = replace(edited, standing=replace(standing, state="accepted"))
    assert stopping(accepted) == []
    assert stopping(replace(edited, drafted=False)) == []


def test_what_stands_where_is_said_with_its_number():
    given = {
        "objectives": (Objective("Learn"), Objective("Ask", answer="[F:nobody]")),
        "recommendations": (Recommended("Do it [F:nobody]", evidence="[F:importance]"),),
    }

    assert [where for where, _ in stopping(**given)] == ["Objective 2", "Recommendation 1"]


@pytest.mark.parametrize(
    ("objective", "open_ones"),
    [
        (Objective("Learn"), 1),
        (Objective("Learn", answer="We did."), 0),
        (Objective("Learn", unanswerable=True), 0),
        (Objective("Learn", earlier="Stage 1"), 0),
    ],
)
def test_an_objective_that_nobody_answered_is_pointed_out_and_stops_nothing(objective, open_ones):
    found = remarks(material(objectives=(objective,)))

    assert [(each.where, each.stops) for each in found] == [("Objective 1", False)] * open_ones


def test_a_conclusion_that_cites_nothing_stops_only_what_is_published():
    texts = {"conclusions_business": "## Businesses\n\nIt works.\n\nIt helps [F:importance]."}

    for facts, stops in ((INTERNAL, False), (PUBLISHABLE, True)):
        [found] = [
            each for each in remarks(material(facts=facts, texts=texts)) if "cites" in each.what
        ]
        assert (found.what, found.stops) == ("“It works.…” cites no finding.", stops)


def test_a_partner_without_a_name_hides_no_word():
    partners = (Named("P01", "", "Council", False), Named("P02", "Harbour", "College", False))

    found = stopping(facts=PUBLISHABLE, texts={"context": "The Harbour opened."}, partners=partners)
    assert [what.split(" did not")[0] for _, what in found] == ["Harbour"]


def test_a_hidden_name_in_other_letters_is_pointed_out_and_stops_nothing():
    partners = (Named("P01", "Harbour Works", "College", False),)
    texts = {"context": "The harbour works opened; HARBOUR WORKSHOPS did not."}

    given = material(facts=PUBLISHABLE, texts=texts, partners=partners)
    found = [each for each in remarks(given) if "named" in each.what]

    assert [(each.what.split("”")[0], each.stops) for each in found] == [("“harbour works", False)]


def test_what_is_worked_out_as_it_was_frozen_is_no_remark():
    finding = a_finding(a_chart(), title="importance")

    assert remarks(material(finding), {"importance": finding.claim}) == []
    assert remarks(material(finding), {}) == []
