"""What the loader says of a guide with mistakes in it."""

from guides.loader import parse_guide
from guides.problems import GuideError, Problem
from tests.guide_of import whole


def problems_of(text: str) -> tuple[Problem, ...]:
    """Of the text exactly as it stands."""
    try:
        parse_guide(text, "example/v1.yaml")
    except GuideError as error:
        return error.problems
    return ()


def said_of(text: str) -> list[str]:
    """The complaints alone, of a text in which what `whole` adds may be left out."""
    return [problem.what for problem in problems_of(whole(text))]
