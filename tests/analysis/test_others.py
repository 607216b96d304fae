"""What partners meant by an other line, in their own words."""

from analysis.findings import Prose, Table
from analysis.report import feasibility_report
from tests.analysis.given import FACTS, Answer, blocks_of, partner
from tests.guide_of import guide_of

GUIDE = guide_of("""
    handouts:
      sheet:
        number: 1
        title: "Data"
        groups:
          g: {label: "Data", items: {age: "Age", other: {label: "Other data", specify: true}}}
    rosters:
      people: {title: "People", item: "person", named_by: name, most: 2}
    questions:
      - {id: held, kind: one_of, for_each: sheet, ask: "Held?", indicator: data_held,
         options: {held: "Held", partly: "In part", not_held: "Not held"}}
      - {id: good, kind: scale, for_each: sheet, ask: "How good?", indicator: data_quality,
         options: {poor: "Poor", good: "Good"}}
      - {id: used, kind: any_of, for_each: sheet, ask: "What for?",
         options: {plans: "Plans", else: {label: "Something else", specify: true}}}
      - {id: form, kind: one_of, ask: "Which form?",
         options: {paper: "Paper", else: {label: "Another form", specify: true}}}
      - {id: name, kind: text, for_each: people, ask: "Who?"}
      - {id: role, kind: one_of, for_each: people, ask: "Role?",
         options: {head: "Head", else: {label: "Another role", specify: true}}}
""")
WHO = [partner("P01", type="Council"), partner("P02", type="Fund"), partner("P03", type="Fund")]
SAID = [
    Answer("P01", "held", "other", "held", specify="Debts"),
    Answer("P02", "held", "other", "partly", specify="Shoe sizes."),
    Answer("P03", "held", "other", "not_held", specify="Left over"),
    Answer("P01", "good", "other", "good"),
    Answer("P02", "used", "age", ["plans", "else"], specify="For the press"),
    Answer("P03", "used", "age", ["else"], specify="For the press"),
    Answer("P02", "form", "", "else", specify="On tape"),
    Answer("P03", "form", "", "paper", specify="Left over"),
    Answer("P01", "name", "1", "Fiona of Northtown"),
    Answer("P01", "role", "1", "else", specify="Clerk"),
]


def finding(id):
    findings = feasibility_report(SAID, WHO, GUIDE, FACTS).findings
    return next(each for each in findings if each.id == id)


def test_words_under_a_line_of_a_hand_out_stand_below_its_finding_with_the_type():
    last = finding("held").blocks[-1]

    assert last.title == "Other: what was meant under “Data held”"
    assert last.columns == ("Line", "In partners' words", "Type of partner")
    assert last.rows == (("Other data", "Debts", "Council"), ("Other data", "Shoe sizes.", "Fund"))
    assert last.internal
    assert [words.partners for _, words, _ in last.counted] == [{"P01"}, {"P02"}]


def test_another_finding_with_that_line_says_where_the_words_stand():
    assert finding("good").blocks[-1] == Prose(
        "What partners meant by “Other data” stands under “Data held”.", internal=True, points=True
    )


def test_words_under_an_option_say_which_line_they_are_about_and_come_once():
    [_, table] = blocks_of(finding("used"), Table)

    assert table.rows == (("Age: something else", "For the press", "Fund (2)"),)


def test_only_the_option_that_was_chosen_has_words():
    [table] = blocks_of(finding("form"), Table)

    assert table.rows == (("Another form", "On tape", "Fund"),)


def test_a_row_that_may_name_someone_is_not_named():
    [table] = blocks_of(finding("role"), Table)

    assert table.rows == (("Another role", "Clerk", "Council"),)


def test_no_partner_is_named():
    told = [b for f in feasibility_report(SAID, WHO, GUIDE, FACTS).findings for b in f.blocks]
    tables = [b for b in told if isinstance(b, Table) and b.title.startswith("Other:")]

    assert len(tables) == 4
    assert "Partner 0" not in repr(tables)
