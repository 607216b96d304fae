"""What a partner holds, wants, finds in its way and plans, settled before it is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from research.demonstration.profiles import Kind, Profile, kinds, read_words


@dataclass(frozen=True)
class Step:
    """A step that the partner would name, and the work and the purchases that it foresees."""

    id: str
    effort: Mapping[str, Any]
    pounds: float


@dataclass(frozen=True)
class Outlook:
    """`holdings` and `barriers` by item; `foremost` is what comes to mind without a hand-out."""

    holdings: Mapping[str, str]
    wants: tuple[str, ...]
    barriers: tuple[str, ...]
    steps: tuple[Step, ...]
    foremost_data: tuple[str, ...]
    foremost_barriers: tuple[str, ...]
    foremost_services: tuple[str, ...]


def outlook_of(profile: Profile, seed: str) -> Outlook:
    chance, kind = Random(f"{seed}/{profile.code}"), kinds()[profile.kind]
    holdings = _holdings(kind, chance)
    barriers = _barriers(profile, chance)
    wants = (*kind.wants, *(item for item in kind.may_want if chance.random() < 0.45))
    steps = _steps(profile, kind, barriers, chance)
    known = [item for item in holdings if item in kind.held]
    return Outlook(
        holdings=holdings,
        wants=wants,
        barriers=barriers,
        steps=steps,
        foremost_data=_foremost(known, 3, chance),
        foremost_barriers=_foremost([b for b in barriers if b != "other"], 2, chance),
        foremost_services=_foremost(profile.services, 3, chance),
    )


def _foremost(all_of_them: Sequence[str], most: int, chance: Random) -> tuple[str, ...]:
    return tuple(chance.sample(all_of_them, min(most, len(all_of_them))))


def _holdings(kind: Kind, chance: Random) -> dict[str, str]:
    by_chance = {item: chance.choice(["held", "partly", "not_held"]) for item in kind.perhaps}
    others = dict.fromkeys(kind.others, "partly")
    sure = dict.fromkeys(kind.held, "held") | dict.fromkeys(kind.partly, "partly")
    return {item: how for item, how in (sure | by_chance | others).items() if how != "not_held"}


def _barriers(profile: Profile, chance: Random) -> tuple[str, ...]:
    known = read_words("figures")["barriers"]
    named = [item for item in known if chance.random() * 10 < _likely(profile, known[item])]
    return () if profile.sees_no_barrier else tuple(named)


def _likely(profile: Profile, barrier: Mapping[str, int]) -> int:
    more = barrier["doubtful"] * (profile.attitude == "doubtful") + barrier["old"] * (
        profile.maturity == 1
    )
    fewer = barrier["old"] * (profile.maturity == 3)
    return barrier["likely"] + more - fewer


def _steps(
    profile: Profile, kind: Kind, barriers: Sequence[str], chance: Random
) -> tuple[Step, ...]:
    """The steps that clear the partner's own barriers come to mind first."""
    known = read_words("figures")["steps"]
    fits = {"any", *barriers}
    many = profile.attitude != "doubtful" and kind.holds_records
    count = chance.randint(3, 6) if many else chance.randint(2, 3)
    open_steps = [
        name
        for name, step in known.items()
        if fits & set(step["clears"]) and (kind.holds_records or "with_records" not in step)
    ]
    named: list[str] = []
    while open_steps and len(named) < count:
        weights = [known[name]["weight"] for name in open_steps]
        named.append(chance.choices(open_steps, weights)[0])
        open_steps.remove(named[-1])
    return tuple(_step(name, known[name], kind.size, chance) for name in named)


def _step(name: str, figures: Mapping[str, Any], size: float, chance: Random) -> Step:
    buys = chance.uniform(*figures.get("buys", (0, 0))) * size
    if "posts" in figures:
        posts = chance.choice(figures["posts"])
        months = chance.randint(*figures["months"])
        effort = {"amount": posts, "unit": "posts", "months": months}
        return Step(name, effort, posts * months / 12 * POST_A_YEAR + buys)
    days = max(1, round(chance.uniform(*figures["days"]) * size))
    return Step(name, {"amount": days, "unit": "days"}, days * DAY + buys)


POST_A_YEAR = 52_000
DAY = 240
