"""Answers that nobody thought of, to every question of a guide that its form has room for."""

from hypothesis import strategies as st

from exports.paper.fields import REASONS, ROWS, offers_reasons, specifies
from guides import Slot
from guides.kinds import EFFORT_UNITS, MONEY_BASES

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"], exclude_characters="￾￿"),
    min_size=1,
    max_size=30,
).map(str.strip)
WRITTEN = st.lists(WORDS, min_size=1, max_size=3).map("\n".join).map(str.strip)
FIGURES = st.integers(0, 10**9) | st.decimals(0, 10**6, places=2).map(float).map(
    lambda n: int(n) if n.is_integer() else n
)
MONTHS = st.dates().filter(lambda day: day.year > 999).map(lambda day: f"{day:%Y-%m}")


def _values(question):
    ids = list(question.option_labels)
    alone = {option.id for option in question.options if option.alone}
    together = [i for i in ids if i not in alone] or ids[:1] or ["-"]
    some = st.sets(st.sampled_from(together), min_size=1)
    return {
        "text": WRITTEN.filter(bool),
        "long_text": WRITTEN.filter(bool),
        "one_of": st.sampled_from(ids or ["-"]),
        "scale": st.sampled_from(ids or ["-"]),
        "any_of": some.map(lambda chosen: [i for i in ids if i in chosen]),
        "number": FIGURES.map(lambda n: _within_limits(question, n)),
        "money": st.tuples(FIGURES, st.sampled_from(list(MONEY_BASES))).map(
            lambda each: {"low": each[0], "high": each[0] + 1, "basis": each[1]}
        ),
        "effort": st.tuples(st.integers(1, 99), st.sampled_from(list(EFFORT_UNITS))).map(
            lambda each: {"amount": each[0], "unit": each[1]}
        ),
        "date": st.dates().filter(lambda day: day.year > 999).map(str),
        "period": MONTHS.map(lambda month: {"from": month}),
    }[question.kind]


def _within_limits(question, number):
    highest = number if question.highest is None else question.highest
    return max(question.lowest, min(number, highest))


@st.composite
def answers_to(draw, guide):
    given = {}
    for slot in (slot for section in guide.sections for slot in guide.slots(section)):
        is_offered = slot.item is None or not slot.item.id.isdecimal() or int(slot.item.id) <= ROWS
        if is_offered and draw(st.booleans()):
            given[slot.key] = draw(_entries(guide, slot))
    return given


@st.composite
def _entries(draw, guide, slot: Slot):
    question = slot.question
    excused = offers_reasons(guide, question) and draw(st.integers(0, 3)) == 0
    reason = draw(st.sampled_from(list(REASONS))) if excused else None
    value = None if excused else draw(_values(question))
    entries = {"value": value, "missing": reason}
    if specifies(guide, slot):
        chosen = value if isinstance(value, list) else [value]
        asks = [option.id for option in question.options if option.specify]
        may = not asks or any(option in chosen for option in asks)
        entries["specify"] = draw(WORDS) if may else ""
    return entries | ({"mention": "prompted"} if question.keeps_mention else {})
