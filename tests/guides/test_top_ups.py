from guides import Guide, asked_slots
from guides.top_ups import narrowed, new_keys, top_up_guide
from tests.fieldwork import GUIDE
from tests.guide_of import guide_of

OLD = guide_of(GUIDE)
COST = """      - id: cost
        kind: money
        for_each: records
        ask_if: {held: held}
        ask: "What does it cost?"
"""
RISK = '      - {id: risk, kind: text, for_each: steps, ask: "What could go wrong?"}\n'
NEW = guide_of(
    GUIDE.replace('postcode: "Postcode"', 'postcode: "Postcode", age: "Age"').replace(
        "  - id: steps\n", f"{COST}  - id: steps\n"
    )
    + RISK
)
FIRST = {("held", "postcode"): "held", ("held", "other"): "not_held", ("step_name", "2"): "Train"}


def asked(guide: Guide, answers: dict) -> list[tuple[str, str]]:
    return [s.key for section in guide.sections for s in asked_slots(guide, section, answers)]


def test_nothing_is_new_in_the_same_guide():
    assert top_up_guide(OLD, OLD).sections == ()


def test_only_what_the_old_version_lacks_is_asked():
    guide = top_up_guide(OLD, NEW)

    assert [[q.id for q in section.questions] for section in guide.sections] == [
        ["held", "quality", "cost"],
        ["risk"],
    ]


def test_a_section_asked_in_part_has_its_share_of_the_minutes_and_no_opening_words():
    opened = GUIDE.replace(
        "  - id: steps\n",
        '  - id: steps\n    minutes: 10\n    introduction: {ask: "Now for the steps."}\n',
        1,
    )
    new = guide_of(opened + RISK)
    part = top_up_guide(guide_of(opened), new).section("steps")
    whole = narrowed(new, {slot.key for slot in new.slots(new.section("steps"))}).section("steps")

    assert (part.minutes, part.introduction) == (3, None)
    assert (whole.minutes, whole.introduction.ask) == (10, "Now for the steps.")


def test_answers_given_before_decide_what_is_asked_now():
    assert asked(top_up_guide(OLD, NEW), FIRST) == [
        ("held", "age"),
        ("cost", "postcode"),
        ("risk", "2"),
    ]


def test_answers_given_now_lead_on():
    now = {**FIRST, ("held", "age"): "held"}

    assert asked(top_up_guide(OLD, NEW), now) == [
        ("held", "age"),
        ("quality", "age"),
        ("cost", "postcode"),
        ("cost", "age"),
        ("risk", "2"),
    ]


def test_what_is_asked_otherwise_or_of_others_is_new():
    other_kind = guide_of(GUIDE.replace("kind: number", "kind: text"))
    other_route = guide_of(GUIDE.replace("ask_if: {held: [held, partly]}", "ask_if: {held: held}"))

    assert new_keys(OLD, other_kind) == {("staff", "")}
    assert new_keys(OLD, other_route) == {("quality", "postcode"), ("quality", "other")}
