import pytest

from tests.fieldwork import an_interview, save, stored
from tests.pages import controls, main_form, names

SECTION = "/interviews/{}/sections/records"


def text(page) -> str:
    return " ".join(page.get_text(" ").split())


def test_the_interviewer_sees_the_aim_the_instruction_and_the_probes(pages, sqlite):
    page = pages.get(SECTION.format(an_interview(sqlite)))

    for words in ("Secret aim", "Say this in your own words.", "secret probe", "Hand-Out 1"):
        assert words in text(page)


def test_what_is_typed_is_stored_and_shown_again(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send(
        SECTION.format(interview),
        {
            "views__": "It helps & <b>hurts</b>",
            "views____note": "said slowly",
            "views____probes": ["secret probe"],
            "held__postcode": "held",
            "held__postcode__mention": "yes",
        },
    )

    answers = stored(sqlite, interview)
    assert answers["views", ""].value == "It helps & <b>hurts</b>"
    assert answers["views", ""].note == "said slowly"
    assert answers["views", ""].probes == ["secret probe"]
    assert answers["held", "postcode"].mention == "spontaneous"
    assert page.find("textarea", id="views__").text == "It helps & <b>hurts</b>"
    assert page.find("input", id="held__postcode-mention").has_attr("checked")


def test_an_interview_without_consent_says_so_until_the_partner_was_asked(pages, sqlite):
    interview = an_interview(sqlite, agreed=False)
    address, words = f"/interviews/{interview}/", "No consent is recorded yet"
    assert words in text(pages.get(address)) and words in text(pages.get(f"{address}close"))

    pages.send(f"{address}consent", {"take_part": "yes"})

    assert words not in text(pages.get(address)) + text(pages.get(f"{address}close"))


def test_one_line_of_a_group_stands_under_the_name_of_its_group(pages, sqlite):
    interview = an_interview(sqlite)
    pages.send(SECTION.format(interview), {"held__postcode": "held"})

    read_back = pages.get(f"/interviews/{interview}/")

    headings = [heading.text for heading in read_back.select("h3.govuk-heading-s")]
    assert headings[:2] == ["About people", "About people"]


def test_an_item_that_was_not_raised_before_was_prompted(pages, sqlite):
    interview = an_interview(sqlite)

    pages.send(SECTION.format(interview), {"held__postcode": "not_held"})

    assert stored(sqlite, interview)["held", "postcode"].mention == "prompted"


def test_questions_about_an_item_open_when_it_is_held(pages, sqlite):
    address = SECTION.format(an_interview(sqlite))
    assert "quality__postcode" not in names(main_form(pages.get(address)))

    page = pages.send(address, {"held__postcode": "partly"})

    assert "quality__postcode" in names(main_form(page))
    assert "quality__other" not in names(main_form(page))


def test_another_line_of_a_hand_out_is_called_by_the_words_given_for_it(pages, sqlite):
    address = SECTION.format(an_interview(sqlite))

    page = pages.send(address, {"held__other": "held", "held__other__specify": "shoe sizes"})

    assert "Other records: shoe sizes" in text(page)


def test_a_roster_grows_row_by_row(pages, sqlite):
    interview = an_interview(sqlite)
    address = f"/interviews/{interview}/sections/steps"

    page = pages.send(address, {"step_name__1": "Agree a format"})

    assert {"step_cost__1__low", "step_name__2"} <= names(main_form(page))
    assert "step_cost__2__low" not in names(main_form(page))
    assert "Agree a format" in text(page)


def test_every_part_of_a_sum_of_money_is_kept(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("step_name", "1"): {"value": "Agree"}})

    pages.send(
        f"/interviews/{interview}/sections/steps",
        {
            "step_cost__1__low": "£1,000",
            "step_cost__1__central": "2000",
            "step_cost__1__high": "3 000.50",
            "step_cost__1__basis": "guess",
        },
    )

    money = {"low": 1000, "central": 2000, "high": 3000.5, "basis": "guess"}
    assert stored(sqlite, interview)["step_cost", "1"].value == money


def test_what_is_no_number_is_said_and_nothing_typed_is_lost(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send(
        f"/interviews/{interview}/sections/steps",
        {"staff__": "about ten", "step_name__1": "Agree a format"},
        status=422,
    )

    assert "must be a number" in page.select_one(".govuk-error-summary").text
    assert page.find("input", id="staff__")["value"] == "about ten"
    assert page.find("input", id="step_name__1")["value"] == "Agree a format"
    assert page.title.text.startswith("Error:")


def test_a_hundred_thousand_characters_are_refused_and_kept_in_the_page(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send(SECTION.format(interview), {"views__": "x" * 100_000}, status=422)

    assert "50,000" in page.select_one(".govuk-error-summary").text
    assert len(page.find("textarea", id="views__").text) == 100_000
    assert stored(sqlite, interview) == {}


def test_a_null_byte_is_refused_with_a_sentence(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send(SECTION.format(interview), {"views__": "a\0b"}, status=422)

    assert page.select_one(".govuk-error-summary")
    assert stored(sqlite, interview) == {}


def test_an_option_that_is_none_is_refused(pages, sqlite):
    interview = an_interview(sqlite)

    page = pages.send(SECTION.format(interview), {"held__postcode": "heldd"}, status=422)

    assert "Choose one of the answers listed" in page.select_one(".govuk-error-summary").text
    assert stored(sqlite, interview) == {}


def test_a_second_tab_does_not_overwrite_the_first(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    first, second = pages.get(address), pages.get(address)
    pages.send_from(first, {"views__": "From the first tab"})

    page = pages.send_from(second, {"views__": "From the second tab"}, status=422)

    assert stored(sqlite, interview)["views", ""].value == "From the first tab"
    assert "From the first tab" in page.select_one(".showcard-conflict").text
    assert page.find("textarea", id="views__").text == "From the second tab"


def test_saving_again_after_a_conflict_puts_ones_own_words_in_place(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    first, second = pages.get(address), pages.get(address)
    pages.send_from(first, {"views__": "First", "held__postcode": "held"})
    page = pages.send_from(second, {"views__": "Second"}, status=422)

    pages.send_from(page, {})

    answers = stored(sqlite, interview)
    assert answers["views", ""].value == "Second"
    assert answers["held", "postcode"].value == "held"


def test_a_conflict_about_the_words_loses_no_note_and_no_probe_of_either(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    first, second = pages.get(address), pages.get(address)
    theirs = {"views____note": "Their note", "views____probes": "secret probe"}
    pages.send_from(first, {"views__": "First", **theirs})

    page = pages.send_from(second, {"views__": "Second"}, status=422)
    pages.send_from(page, {})

    answer = stored(sqlite, interview)["views", ""]
    assert (answer.value, answer.note, answer.probes) == ("Second", "Their note", ["secret probe"])


def test_a_conflict_about_a_note_leaves_the_answer_that_somebody_else_gave(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    first, second = pages.get(address), pages.get(address)
    pages.send_from(first, {"held__postcode": "held", "held__postcode__note": "Theirs"})

    page = pages.send_from(second, {"held__postcode__note": "Mine"}, status=422)
    pages.send_from(page, {})

    answer = stored(sqlite, interview)["held", "postcode"]
    assert (answer.value, answer.note) == ("held", "Mine")


def test_a_page_left_open_does_not_blank_what_a_newer_page_asks(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    old = pages.get(address)
    pages.send(address, {"held__postcode": "held"})
    pages.send(address, {"quality__postcode": "good"})

    pages.send_from(old, {"views__": "From the old page"})

    answers = stored(sqlite, interview)
    assert answers["quality", "postcode"].value == "good"
    assert answers["held", "postcode"].value == "held"
    assert answers["views", ""].value == "From the old page"


def test_what_was_typed_is_kept_when_another_tab_closes_its_question(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    old = pages.send(address, {"held__postcode": "held"})
    pages.send(address, {"held__postcode": "not_held"})

    pages.send_from(old, {"quality__postcode": "good", "quality__postcode__note": "a note"})

    answers = stored(sqlite, interview)
    assert answers["held", "postcode"].value == "not_held"
    assert answers["quality", "postcode"].value == "good"
    assert answers["quality", "postcode"].note == "a note"


@pytest.mark.parametrize(
    "typed",
    [
        {"views____note": "a\0b"},
        {"views____note": "x" * 60_000},
        {"held__other": "held", "held__other__specify": "a\0b"},
    ],
)
def test_notes_and_other_words_are_held_to_the_same_rule_as_answers(pages, sqlite, typed):
    interview = an_interview(sqlite)

    page = pages.send(SECTION.format(interview), typed, status=422)

    assert page.select_one(".govuk-error-summary")
    assert stored(sqlite, interview) == {}


def test_after_reopening_what_was_not_reached_is_still_to_be_asked(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "Words"}})
    pages.send(f"/interviews/{interview}/close", {})
    overview = pages.get(f"/interviews/{interview}/")
    reopen = overview.find("form", action=f"/interviews/{interview}/reopen")
    pages.client.post(reopen["action"], data=controls(reopen))

    page = pages.get(f"/interviews/{interview}/")

    assert "4 questions still to be asked" in text(page)
    assert "1 of 3 answered" in text(page)


def test_an_answer_takes_the_place_of_its_not_having_been_reached(pages, sqlite):
    interview = an_interview(sqlite)
    missing = {"value": None, "missing": "not_reached"}
    save(sqlite, interview, {("views", ""): missing, ("held", "postcode"): missing})

    page = pages.send(
        f"/interviews/{interview}/sections/records",
        {"views__": "For it", "held__postcode__mention": "yes"},
    )

    assert not page.select(".govuk-error-summary")
    answers = stored(sqlite, interview)
    assert (answers["views", ""].value, answers["views", ""].missing) == ("For it", None)
    postcode = answers["held", "postcode"]
    assert (postcode.value, postcode.missing) == ("held", None)


def test_closing_marks_what_was_not_reached(pages, sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "Words"}})

    page = pages.send(f"/interviews/{interview}/close", {})

    answers = stored(sqlite, interview)
    assert "closed" in text(page)
    assert answers["views", ""].missing is None
    assert answers["held", "postcode"].missing == "not_reached"
    assert ("step_name", "2") not in answers


def test_what_is_typed_into_an_interview_closed_meanwhile_stays_on_the_page(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    open_page = pages.get(address)
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.send_from(open_page, {"views__": "Late words"}, status=422)

    assert "closed meanwhile" in page.select_one(".govuk-error-summary").text
    assert page.find("textarea", id="views__").text == "Late words"
    assert not page.select("fieldset[disabled]")


def test_a_closed_interview_takes_no_words_that_would_be_lost(pages, sqlite):
    address = SECTION.format(interview := an_interview(sqlite))
    pages.send(f"/interviews/{interview}/close", {})

    page = pages.get(address)

    assert page.select_one("fieldset[disabled] #views__")
    assert not page.select(".showcard-save")


def test_a_closed_interview_can_be_reopened_and_a_declined_one_too(pages, sqlite):
    interview = an_interview(sqlite)
    pages.send(f"/interviews/{interview}/decline", {"reason": "No time"})
    page = pages.get(f"/interviews/{interview}/")
    assert "No time" in text(page) and "record its consent anew" in text(page)

    page = pages.send_from(page, {})

    assert "open again" in text(page)


def test_what_has_ended_cannot_be_ended_again(pages, sqlite):
    interview = an_interview(sqlite)
    closing = pages.get(f"/interviews/{interview}/close")
    declining = pages.get(f"/interviews/{interview}/decline")
    pages.send_from(closing, {})

    assert "had ended already" in text(pages.send_from(closing, {}))
    assert "had ended already" in text(pages.send_from(declining, {"reason": "Too late"}))


def test_the_hand_out_alone_shows_nothing_of_the_desk(pages, sqlite):
    page = pages.get(f"/interviews/{an_interview(sqlite)}/hand-outs/records")

    assert "Postcode" in text(page)
    assert "Secret aim" not in text(page)
    assert page.find("form") is None


def test_what_there_is_not_gets_a_plain_page(pages, sqlite):
    interview = an_interview(sqlite)
    for address in (
        "/interviews/999/",
        f"/interviews/{interview}/sections/nowhere",
        f"/interviews/{interview}/hand-outs/steps",
        "/studies/nowhere",
        "/nowhere",
    ):
        assert "no such page" in text(pages.get(address, status=404))


def test_a_section_page_asks_the_database_no_more_for_many_questions(pages, sqlite):
    from tests.research.answers.test_saving import statements

    interview = an_interview(sqlite)
    pages.get(SECTION.format(interview))
    few = statements(sqlite, lambda: pages.get(f"/interviews/{interview}/sections/steps"))
    many = statements(sqlite, lambda: pages.get(SECTION.format(interview)))

    assert many == few


def test_a_conflict_about_a_step_that_moved_says_that_another_stands_here(pages, sqlite):
    address = f"/interviews/{(interview := an_interview(sqlite))}/sections/steps"
    for row, name in (("1", "Agree"), ("2", "Build")):
        pages.send(address, {f"step_name__{row}": name})
    old = pages.get(address)
    pages.send(address, {"act": "down:steps:1"})

    page = pages.send_from(old, {"step_cost__2__note": "What building costs"}, status=422)

    assert "The step that you entered this for was moved" in page.select_one(
        ".showcard-conflict"
    ).get_text(" ", strip=True)
    assert ("step_cost", "2") not in stored(sqlite, interview)
