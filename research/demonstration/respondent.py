"""Who answers: one partner with its outlook, its words and what it has said so far."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from random import Random
from typing import Any

from guides import Guide, Question, Slot
from research.answers.saving import Key
from research.demonstration.outlook import Outlook, outlook_of
from research.demonstration.profiles import Kind, Profile, kinds
from research.demonstration.stock import Stock

Entries = dict[str, Any]
"""What is given for one slot, as research.answers.saving.save_answers takes it."""


class Respondent:
    def __init__(self, profile: Profile, guide: Guide, stock: Stock) -> None:
        self.profile, self.guide, self.stock = profile, guide, stock
        self.answers: dict[Key, Any] = {}

    @cached_property
    def kind(self) -> Kind:
        return kinds()[self.profile.kind]

    @cached_property
    def outlook(self) -> Outlook:
        return outlook_of(self.profile, self.stock.seed)

    @cached_property
    def facts(self) -> dict[str, str]:
        about = self.profile
        return {
            "us": about.us,
            "clients": self.kind.clients,
            "system": about.system,
            "second_system": about.second_system,
        }

    def dice(self, *about: str) -> Random:
        """Chance that depends on nothing but the partner and what it is about."""
        return Random("/".join((self.stock.seed, self.profile.code, *about)))

    def chance(self, likely: float, *about: str) -> bool:
        return self.dice(*about).random() < likely

    def pick(self, weights: Mapping[str, float], *about: str) -> str:
        return self.dice(*about).choices(list(weights), list(weights.values()))[0]

    def words(self, topic: str, *facets: str, **facts: str) -> str:
        """A sentence or two on the topic: one for each facet of the partner."""
        drawn = (self.stock.draw(topic, self._tags(facet)) for facet in facets)
        return " ".join(_sentence(each.format(**self.facts, **facts)) for each in drawn)

    def mention(self, item: str, foremost: Collection[str]) -> str:
        """Only in conversation can something come up before it is shown."""
        unasked = self.profile.is_spoken and item in foremost
        return "spontaneous" if unasked else "prompted"

    def labels(self, list_id: str, items: Collection[str]) -> str:
        """The items of a list in the middle of a sentence."""
        named = {item.id: item.label for item in self.guide.lists[list_id].items}
        return self.listing([named[item][:1].lower() + named[item][1:] for item in items])

    def listing(self, words: Sequence[str]) -> str:
        return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

    def _tags(self, facet: str) -> tuple[str, ...]:
        profile = self.profile
        tags = {
            "kind": (profile.kind, self.kind.family, "any"),
            "attitude": (profile.attitude, "any"),
            "maturity": (f"maturity_{profile.maturity}", "any"),
        }
        return tags.get(facet, (facet, "any"))


Rule = Callable[[Respondent, Slot], Entries | None]
"""How a question is answered; None where no answer is owed, as for one more row of a roster."""


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def said(value: Any, **beside: Any) -> Entries:
    return {"value": value, **beside}


def nothing(reason: str) -> Entries:
    return {"missing": reason}


def talk(*facets: str) -> Rule:
    """An answer in words, put together from what fits the facets."""
    return lambda who, slot: said(who.words(slot.question.id, *facets))


def talk_apart(*facets: str) -> Rule:
    """The same, where bodies that hold no records speak of it in words of their own."""
    return lambda who, slot: said(
        who.words(slot.question.id, *(facets if who.kind.holds_records else ("representative",)))
    )


def by_attitude(**weights: Mapping[str, float]) -> Rule:
    """A choice that depends on what the partner thinks of sharing."""
    return lambda who, slot: said(who.pick(weights[who.profile.attitude], *slot.key))


def by_maturity(*weights: Mapping[str, float]) -> Rule:
    """A choice that depends on how far the partner's systems have come, from paper upwards."""
    return lambda who, slot: said(who.pick(weights[who.profile.maturity - 1], *slot.key))


def unless_representative(rule: Rule) -> Rule:
    """A body that speaks for others has nothing of its own to say here."""
    return lambda who, slot: (
        rule(who, slot) if who.kind.holds_records else nothing("not_applicable")
    )


def in_order(question: Question, chosen: Iterable[str]) -> list[str]:
    """The options chosen, as the guide lists them; an unknown one is passed on to be refused."""
    places = list(question.option_labels)
    return sorted(set(chosen), key=lambda one: places.index(one) if one in places else -1)
