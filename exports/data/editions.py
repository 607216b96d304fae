"""What leaves the house: everything for the researchers, or what nobody can be known by."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from exports.data.rows import Case
from exports.data.variables import Variable, variables
from guides.model import Guide


@dataclass(frozen=True)
class Edition:
    """Which columns a file has and which cases; `withheld` says in sentences what it has not."""

    name: str
    variables: tuple[Variable, ...]
    cases: Callable[[], Iterable[Case]]
    withheld: tuple[str, ...] = field(default=())

    @property
    def has_partners(self) -> bool:
        """Whether a row is a partner."""
        return self.name == "internal"


def internal(guide: Guide, cases: Callable[[], Iterable[Case]]) -> Edition:
    return Edition("internal", variables(guide), cases)
