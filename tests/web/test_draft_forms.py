"""A draft is changed by form, question by question, and the rest of its text stays as it is."""

import pytest

from guides.drafted import drafted
from research.guides.drafts import add_draft, draft_text, save_draft
from research.models import GuideDraft
from tests.fieldwork import GUIDE
from tests.pages import controls

TEXT = GUIDE.replace(
    "      - id: quality", "      # How good their records are\n      - id: quality"
)


@pytest.fixture
def draft(sqlite) -> int:
    with sqlite.writing() as session:
        return add_draft(session, TEXT, origin="Typed", by="Ann").id


@pytest.fixture
def form(draft) -> str:
    return f"/guides/drafts/{draft}/form"


def text_of(sqlite, draft) -> str:
    with sqlite.reading() as session:
        return draft_text(session, session.get_one(GuideDraft, draft)).text


def save(sqlite, draft, old: str, new: str) -> None:
    """As Ben does meanwhile in the text."""
    with sqlite.writing() as session:
        row = session.get_one(GuideDraft, draft)
        text = draft_text(session, row).text
        assert old in text
        save_draft(session, row, text.replace(old, new), started_from=row.revision, by="Ben")


def words(page) -> str:
    return " ".join(page.get_text(" ").split())


def summary(page) -> list[str]:
    return [" ".join(each.text.split()) for each in page.select(".govuk-error-summary li")]


def press(pages, page, name: str, value: str, status: int = 200):
    button = page.find("button", {"name": name, "value": value})
    sent = {**controls(button.find_parent("form")), name: value}
    action = button.find_parent("form")["action"]
    return pages._read(pages.client.post(action, data=sent, follow_redirects=True), status)


def test_the_page_lists_sections_and_questions_in_words(pages, form):
    page = pages.get(form)

    assert [each.text for each in page.select("main h2")] == [
        "Records",
        "Next steps",
        "Hand-outs",
        "Lists that partners make",
    ]
    assert "Choices: We hold it; In part; We do not hold it." in words(page)
    assert "For each line of Hand-Out 1: Records." in words(page)
    assert "Asked only if “We hold it” or “In part” was answered to “Do you hold it?”." in words(
        page
    )
    assert page.find("a", href=form) is None
    assert pages.get(form.removesuffix("/form")).find("a", href=form)


def test_a_change_leaves_every_other_line_and_what_no_form_shows(pages, sqlite, draft, form):
    typed = {"ask": "How good is it: really?", "options": "Poor\nFair\nGood", "probes": "why"}
    page = pages.send(f"{form}/questions/quality", typed)

    assert "Saved." in words(page)
    assert text_of(sqlite, draft) == TEXT.replace(
        'ask: "How good is it?"\n        options: {poor: "Poor", good: "Good"}\n',
        'ask: "How good is it: really?"\n'
        '        options: {poor: "Poor", fair: "Fair", good: "Good"}\n'
        '        probes: ["why"]\n',
    )


def test_what_is_sent_as_it_stood_changes_nothing(pages, sqlite, draft, form):
    for question in ("views", "held", "quality", "step_name", "step_cost", "staff"):
        pages.send(f"{form}/questions/{question}", {})

    assert text_of(sqlite, draft) == TEXT


def test_a_choice_that_is_reworded_keeps_its_id_and_marks_are_read(pages, sqlite, draft, form):
    page = pages.get(f"{form}/questions/held")
    typed = {"options": "Yes, all\nIn part\nWe do not hold it\nOther (please say which)"}
    pages.send_from(
        page, typed | {"options": typed["options"].replace("Yes, all", "We hold it all")}
    )

    text = text_of(sqlite, draft)
    assert 'held: "We hold it all"' in text
    assert 'other: {label: "Other", specify: true}' in text


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"ask": " "}, "ask", "Write what is asked"),
        ({"options": "Poor"}, "options", "Write two choices or more: an answer is a point on a"),
        ({"kind": "number"}, "options", "Take the choices out: an answer is a number"),
        ({"for_each": ""}, "", "Its condition names"),
        ({"lowest": "few"}, "lowest", "Enter a whole number, such as 100, or nothing"),
        ({"highest": "10"}, "highest", "Only a number has a highest; take it out"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_what_was_typed_stays(
    pages, sqlite, draft, form, typed, field, said
):
    page = pages.send(f"{form}/questions/quality", {"hint": "Kept", **typed}, status=422)

    assert said in summary(page)[0]
    assert page.find(id="hint").text.strip() == "Kept"
    if field:
        assert said in page.find(id=f"{field}-error").text
    assert text_of(sqlite, draft) == TEXT


def test_a_number_is_given_its_limits(pages, sqlite, draft, form):
    pages.send(f"{form}/questions/staff", {"lowest": "1", "highest": "0"}, status=422)
    pages.send(f"{form}/questions/staff", {"lowest": "-1", "highest": "0"})

    assert text_of(sqlite, draft) == f"{TEXT}        lowest: -1\n        highest: 0\n"
    pages.send(f"{form}/questions/staff", {"lowest": "", "highest": ""})
    assert text_of(sqlite, draft) == TEXT


def test_an_instruction_that_the_language_knows_is_kept_as_that(pages, sqlite, draft, form):
    typed = "Say this in your own words.\nBe kind"
    pages.send(f"{form}/questions/staff", {"instructions": typed})

    assert (
        text_of(sqlite, draft)
        == f'{TEXT}        instructions:\n          - paraphrase\n          - text: "Be kind"\n'
    )


def test_a_choice_that_a_route_names_cannot_be_taken_out(pages, sqlite, draft, form):
    page = pages.send(
        f"{form}/questions/held", {"options": "We hold it\nWe do not hold it"}, status=422
    )

    assert summary(page) == [
        '“How good is it?”: Its condition wants "partly", which is no option of "held"; '
        "use one of held, not_held"
    ]
    assert text_of(sqlite, draft) == TEXT


def test_a_question_is_added_after_another_or_at_the_end(pages, sqlite, draft, form):
    after = pages.get(form).find("a", href=f"{form}/add/records/after/views")
    page = pages.send(after["href"], {"ask": "How many clients are there?", "kind": "number"})

    added = '- id: many_clients\n        kind: number\n        ask: "How many clients are there?"\n'
    assert text_of(sqlite, draft) == TEXT.replace("- id: held\n", f"{added}      - id: held\n")
    assert page.find(id="question-many_clients")

    pages.send(f"{form}/add/steps", {"ask": "What else?", "kind": "text"})
    assert text_of(sqlite, draft).endswith(
        '      - id: else\n        kind: text\n        ask: "What else?"\n'
    )


def test_questions_move_up_and_down_and_to_other_sections(pages, sqlite, draft, form):
    page = press(pages, pages.get(form), "down", "views")
    asked = [each["id"] for each in page.select("main li[id]")]
    assert asked[:3] == ["question-held", "question-views", "question-quality"]

    press(pages, page, "up", "views")
    assert text_of(sqlite, draft) == TEXT

    page = pages.get(f"{form}/questions/views")
    (moving,) = (each for each in page.select("main form") if each.find(id="spot"))
    sent = {**controls(moving), "spot": "steps/step_cost"}
    pages.client.post(moving["action"], data=sent)
    text = text_of(sqlite, draft)
    assert text.index("id: step_cost") < text.index("id: views") < text.index("id: staff")


def test_what_cannot_stand_there_is_not_moved_and_says_why(pages, sqlite, draft, form):
    page = press(pages, pages.get(form), "up", "quality", status=422)

    assert summary(page) == [
        '“How good is it?”: Its condition names "held", which is asked later; '
        "move it before or use the id of an earlier question"
    ]
    assert text_of(sqlite, draft) == TEXT


def test_a_question_is_removed_after_asking_and_brought_back(pages, sqlite, draft, form):
    page = pages.get(f"{form}/questions/quality/remove")
    assert text_of(sqlite, draft) == TEXT
    page = pages.send_from(page, {})

    assert "quality" not in text_of(sqlite, draft)
    assert "How good their records are" not in text_of(sqlite, draft)
    page = pages.send(form, {})
    assert "The earlier text is back" in words(page)
    assert text_of(sqlite, draft) == TEXT


def test_a_question_that_a_route_names_is_not_removed(pages, sqlite, draft, form):
    page = pages.send(f"{form}/questions/held/remove", {}, status=422)

    assert (
        '“How good is it?”: Its condition names "held", which is not asked before it'
        in summary(page)[0]
    )
    assert text_of(sqlite, draft) == TEXT


def test_what_others_change_elsewhere_is_kept_with_it(pages, sqlite, draft, form):
    page = pages.get(f"{form}/questions/views")
    save(sqlite, draft, "How many people work there?", "How many staff are there?")
    pages.send_from(page, {"hint": "Briefly"})

    text = text_of(sqlite, draft)
    assert ('hint: "Briefly"' in text, "How many staff are there?" in text) == (True, True)


def test_two_who_change_one_question_see_what_the_other_wrote(pages, sqlite, draft, form):
    page = pages.get(f"{form}/questions/views")
    save(sqlite, draft, "What do you think?", "Well, what do you think?")
    page = pages.send_from(page, {"ask": "What is your view?"}, status=422)

    assert "Ben changed this meanwhile" in summary(page)[0]
    assert "What the interviewer says: Well, what do you think?" in words(page)
    assert page.find(id="ask").text.strip() == "What is your view?"
    pages.send_from(page, {})
    assert 'ask: "What is your view?"' in text_of(sqlite, draft)


def test_what_was_typed_of_a_question_that_somebody_took_out_is_not_lost(
    pages, sqlite, draft, form
):
    page = pages.get(f"{form}/questions/staff")
    gone = TEXT[TEXT.index("      - id: staff") :]
    save(sqlite, draft, gone, "")
    page = pages.send_from(page, {"ask": "How many people are employed?"}, status=422)

    assert "It is not there any more" in words(page)
    assert page.find(id="ask").text.strip() == "How many people are employed?"


def test_an_order_that_somebody_changed_is_looked_at_again(pages, sqlite, draft, form):
    page = pages.get(form)
    press(pages, pages.get(form), "down", "step_cost")
    page = press(pages, page, "down", "views", status=422)

    assert "changed this meanwhile" in summary(page)[0]


def test_a_draft_with_problems_can_be_mended_by_form(pages, sqlite, draft, form):
    save(sqlite, draft, "kind: scale", "kind: skale")
    save(sqlite, draft, "{held: [held, partly]}", "{staff: [held]}")
    save(sqlite, draft, "id: staff", "id: views")
    page = pages.get(form)
    assert "Problem: kind is “skale”" in words(page).replace('"skale"', "“skale”")
    assert "Its id is missing, wrong, or that of another question too" in words(page)
    assert "Problem: its condition names" in words(page)

    pages.send(f"{form}/questions/quality", {"kind": "scale"})
    assert "kind: scale" in text_of(sqlite, draft)


def test_what_is_missing_is_called_by_its_word_alone(pages, sqlite, draft, form):
    save(sqlite, draft, '    aim: "Secret aim"\n', "")

    assert "Problem: the aim is missing; add it" in words(pages.get(form))


def test_what_is_wrong_beyond_the_questions_is_said_above_them(pages, sqlite, draft, form):
    save(sqlite, draft, "version: 1", "version: none")

    assert "Problem: version" in words(pages.get(form))


@pytest.mark.parametrize("text", ["a: [", "{sections: []}", "sections: 5", ""])
def test_a_text_that_is_no_guide_is_for_the_text_page(pages, sqlite, draft, form, text):
    with sqlite.writing() as session:
        row = session.get_one(GuideDraft, draft)
        save_draft(session, row, text, started_from=row.revision, by="Ben")

    assert "No section can be found in the text" in words(pages.get(form))
    pages.get(f"{form}/questions/views", status=404)
    pages.get(f"{form}/add/records", status=404)


def test_earlier_texts_are_read_and_brought_back(pages, sqlite, draft, form):
    save(sqlite, draft, "What do you think?", "Well?")
    texts = f"/guides/drafts/{draft}/texts"
    earlier = pages.get(pages.get(texts).select("main ol.govuk-list a")[0]["href"])

    assert "What do you think?" in earlier.find("textarea").text
    pages.send_from(earlier, {})
    assert text_of(sqlite, draft) == TEXT
    pages.get(f"{texts}/99", status=404)


def test_nothing_is_brought_back_over_what_somebody_saved_meanwhile(pages, sqlite, draft, form):
    save(sqlite, draft, "What do you think?", "Well?")
    page = pages.get(f"/guides/drafts/{draft}/texts/1")
    save(sqlite, draft, "Well?", "Well then?")
    page = pages.send_from(page, {})

    assert "Somebody else saved a text meanwhile" in words(page)
    assert "Well then?" in text_of(sqlite, draft)


def test_a_question_is_asked_only_after_the_answers_that_are_ticked(pages, sqlite, draft, form):
    page = pages.get(f"{form}/questions/quality/condition")
    ticked = [each["value"] for each in page.select("input[type=checkbox][checked]")]
    assert ticked == ["held", "partly"]
    pages.send_from(page, {})
    assert text_of(sqlite, draft) == TEXT

    pages.send_from(page, {"on_held": "partly"})
    assert text_of(sqlite, draft) == TEXT.replace("held: [held, partly]", "held: partly")
    pages.send(f"{form}/questions/quality/condition", {"on_held": []})
    assert "ask_if" not in text_of(sqlite, draft)


def test_another_question_decides_once_its_answers_are_ticked(pages, sqlite, draft, form):
    save(sqlite, draft, "kind: long_text", 'kind: one_of\n        options: {yes: "Yes", no: "No"}')
    address = f"{form}/questions/quality/condition"
    page = pages.send(address, {"more": "views"}, button="add")
    assert "held: [held, partly]" in text_of(sqlite, draft)
    pages.send_from(page, {"on_views": "yes"})

    route = drafted(text_of(sqlite, draft)).question("quality").data["ask_if"]
    assert route == {"held": ["held", "partly"], "views": "yes"}
    page = pages.get(f"{form}/questions/views/condition")
    assert "No question before it has choices" in words(page)


def test_a_section_is_changed_and_its_questions_stay(pages, sqlite, draft, form):
    typed = {"title": "What is held", "minutes": "7", "introduction": "Now to records."}
    pages.send(f"{form}/sections/records", typed)

    changed = TEXT.replace(
        'title: "Records"\n    minutes: 5', 'title: "What is held"\n    minutes: 7'
    )
    begun = 'ask: "Let us begin.", self_completion: "Please begin.", instructions: paraphrase'
    now = begun.replace("Let us begin", "Now to records").replace(", ", "\n      ")
    assert text_of(sqlite, draft) == changed.replace(f" {{{begun}}}", f"\n      {now}")
    pages.send(f"{form}/sections/records", {"aim": " "}, status=422)


def test_a_section_is_added_and_may_wait_for_its_questions(pages, sqlite, draft, form):
    typed = {"title": "Costs", "aim": "Learn what it costs", "minutes": ""}
    page = pages.send(f"{form}/add-section/after/records", typed)

    assert [each.text for each in page.select("section h2")] == ["Records", "Costs", "Next steps"]
    assert "Problem: the section has no questions" in words(page)
    pages.send(f"{form}/add/costs", {"ask": "What does it cost?", "kind": "money"})
    assert "No problems: this can be published." in words(pages.get(form))


def test_sections_move_and_go_with_their_questions(pages, sqlite, draft, form):
    page = pages.get(form)
    down = page.find("button", {"formaction": f"{form}/sections/records/move"})
    sent = {**controls(down.find_parent("form")), down["name"]: ""}
    moved = pages._read(
        pages.client.post(down["formaction"], data=sent, follow_redirects=True), 200
    )
    assert [each.text for each in moved.select("section h2")] == ["Next steps", "Records"]

    page = pages.get(f"{form}/sections/steps/remove")
    assert "It goes with its 3 questions." in words(page)
    page = pages.send_from(page, {}, status=422)
    assert "named_by" in summary(page)[0].casefold()
    pages.send(f"{form}/sections/records/remove", {})
    assert "id: views" not in text_of(sqlite, draft)


def test_a_guide_is_given_its_title_name_and_version(pages, sqlite, draft, form):
    page = pages.send(f"{form}/guide", {"title": "", "id": "My Guide", "version": ""}, status=422)
    assert summary(page) == ["Write the title", "Enter its number, such as 1"]
    page = pages.send(f"{form}/guide", {"id": "My Guide"}, status=422)
    assert 'The guide id "My Guide" is not allowed' in page.find(id="id-error").text

    page = pages.send(f"{form}/guide", {"title": "Food banks", "id": "food", "version": "3"})
    assert "It is kept as version 3 of “food”." in words(page)
    assert "Food banks" in page.find(class_="govuk-caption-l").text
    named = 'guide: small\nversion: 1\ntitle: "A small guide"'
    assert text_of(sqlite, draft) == TEXT.replace(
        named, 'guide: food\nversion: 3\ntitle: "Food banks"'
    )


def test_a_hand_out_is_removed_once_no_question_needs_it(pages, sqlite, draft, form):
    away = pages.get(form).find("a", href=f"{form}/handouts/records/remove")["href"]
    page = pages.send(away, {}, status=422)
    assert "“Do you hold it?”" in summary(page)[0]

    for question in ("quality", "held"):
        pages.send(f"{form}/questions/{question}/remove", {})
    page = pages.send(away, {})
    assert "Removed: “Hand-Out 1: Records”." in words(page)
    assert "handouts" not in text_of(sqlite, draft)


def test_a_hand_out_keeps_the_ids_of_lines_that_are_reworded(pages, sqlite, draft, form):
    away = f"{form}/handouts/records"
    pages.send(away, {})
    assert text_of(sqlite, draft) == TEXT

    page = pages.send(away, {"lines_people": " "}, status=422)
    assert summary(page) == ["Fill in “Lines under heading 1”"]
    typed = "Full postcode\nDate of birth\nOther records (please say which)"
    pages.send(away, {"title": "What you keep", "lines_people": typed})
    handout = drafted(text_of(sqlite, draft)).handouts["records"]
    assert (handout["title"], handout["groups"]["people"]["items"]) == (
        "What you keep",
        {
            "postcode": "Full postcode",
            "date_birth": "Date of birth",
            "other": {"label": "Other records", "specify": True},
        },
    )


def test_a_question_is_asked_for_each_line_of_a_new_hand_out(pages, sqlite, draft, form):
    typed = {"title": "Tools", "label_lines": "To count with", "lines_lines": "Paper\nA list"}
    page = pages.send(f"{form}/add-handout", typed)
    assert "Hand-Out 2: Tools" in words(page)

    asked = {"ask": "Do you use it?", "kind": "text", "for_each": "tools"}
    page = pages.send(f"{form}/add/records", asked)
    assert "For each line of Hand-Out 2: Tools." in words(page)
    assert "No problems: this can be published." in words(page)


def test_a_hand_out_takes_a_number_a_lead_a_track_and_one_more_heading(pages, sqlite, draft, form):
    away = f"{form}/handouts/records"
    page = pages.send(away, {"label_+": "About places"}, status=422)
    assert summary(page) == ["Fill in “Lines under heading 2”"]
    more = {"label_+": "About places", "lines_+": "Maps\nOther (please say which)"}
    typed = {"number": "4", "lead": "What is there?", "track_people": "individual"}
    pages.send(away, {**typed, **more})

    handout = drafted(text_of(sqlite, draft)).handouts["records"]
    assert (handout["number"], handout["lead"]) == (4, "What is there?")
    assert handout["groups"]["people"]["track"] == "individual"
    assert handout["groups"]["places"] == {
        "label": "About places",
        "items": {"maps": "Maps", "other_2": {"label": "Other", "specify": True}},
    }
    pages.send(away, {"label_places": "", "lines_places": ""})
    assert list(drafted(text_of(sqlite, draft)).handouts["records"]["groups"]) == ["people"]


def test_a_question_is_read_as_evidence(pages, sqlite, draft, form):
    away = f"{form}/questions/quality"
    page = pages.send(away, {"indicator": "data_held"}, status=422)
    assert "“Whether the partner holds the data” needs a question of" in summary(page)[0]
    assert page.select_one("#indicator option[selected]")["value"] == "data_held"

    pages.send(away, {"indicator": "data_quality", "kind": "scale"})
    assert drafted(text_of(sqlite, draft)).question("quality").data["indicator"] == "data_quality"


def test_objectives_and_instructions_stand_with_the_guide_itself(pages, sqlite, draft, form):
    typed = {
        "objectives": "What they keep\nWho pays",
        "instructions": "Say this in your own words.",
    }
    pages.send(f"{form}/guide", typed)
    data = drafted(text_of(sqlite, draft)).data
    assert data["objectives"] == {"they_keep": "What they keep", "pays": "Who pays"}
    assert data["instructions"] == "paraphrase"

    save(sqlite, draft, 'pays: "Who pays"', 'pays: {text: "Who pays", source: a-1}')
    pages.send(f"{form}/guide", {"objectives": "Who pays for it\nWhat they keep"})
    assert drafted(text_of(sqlite, draft)).data["objectives"] == {
        "pays": {"text": "Who pays for it", "source": "a-1"},
        "they_keep": "What they keep",
    }


def test_a_list_is_made_with_its_question_and_removed_with_it(pages, sqlite, draft, form):
    page = pages.send(f"{form}/add-list", {"title": "Key steps"}, status=422)
    assert summary(page) == [
        "Write what one row is, such as step",
        "Choose a section",
        "Write what is asked",
    ]
    typed = {"title": "Key steps", "item": "step", "section": "records", "ask": "Which steps?"}
    page = pages.send(f"{form}/add-list", typed)
    assert page.find(id="list-key_steps") and "For each step." in words(page)
    assert "No problems: this can be published." in words(page)
    assert drafted(text_of(sqlite, draft)).rosters["key_steps"] == {
        "title": "Key steps",
        "item": "step",
        "named_by": "steps",
    }

    asked = {"ask": "By when?", "kind": "text", "for_each": "key_steps"}
    pages.send(f"{form}/add/records", asked)
    pages.send(f"{form}/lists/key_steps", {"most": "5", "title": "Steps"})
    assert drafted(text_of(sqlite, draft)).rosters["key_steps"]["most"] == 5
    page = pages.send(f"{form}/lists/key_steps/remove", {}, status=422)
    assert "“By when?”" in summary(page)[0]
    pages.send(f"{form}/questions/by_when/remove", {})
    page = pages.send(f"{form}/lists/key_steps/remove", {})
    assert "Removed: “Steps”." in words(page)
    assert text_of(sqlite, draft) == TEXT


def test_aims_and_minutes_of_all_sections_are_written_on_one_page(pages, sqlite, draft, form):
    save(sqlite, draft, '    aim: "Another secret aim"\n', "")
    save(sqlite, draft, '    aim: "Secret aim"\n', "")
    lacking = text_of(sqlite, draft)
    away = f"{form}/aims"
    assert pages.get(form).find("a", href=away)
    page = pages.send(away, {"aim_records": "Who keeps what", "minutes_steps": "ten"}, status=422)
    assert summary(page) == ["Enter a whole number, such as 100, or nothing"]
    assert page.find(id="aim_records").text.strip() == "Who keeps what"

    pages.send_from(page, {"minutes_steps": "10"})
    sections = drafted(text_of(sqlite, draft)).sections
    assert [(each.data.get("aim"), each.data.get("minutes")) for each in sections] == [
        ("Who keeps what", 5),
        (None, 10),
    ]
    assert set(lacking.splitlines()) < set(text_of(sqlite, draft).splitlines())
    page = pages.send(away, {"aim_records": "", "aim_steps": "What is next"}, status=422)
    assert summary(page) == ["Write what the researcher must learn here"]


def test_aims_of_a_section_that_others_changed_are_not_written_over(pages, sqlite, draft, form):
    opened = pages.get(f"{form}/aims")
    save(sqlite, draft, "Another secret aim", "What Ben thinks")

    page = pages.send_from(opened, {"aim_steps": "What Ann thinks"}, status=422)
    assert "Look at what stands there now" in summary(page)[0]
    assert page.find(id="aim_steps").text.strip() == "What Ann thinks"
    assert "What Ben thinks" in words(page)
    pages.send_from(page, {})
    assert drafted(text_of(sqlite, draft)).section("steps").data["aim"] == "What Ann thinks"


def test_a_number_decides_by_the_ranges_that_are_typed(pages, sqlite, draft, form):
    save(sqlite, draft, "kind: long_text", "kind: number")
    address = f"{form}/questions/quality/condition"
    page = pages.send(address, {"more": "views"}, button="add")
    page = pages.send_from(page, {"range_views": "many"}, status=422)
    assert "write it as over 20, under 20" in summary(page)[0]
    assert page.find(id="range_views")["value"] == "many"
    pages.send_from(page, {"range_views": "Over 20, 0"})

    route = drafted(text_of(sqlite, draft)).question("quality").data["ask_if"]
    assert route == {"held": ["held", "partly"], "views": ["over 20", "0"]}
    assert "“over 20” or “0” was answered to “What do you think?”" in words(pages.get(form))
    pages.send(address, {"range_views": ""})
    assert list(drafted(text_of(sqlite, draft)).question("quality").data["ask_if"]) == ["held"]
