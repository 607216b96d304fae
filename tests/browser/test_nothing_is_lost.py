"""Nothing typed is lost, on the real guide: killed servers, a cut line, two people, signed out."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from research.models import AnswerHistory
from tests.browser.killable import Killable
from tests.fieldwork import an_interview, save, stored
from tests.pages import personal_link

pytestmark = pytest.mark.browser
PACE = Path(__file__).parents[2] / "guides/library/pace_stage_1/v1.yaml"
SAVED = re.compile(r"^Saved \d")
HELD = "sections/data/held.individuals"
# Pages of the partner's that hold texts and choices of one among at least three.
SCREENS = (
    *("views/importance_sector", "data/records_used", "data/held.individuals"),
    *("data/held.businesses", "data/held.intelligence", "services/service_offered.employment"),
    *("services/service_offered.income", "implementation/wish_to_receive.individuals"),
    *("implementation/wish_to_receive.businesses", "final/comments"),
)
KILLS = ((SCREENS[0], 1), (SCREENS[2], 0), (SCREENS[2], 2), (SCREENS[7], 1), (SCREENS[9], 2))
OPTIONS = ("held", "partly", "not_held")

# Chooses like a finger would: the click fires what the page's script listens for.
CHOOSE = "([id, value]) => document.querySelector(`[name='${id}'][value='${value}']`).click()"
TYPE = """([id, words]) => {
  const field = document.getElementById(id);
  field.value = words;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
}"""
# As a hand would: another choice of each question in each round, or other words.
ANSWER = """([names, round]) => Object.fromEntries(names.map((name) => {
  const choice = document.querySelectorAll(`input[type=radio][name="${name}"]`)[round];
  if (choice) {
    choice.click();
    return [name, choice.value];
  }
  const field = document.getElementById(name);
  field.value = `Words on ${name} in round ${round}`;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return [name, field.value];
}))"""
# The server is killed after it stored the answer, in the middle of saying so.
BREAKS_OFF = """() => {
  const whole = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await whole(...asked);
    if (asked[1]?.headers?.Accept !== "application/json") return answer;
    window.fetch = whole;
    return new Response(new ReadableStream({ start: (words) => words.error() }));
  };
}"""
SHOWN = """(names) => Object.fromEntries(names.map((name) => {
  const chosen = document.querySelector(`[name="${name}"]:checked`);
  return [name, (chosen ?? document.getElementById(name)).value];
}))"""
LISTEN = """addEventListener("autosaved", ({ detail }) => {
  const line = `${detail.slot} ${detail.result.revision}\n`;
  sessionStorage.told = (sessionStorage.told ?? "") + line;
}, { capture: true })"""
TOLD = "() => sessionStorage.told"
KEPT = "() => Object.keys(localStorage).length"
LINE_IS_BACK = "() => dispatchEvent(new Event('online'))"
NOTHING_KEPT = "() => !Object.keys(localStorage).length"


def a_questionnaire(pages, sqlite) -> tuple[int, str]:
    interview = an_interview(sqlite, mode="self_completion", text=PACE.read_text())
    save(sqlite, interview, {("own_records", ""): {"value": "yes"}})
    return interview, personal_link(pages, interview)


@pytest.fixture
def server(sqlite) -> Iterator[Killable]:
    killable = Killable(sqlite.engine.url.render_as_string(hide_password=False))
    killable.start()
    yield killable
    killable.end()


def test_200_answers_outlive_a_server_that_is_killed_five_times(chromium, pages, sqlite, server):
    interview, link = a_questionnaire(pages, sqlite)
    page, typed = chromium.new_page(), {}
    page.add_init_script(LISTEN)

    for screen in SCREENS:
        page.goto(f"{server.address}{link}sections/{screen}")
        names = page.locator("[data-slot]").evaluate_all("all => all.map((a) => a.dataset.slot)")
        for n in range(3):
            is_killed = (screen, n) in KILLS
            typed |= page.evaluate(ANSWER, [names[:1] if is_killed else names, n])
            if is_killed:
                server.kill()
                typed |= page.evaluate(ANSWER, [names[1:], n])
                page.get_by_text("Kept here, will be sent").wait_for()
                assert page.evaluate(KEPT) > 0
                server.start()
                page.evaluate(LINE_IS_BACK)
            if (screen, n) == KILLS[0]:  # in the middle of it all, the page is opened anew
                page.reload()
                assert page.evaluate(SHOWN, names) == {name: typed[name] for name in names}
            page.wait_for_function(NOTHING_KEPT)
    told = [line.split() for line in page.evaluate(TOLD).splitlines()]
    page.close()

    with sqlite.reading() as session:
        changes = list(session.scalars(select(AnswerHistory).order_by(AnswerHistory.revision)))
    given = [(f"{each.question}__{each.item}", as_sent(each.new)) for each in changes]
    assert {name: value for name, value in given if name in typed} == typed
    assert len(set(given)) >= 200
    assert sum(value.startswith("Words") for _, value in given) > 20
    first = {f"{each.question}__{each.item}": each.revision for each in reversed(changes)}
    assert len(told) > 150
    assert [each for each in told if first[each[0]] > int(each[1])] == []


def as_sent(answer) -> str:
    return answer["value"] or f"missing:{answer['missing']}"


def test_a_section_typed_without_a_connection_arrives_whole(reader, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())
    reader.open(f"/interviews/{interview}/sections/views")
    page, context = reader.page, reader.page.context
    areas = page.locator("textarea[id$=__]").evaluate_all("all => all.map((one) => one.id)")
    assert len(areas) > 2

    context.set_offline(True)
    for area in areas:
        page.evaluate(TYPE, [area, f"Typed in a lift: {area}"])
    page.get_by_text("Kept here, will be sent").wait_for()
    reader.look()
    assert not stored(sqlite, interview)
    context.set_offline(False)
    page.wait_for_function(NOTHING_KEPT)
    page.get_by_text(SAVED).wait_for()

    answers = stored(sqlite, interview)
    assert {f"{q}__": answers[q, ""].value for q, _ in answers} == {
        area: f"Typed in a lift: {area}" for area in areas
    }
    reader.complaints.clear()


def test_two_browsers_write_100_answers_each_into_one_interview(chromium, address, pages, sqlite):
    interview, link = a_questionnaire(pages, sqlite)
    one, other = (chromium.new_context().new_page() for _ in range(2))
    one.goto(f"{address}{link}{HELD}")
    other.goto(f"{address}{link}sections/data/held.businesses")
    items = [
        page.locator("[data-slot]").evaluate_all("all => all.map((one) => one.dataset.slot)")
        for page in (one, other)
    ]
    typed = {}

    for n in range(100):
        for page, names in zip((one, other), items, strict=True):
            name, value = names[n % len(names)], OPTIONS[(n // len(names)) % 3]
            page.evaluate(CHOOSE, [name, value])
            typed[name] = value
    for page in (one, other):
        page.wait_for_function(NOTHING_KEPT)
        assert page.get_by_text(SAVED).is_visible()
        page.context.close()

    answers = stored(sqlite, interview)
    assert {name: answers[tuple(name.split("__"))].value for name in typed} == typed


def test_an_answer_that_breaks_off_is_asked_for_again(reader, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())
    reader.open(f"/interviews/{interview}/sections/views")
    page = reader.page

    page.evaluate(BREAKS_OFF)
    page.evaluate(TYPE, ["importance_words__", "Heard, but not told"])
    page.get_by_text("Kept here, will be sent").wait_for()
    assert stored(sqlite, interview)["importance_words", ""].value == "Heard, but not told"
    page.evaluate(LINE_IS_BACK)
    page.get_by_text(SAVED).wait_for()

    assert page.evaluate(KEPT) == 0


def test_a_session_that_ends_in_mid_sentence_ends_no_sentence(reader, sqlite, cookies):
    interview = an_interview(sqlite, text=PACE.read_text())
    reader.open(f"/interviews/{interview}/sections/views")
    page, context = reader.page, reader.page.context

    page.locator("#importance_words__").press_sequentially("It matters ")
    context.clear_cookies()
    page.locator("#importance_words__").press_sequentially("because we need it")
    page.get_by_text("sign in again in another tab").wait_for()
    assert page.locator("#importance_words__").input_value() == "It matters because we need it"
    context.add_cookies(cookies)
    page.evaluate(LINE_IS_BACK)
    page.get_by_text(SAVED).wait_for()

    page.wait_for_function(NOTHING_KEPT)
    answer = stored(sqlite, interview)["importance_words", ""]
    assert answer.value == "It matters because we need it"
    reader.complaints.clear()


def test_what_one_tab_could_not_send_the_next_page_sends(chromium, address, pages, sqlite):
    interview, link = a_questionnaire(pages, sqlite)
    page = chromium.new_page()
    page.goto(f"{address}{link}sections/views/importance_sector")
    page.route("**/views/*", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    page.evaluate(TYPE, ["importance_words__", "Left behind"])
    page.get_by_text("Kept here, will be sent").wait_for()

    page.unroute("**/views/*")
    page.goto(f"{address}{link}")
    page.get_by_text(SAVED).wait_for()
    page.close()

    assert stored(sqlite, interview)["importance_words", ""].value == "Left behind"


def test_who_signs_out_is_asked_about_what_is_not_saved(reader, sqlite):
    interview = an_interview(sqlite, text=PACE.read_text())
    reader.open(f"/interviews/{interview}/sections/views")
    page, asked = reader.page, []
    page.route("**/views", lambda r: r.abort() if r.request.method == "POST" else r.continue_())
    page.evaluate(TYPE, ["importance_words__", "Not for everybody"])
    page.get_by_text("Kept here, will be sent").wait_for()

    page.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.get_by_role("button", name="Sign out").click()
    assert "1 answer is not saved yet" in asked[0]
    assert page.evaluate(KEPT) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Sign out").click()
    page.get_by_text("You are signed out").wait_for()

    assert page.evaluate(KEPT) == 0
    reader.complaints.clear()
