"""Where an interviewer writes an answer by hand: boxes to tick, figures to fill in."""

from string import ascii_lowercase

from exports.word_guide import offered
from guides import Question
from guides.answers.numbers import split_unit
from guides.kinds import EFFORT_UNITS, MONEY_BASES, MONEY_PARTS

BOX, LINE = "☐", "______"
SHORT_LINE = "___"


def blanks(question: Question) -> list[str]:
    """The lines to fill in, each with its words."""
    if question.options:
        return [f"{BOX}\t{offered(option)}" for option in question.options]
    return _figures(question)


def lettered(question: Question) -> list[str]:
    """What the letters in a table stand for."""
    return [f"{_letter(n)}\t{offered(option)}" for n, option in enumerate(question.options)]


def cell_lines(question: Question) -> list[str]:
    """The same in the narrow cell of a table."""
    if question.options:
        return ["  ".join(f"{BOX}\u00a0{_letter(n)}" for n in range(len(question.options)))]
    return _figures(question)


def _figures(question: Question) -> list[str]:
    if question.kind == "money":
        return _sums(question)
    if question.kind == "number":
        before, after = split_unit(question.unit)
        return [f"{before}{LINE}{after}"]
    return FIGURES.get(question.kind, [])


def _sums(question: Question) -> list[str]:
    before, after = split_unit(question.unit or "£")
    sums = [f"{label}: {before}{LINE}{after}" for label in MONEY_PARTS.values()]
    return [*sums, *(f"{BOX}\u00a0{basis}" for basis in MONEY_BASES.values())]


def _letter(n: int) -> str:
    return ascii_lowercase[n] if n < len(ascii_lowercase) else str(n + 1)


FIGURES = {
    "effort": [
        f"{LINE} " + "  ".join(f"{BOX}\u00a0{unit.lower()}" for unit in EFFORT_UNITS.values()),
        f"Posts only, for {SHORT_LINE} months",
    ],
    "date": [f"{SHORT_LINE} / {SHORT_LINE} / {LINE}", "(day / month / year)"],
    "period": [f"From {SHORT_LINE} / {LINE}", f"to {SHORT_LINE} / {LINE}", "(month / year)"],
}
