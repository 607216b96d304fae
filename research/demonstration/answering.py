"""What a partner answers, section by section, as routing asks it."""

from collections.abc import Iterator

from guides import Guide, Section, Slot, is_asked
from research.answers.saving import Key
from research.demonstration import costs, data, implementation, sharing, views
from research.demonstration.profiles import profiles, read_words
from research.demonstration.respondent import Entries, Respondent, Rule, nothing, said

RULES: dict[str, Rule] = {
    **views.RULES,
    **data.RULES,
    **sharing.RULES,
    **implementation.RULES,
    **costs.RULES,
}
GAPS: dict[str, tuple[float, float]] = {
    "goals": (0.06, 0.0),
    "risks": (0.0, 0.05),
    "item_updated": (0.03, 0.0),
    "item_quality": (0.04, 0.0),
    "known_of_partners": (0.05, 0.0),
    "barrier_ease": (0.1, 0.0),
    "allowed_to_share": (0.1, 0.0),
    "wish_to_receive": (0.03, 0.0),
    "secure_transfer": (0.2, 0.0),
    "lawful_basis": (0.05, 0.05),
    "sign_off": (0.08, 0.0),
    "step_time": (0.05, 0.0),
    "step_cost": (0.22, 0.06),
    "step_funding": (0.18, 0.03),
    "price_year": (0.1, 0.0),
    "quality_gain": (0.08, 0.0),
}
"""How likely "don't know" and "prefer not to say" are, where they are likely at all."""

NOTED = 0.3
PROBED = 0.45


class DemonstrationOutdated(LookupError):
    """The guide has changed, and the demonstration has not followed."""


def check_guide(guide: Guide) -> None:
    """Raises DemonstrationOutdated where guide and demonstration name different things."""
    figures = read_words("figures")
    services = {service for profile in profiles() for service in profile.services}
    pairs = {
        "questions": (set(RULES), {question.id for question in guide.questions}),
        "kinds of data": (set(figures["items"]), _items(guide, "data_items")),
        "barriers": (set(figures["barriers"]), _items(guide, "barriers")),
        "services": (services | _items(guide, "services"), _items(guide, "services")),
    }
    for what, (ours, theirs) in pairs.items():
        if ours != theirs:
            raise DemonstrationOutdated(
                f"{guide.id} v{guide.version}: the demonstration and the guide differ in their"
                f" {what}: {sorted(ours ^ theirs)}"
            )


def _items(guide: Guide, list_id: str) -> set[str]:
    return {item.id for item in guide.lists[list_id].items} if list_id in guide.lists else set()


def answers_by_section(who: Respondent) -> Iterator[dict[Key, Entries]]:
    """What is given in each section, up to where the interview breaks off."""
    for section in who.guide.sections:
        yield _given(who, section)
        if _breaks_off(who, section):
            return


def _breaks_off(who: Respondent, section: Section) -> bool:
    return who.profile.stops_before in {question.id for question in section.questions}


def _given(who: Respondent, section: Section) -> dict[Key, Entries]:
    given: dict[Key, Entries] = {}
    for slot in who.guide.slots(section):
        if slot.question.id == who.profile.stops_before:
            break
        entries = _entries(who, slot) if is_asked(who.guide, slot, who.answers) else None
        if entries is not None:
            given[slot.key] = entries
            who.answers[slot.key] = entries.get("value")
    return given


def _entries(who: Respondent, slot: Slot) -> Entries | None:
    entries = _fixed(who, slot) or _gap(who, slot) or RULES[slot.question.id](who, slot)
    if entries is None:
        return None
    if slot.question.keeps_mention and entries.get("value") is not None:
        entries = {"mention": "prompted"} | entries
    return entries | _beside(who, slot, entries) if who.profile.is_spoken else entries


def _fixed(who: Respondent, slot: Slot) -> Entries | None:
    fixed = who.profile.fixed or {}
    return said(fixed[slot.question.id]) if slot.question.id in fixed else None


def _gap(who: Respondent, slot: Slot) -> Entries | None:
    dont_know, prefer_not = GAPS.get(slot.question.id, (0.0, 0.0))
    dice = who.dice(*slot.key, "gap").random()
    if dice < dont_know:
        return nothing("dont_know")
    return nothing("prefer_not_to_say") if dice < dont_know + prefer_not else None


def _beside(who: Respondent, slot: Slot, entries: Entries) -> Entries:
    """What the interviewer keeps beside the answer."""
    beside: Entries = {}
    probes = [probe.text for probe in slot.question.probes]
    used = [probe for probe in probes if who.chance(PROBED, *slot.key, probe)]
    if used:
        beside["probes"] = used
    unknown = entries.get("missing") == "dont_know"
    topic = "note_gap" if unknown else f"note_{slot.question.id}"
    if topic in read_words("notes") and who.chance(_noted(slot), *slot.key, "note"):
        beside["note"] = who.words(topic, "any")
    return beside


def _noted(slot: Slot) -> float:
    """Beside each item of a list, less is jotted down."""
    return NOTED / 8 if slot.item else NOTED
