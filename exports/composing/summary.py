"""The summary: participation and the verdict first, then what else was found, on two pages."""

from collections.abc import Iterator, Mapping, Sequence

from analysis.findings import Finding, Report
from exports.composing.material import Material
from exports.composing.parts import Part, Piece, Run, Statement, Text

VERDICT = "judgement-verdicts"
# What two pages in twelve points hold, with a line of each statement lost to its end.
MOST_LETTERS, LOST = 4_800, 40
FIRST = "participation", VERDICT


def summary(material: Material, markers: Mapping[str, str], sections: Mapping[str, str]) -> Part:
    told, left = _told(material.report.in_short)
    pieces: list[Piece] = [_opening(material)]
    pieces += [Statement(f, markers[f.id], sections[f.id]) for f in told if f.id in markers]
    if left:
        rest = "Further findings stand in the sections of the report."
        pieces.append(Text((Run(rest),)))
    return Part("summary", "Summary", tuple(pieces))


def _told(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Those for which there is room: the first two always, the rest in their order."""
    ordered = sorted(findings, key=lambda finding: finding.id not in FIRST)
    room, told, left = MOST_LETTERS, list[Finding](), list[Finding]()
    for finding in ordered:
        room -= len(finding.title) + len(finding.claim) + LOST
        (told if room >= 0 or finding.id in FIRST else left).append(finding)
    return told, left


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
