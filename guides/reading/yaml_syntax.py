"""What to say to an author whose file is not YAML."""

import re

# Besides control characters: separators that YAML counts as line ends and editors do not.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)

MISPLACED = (
    "this is not indented like the lines before, or follows a closing quotation mark; indent it"
    " alike, or double the quotation mark"
)
# From the words of the parser to a cause and a remedy; the first that fits.
ADVICE = (
    ("\\t", "a tab stands here; indent with spaces"),
    ("tab character", "a tab stands here; indent with spaces"),
    ("mapping values are not allowed", "a colon stands within a text; put the text in quotes"),
    ("unknown escape", "a backslash stands within double quotes; use single quotes for that text"),
    ("quoted scalar", "a quotation mark is opened and not closed; close it"),
    ("flow sequence", "a bracket [ is opened and not closed, or a comma is missing; complete it"),
    ("flow mapping", "a brace { is opened and not closed, or a comma is missing; complete it"),
    ("could not find expected ':'", "a key has no colon, or a long text no quotes; add it"),
    ("cannot start any token", "a text begins with a mark that YAML uses; put it in quotes"),
    ("alias", "a text begins with *; put it in quotes"),
    ("anchor", "a text begins with &; put it in quotes"),
    ("parsing a block", MISPLACED),
    ("<document start>", MISPLACED),
)
# Where these are not closed, their beginning says more than the end of the file.
OPENED = ("quoted scalar", "flow sequence", "flow mapping", "simple key")


class Unreadable(Exception):
    """A file of which nothing more can be said."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line, self.what = line, what


def check_characters(text: str) -> None:
    unwanted = UNWANTED.search(text)
    if unwanted:
        line = text.count("\n", 0, unwanted.start()) + 1
        what = f"the character U+{ord(unwanted[0]):04X} cannot be seen and is not used; delete it"
        raise Unreadable(line, what)


def syntax_error(error: Exception) -> tuple[int, str]:
    """The line and the sentence for an error of the parser."""
    context, problem = (getattr(error, name, None) or "" for name in ("context", "problem"))
    said = f"{problem} {context}"
    what = next((advice for words, advice in ADVICE if words in said), "")
    return _line_of(error, context), what or f"this is not YAML ({_short(said)}); put it right"


def _short(said: str) -> str:
    return " ".join(said.split()).rstrip(".")[:100] or "unknown reason"


def _line_of(error: Exception, context: str) -> int:
    names = ["problem_mark", "context_mark"]
    if any(words in context for words in OPENED):
        names.reverse()
    marks = [getattr(error, name, None) for name in names]
    return next((int(mark.line) + 1 for mark in marks if mark), 1)
