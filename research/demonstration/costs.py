"""How partners answer on the steps they name, what each would take, and at the end."""

from collections.abc import Mapping
from typing import Any

from guides import Slot
from guides.answers.spoken_amounts import tidy
from research.demonstration.outlook import Step
from research.demonstration.profiles import read_words
from research.demonstration.respondent import (
    Entries,
    Respondent,
    Rule,
    said,
    talk,
)


def step_of(who: Respondent, slot: Slot) -> Step | None:
    row = int(slot.key[1]) - 1
    return who.outlook.steps[row] if row < len(who.outlook.steps) else None


def figures(who: Respondent, slot: Slot) -> Mapping[str, Any]:
    return read_words("figures")["steps"][the_step(who, slot).id]


def the_step(who: Respondent, slot: Slot) -> Step:
    return who.outlook.steps[int(slot.key[1]) - 1]


def step_name(who: Respondent, slot: Slot) -> Entries | None:
    step = step_of(who, slot)
    return said(who.words("step_name", step.id)) if step else None


def step_need(who: Respondent, slot: Slot) -> Entries:
    essential = figures(who, slot)["essential"] / 10
    return said("essential" if who.chance(essential, *slot.key) else "optional")


TIMES = {
    "immediate": {"immediate": 8, "medium": 2},
    "medium": {"immediate": 2, "medium": 6, "long": 2},
    "long": {"medium": 4, "long": 6},
}


def step_time(who: Respondent, slot: Slot) -> Entries:
    return said(who.pick(TIMES[figures(who, slot)["time"]], *slot.key))


def step_cost_words(who: Respondent, slot: Slot) -> Entries:
    step = the_step(who, slot)
    effort = spoken(step.effort)
    tag = step.id if who.kind.holds_records else "representative"
    return said(who.words("step_cost_words", tag, effort=effort))


def spoken(effort: Mapping[str, Any]) -> str:
    """As people say it: half a post for 6 months."""
    if effort["unit"] == "days":
        return f"{effort['amount']} days" if effort["amount"] > 1 else "a day"
    return f"{POSTS[effort['amount']]} for {effort['months']} months"


POSTS = {
    0.2: "a day a week",
    0.4: "two days a week",
    0.5: "half a post",
    0.6: "three days a week",
    0.8: "four days a week",
    1.0: "a full post",
}


def step_effort(who: Respondent, slot: Slot) -> Entries:
    return said(dict(the_step(who, slot).effort))


PARTS: dict[str, float] = {"low central high": 13, "low high": 4, "central": 3}
BASES = {"guess": 6, "budget_holder": 4, "past_actual": 2}


def step_cost(who: Respondent, slot: Slot) -> Entries:
    """Around the work and the purchases of the step, wider where it is a guess."""
    pounds, chance = the_step(who, slot).pounds, who.dice(*slot.key)
    basis = _basis(who, slot)
    wide = 1.5 if basis == "guess" else 1.0
    sums = {
        "low": rounded(pounds * (1 - chance.uniform(0.15, 0.3) * wide)),
        "central": rounded(pounds),
        "high": rounded(pounds * (1 + chance.uniform(0.2, 0.6) * wide)),
    }
    parts = who.pick(PARTS, *slot.key, "parts").split()
    return said({part: sums[part] for part in parts} | {"basis": basis})


def _basis(who: Respondent, slot: Slot) -> str:
    """What the sums rest on; a body without records has nothing but a guess."""
    if not who.kind.holds_records:
        return "guess"
    if the_step(who, slot).id == "system_change" and who.chance(0.5, *slot.key, "quote"):
        return "quote"
    return who.pick(BASES, *slot.key, "basis")


def rounded(pounds: float) -> int:
    """As people round when they talk."""
    to = 50 if pounds < 1_000 else 100 if pounds < 3_000 else 500 if pounds < 15_000 else 1_000
    return max(to, round(pounds / to) * to)


def step_cost_timing(who: Respondent, slot: Slot) -> Entries:
    usual = figures(who, slot)["timing"]
    weights = {"one_off": 1.0, "yearly": 1.0, "both": 1.0} | {usual: 18.0}
    return said(who.pick(weights, *slot.key))


def step_funding(who: Respondent, slot: Slot) -> Entries:
    small = the_step(who, slot).pounds < 5_000
    weights = (
        {"own_budget": 6, "part": 2, "no": 4} if small else {"own_budget": 1, "part": 3, "no": 9}
    )
    return said(who.pick(weights | {"other_source": 1}, *slot.key))


def price_year(who: Respondent, slot: Slot) -> Entries:
    return said(who.pick({"2026": 7, "2026-27": 3, "2025": 2, "Today's prices": 1}, *slot.key))


def revisit_barriers(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("revisit_barriers", *(who.outlook.foremost_barriers[:1] or ("any",))))


def revisit_steps(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("revisit_steps", who.outlook.steps[0].id))


def people_involved(who: Respondent, slot: Slot) -> Entries:
    return said(len(who.profile.people) + who.dice(*slot.key).randint(0, 4))


def time_taken(who: Respondent, slot: Slot) -> Entries:
    """The conversation, once for everybody in it, and what was looked up beforehand."""
    here = (who.profile.minutes or 120) / 60 * len(who.profile.people)
    before = who.dice(*slot.key).uniform(0.5, 2) * who.answers[("people_involved", "")]
    return said(tidy(round((here + before) * 2) / 2))


RULES: dict[str, Rule] = {
    "step_name": step_name,
    "step_need": step_need,
    "step_time": step_time,
    "step_cost_words": step_cost_words,
    "step_effort": step_effort,
    "step_cost": step_cost,
    "step_cost_timing": step_cost_timing,
    "step_funding": step_funding,
    "price_year": price_year,
    "comments": talk("attitude"),
    "revisit_views": talk("attitude"),
    "revisit_barriers": revisit_barriers,
    "revisit_steps": revisit_steps,
    "people_involved": people_involved,
    "time_taken": time_taken,
}
