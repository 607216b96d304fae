"""Pages of a long list, by address."""

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple, TypeVar

from flask import request

ON_A_PAGE = 50

Line = TypeVar("Line")


class ListPage(NamedTuple):
    """The page of a list that was asked for, or the nearest that there is."""

    number: int
    of: int
    many: int
    size: int = ON_A_PAGE

    @property
    def start(self) -> int:
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        return min(self.start + self.size, self.many)

    def cut(self, lines: Sequence[Line]) -> Sequence[Line]:
        return lines[self.start : self.end]


def asked_page(count: int, size: int = ON_A_PAGE) -> ListPage:
    of = max(1, ceil(count / size))
    return ListPage(min(max(1, request.args.get("page", 1, type=int)), of), of, count, size)
