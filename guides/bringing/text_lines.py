"""The lines of a pasted text, with their marks and how deep they stand."""

import re
from dataclasses import dataclass, field, replace

from guides.bringing.lines import LONGEST_LINE, Marker, SourceLine, cleaned, has_words
from guides.bringing.marks import SPOKEN_TO, in_capitals, mark_of, split_marker

LINE_END = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")
MARKDOWN = re.compile(r"(?P<heading>#{1,6})\s+|(?P<bold>\*\*|__)(?=.*(?P=bold)\W*$)")
BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
# A line shorter than this was ended by its writer and not by the width of the page.
SHORTEST_WRAPPED = 45


@dataclass
class Depths:
    """How deep each bullet stands: by its margin, or by its mark where all have one margin."""

    open: list[tuple[int, str]] = field(default_factory=list)

    def of(self, margin: int, mark: str) -> int:
        if not mark:
            self.open.clear()
            return 0
        if (margin, mark) in self.open:
            del self.open[self.open.index((margin, mark)) + 1 :]
        else:
            while self.open and self.open[-1][0] > margin:
                self.open.pop()
            self.open.append((margin, mark))
        return len(self.open) - 1


def text_lines(text: str) -> list[SourceLine]:
    lines: list[SourceLine] = []
    depths, apart = Depths(), True
    for number, raw in enumerate(LINE_END.split(text), start=1):
        written = cleaned(raw.expandtabs(4))
        if not written.strip():
            apart = True
            continue
        line = _line(number, written, depths, apart=apart)
        if lines and _goes_on(lines[-1], line, hanging=written.startswith(" ")):
            lines[-1] = joined(lines[-1], line)
        else:
            lines.append(line)
        apart = False
    return lines


def joined(line: SourceLine, more: SourceLine) -> SourceLine:
    return replace(
        line,
        text=f"{line.text} {more.text}",
        body=f"{line.body} {more.text}",
        more=(*line.more, (more.number, more.text)),
    )


def _line(number: int, written: str, depths: Depths, *, apart: bool) -> SourceLine:
    margin = len(written) - len(written.lstrip())
    text = " ".join(written.split())
    heading, bold, plain = _markdown(text)
    marker, body = split_marker(plain)
    depth = depths.of(margin, _kind_of_mark(marker, plain))
    if marker == "" and margin == 0:
        depths.open.clear()
    mark = mark_of(plain, body)
    return SourceLine(number, text, body, marker, depth, heading, mark, bold=bold, apart=apart)


def _markdown(text: str) -> tuple[int, bool, str]:
    found = MARKDOWN.match(text)
    if not found:
        return 0, False, BOLD.sub(r"\2", text)
    if found["heading"]:
        return len(found["heading"]), False, text[found.end() :].rstrip(" #")
    return 0, True, text[found.end() :].replace(found["bold"], "")


def _kind_of_mark(marker: Marker, text: str) -> str:
    if marker == "bullet":
        return text[0]
    if marker == "number":
        return marker + "." * text.split()[0].rstrip(".").count(".")
    return marker


def _goes_on(before: SourceLine, line: SourceLine, *, hanging: bool) -> bool:
    """Whether the line is the rest of a sentence that the width of a page has broken."""
    own = line.apart or line.marker or line.heading or before.heading
    if own or not has_words(line.text) or len(before.text) > LONGEST_LINE:
        return False
    if before.text.endswith((".", "?", "!", ":", ";", "]", "}", "…")) or SPOKEN_TO.match(line.text):
        return False
    broken = line.text[:1].islower() or before.text.endswith((",", " –", " -"))
    long = len(before.text) >= SHORTEST_WRAPPED or bool(hanging and before.marker)
    return broken and long and not in_capitals(before.text)
