"""XLSForms of other makers become drafts of a guide."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from guides import parse_guide
from guides.bringing import XlsformError, guide_from_xlsform
from guides.bringing.xlsform_routes import Cannot, route_of
from guides.reading.yaml_tree import read_tree

CHOICES = """
list_name | name | label
yn        | 1    | Yes
yn        | 0    | No
tools     | Saw  | A saw
tools     | Axe  | An axe
"""


def workbook(survey, choices=CHOICES, settings=""):
    book = Workbook()
    del book[book.sheetnames[0]]
    for name, text in (("survey", survey), ("choices", choices), ("settings", settings)):
        if text:
            sheet = book.create_sheet(name)
            for line in text.strip().splitlines():
                sheet.append([cell.strip() or None for cell in line.split("|")])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def draft_of(*args):
    return guide_from_xlsform(workbook(*args))


def data_of(*args):
    return read_tree(draft_of(*args).yaml).data


def questions_of(*args):
    return [q for section in data_of(*args)["sections"] for q in section["questions"]]


def left(draft):
    return [(line.sheet, line.number, line.text) for line in draft.not_understood]


def problems_of(source):
    with pytest.raises(XlsformError) as error:
        guide_from_xlsform(source)
    return [str(problem) for problem in error.value.problems]


def test_groups_are_sections_and_notes_open_them():
    data = data_of(
        """
        type        | name  | label
        begin group | Shed  | Your shed
        note        | hello | Welcome to the shed
        text        | kept  | What do you keep?
        end group   |       |
        begin_group | more  | More
        integer     | many  | How many tools?
        end_group   |       |
        """,
        "",
        "form_title | form_id | version\nTools | tools_2024 | 3",
    )
    assert (data["guide"], data["version"], data["title"]) == ("tools_2024", 3, "Tools")
    assert [(s["id"], s["title"]) for s in data["sections"]] == [
        ("shed", "Your shed"),
        ("more", "More"),
    ]
    assert data["sections"][0]["introduction"] == {"ask": "Welcome to the shed"}
    assert data["sections"][1]["questions"][0]["kind"] == "number"


def test_choices_are_options_and_other_is_specified():
    first, second = questions_of(
        """
        type                           | name  | label       | hint
        select_one yn                  | own   | Your own?   | Not borrowed
        select_multiple tools or_other | which | Which ones? |
        """
    )
    assert (first["kind"], first["hint"]) == ("one_of", "Not borrowed")
    assert first["options"] == {"option_1": "Yes", "option_0": "No"}
    assert second["options"] == {
        "saw": "A saw",
        "axe": "An axe",
        "other": {"label": "Other", "specify": True},
    }


def test_what_ask_if_can_say_is_routed():
    survey = """
        type                  | name  | label  | relevant
        select_one yn         | own   | Own?   |
        select_multiple tools | which | Which? | ${own} = '1'
        text                  | why   | Why?   | selected(${which}, 'Saw') or ${which}= "Axe"
        text                  | both  | Both?  | ${own}=1 and (selected(${which}, 'Saw'))
        """
    _, which, why, both = questions_of(survey)
    assert which["ask_if"] == {"own": "option_1"}
    assert why["ask_if"] == {"which": ["saw", "axe"]}
    assert both["ask_if"] == {"own": "option_1", "which": "saw"}


def test_any_answer_but_one_is_every_other_answer():
    survey = """
        type          | name | label | relevant
        select_one yn | own  | Own?  |
        text          | why  | Why?  | ${own} != '1'
        text          | who  | Who?  | not(selected(${own}, '1'))
        text          | how  | How?  | not(${own} != '1')
        """
    assert [q.get("ask_if") for q in questions_of(survey)[1:]] == [
        {"own": "option_0"},
        {"own": "option_0"},
        {"own": "option_1"},
    ]


def test_a_number_is_compared():
    survey = """
        type    | name  | label  | relevant
        integer | staff | Staff? |
        text    | a     | A?     | ${staff} > 20
        text    | b     | B?     | ${staff} >= 5 and ${staff} <= 20
        text    | c     | C?     | ${staff} < 5 or ${staff} = 9
        text    | d     | D?     | not(${staff} <= 3.5)
        text    | e     | E?     | ${staff} != 0
        """
    assert [q.get("ask_if") for q in questions_of(survey)[1:]] == [
        {"staff": "over 20"},
        {"staff": "5 to 20"},
        {"staff": ["under 5", "9"]},
        {"staff": "over 3.5"},
        {"staff": ["under 0", "over 0"]},
    ]
    left_over = "integer|staff|Staff?|\ntext|a|A?|${staff} > 20 and ${staff} < 5"
    draft = draft_of(f"type|name|label|relevant\n{left_over}", "")
    assert ("survey", 3, "relevant: ${staff} > 20 and ${staff} < 5") in left(draft)


def test_words_before_a_group_open_it_and_words_after_all_are_told():
    draft = draft_of(
        """
        type        | name | label
        note        | hi   | **Welcome** to <b>us</b>
        begin_group | g    | Tools
        text        | a    | What?
        end_group   |      |
        note        | bye  | Thank you
        """,
        "",
    )
    (section,) = read_tree(draft.yaml).data["sections"]
    assert (section["title"], section["introduction"]) == ("Tools", {"ask": "Welcome to us"})
    assert left(draft) == [("survey", 6, "Thank you")]


def test_what_is_said_of_many_rows_is_said_once_with_its_reason():
    draft = draft_of(
        """
        type         | name | label      | required | appearance | parameters
        select_one yn| a    | Good?      | yes      | likert
        text         | b    | Of ${a}?   | yes      |
        range        | c    | How often? | yes      |            | start=1 end=5
        datetime     | d    | When?      |          |
        """
    )
    asked = read_tree(draft.yaml).data["sections"][0]["questions"]
    assert [q["kind"] for q in asked] == ["scale", "text", "number"]
    assert (asked[2]["lowest"], asked[2]["highest"]) == (1, 5)
    assert [(line.number, line.why) for line in draft.not_understood][:3] == [
        (2, "a guide requires no answer; whoever has none says why; so in row 3, 4"),
        (3, "it is filled in from another answer, which a guide cannot do; write the words out"),
        (5, "a date in a guide has no time of day; ask for it in words"),
    ]


def test_a_version_too_long_to_be_counted_is_told():
    draft = draft_of("type|name|label\ntext|a|A?", "", "form_title|version\nTools|2024031501")
    assert left(draft) == [("settings", 2, "version: 2024031501")]


def test_what_ask_if_cannot_say_is_listed():
    draft = draft_of(
        """
        type                  | name  | label  | relevant
        select_one yn         | own   | Own?   | ${later} = '1'
        integer               | many  | Many?  | ${many} != '1'
        text                  | why   | Why?   | ${own} > 3
        text                  | who   | Who?   | not(${own} = '1' or ${own} = '0')
        select_one yn         | later | Later? | ${own} = '7'
        """
    )
    assert left(draft)[:5] == [
        ("survey", 2, "relevant: ${later} = '1'"),
        ("survey", 3, "relevant: ${many} != '1'"),
        ("survey", 4, "relevant: ${own} > 3"),
        ("survey", 5, "relevant: not(${own} = '1' or ${own} = '0')"),
        ("survey", 6, "relevant: ${own} = '7'"),
    ]


def test_a_group_hands_its_route_to_its_questions():
    _, inner = questions_of(
        """
        type          | name  | label | relevant
        begin_group   | all   | All   |
        select_one yn | own   | Own?  |
        begin_group   | some  |       | ${own} = '1'
        text          | which | Which?|
        end_group     |       |       |
        end_group     |       |       |
        """
    )
    assert inner["ask_if"] == {"own": "option_1"}


def test_a_repeat_is_a_roster_named_by_its_first_text():
    draft = draft_of(
        """
        type          | name   | label     | repeat_count
        begin_repeat  | people | People    | 4
        select_one yn | adult  | An adult? |
        text          | called | Name?     |
        end_repeat    |        |           |
        begin_repeat  | rooms  | Rooms     |
        integer       | size   | How large?|
        end_repeat    |        |           |
        """
    )
    data = read_tree(draft.yaml).data
    assert data["rosters"]["people"] == {
        "title": "People",
        "item": "row",
        "named_by": "called",
        "most": 4,
    }
    assert [q["id"] for q in data["sections"][0]["questions"]] == ["called", "adult"]
    assert [q["id"] for q in data["sections"][1]["questions"]] == ["rooms_name", "size"]
    assert left(draft)[0] == ("survey", 6, "Rooms")


@pytest.mark.parametrize(
    ("kind", "constraint", "limits"),
    [
        ("integer", ". >= 0 and . <= 120", {"lowest": 0, "highest": 120}),
        ("integer", "(.>-5) and (. < 121)", {"lowest": -4, "highest": 120}),
        ("decimal", ". <= 99.0", {"highest": 99}),
        ("decimal", ". < 120", {}),
        ("integer", ". > 3 or . < 2", {}),
        ("integer", ". >= 0 and . >= 1", {}),
    ],
)
def test_a_constraint_may_say_the_lowest_and_the_highest_number(kind, constraint, limits):
    form = f"type|name|label|constraint\n{kind}|age|How old?|{constraint}"
    (question,) = questions_of(form, "")

    assert {key: question[key] for key in ("lowest", "highest") if key in question} == limits
    assert bool(draft_of(form, "").not_understood) != bool(limits)


def test_what_a_guide_has_no_word_for_is_listed():
    draft = draft_of(
        """
        type      | name  | label::English | label::Cymraeg | required | constraint | appearance
        start     | start |                |                |          |            |
        integer   | age   | How old?       | Oed?           | yes      | . != 13    | minimal
        geopoint  | place | Where?         | Ble?           |          |            | maps
        calculate | twice |                |                |          |            |
        """,
        "",
    )
    assert [q["ask"] for q in questions_of("type|name|label\ninteger|age|How old?", "")] == [
        "How old?"
    ]
    assert left(draft) == [
        ("survey", 1, "label::Cymraeg"),
        ("survey", 2, "start start"),
        ("survey", 3, "required: yes"),
        ("survey", 3, "constraint: . != 13"),
        ("survey", 4, "geopoint place Where? Ble? maps"),
        ("survey", 5, "calculate twice"),
    ]


def test_a_draft_of_a_form_lacks_only_its_aims():
    draft = draft_of(
        """
        type                  | name  | label
        begin_group           | tools | Tools
        select_multiple tools | which | Which?
        end_group             |       |
        """
    )
    text = draft.yaml.replace('title: "Tools"', 'title: "Tools"\n    aim: "Learn which"')
    assert parse_guide(text, "draft").question("which").option_labels == {
        "saw": "A saw",
        "axe": "An axe",
    }


def test_every_mistake_is_named_with_sheet_row_and_column():
    survey = """
        type                 | name   | label
        begin_group          | one    | One
        select_one yesno     | a      | A?
        selct_one yn         | b      | B?
        select_one           | c      | C?
        text                 |        | D?
        text                 | 1e     | E?
                             | f      | F?
        text                 | one    | Not the same group
        text                 | a      | A again?
        end_repeat           |        |
        """
    assert problems_of(workbook(survey)) == [
        'sheet survey, row 2, column type: the group "one" is not ended; write end_group after its '
        "last row.",
        'sheet survey, row 3, column type: the list "yesno" is not in the sheet choices; use one '
        "of tools, yn.",
        'sheet survey, row 4, column type: "selct_one yn" is no type of question; did you mean '
        '"select_one"?',
        'sheet survey, row 5, column type: "select_one" names no list; write the list\'s name '
        "after it.",
        "sheet survey, row 6, column name: it is empty; name the question.",
        'sheet survey, row 7, column name: "1e" is no name; use letters, digits and _, a letter '
        "first.",
        "sheet survey, row 8, column type: it is empty; write one such as text.",
        'sheet survey, row 10, column name: "a" is used already in this group; choose another.',
        "sheet survey, row 11, column type: this ends a repeat that was not begun; take it out or "
        "begin one.",
    ]


def test_choices_without_a_name_are_named():
    choices = "list_name|name|label\nyn|1|Yes\nyn||No\n|2|Perhaps\nyn|1|Again"
    assert problems_of(workbook("type|name|label\nselect_one yn|a|A?", choices)) == [
        "sheet choices, row 3, column name: it is empty; name the choice.",
        "sheet choices, row 4, column list_name: it is empty; name the list.",
        'sheet choices, row 5, column name: "1" is in the list already; choose another name.',
    ]


def test_a_workbook_without_its_sheet_or_columns_is_named():
    assert problems_of(workbook("", "a|b\nc|d")) == [
        'sheet survey: the sheet is missing (there is "choices"); an XLSForm has its questions '
        "there. If this is a file of answers, bring the form that they were given to."
    ]
    assert problems_of(workbook("kind|label\ntext|A?")) == [
        "sheet survey, row 1, column type: the column is missing; add it.",
        "sheet survey, row 1, column name: the column is missing; add it.",
    ]


def zipped(name, content):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


WHOLE = workbook("type|name|label\ntext|a|A?", "")
SPOILT = [
    (b"", "not an Excel workbook"),
    (b"\x00 anything", "not an Excel workbook"),
    (b"\xd0\xcf\x11\xe0 old", "an old or a protected workbook"),
    (zipped("x", "y"), "not an Excel workbook"),
    (zipped("xl/workbook.xml", "<x"), "not an Excel workbook"),
    (zipped("xl/worksheets/sheet1.xml", b" " * 61_000_000), "more than 60 MB"),
    (WHOLE[: len(WHOLE) // 2], "not an Excel workbook"),
    (b"x" * 20_000_001, "larger than 20 MB"),
]


@pytest.mark.parametrize(("source", "said"), SPOILT, ids=range(len(SPOILT)))
def test_what_is_no_workbook_is_refused_with_a_sentence(source, said):
    (problem,) = problems_of(source)
    assert said in problem


@pytest.mark.parametrize(
    "expression",
    [
        "${a} = 'x' or ${b} = 'y'",
        "${a} = 'x' and ${a} = 'y'",
        "(" * 99 + ")" * 99,
        "${a} = ''",
        "'x'",
        "${a}",
        "x" * 9_999,
    ],
)
def test_a_route_that_says_more_than_ask_if_is_refused(expression):
    with pytest.raises(Cannot):
        route_of(expression, lambda name: ("x", "y"))


def test_a_long_form_is_read_whole():
    survey = "type|name|label\n" + "\n".join(f"text|q{n}|Question {n}?" for n in range(1_000))

    draft = guide_from_xlsform(workbook(survey, ""))

    assert draft.yaml.count("kind: text") == 1_000
