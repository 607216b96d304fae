"""What was said to a question as one text: a value as JSON, or why there is none as a bare word."""

import json
from typing import Any


def as_said(value: Any, missing: str | None) -> str | None:
    return missing if value is None else json.dumps(value)


def parted(said: str | None) -> tuple[Any, str | None]:
    """The value, and why there is none."""
    if not said or said[0].isalpha():
        return None, said or None
    return json.loads(said), None
