"""How long taking part took, and how many people: asked at the end, and optional."""

from collections.abc import Mapping

from guides import Guide
from research.models import Interview

MOST = {"hours": 1000, "minutes": 100_000, "people": 1000}
NAMES = {"hours": "Hours", "minutes": "Minutes", "people": "People"}


class BurdenForm:
    """As typed, or as it was kept before."""

    def __init__(self, interview: Interview, sent: Mapping[str, str] | None = None) -> None:
        hours, minutes = divmod(interview.burden_minutes or 0, 60)
        kept = {"hours": hours, "minutes": minutes, "people": interview.burden_people}
        self.typed = {
            name: (sent.get(name, "").strip() if sent is not None else str(kept[name] or ""))
            for name in MOST
        }
        self.problems = [
            (name, f"{NAMES[name]} must be a whole number, such as 2")
            for name, typed in self.typed.items()
            if typed and not self._is_fine(name, typed)
        ]

    def problem(self, name: str) -> str:
        return dict(self.problems).get(name, "")

    @property
    def minutes(self) -> int | None:
        """In all; None where nothing was said."""
        if not (self.typed["hours"] or self.typed["minutes"]):
            return None
        return int(self.typed["hours"] or 0) * 60 + int(self.typed["minutes"] or 0)

    @property
    def people(self) -> int | None:
        return int(self.typed["people"]) if self.typed["people"] else None

    def _is_fine(self, name: str, typed: str) -> bool:
        return typed.isdecimal() and len(typed) < 7 and int(typed) <= MOST[name]


def burden_form(
    guide: Guide, interview: Interview, sent: Mapping[str, str] | None = None
) -> BurdenForm | None:
    """None where the guide asks for it: nobody is asked twice."""
    return None if guide.measuring("burden_hours") else BurdenForm(interview, sent)
