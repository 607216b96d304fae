"""Which questions are asked, given what has been answered."""

from hypothesis import given
from hypothesis import strategies as st

from guides.model import Guide, Section, Slot
from guides.question import Question, Words
from guides.routing import asked_slots, is_asked, is_spare, item_label, settled
from tests.guide_of import guide_of

DATA = guide_of("""
    handouts:
      data_items:
        number: 3
        title: "Data"
        groups:
          people:
            label: "People"
            items: {postcode: "Postcode", age: "Age", other: {label: "Other", specify: true}}
    questions:
    - {id: records, kind: one_of, ask: "Any?", options: {yes: "Yes", no: "No"}}
    - {id: uses, kind: any_of, ask: "For?", options: {plan: "Plan", check: "Check", pay: "Pay"}}
    - id: held
      for_each: data_items
      kind: one_of
      ask: "Hold it?"
      ask_if: {records: yes}
      options: {held: "Held", partly: "In part", not_held: "Not held"}
    - {id: quality, for_each: data_items, kind: text, ask: "Good?", ask_if: {held: [held, partly]}}
    - {id: audit, kind: text, ask: "How checked?", ask_if: {records: yes, uses: [check, pay]}}
    """)


def asked(guide, answers):
    return ["/".join(filter(None, s.key)) for s in asked_slots(guide, guide.sections[0], answers)]


def slot(guide, question_id, item_id=""):
    slots = guide.slots(guide.sections[0])
    return next(slot for slot in slots if slot.key == (question_id, item_id))


def test_a_question_without_a_route_is_always_asked():
    assert asked(DATA, {}) == ["records", "uses"]


def test_quality_is_asked_only_of_the_item_that_is_held():
    answers = {
        ("records", ""): "yes",
        ("held", "postcode"): "partly",
        ("held", "age"): "not_held",
    }
    assert [key for key in asked(DATA, answers) if key.startswith("quality")] == [
        "quality/postcode"
    ]


def test_a_route_for_each_item_may_start_from_the_interview_as_a_whole():
    assert "held/age" in asked(DATA, {("records", ""): "yes"})
    assert "held/age" not in asked(DATA, {("records", ""): "no"})


def test_all_routes_must_hold():
    answers = {("records", ""): "yes"}
    assert "audit" not in asked(DATA, answers)
    assert "audit" in asked(DATA, answers | {("uses", ""): ["plan", "check"]})
    assert "audit" not in asked(DATA, answers | {("uses", ""): ["plan"]})


def test_an_answer_to_a_question_no_longer_asked_leads_nowhere():
    answers = {("records", ""): "no", ("held", "age"): "held"}
    assert "quality/age" not in asked(DATA, answers)


def test_it_is_not_settled_while_a_route_is_open():
    assert not settled(DATA, slot(DATA, "held", "age"), {})
    assert not settled(DATA, slot(DATA, "quality", "age"), {("records", ""): "yes"})


def test_it_is_settled_by_the_answer_that_a_route_starts_from():
    assert settled(DATA, slot(DATA, "held", "age"), {("records", ""): "yes"})
    assert settled(DATA, slot(DATA, "quality", "age"), {("records", ""): "no"})


def test_one_route_that_does_not_hold_settles_it():
    assert settled(DATA, slot(DATA, "audit"), {("uses", ""): ["plan"]})


def test_an_answer_given_without_a_value_settles_that_nothing_follows():
    answers = {("records", ""): None}
    assert settled(DATA, slot(DATA, "held", "age"), answers)
    assert not is_asked(DATA, slot(DATA, "held", "age"), answers)


def test_an_answer_of_the_wrong_shape_leads_nowhere():
    assert asked(DATA, {("records", ""): {"yes": 1}}) == ["records", "uses"]


STEPS = guide_of("""
    rosters:
      steps: {title: "Steps", item: "step", named_by: step_name, most: 3}
    questions:
    - {id: any_steps, kind: one_of, ask: "Any?", options: {yes: "Yes", no: "No"}}
    - {id: step_name, for_each: steps, kind: text, ask: "Which?", ask_if: {any_steps: yes}}
    - {id: step_cost, for_each: steps, kind: money, ask: "How much?"}
    """)
ANY = {("any_steps", ""): "yes"}


def test_a_roster_begins_with_room_for_one_name():
    assert asked(STEPS, ANY) == ["any_steps", "step_name/1"]


def test_a_named_row_is_asked_about_and_makes_room_for_the_next():
    answers = ANY | {("step_name", "1"): "Agree terms"}
    assert asked(STEPS, answers) == ["any_steps", "step_name/1", "step_name/2", "step_cost/1"]


def test_a_row_left_empty_between_others_is_offered_again():
    answers = ANY | {("step_name", "1"): "Agree terms", ("step_name", "3"): "Pay"}
    assert asked(STEPS, answers) == [
        "any_steps",
        *("step_name/1", "step_name/2", "step_name/3"),
        *("step_cost/1", "step_cost/3"),
    ]


def test_a_full_roster_has_no_room():
    answers = ANY | {("step_name", row): f"Step {row}" for row in "123"}
    assert len(asked(STEPS, answers)) == 7


def test_nothing_is_asked_about_rows_of_a_roster_that_is_not_asked_for():
    answers = {("any_steps", ""): "no", ("step_name", "1"): "Agree terms"}
    assert asked(STEPS, answers) == ["any_steps"]


def test_only_the_row_without_a_name_is_spare():
    answers = ANY | {("step_name", "1"): "Agree terms"}
    assert is_spare(STEPS, slot(STEPS, "step_name", "2"), answers)
    assert not is_spare(STEPS, slot(STEPS, "step_name", "1"), answers)
    assert not is_spare(STEPS, slot(STEPS, "any_steps"), answers)


def test_a_row_is_called_by_its_name():
    answers = {("step_name", "1"): "Agree terms"}
    assert item_label(STEPS, slot(STEPS, "step_cost", "1"), answers) == "Agree terms"
    assert item_label(STEPS, slot(STEPS, "step_cost", "2"), answers) == "Step 2"


def test_an_item_of_a_handout_keeps_its_label():
    assert item_label(DATA, slot(DATA, "held", "other"), {}) == "Other"
    assert item_label(DATA, slot(DATA, "records"), {}) == ""


def chained(length):
    """Each question asked if the one before it was answered yes."""
    options = {"yes": "Yes", "no": "No"}
    first = Question(id="q0", kind="one_of", ask="?", options=options)
    others = [
        Question(id=f"q{n}", kind="one_of", ask="?", options=options, ask_if={f"q{n - 1}": "yes"})
        for n in range(1, length)
    ]
    section = Section(id="s", title="S", aim=Words(text="A"), questions=(first, *others))
    return Guide(id="chain", version=1, title="Chain", sections=(section,))


def test_routes_may_be_chained_without_end():
    guide = chained(5_000)
    answers = {(question.id, ""): "yes" for question in guide.questions}
    assert is_asked(guide, slot(guide, "q4999"), answers)


def test_routes_in_a_circle_come_to_an_end():
    """Such a guide is refused by the loader, but may be on a page while it is written."""
    around = [
        Question(id=f"q{n}", kind="text", ask="?", ask_if={f"q{(n + 1) % 3}": "yes"})
        for n in range(3)
    ]
    section = Section(id="s", title="S", aim=Words(text="A"), questions=tuple(around))
    guide = Guide(id="circle", version=1, title="Circle", sections=(section,))
    assert not is_asked(guide, slot(guide, "q0"), {("q1", ""): "yes"})


def holds(guide, slot, answers):
    """The definition of routing, without regard to speed."""
    question, item = slot
    for on_id, values in question.ask_if.items():
        on = guide.question(on_id)
        before = Slot(on, item if on.for_each else None)
        value = answers.get(before.key)
        chosen = value if isinstance(value, list) else [value]
        if not holds(guide, before, answers) or not set(chosen) & set(values):
            return False
    return True


VALUES = {
    "records": st.sampled_from(["yes", "no", None]),
    "uses": st.lists(st.sampled_from(["plan", "check", "pay"]), unique=True),
    "held": st.sampled_from(["held", "partly", "not_held"]),
    "quality": st.just("good"),
    "audit": st.just("yearly"),
}
ANSWERS = st.fixed_dictionaries(
    {}, optional={s.key: VALUES[s.question.id] for s in DATA.slots(DATA.sections[0])}
)


@given(ANSWERS)
def test_any_answers_lead_where_the_definition_says(answers):
    for place in DATA.slots(DATA.sections[0]):
        assert is_asked(DATA, place, answers) == holds(DATA, place, answers)


@given(ANSWERS, ANSWERS)
def test_what_is_settled_stays_so_whatever_else_is_answered(answers, more):
    for place in DATA.slots(DATA.sections[0]):
        if settled(DATA, place, answers):
            assert is_asked(DATA, place, more | answers) == is_asked(DATA, place, answers)
