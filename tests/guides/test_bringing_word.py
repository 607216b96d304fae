"""Topic guides of other makers, written in Word, become drafts."""

import io
import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.shared import Pt

from guides.bringing import CannotBring, draft_from_word
from guides.reading.yaml_tree import read_tree


def saved(document):
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def data_of(document):
    return read_tree(draft_from_word(saved(document)).yaml).data


def became(draft):
    return [(line.text, line.became) for line in draft.lines]


def test_headings_bullets_and_bold_lines_have_their_places():
    document = Document()
    document.add_heading("Guide for wardens", 0)
    document.add_heading("Your site (5 mins)", 1)
    document.add_paragraph("Aim: to learn about the site")
    document.add_paragraph("How large is it?", style="List Bullet")
    document.add_paragraph("in hectares", style="List Bullet 2")
    document.add_paragraph("Is it open all year?", style="List Bullet")
    document.add_paragraph("If not, why?", style="List Bullet 2")
    document.add_heading("Visitors", 1)
    document.add_paragraph("Who comes?", style="List Number")
    italic = document.add_paragraph()
    italic.add_run("Keep this short if time is running out").italic = True
    data = data_of(document)

    assert data["title"] == "Guide for wardens"
    assert [s["title"] for s in data["sections"]] == ["Your site", "Visitors"]
    first, second, third = data["sections"][0]["questions"]
    assert data["sections"][0]["aim"] == "to learn about the site"
    assert (first["ask"], first["probes"]) == ("How large is it?", ["in hectares"])
    assert (third["ask"], third["ask_if"]) == ("Why?", {second["id"]: "no"})
    (question,) = data["sections"][1]["questions"]
    assert question["instructions"] == [{"text": "Keep this short if time is running out"}]


def test_a_sheet_under_its_own_heading_at_the_end_is_no_section():
    document = Document()
    document.add_heading("Your larder", 1)
    document.add_paragraph("SHOW HAND-OUT 1")
    document.add_paragraph("1. Which of these foods do you have?")
    document.add_heading("Looking ahead", 1)
    document.add_paragraph("2. Would you share a van?")
    for answer in ("Yes, at once", "Yes, with conditions", "No"):
        document.add_paragraph(answer, style="List Bullet")
    document.add_heading("Hand-Out 1: Foods", 1)
    for group, foods in (("Fresh", ("Fruit", "Bread")), ("Kept in store", ("Tins", "Other (say)"))):
        document.add_paragraph(group)
        for food in foods:
            document.add_paragraph(food, style="List Bullet")
    data = data_of(document)

    (sheet,) = data["handouts"].values()
    assert (sheet["title"], [g["label"] for g in sheet["groups"].values()]) == (
        "Foods",
        ["Fresh", "Kept in store"],
    )
    first, second = (section["questions"] for section in data["sections"])
    assert [question["for_each"] for question in first] == ["handout_1"]
    (shared,) = second
    assert list(shared["options"].values()) == ["Yes, at once", "Yes, with conditions", "No"]


def test_a_guide_may_mark_its_sections_in_bold_alone():
    document = Document()
    document.add_paragraph("Guide for wardens")
    for title in ("Your site", "Visitors – 10 mins"):
        document.add_paragraph().add_run(title).bold = True
        document.add_paragraph("1. What can you tell me about it?")
        document.add_paragraph("2. What else?")
    data = data_of(document)

    assert [(s["title"], s.get("minutes")) for s in data["sections"]] == [
        ("Your site", None),
        ("Visitors", 10),
    ]
    assert [len(s["questions"]) for s in data["sections"]] == [2, 2]


def table_of(document, *rows):
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def test_a_table_is_read_row_by_row():
    document = Document()
    document.add_heading("Lending tools", 1)
    table_of(
        document,
        ("No.", "Question", "Answers", "Notes"),
        ("1", "Do you lend tools?", "Yes / No", ""),
        ("2", "Which tools?", "Spades\nRakes\nOther (please specify)", "Tick all that apply"),
        ("2", "What would help?", "", "Probe: a shed, a list"),
    )
    draft = draft_from_word(saved(document))
    asked = read_tree(draft.yaml).data["sections"][0]["questions"]

    assert [q["ask"] for q in asked] == ["Do you lend tools?", "Which tools?", "What would help?"]
    assert [q["kind"] for q in asked] == ["one_of", "any_of", "long_text"]
    assert asked[1]["options"]["other"] == {"label": "Other", "specify": True}
    assert asked[1]["instructions"] == [{"text": "Tick all that apply"}]
    assert asked[2]["probes"] == ["a shed", "a list"]
    assert draft.not_understood == ()


def test_a_table_may_have_sections_aims_and_minutes():
    document = Document()
    table_of(
        document,
        ("Topic", "Purpose", "Questions", "Prompts", "Time"),
        ("Arrival", "Put them at ease", "How did you come here?", "on foot\nby bus", "5 mins"),
        ("The day", "Learn what they did", "What did you do?\nWhat was best?", "", "10"),
    )
    first, second = data_of(document)["sections"]

    assert (first["title"], first["aim"], first["minutes"]) == ("Arrival", "Put them at ease", 5)
    assert first["questions"][0]["probes"] == ["on foot", "by bus"]
    assert [q["ask"] for q in second["questions"]] == ["What did you do?", "What was best?"]
    assert second["minutes"] == 10


def test_what_was_deleted_stays_away_and_a_text_box_does_not():
    document = Document()
    paragraph = document.add_paragraph("What do you do?")
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "Gone"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    box = OxmlElement("w:txbxContent")
    box.append(Document().add_paragraph("INTERVIEWER: smile")._p)
    drawing = OxmlElement("w:drawing")
    drawing.append(box)
    paragraph.add_run()._r.append(drawing)

    assert became(draft_from_word(saved(document))) == [
        ("What do you do?", "question"),
        ("INTERVIEWER: smile", "instruction"),
    ]


def test_headers_and_notes_are_told_too():
    document = Document()
    document.add_paragraph("1. What do you do?")
    document.sections[0].header.paragraphs[0].text = "Strictly private"
    draft = draft_from_word(saved(document))
    assert [line.text for line in draft.not_understood] == ["Strictly private"]


def test_spaces_and_tabs_of_word_are_plain_spaces():
    document = Document()
    paragraph = document.add_paragraph("What\u00a0do\tyou ")
    paragraph.add_run("keep?").font.size = Pt(9)
    assert data_of(document)["sections"][0]["questions"][0]["ask"] == "What do you keep?"


def zip_of(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


DOCUMENT = "word/document.xml"
SPOILT = [
    (b"", "not a Word document"),
    (b"\x00\x01\x02 anything", "not a Word document"),
    (b"\xd0\xcf\x11\xe0 old", "an old or a protected Word document"),
    (zip_of(other="x"), "not a Word document"),
    (zip_of(**{DOCUMENT: "<w:p"}), "damaged"),
    (zip_of(**{DOCUMENT: "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "not a Word document"),
    (zip_of(**{DOCUMENT: "<x/>"}), "there are no words in it"),
    (zip_of(**{DOCUMENT: "<x>" * 100_000 + "</x>" * 100_000}), "damaged"),
    (b"x" * 20_000_001, "larger than 20 MB"),
]


@pytest.mark.parametrize(("source", "said"), SPOILT, ids=range(len(SPOILT)))
def test_what_is_no_guide_in_word_is_refused_with_a_sentence(source, said):
    with pytest.raises(CannotBring, match=said):
        draft_from_word(source)


def test_a_document_that_unpacks_without_end_is_refused():
    with pytest.raises(CannotBring, match="more than 20 MB"):
        draft_from_word(zip_of(**{DOCUMENT: b" " * 21_000_000}))


def test_a_document_cut_short_is_refused():
    document = Document()
    document.add_paragraph("What do you do?")
    whole = saved(document)
    for end in (100, len(whole) // 2, len(whole) - 30):
        with pytest.raises(CannotBring):
            draft_from_word(whole[:end])


def test_a_table_that_rates_is_a_question_for_each_of_its_lines():
    document = Document()
    document.add_heading("Tools", 1)
    document.add_paragraph("1) How satisfied are you with each of the following?")
    document.add_paragraph("ONE ANSWER PER ROW")
    table_of(
        document,
        ("What we lend", "Not satisfied", "Satisfied", "Very\nsatisfied", "Don't know", "Comments"),
        ("a. Spades", "1", "2", "3", "☐", ""),
        ("b. Rakes", "1", "2", "3", "☐", ""),
        ("c. Other (please specify)", "1", "2", "3", "☐", ""),
    )
    document.add_paragraph("2) What else?")
    draft = draft_from_word(saved(document))
    data = read_tree(draft.yaml).data
    rated, other = data["sections"][0]["questions"]

    assert (rated["kind"], rated["for_each"]) == ("scale", "statements")
    assert list(rated["options"].values()) == ["Not satisfied", "Satisfied", "Very satisfied"]
    assert rated["instructions"] == [{"text": "ONE ANSWER PER ROW"}]
    assert other["ask"] == "What else?"
    assert data["handouts"]["statements"] == {
        "number": 1,
        "title": "What we lend",
        "groups": {
            "listed": {
                "label": "What we lend",
                "items": {
                    "spades": "Spades",
                    "rakes": "Rakes",
                    "other": {"label": "Other", "specify": True},
                },
            }
        },
    }
    assert [(line.text, line.why) for line in draft.not_understood] == [
        ("Comments", "a column to write in; write it as a question of its own")
    ]


def test_a_table_of_answers_without_lines_to_rate_holds_the_answers_of_its_question():
    document = Document()
    document.add_heading("Tools", 1)
    document.add_paragraph("1. How useful are they?")
    table_of(document, ("Of no use", "Useful", "Very useful"), ("☐", "☐", "☐"))
    (question,) = data_of(document)["sections"][0]["questions"]
    assert (question["kind"], list(question["options"].values())) == (
        "scale",
        ["Of no use", "Useful", "Very useful"],
    )


@pytest.mark.parametrize(
    ("before", "rows", "why"),
    [
        ("", (("", "Good", "Poor"), ("Spades", "", "")), "a table that rates, and no question"),
        (
            "1. What do you own?",
            (("Tool", "Bought in", "Price"), ("Spade", "", ""), ("Rake", "", "")),
            "a table of no kind that is known",
        ),
    ],
)
def test_a_table_that_cannot_be_read_is_told_line_by_line(before, rows, why):
    document = Document()
    document.add_heading("My guide", 0)
    document.add_heading("Tools", 1)
    if before:
        document.add_paragraph(before)
    table_of(document, *rows)
    draft = draft_from_word(saved(document))

    told = [line.text for line in draft.not_understood if line.why.startswith(why)]
    assert told == [cell for row in rows for cell in row if cell]


def test_routes_may_name_the_numbers_that_word_counts_by_itself():
    document = Document()
    document.add_heading("Tools", 1)
    for ask in ("Do you lend tools?", "Which tools?", "Would you like to?"):
        document.add_paragraph(ask, style="List Number")
        if ask.startswith("Do"):
            document.add_paragraph("If no, go to question 3")
    lent, which, like = data_of(document)["sections"][0]["questions"]
    assert (which["ask_if"], like.get("ask_if")) == ({lent["id"]: "yes"}, None)


def test_routes_may_stand_in_a_column_of_their_own():
    document = Document()
    document.add_heading("Tools", 1)
    table_of(
        document,
        ("No.", "Question", "Answers", "Routing"),
        ("3.1", "Do you lend tools?", "Yes\nNo", "If no, go to 3.3"),
        ("3.2", "How many a year?", "Number", "Ask if 3.1 = Yes"),
        ("3.3", "To whom?", "Open", "Ask if 3.2 = 4"),
        ("3.4", "What else?", "Open", "Ask if 3.2 = lots"),
    )
    draft = draft_from_word(saved(document))
    _, many, whom, else_ = read_tree(draft.yaml).data["sections"][0]["questions"]

    assert (many["kind"], many["ask_if"]) == ("number", {"lend_tools": "yes"})
    assert whom["ask_if"] == {many["id"]: "4"}
    assert else_["instructions"] == [{"text": "Ask if 3.2 = lots"}]
    assert [(line.text, line.why) for line in draft.not_understood] == [
        (
            "Ask if 3.2 = lots",
            "question 3.2 has no answers to choose from; it is kept as an instruction: write it"
            " as ask_if",
        )
    ]


def test_a_bold_first_line_is_the_title_and_a_number_in_brackets_is_no_part_of_a_question():
    document = Document()
    for bold in ("Guide for wardens", "Your site"):
        document.add_paragraph().add_run(bold).bold = True
    document.add_paragraph("(1) How large is it?")
    document.add_paragraph("Q2\tIs it open all year?")
    document.add_paragraph().add_run("If not: when is it closed?").italic = True
    document.add_paragraph().add_run("Visitors").bold = True
    document.add_paragraph("(3) Who comes?")
    data = data_of(document)

    assert (data["title"], [s["title"] for s in data["sections"]]) == (
        "Guide for wardens",
        ["Your site", "Visitors"],
    )
    large, opened, closed = data["sections"][0]["questions"]
    assert [large["ask"], opened["ask"]] == ["How large is it?", "Is it open all year?"]
    assert (closed["ask"], closed["ask_if"]) == ("When is it closed?", {opened["id"]: "no"})


def test_a_table_without_a_heading_may_have_topics_at_its_left():
    document = Document()
    document.add_paragraph("Libraries")
    table_of(
        document,
        (
            "Warm up\n10 minutes",
            "What brings you here?\nWhat would you change?\nProbe: light, noise",
        ),
        ("Looking ahead", "Would you read on a screen?\nIf no, why not?"),
    )
    first, second = data_of(document)["sections"]

    assert (first["title"], first["minutes"], second["title"]) == ("Warm up", 10, "Looking ahead")
    assert first["questions"][1]["probes"] == ["light", "noise"]
    assert second["questions"][1]["ask_if"] == {second["questions"][0]["id"]: "no"}


def test_what_an_interviewer_is_told_before_any_question_is_no_question():
    document = Document()
    for title, bullets in (
        ("Introduction (5 mins)", ("Thank them for coming.", "Explain what happens next.")),
        ("Context", ("What do you do?",)),
    ):
        document.add_heading(title, 1)
        for bullet in bullets:
            document.add_paragraph(bullet, style="List Bullet")
    draft = draft_from_word(saved(document))
    data = read_tree(draft.yaml).data

    assert data["instructions"] == [
        {"text": "Thank them for coming."},
        {"text": "Explain what happens next."},
    ]
    assert [section["title"] for section in data["sections"]] == ["Context"]
    assert [line.text for line in draft.not_understood] == ["Introduction", "(5 mins)"]


def test_a_card_at_the_end_belongs_to_the_question_that_named_it():
    document = Document()
    document.add_heading("Context", 1)
    document.add_paragraph("1. Who do you work with? (Show card 1)")
    document.add_paragraph("2. Who else?")
    document.add_paragraph().add_run("SHOW CARD 1").bold = True
    for partner in ("Trusts", "Charities"):
        document.add_paragraph(partner, style="List Bullet")
    first, second = data_of(document)["sections"][0]["questions"]
    assert (first["handout"], second.get("handout")) == ("handout_1", None)


def test_each_line_below_a_lead_in_ends_its_words():
    document = Document()
    document.add_heading("Context", 1)
    document.add_paragraph("1. Thinking of your partners, tell me:")
    for letter in ("a) what they bring", "b) what they ask for", "c) whether you trust them"):
        document.add_paragraph(letter)
    assert [q["ask"].partition(": ")[2] for q in data_of(document)["sections"][0]["questions"]] == [
        "what they bring",
        "what they ask for",
        "whether you trust them",
    ]


def test_the_printed_form_of_another_programme_keeps_its_answers_and_conditions():
    document = Document()
    document.add_heading("About you", 1)
    for line in (
        "[Q1] Do you volunteer?",
        "Please choose only one of the following:",
        "○ Yes",
        "○ No",
        "[Q2] How many hours a month?",
        "Only answer this question if the following conditions are met:",
        "Answer was 'Yes' at question '1 [Q1]' (Do you volunteer?)",
        "Only numbers may be entered in this field.",
    ):
        document.add_paragraph(line)
    draft = draft_from_word(saved(document))
    first, second = read_tree(draft.yaml).data["sections"][0]["questions"]

    assert (first["kind"], list(first["options"])) == ("one_of", ["yes", "no"])
    assert (second["kind"], second["ask_if"]) == ("number", {first["id"]: "yes"})
    assert draft.not_understood == ()
