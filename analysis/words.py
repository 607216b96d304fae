"""Numbers in words: quantifiers, lists and ties, with singular and plural right."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from analysis.counted import Claim, Count, Worded, joined


class Quantifier(NamedTuple):
    """A word for a share of partners, what it means, and how it opens a sentence."""

    word: str
    meaning: str
    fits: Callable[[int, int], bool]
    opening: str


# The first that fits is used, and the whole key is printed with the method.
QUANTIFIERS = (
    Quantifier("none", "no partner", lambda n, base: n == 0, "No partner that answered"),
    Quantifier("all", "every partner", lambda n, base: n == base, "All partners that answered"),
    Quantifier("one", "one partner", lambda n, base: n == 1, "One partner"),
    Quantifier("half", "exactly half", lambda n, base: 2 * n == base, "Half of the partners"),
    Quantifier(
        "nearly all",
        "all but one or two, where at least eight answered",
        lambda n, base: base >= 8 and base - n <= 2,
        "Nearly all partners that answered",
    ),
    Quantifier("most", "over half", lambda n, base: 2 * n > base, "Most partners that answered"),
    Quantifier("a few", "two to four, under half", lambda n, base: n <= 4, "A few partners"),
    Quantifier("some", "five or more, under half", lambda n, base: True, "Some partners"),
)


def quantifier(count: int, base: int) -> Quantifier:
    return next(each for each in QUANTIFIERS if each.fits(count, base))


def opening(count: int, base: int) -> Claim:
    """How a sentence about the most partners begins: "Most partners that answered (9 of 17)"."""
    if count == base == 1:
        return Claim("The only partner that answered")
    words = Worded(count, quantifier(count, base).opening, instead="Partners")
    return Claim(words, " (", greatest(count), " of ", base, ")")


def out_of(count: int, base: int) -> Claim:
    """How it ends: "9 of the 17 partners that answered"."""
    if base == 1:
        return Claim(
            "the only partner that answered" if count else "no partner (only one answered)"
        )
    if count == base:
        return Claim("all ", count, " partners that answered")
    return Claim(count or "none", " of the ", base, " partners that answered")


def number_of(count: int, noun: str, plural: str = "") -> Claim:
    return Claim(count, f" {noun if count == 1 else plural or noun + 's'}")


def titled(title: str, part: str) -> str:
    """A title with the part of it that is shown; a question keeps its own mark."""
    return f"{title} {part[:1].upper()}{part[1:]}" if title.endswith("?") else f"{title}: {part}"


def listing(words: Sequence[str]) -> str:
    """a, b and c."""
    said = joined(" and ", [each for each in (joined(", ", words[:-1]), *words[-1:]) if each])
    return said if all(map(knows_its_numbers, words)) else str(said)


def knows_its_numbers(words: str) -> bool:
    return isinstance(words, Claim) or not any(letter.isdigit() for letter in words)


def quoted(words: str) -> str:
    return f"\u201c{words}\u201d"


def inline(label: str) -> str:
    """A label in the middle of a sentence."""
    return label[:1].lower() + label[1:]


def sentence(*parts: str) -> str:
    """The parts that are there, joined with a semicolon and closed with a full stop."""
    said = [part for part in parts if part]
    text = Claim(joined("; ", said).first_upper(), ".") if said else ""
    return text if all(map(knows_its_numbers, said)) else str(text)


def commonest(said: Counter[str]) -> str:
    return min(said, key=lambda word: (-said[word], word))


def leaders(counts: Mapping[str, int]) -> tuple[str, ...]:
    """The names with the highest count, in the order given; none where nothing was counted."""
    top = max(counts.values(), default=0)
    return tuple(name for name, count in counts.items() if count == top > 0)


def leading(
    shares: Mapping[str, tuple[int, int]], *, noun: str = "items", of: str = "partner"
) -> str:
    """The names with the highest count, each "(count of base)"; a long tie is said as a tie."""
    first = leaders({name: count for name, (count, _) in shares.items()})
    if len(first) > 4:
        each = number_of(greatest(shares[first[0]][0]), of)
        return Claim(len(first), f" {noun} equally (", each, " each)")
    return listing([share_of(name, *shares[name]) for name in first])


def share_of(name: str, count: int, base: int) -> Claim:
    return Claim(name, " (", greatest(count), " of ", base, ")")


def greatest(count: int) -> int:
    """It tells of the others that none is more."""
    return Worded(count, str(int(count)), leads=True) if isinstance(count, Count) else count


def by_most(
    verb: str, shares: Mapping[str, tuple[int, int]], *, noun: str = "items", besides: str = ""
) -> str:
    """The claim that names what the greatest number of partners offer, hold or say."""
    if not any(count for count, _ in shares.values()):
        return sentence(f"{verb} by no partner that answered", besides)
    most = leading(shares, noun=noun)
    return sentence(Claim(verb, " by the greatest number of partners: ", most), besides)
