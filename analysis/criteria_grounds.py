"""Why a number is as it is: what every part of criteria is made of."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from guides.shorthand import Texts, keyed, part


def a_day(raw: Any) -> date:
    if not isinstance(raw, str):
        raise ValueError("not a day")
    return date.fromisoformat(raw)


Said = Annotated[str, Field(min_length=1)]
Day = Annotated[date, BeforeValidator(a_day)]
InHundred = Annotated[int, Field(ge=0, le=100, strict=True)]
by_id = keyed(lambda raw: raw)


@part
class Grounds:
    """Why a number or a rule is as it is, and since when; no number stands without."""

    reason: Said
    date: Day
    source: Texts = ()
