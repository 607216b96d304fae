"""How partners answer on the sharing they have done, and on what stands in its way."""

from typing import Any

from guides import Slot
from research.demonstration.profiles import read_words
from research.demonstration.respondent import (
    Entries,
    Respondent,
    Rule,
    by_attitude,
    said,
    talk,
    talk_apart,
)


def yes_if(value: Any) -> Entries:
    return said("yes" if value else "no")


def shared_words(who: Respondent, slot: Slot) -> Entries:
    everybody = who.answers[("shared_with", "")] == "all"
    return said(who.words("shared_words", "all" if everybody else "kind"))


def arrangement(part: str) -> Rule:
    """A part of the arrangement that the row stands for, as long as there is one more."""

    def rule(who: Respondent, slot: Slot) -> Entries | None:
        row, named = int(slot.key[1]) - 1, who.profile.arrangements
        return (
            said(read_words("arrangements")["cards"][named[row]][part])
            if row < len(named)
            else None
        )

    return rule


def arrangement_when(who: Respondent, slot: Slot) -> Entries:
    card = read_words("arrangements")["cards"][who.profile.arrangements[int(slot.key[1]) - 1]]
    return said({end: card[end] for end in ("from", "to") if end in card})


def explored(part: str) -> Rule:
    return lambda who, slot: said(
        read_words("arrangements")["explored"][who.profile.explored][part]
    )


def any_barriers(who: Respondent, slot: Slot) -> Entries:
    return yes_if(who.outlook.barriers)


def foremost_barriers(who: Respondent, slot: Slot) -> Entries:
    """What is raised unasked, in the partner's own words."""
    named = who.outlook.foremost_barriers or ("any",)
    return said(who.words(slot.question.id, *named))


def barrier(who: Respondent, slot: Slot) -> Entries:
    item = slot.key[1]
    named = item in who.outlook.barriers
    beside = {"specify": who.words("other_barrier", "any")} if named and item == "other" else {}
    return said(
        "yes" if named else "no",
        mention=who.mention(item, who.outlook.foremost_barriers),
        **beside,
    )


def remedy(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("remedy", slot.key[1]))


def barrier_ease(who: Respondent, slot: Slot) -> Entries:
    hard = read_words("figures")["barriers"][slot.key[1]]["hard"] / 10
    return said("long" if who.chance(hard, *slot.key) else "quick")


RULES: dict[str, Rule] = {
    "shared_with": by_attitude(
        keen={"some": 9, "all": 1}, careful={"some": 7, "none": 3}, doubtful={"some": 4, "none": 6}
    ),
    "shared_words": shared_words,
    "known_to_partners": talk_apart("any", "attitude"),
    "known_of_partners": talk_apart("any"),
    "arrangements_any": lambda who, slot: yes_if(who.profile.arrangements),
    "arrangement_name": arrangement("name"),
    "arrangement_status": arrangement("status"),
    "arrangement_overview": arrangement("overview"),
    "arrangement_why": arrangement("why"),
    "arrangement_when": arrangement_when,
    "arrangement_well": arrangement("well"),
    "arrangement_less_well": arrangement("less_well"),
    "arrangement_reviewed": arrangement("reviewed"),
    "arrangement_repeated": arrangement("repeated"),
    "arrangement_cost": arrangement("cost"),
    "arrangement_lessons": arrangement("lessons"),
    "explored_any": lambda who, slot: yes_if(who.profile.explored),
    "explored_involved": explored("involved"),
    "explored_effective": explored("effective"),
    "obstacles": talk_apart("any", "attitude"),
    "difference_organisation": explored("organisation"),
    "difference_clients": explored("clients"),
    "ideas_organisation": talk_apart("any"),
    "ideas_clients": talk("any"),
    "any_barriers": any_barriers,
    "barriers_words": foremost_barriers,
    "barriers_overcome": foremost_barriers,
    "barrier": barrier,
    "remedy": remedy,
    "barrier_ease": barrier_ease,
}
