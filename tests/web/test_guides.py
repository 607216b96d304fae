from dataclasses import fields
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from guides import KINDS
from guides.indicators import INDICATORS
from guides.shelf import library
from research.guides.drafts import add_draft, draft_text
from research.models import DraftText, GuideDraft, GuideVersion
from research.web.guides.brought import NotBrought, bring_file
from research.web.guides.guide_language import DESCRIBED
from tests.fieldwork import GUIDE, an_interview
from tests.pages import controls, main_form


@pytest.fixture
def draft(sqlite) -> int:
    with sqlite.writing() as session:
        return add_draft(session, GUIDE, origin="Typed", by="Ann").id


def text_of(sqlite, draft) -> str:
    with sqlite.reading() as session:
        return draft_text(session, session.get_one(GuideDraft, draft)).text


def words(page) -> str:
    return " ".join(page.get_text(" ").split())


def press(pages, page, words):
    """Press the button of these words, in whichever form it stands."""
    (button,) = (b for b in page.select("main form button") if words in b.get_text())
    form = button.find_parent("form")
    name = {button["name"]: button.get("value", "")} if button.get("name") else {}
    action = form.get("action") or pages.url
    data = {**controls(form), **name}
    return pages._read(pages.client.post(action, data=data, follow_redirects=True), 200)


def test_the_page_of_the_language_has_each_key_kind_and_indicator(pages, draft):
    page = pages.get(pages.get(f"/guides/drafts/{draft}").find("a", target="_blank")["href"])

    told = [cell.text for cell in page.select("tbody th")]
    assert {*KINDS, *INDICATORS} <= set(told)
    for each in DESCRIBED:
        assert set(each.keys) == {field.name for field in fields(each.part)}, each.title


def test_the_list_has_the_library_and_ones_own_guides_with_their_use(pages, sqlite, draft):
    an_interview(sqlite)
    page = pages.get("/guides/")

    assert "A small study" in words(page)
    assert "Saved" in words(page)
    for each in library():
        assert page.find("a", href=f"/guides/library/{each.guide}/{each.version}")


def test_guides_are_found_by_title_and_by_study(pages, sqlite):
    an_interview(sqlite)

    by_study = words(pages.get("/guides/?search=small study"))
    assert "A small guide" in by_study
    assert "Joined Up" not in by_study
    assert "No guide fits “xyz”" in words(pages.get("/guides/?search=xyz"))


@pytest.mark.parametrize("each", library(), ids=lambda each: each.guide)
def test_every_library_guide_is_shown_from_both_sides(pages, each):
    page = pages.get(f"/guides/library/{each.guide}/{each.version}")

    assert "Aim (not read out)" in words(page)
    assert "The partner reads" in words(page)


def test_a_partners_side_has_no_word_meant_for_the_interviewer(pages, sqlite):
    an_interview(sqlite)
    page = pages.get("/guides/versions/1")
    sides = [side.find_all("div", recursive=False)[1] for side in page.select(".guide-sides[id]")]
    read = " ".join(side.get_text(" ") for side in sides)

    assert len(sides) == 6
    assert "What does your organisation think?" in read
    for secret in ("secret probe", "What do you think?", "Ask only about", "aim"):
        assert secret not in read


def test_routing_is_said_in_words(pages, sqlite):
    an_interview(sqlite)

    condition = "Asked if “We hold it” or “In part” was answered to “Do you hold it?”."
    assert condition in words(pages.get("/guides/versions/1"))


def test_a_copy_is_a_draft_with_the_next_number(pages, sqlite):
    an_interview(sqlite)
    page = press(pages, pages.get("/guides/versions/1"), "Make a draft")

    assert "Begun from small, version 1" in words(page)
    assert text_of(sqlite, 1) == GUIDE.replace("version: 1", "version: 2")


def test_a_library_guide_is_copied_too(pages, sqlite):
    press(pages, pages.get("/guides/library/pace_stage_1/1"), "Make a draft")

    assert "version: 2\n" in text_of(sqlite, 1)


def test_the_short_example_has_no_problems(pages, sqlite):
    page = press(pages, pages.get("/guides/new"), "Begin")

    assert "No problems: this can be published." in words(page)


def test_options_become_a_stage_2_guide(pages, sqlite):
    new = pages.get("/guides/new")
    form = next(form for form in new.find_all("form") if form.find(id="options"))
    typed = {"title": "Three ways", "options": "One hub: a shared office\n\nNo change"}
    answer = pages.client.post(
        form["action"], data={**controls(form), **typed}, follow_redirects=True
    )

    assert "No problems" in answer.text
    text = text_of(sqlite, 1)
    assert "No change" in text
    assert "a shared office" in text


def test_too_few_options_are_refused_and_nothing_typed_is_lost(pages):
    new = pages.get("/guides/new")
    form = next(form for form in new.find_all("form") if form.find(id="options"))
    typed = {"title": "One way", "options": "One hub"}
    answer = pages.client.post(form["action"], data={**controls(form), **typed})

    assert answer.status_code == 422
    assert "this has 1" in answer.text
    assert 'value="One way"' in answer.text


def test_a_draft_is_saved_with_its_problems_which_are_listed_by_line(pages, sqlite, draft):
    broken = GUIDE.replace("kind: number", "kind: nummer")
    page = pages.send(f"/guides/drafts/{draft}", {"text": broken})

    assert text_of(sqlite, draft) == broken
    line = broken[: broken.index("nummer")].count("\n") + 1
    assert page.find("a", attrs={"data-line": str(line)})
    assert "1 problem." in words(page)


def test_words_that_look_like_html_are_only_words(pages, sqlite, draft):
    hostile = '<script>alert(1)</script></textarea>\ntitle: "<b>x</b>"'
    page = pages.send(f"/guides/drafts/{draft}", {"text": hostile})

    assert page.h1.get_text() == "<b>x</b>"
    assert page.find("textarea", id="text").get_text().lstrip("\n") == hostile


def test_checking_saves_nothing_and_keeps_what_was_typed(pages, sqlite, draft):
    page = pages.send(f"/guides/drafts/{draft}", {"text": "nonsense"}, button="check")

    assert text_of(sqlite, draft) == GUIDE
    assert page.find("textarea", id="text").get_text().strip() == "nonsense"
    assert "not saved yet" in words(page)


def test_two_people_in_one_draft_see_both_texts(pages, sqlite, draft):
    opened = pages.get(f"/guides/drafts/{draft}")
    pages.send(f"/guides/drafts/{draft}", {"text": "the first"})
    page = pages.send_from(opened, {"text": "the second"}, status=422)

    assert page.find("textarea", id="their-text").get_text().strip() == "the first"
    assert page.find("textarea", id="text").get_text().strip() == "the second"
    pages.send_from(page, {})
    assert text_of(sqlite, draft) == "the second"
    with sqlite.reading() as session:
        assert len(session.scalars(select(DraftText.id)).all()) == 3


def test_a_text_that_is_too_long_is_refused_and_stays_on_the_page(pages, sqlite, draft):
    page = pages.send(f"/guides/drafts/{draft}", {"text": "x" * 1_000_001}, status=422)

    assert "1,000,001 characters" in words(page)
    assert len(page.find("textarea", id="text").get_text().strip()) == 1_000_001
    assert text_of(sqlite, draft) == GUIDE


def test_the_script_is_told_the_problems_of_a_text(pages, draft):
    token = controls(main_form(pages.get(f"/guides/drafts/{draft}")))["csrf_token"]
    bad = GUIDE.replace("held: [held", "held: [heldd")
    answer = pages.client.post("/guides/drafts/check", data={"text": bad, "csrf_token": token})

    (problem,) = answer.json
    assert problem["line"] == bad[: bad.index("heldd")].count("\n") + 1
    assert problem["what"].startswith("section records, question quality: ask_if wants")


def test_nothing_is_checked_without_the_forms_token(app, pages):
    answer = pages.client.post("/guides/drafts/check", data={"text": GUIDE})

    assert answer.status_code == 400


def test_a_draft_is_deleted_after_a_question_and_brought_back(pages, sqlite, draft):
    page = pages.send(f"/guides/drafts/{draft}/delete", {})
    assert pages.url == "/guides/"
    assert not page.find("a", href=f"/guides/drafts/{draft}")

    back = press(pages, page, "Bring it back")
    assert "The draft is back" in words(back)
    assert pages.get("/guides/").find("a", href=f"/guides/drafts/{draft}")


def test_a_draft_without_problems_is_published_for_good(pages, sqlite, draft):
    page = pages.send(f"/guides/drafts/{draft}/publish", {})

    assert "small, version 1 is published" in words(page)
    with sqlite.reading() as session:
        assert session.scalar(select(GuideVersion)).text == GUIDE


def test_a_draft_with_problems_is_not_published(pages, sqlite, draft):
    pages.send(f"/guides/drafts/{draft}", {"text": "nonsense"})
    page = pages.get(f"/guides/drafts/{draft}/publish", status=422)

    assert "not ready yet" in words(page)
    assert "not ready yet" in words(pages.get(f"/guides/drafts/{draft}/guide"))


def test_before_a_version_is_published_it_is_said_what_it_changes(pages, sqlite, draft):
    an_interview(sqlite)
    changed = GUIDE.replace("version: 1", "version: 2").replace("id: staff", "id: headcount")
    pages.send(f"/guides/drafts/{draft}", {"text": changed})
    page = pages.get(f"/guides/drafts/{draft}/publish")

    assert 'Question "staff" is gone.' in words(page)
    assert 'Question "headcount" is new' in words(page)


def test_a_number_that_is_taken_is_refused_with_the_next(pages, sqlite, draft):
    an_interview(sqlite)
    pages.send(f"/guides/drafts/{draft}", {"text": GUIDE + "\n"})
    page = pages.get(f"/guides/drafts/{draft}/publish")

    assert page.find("a", href=f"/guides/drafts/{draft}/form/guide").text == "give it the number 2"
    assert not [b for b in page.select("main button") if "Publish" in b.get_text()]


def test_what_was_saved_meanwhile_is_not_published_unseen(pages, sqlite, draft):
    opened = pages.get(f"/guides/drafts/{draft}/publish")
    pages.send(f"/guides/drafts/{draft}", {"text": GUIDE.replace("Northtown", "Southtown") + "\n"})
    pages.send_from(opened, {}, status=422)

    with sqlite.reading() as session:
        assert session.scalar(select(GuideVersion)) is None


def test_a_guide_is_taken_to_odk_from_its_page_which_says_what_is_left_out(pages):
    page = pages.get("/guides/library/testing_options/1")
    answer = pages.client.get("/guides/library/testing_options/1/xlsform")

    assert load_workbook(BytesIO(answer.data)).sheetnames[:2] == ["survey", "choices"]
    assert "What the XLSForm leaves out" in words(page)


def test_a_commissioner_sees_no_guides(as_commissioner):
    as_commissioner.get("/guides/", status=403)


TOPIC_GUIDE = """Sharing data

1. Introduction
Aim: to learn what they think
- What do you think of sharing data?
- Which data do you hold?
"""


def bring(pages, field, **data):
    form = next(f for f in pages.get("/guides/new").find_all("form") if f.find(id=field))
    sent = {**controls(form), **data}
    return pages.client.post(form["action"], data=sent, follow_redirects=True)


def test_a_pasted_text_becomes_a_draft(pages, sqlite):
    answer = bring(pages, "pasted", pasted=TOPIC_GUIDE)

    assert "Made from a pasted text" in answer.text
    assert "What do you think of sharing data?" in text_of(sqlite, 1)


def test_a_file_becomes_a_draft_with_what_was_not_understood_beside_it(pages, sqlite):
    document = Document()
    document.add_heading("Sharing data", 1)
    document.add_heading("What you hold", 2)
    document.add_paragraph("Which data do you hold?", style="List Bullet")
    content = BytesIO()
    document.save(content)
    content.seek(0)
    answer = bring(pages, "file", file=(content, "papers/guide.docx"))

    assert "Made from guide.docx" in answer.text
    assert "Which data do you hold?" in text_of(sqlite, 1)


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("guide.docx", b"no Word file at all", "cannot be read"),
        ("guide.exe", b"MZ", "none of the files that can be read"),
        ("guide.txt", b" \n\n", "there are no words in it"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(pages, name, content, why):
    answer = bring(pages, "file", file=(BytesIO(content), name))

    assert answer.status_code == 422
    assert why in answer.text


def test_a_file_larger_than_a_guide_is_refused_by_name():
    with pytest.raises(NotBrought, match="“guide.txt” is larger than 5 MB"):
        bring_file("guide.txt", b"x" * 5_000_001)


def test_no_file_at_all_is_said(pages):
    answer = bring(pages, "file", file=(BytesIO(b""), ""))

    assert "Choose a file first." in answer.text


def test_a_file_larger_than_any_page_takes_is_named(app, pages, monkeypatch):
    monkeypatch.setattr(app.request_class, "max_content_length", 10_000)
    answer = bring(pages, "file", file=(BytesIO(b"x" * 20_000), "guide.txt"))

    assert answer.status_code == 413
    assert "more than 8 MB" in answer.text


@pytest.mark.parametrize("which", ["word", "hand-outs", "form"])
def test_a_guide_is_printed_from_its_page(pages, which):
    page = pages.get("/guides/library/testing_options/1")
    address = f"/guides/library/testing_options/1/{which}"
    assert page.find("a", href=address)
    answer = pages.client.get(address)

    assert "attachment" in answer.headers["Content-Disposition"]
    assert Document(BytesIO(answer.data)).paragraphs
