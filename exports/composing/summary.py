"""The summary: the judgement and what is recommended first, then what else was found."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from analysis.findings import Block, Finding, Prose, Report, Table
from analysis.judgement.status_words import DASH, DECIDING, STATUS_LABELS
from analysis.words import inline, listing
from exports.composing.material import Material
from exports.composing.parts import Part, Piece, Run, Statement, Text
from guides.model import Guide
from guides.names import IndicatorName

WHO, VERDICT, GATES = "participation", "judgement-verdicts", "judgement-gates"
OPTIONS, ADVICE = "What each option comes to", "What is recommended"
UNMET, MET = "What must be settled first", STATUS_LABELS["met"]
BY_OPTION = "Verdict", "What decides"
# What two pages in twelve points hold, with a line of each statement lost to its end.
MOST_LETTERS, LOST = 4_800, 40
ALWAYS = WHO, VERDICT
# As on the overview of the findings: what a decision needs before all else.
NEXT = GATES, "judgement-sensitivity"
ASKED_NEXT: tuple[IndicatorName, ...] = "barrier", "step_cost"


def summary(
    material: Material,
    markers: Mapping[str, str],
    sections: Mapping[str, str],
    parts: Sequence[Part],
) -> Part:
    below = {name: tuple(pieces) for name, pieces in _below(material.report)}
    advised = tuple(advice(parts))
    taken = sum(map(letters_of, (*chain.from_iterable(below.values()), *advised)))
    told, left = _told(material, MOST_LETTERS - taken)
    said = [Statement(f, markers[f.id], sections[f.id]) for f in told if f.id in markers]
    pieces: list[Piece] = [_opening(material)]
    for each in (each for each in said if each.finding.id in below):
        pieces += each, *below[each.finding.id]
    pieces += *advised, *(each for each in said if each.finding.id not in below)
    if left:
        rest = "Further findings stand in the sections of the report."
        pieces.append(Text((Run(rest),)))
    return Part("summary", "Summary", tuple(pieces))


def advice(parts: Sequence[Part]) -> Iterator[Table]:
    """What to do, who does it and when; the rest stands in its section."""
    for part in parts:
        if part.id == "recommendations":
            for table in (piece for piece in part.pieces if isinstance(piece, Table)):
                short = tuple(row[:3] for row in table.rows)
                yield Table(ADVICE, table.columns[:3], short)


def _below(report: Report) -> Iterator[tuple[str, Iterator[Table | Text]]]:
    """What a decision needs besides the claim, by the finding that it stands below."""
    found = {finding.id: finding.blocks for finding in (*report.opening, *report.findings)}
    verdicts = found.get(VERDICT, ())
    yield WHO, _missing(found.get(WHO, ()))
    yield VERDICT, _options(verdicts)
    yield GATES, chain(_unmet(found.get(GATES, ())), _deciders(verdicts))


def letters_of(piece: Table | Text) -> int:
    """As many as fill the room that it takes."""
    if isinstance(piece, Text):
        return len(piece.words) + LOST
    return sum(sum(map(len, row)) + LOST for row in piece.rows)


def _missing(blocks: Sequence[Block]) -> Iterator[Text]:
    """How many essential partners are missing, who, and how many confirmed what they had said.

    The publishable edition has no names among these.
    """
    said = " ".join(block.text for block in blocks if isinstance(block, Prose))
    if said:
        yield Text((Run(said),), "bullet")


def _unmet(blocks: Sequence[Block]) -> Iterator[Table]:
    for table in (block for block in blocks if isinstance(block, Table)):
        rows = ((gate, status, when) for gate, _, when, status, _ in table.rows if status != MET)
        if unmet := tuple(rows):
            yield Table(UNMET, ("Gate", "How it stands", "Settled when"), unmet)


def _deciders(blocks: Sequence[Block]) -> Iterator[Text]:
    for table in blocks:
        if isinstance(table, Table) and table.title == DECIDING:
            told = listing([_decider(*row) for row in table.rows])
            yield Text((Run(f"{DECIDING}: ", bold=True), Run(f"{told}.")), "bullet")


def _decider(who: str, below: str, unknown: str) -> str:
    why = (
        f"below the level needed on {below}" if below != DASH else "",
        f"no score known on {unknown}" if unknown != DASH else "",
    )
    return f"{who} ({'; '.join(filter(None, why))})"


def _options(blocks: Sequence[Block]) -> Iterator[Table]:
    """By verdict; each option with the tracks, if any, in which it comes to that."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for option, *track, outcome, _ in _verdicts(blocks):
        found[outcome][option].extend(map(inline, track))
    rows = tuple((outcome, _lines(options)) for outcome, options in found.items())
    if rows:
        yield Table(OPTIONS, ("Verdict", "Options"), rows)


def _verdicts(blocks: Sequence[Block]) -> Iterator[tuple[str, ...]]:
    for block in blocks:
        if isinstance(block, Table) and block.columns[-2:] == BY_OPTION:
            yield from block.rows


def _lines(options: Mapping[str, Sequence[str]]) -> str:
    return "\n".join(
        f"{option} ({listing(tracks)})" if tracks else option for option, tracks in options.items()
    )


def _told(material: Material, room: int) -> tuple[list[Finding], list[Finding]]:
    """Those for which there is room: the first two always, the rest in their order."""
    first = [*ALWAYS, *NEXT, *_asked(material.guide)]
    places = {name: n for n, name in enumerate(first)}
    told, left = list[Finding](), list[Finding]()
    for finding in sorted(
        material.report.in_short, key=lambda finding: places.get(finding.id, len(first))
    ):
        room -= len(finding.title) + len(finding.claim) + LOST
        (told if room >= 0 or finding.id in ALWAYS else left).append(finding)
    return told, left


def _asked(guide: Guide) -> Iterator[str]:
    for name in ASKED_NEXT:
        if question := guide.measuring(name):
            yield question.id


def _opening(material: Material) -> Text:
    words = [f"This summary rests on {evidence(material.report)}.", *_signed(material.report)]
    return Text((Run(" ".join(words)),))


def _signed(report: Report) -> Iterator[str]:
    drafted = [finding for finding in report.everything if finding.drafted and finding.claim]
    drafts = sum(finding.is_draft for finding in drafted)
    if drafts:
        yield (
            "Statements marked Draft were drafted by rule; they stay drafts until a named "
            "researcher has signed them."
        )
    elif drafted:
        yield "Every statement was drafted by rule and then accepted by a named researcher."


def evidence(report: Report) -> str:
    study, meeting = report.study, "comments made in a group meeting"
    if not report.participation:
        return meeting
    answers = (
        f"answers to the topic guide “{study.guide_title}”, version {study.guide_version}, "
        f"given up to {study.data_cut_off}"
    )
    return f"{answers}, and on {meeting}" if report.tallied else answers
