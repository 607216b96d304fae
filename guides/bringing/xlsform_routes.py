"""When a question is asked: `relevant` of an XLSForm and `ask_if` of a guide."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple, NoReturn

from guides.number_ranges import HIGHEST, LOWEST, Limit, between, number_range, other_numbers

Route = dict[str, tuple[str, ...]]
AnswersOf = Callable[[str], Collection[str]]
LONGEST = 4_000
DEEPEST = 30
SAID = {"=": "{}", ">": "over {}", "<": "under {}", ">=": "{} or more", "<=": "{} or less"}
"""What a comparison wants of a question, as a guide says it."""
TOKEN = re.compile(
    r"\s*(?:(?P<ref>\$\{\s*[\w.:-]+\s*\})|(?P<text>'[^']*'|\"[^\"]*\")|(?P<number>-?\d+(?:\.\d+)?)"
    r"|(?P<mark>!=|<=|>=|=|<|>|\(|\)|,|\.\.)|(?P<word>[A-Za-z][\w-]*))"
)


class Cannot(ValueError):
    """An expression that says more than `ask_if` can."""


class Is(NamedTuple):
    """The question of this name has this answer, or another; with none, any answer."""

    name: str
    value: str | None
    negated: bool = False


class Joined(NamedTuple):
    word: str
    parts: "tuple[Is | Joined, ...]"


def route_of(expression: str, answers_of: AnswersOf) -> tuple[Route, tuple[str, ...]]:
    """The answers wanted of each question, and the questions that only need an answer."""
    if len(expression) > LONGEST:
        raise Cannot
    parsed = _Parser(expression).whole()
    given: list[str] = []
    return _route(parsed, given, answers_of), tuple(given)


def _route(part: "Is | Joined", given: list[str], answers_of: AnswersOf) -> Route:
    if isinstance(part, Is):
        if part.value is None:
            given.append(part.name)
            return {}
        return {part.name: _others(part, answers_of) if part.negated else (part.value,)}
    before = len(given)
    routes = [_route(one, given, answers_of) for one in part.parts]
    if part.word == "and":
        found: Route = {}
        for name, values in ((n, v) for route in routes for n, v in route.items()):
            found[name] = _in_common(found[name], values) if name in found else values
        return found
    if len(given) > before or len({tuple(route) for route in routes}) != 1 or len(routes[0]) != 1:
        raise Cannot
    (name,) = routes[0]
    return {name: tuple(dict.fromkeys(value for route in routes for value in route[name]))}


def _in_common(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Of the same question twice `ask_if` would take either answer, unless they limit a number."""
    span = between(one[0], other[0]) if len(one) == len(other) == 1 else ""
    return (span,) if span else _refused()


def _others(part: Is, answers_of: AnswersOf) -> tuple[str, ...]:
    """Every answer but the one, of a question whose answers are known, and of a number."""
    answers = answers_of(part.name)
    others = tuple(answer for answer in answers if answer != part.value)
    return others or other_numbers(str(part.value)) or _refused()


class _Parser:
    def __init__(self, expression: str) -> None:
        self.tokens = list(_tokens(expression))
        self.at = 0
        self.depth = 0

    def whole(self) -> "Is | Joined":
        found = self._joined("or")
        if self.at < len(self.tokens):
            raise Cannot
        return found

    def _peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> str:
        token = self._peek()
        if not token or (wanted and token != wanted):
            raise Cannot
        self.at += 1
        return token

    def _joined(self, word: str) -> "Is | Joined":
        inner = self._term if word == "and" else lambda: self._joined("and")
        parts = [inner()]
        while self._peek() == word:
            self._take()
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Joined(word, tuple(parts))

    def _term(self) -> "Is | Joined":
        if self._peek() == "(":
            return self._bracketed()
        if self._peek() == "not":
            self._take()
            return _negated(self._bracketed())
        if self._peek() == "selected":
            self._take()
            self._take("(")
            name = self._name()
            self._take(",")
            value = self._value()
            self._take(")")
            return Is(name, value)
        name, mark, value = self._name(), self._take(), self._value()
        if mark == "!=":
            return Is(name, value, negated=True) if value else Is(name, None)
        return Is(name, SAID[mark].format(value) if value and mark in SAID else _refused())

    def _bracketed(self) -> "Is | Joined":
        self.depth += 1
        if self.depth > DEEPEST:
            raise Cannot
        self._take("(")
        found = self._joined("or")
        self._take(")")
        self.depth -= 1
        return found

    def _name(self) -> str:
        """A question, in this row of its list or in the same row of an earlier repeat."""
        token = self._take()
        if token.startswith("$"):
            return token.strip("${} ")
        if token != "indexed-repeat":
            raise Cannot
        self._take("(")
        name = self._take()
        for wanted in (",", "", ",", "position", "(", "..", ")", ")"):
            self._take(wanted)
        return name.strip("${} ")

    def _value(self) -> str:
        token = self._take()
        if token[0] in "'\"":
            return token[1:-1]
        if not re.fullmatch(r"-?\d+(\.\d+)?", token):
            raise Cannot
        return token


def _negated(part: "Is | Joined") -> Is:
    if isinstance(part, Joined) or part.value is None:
        raise Cannot
    return part._replace(negated=not part.negated)


def _refused() -> NoReturn:
    raise Cannot


def _tokens(expression: str) -> list[str]:
    found, at = [], 0
    while expression[at:].strip():
        token = TOKEN.match(expression, at)
        if not token:
            raise Cannot
        found.append(token[0].strip())
        at = token.end()
    return found


def relevant_of(routes: Mapping[str, tuple[str, ...]], kinds: Mapping[str, str]) -> str:
    """The expression for answers wanted of references; all must hold."""
    terms = []
    for reference, values in routes.items():
        wanted = " or ".join(_term(kinds[reference], reference, value) for value in values)
        terms.append(f"({wanted})" if len(values) > 1 else wanted)
    return " and ".join(terms)


def _term(kind: str, reference: str, value: str) -> str:
    if kind == "any_of":
        return f"selected({reference}, '{value}')"
    wanted = number_range(value) if kind == "number" else None
    if wanted is None:
        return f"{reference} = '{value}'"
    if wanted.low.number == wanted.high.number:
        return f"{reference} = {_figure(wanted.low)}"
    limits = []
    if wanted.low != LOWEST:
        limits.append(f"{reference} {'>=' if wanted.low.reaches else '>'} {_figure(wanted.low)}")
    if wanted.high != HIGHEST:
        limits.append(f"{reference} {'<=' if wanted.high.reaches else '<'} {_figure(wanted.high)}")
    return f"({' and '.join(limits)})" if len(limits) > 1 else limits[0]


def _figure(limit: Limit) -> str:
    return str(int(limit.number)) if limit.number.is_integer() else str(limit.number)
