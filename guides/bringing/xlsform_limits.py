"""The lowest and the highest number that answers a question, as the constraint of an XLSForm."""

import re

from guides.question import Question

RULE = re.compile(r"\(?\s*\.\s*(?P<sign><=?|>=?|=)\s*(?P<number>-?\d{1,18})(?:\.0+)?\s*\)?")
"""Such as `. >= 0`."""
PARAMETER = re.compile(r"(start|end|step)\s*=\s*([^\s;,]+)")
"""Such as `end=10`."""


def limits_rule(question: Question) -> str:
    rules = [f". >= {question.lowest}"]
    rules += [] if question.highest is None else [f". <= {question.highest}"]
    return " and ".join(rules)


def limits_in(constraint: str, *, whole: bool) -> dict[str, int]:
    """What it says, or nothing where it says anything else besides."""
    found: dict[str, int] = {}
    for rule in constraint.split(" and "):
        read = RULE.fullmatch(rule.strip())
        limit = _limit(read["sign"], int(read["number"]), whole=whole) if read else {}
        if not limit or set(limit) & set(found):
            return {}
        found |= limit
    return found


def range_limits(parameters: str) -> dict[str, int]:
    """From where to where a range goes: from 0 to 10 where it does not say."""
    told = {"start": "0", "end": "10", "step": "1"} | dict(PARAMETER.findall(parameters))
    whole = all(re.fullmatch(r"-?\d{1,18}", number) for number in told.values())
    if not whole or told["step"] != "1":
        return {}
    return {"lowest": int(told["start"]), "highest": int(told["end"])}


def _limit(sign: str, number: int, *, whole: bool) -> dict[str, int]:
    """A whole number above 0 is one of 1 or more; of a broken one that cannot be said."""
    if sign in (">", "<") and not whole:
        return {}
    return {
        ">": {"lowest": number + 1},
        ">=": {"lowest": number},
        "<": {"highest": number - 1},
        "<=": {"highest": number},
    }.get(sign, {})
