"""How partners answer on the data they hold: what, how good, how fresh, in which systems."""

from collections.abc import Mapping
from typing import Any

from guides import Slot
from research.demonstration.profiles import read_words
from research.demonstration.respondent import (
    Entries,
    Respondent,
    Rule,
    by_maturity,
    in_order,
    said,
    talk,
)

QUALITY = (1.3, 2.1, 2.9)
SOMETIMES = 0.04


def figures(item: str) -> Mapping[str, Any]:
    return read_words("figures")["items"][item]


def spoken(items: tuple[str, ...]) -> list[str]:
    return [figures(item)["spoken"] for item in items]


def own_records(who: Respondent, slot: Slot) -> Entries:
    return said("yes" if who.kind.holds_records else "no")


def relevant_data(who: Respondent, slot: Slot) -> Entries:
    data = who.listing(spoken(who.outlook.foremost_data))
    return said(who.words("relevant_data", "kind", data=data))


def held(who: Respondent, slot: Slot) -> Entries:
    item = slot.key[1]
    beside = {"specify": who.kind.others[item]} if item in who.kind.others else {}
    how = who.outlook.holdings.get(item, "not_held")
    return said(how, mention=who.mention(item, who.outlook.foremost_data), **beside)


def several(figure: str) -> Rule:
    """What is usual for the item, most of the time with all of it."""

    def rule(who: Respondent, slot: Slot) -> Entries:
        usual = figures(slot.key[1])[figure]
        chosen = [one for one in usual if who.chance(0.75, *slot.key, one)] or usual[:1]
        return with_other(who, slot, chosen)

    return rule


def with_other(who: Respondent, slot: Slot, chosen: list[str]) -> Entries:
    """Once in a while something that the options lack."""
    if not who.chance(SOMETIMES, *slot.key, "other"):
        return said(in_order(slot.question, chosen))
    words = who.words("specify", slot.question.id)
    return said(in_order(slot.question, [*chosen, "other"]), specify=words)


FORMS = (
    {"spreadsheet": 6, "paper": 5, "document": 3},
    {"database": 8, "spreadsheet": 3, "document": 2},
    {"database": 9, "document": 1},
)


def item_stored(who: Respondent, slot: Slot) -> Entries:
    forms = FORMS[who.profile.maturity - 1]
    first, second = (who.pick(forms, *slot.key, place) for place in ("first", "second"))
    also = [second] if who.chance(0.3, *slot.key) else []
    return with_other(who, slot, [first, *also])


FRESHNESS: dict[str, tuple[dict[str, float], ...]] = {
    "as_it_happens": (
        {"monthly": 4, "quarterly": 4, "weekly": 2},
        {"daily": 5, "weekly": 4, "monthly": 2},
        {"daily": 9, "weekly": 1},
    ),
    "periodic": (
        {"quarterly": 3, "yearly": 5, "less_often": 2},
        {"monthly": 3, "quarterly": 5, "yearly": 2},
        {"weekly": 2, "monthly": 5, "quarterly": 3},
    ),
    "once": (
        {"never": 6, "less_often": 3, "yearly": 1},
        {"never": 3, "yearly": 4, "monthly": 2, "daily": 1},
        {"daily": 3, "monthly": 2, "yearly": 3, "never": 2},
    ),
}


def item_updated(who: Respondent, slot: Slot) -> Entries:
    usual = FRESHNESS[figures(slot.key[1])["updated"]]
    return said(who.pick(usual[who.profile.maturity - 1], *slot.key))


def item_quality(who: Respondent, slot: Slot) -> Entries:
    """Better systems and more careful items are rated higher; what is held in part, lower."""
    item = slot.key[1]
    part = 0.6 if who.outlook.holdings[item] == "partly" else 0.0
    chance = who.dice(*slot.key).uniform(-0.7, 0.7)
    points = QUALITY[who.profile.maturity - 1] + figures(item).get("quality", 0) - part + chance
    scale = list(slot.question.option_labels)
    return said(scale[max(0, min(round(points), len(scale) - 1))])


def repeat_clients(who: Respondent, slot: Slot) -> Entries:
    known = "unique_ids" in who.outlook.holdings
    return said(who.words("repeat_clients", "identified" if known else "unidentified"))


def wanted_data(who: Respondent, slot: Slot) -> Entries:
    data = who.listing(spoken(who.outlook.wants[:2]))
    return said(who.words("wanted_data", "data", "any", data=data))


OUTPUTS = (
    {"reports": 0.5, "excel": 0.8},
    {"reports": 0.9, "excel": 0.8, "csv": 0.5},
    {"reports": 1.0, "excel": 0.9, "csv": 0.9, "feed": 0.7},
)


def outputs(who: Respondent, slot: Slot) -> Entries:
    likely = OUTPUTS[who.profile.maturity - 1]
    chosen = [one for one in likely if who.chance(likely[one], *slot.key, one)]
    if not chosen:
        return said(["nothing"])
    return with_other(who, slot, chosen)


def compatible_words(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("compatible_words", who.answers[("compatible", "")] or "partly"))


RULES: dict[str, Rule] = {
    "own_records": own_records,
    "relevant_data": relevant_data,
    "records_why": talk("kind"),
    "records_stored": talk("maturity"),
    "records_used": talk("maturity"),
    "records_updated": talk("maturity"),
    "records_quality": talk("maturity"),
    "held": held,
    "item_why": several("why"),
    "item_stored": item_stored,
    "item_used": several("used"),
    "item_updated": item_updated,
    "item_quality": item_quality,
    "repeat_clients": repeat_clients,
    "wanted_data": wanted_data,
    "software": talk("maturity"),
    "outputs": outputs,
    "compatible": by_maturity(
        {"no": 8, "partly": 2}, {"no": 2, "partly": 7, "yes": 1}, {"partly": 5, "yes": 5}
    ),
    "compatible_words": compatible_words,
    "analysis_capacity": by_maturity(
        {"no_one": 6, "occasional": 3, "bought_in": 1},
        {"occasional": 6, "dedicated": 1, "no_one": 2, "bought_in": 1},
        {"dedicated": 8, "occasional": 2},
    ),
}
