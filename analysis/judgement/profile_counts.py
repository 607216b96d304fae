"""Which answers stand behind each number of a profile."""

from analysis.counted import Basis, Count, Seen, beside
from analysis.judgement.profile import Standing


def by_level(number: int, standing: Standing) -> tuple[Count | None, ...]:
    """The partners at each level, with a score, and in all; no counts where none is printed."""
    rows = [(seen_as(standing, number, n), level) for n, (_, level) in enumerate(standing.reached)]
    at = (Count(seen for seen, level in rows if level == n) for n in range(5))
    levels = at if standing.levels else (None for _ in range(5))
    return (*levels, scored(number, standing), Count(seen for seen, _ in rows))


def unsure(number: int, standing: Standing) -> Count:
    told = enumerate(standing.reached)
    return Count(seen_as(standing, number, n) for n, (who, _) in told if who in standing.dont_know)


def scored(number: int, standing: Standing) -> Count:
    told = enumerate(standing.reached)
    return Count(seen_as(standing, number, n) for n, (_, level) in told if level is not None)


def seen_as(standing: Standing, number: int, place: int) -> Seen:
    """A score of several answers is no row of the frame: its place is one that no row has."""
    code, _ = standing.reached[place]
    score = Seen(beside("scores", number * 100_000 + place), code, None)
    return standing.read.get(code, score)


def behind_median(number: int, standing: Standing) -> tuple[Basis | None, ...]:
    """A median is a figure of every partner with a score."""
    basis = Basis(scored(number, standing).rows) if standing.scored else None
    return (None, basis, basis, basis, None)
