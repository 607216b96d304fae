"""A study's report as a Word file, from who took part to the guide as it was used."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from analysis.findings import Finding, Grid, Report
from exports.whole_file import NotWritten, write_whole
from exports.word_blocks import write_block
from exports.word_contents import add_captions, contents
from exports.word_file import Target, WordFile
from exports.word_front import add_title_page, set_header_and_footer, set_properties
from exports.word_grid import is_wide
from exports.word_guide import add_guide
from exports.word_xml import Xml, field, joined, run, w
from guides.model import Guide

DRAFTED = (
    "Statements marked Draft were drafted by rule; they stay drafts until a named researcher has "
    "signed them."
)


class ReportNotWritten(Exception):
    """Why there is no new report; an older one is still whole."""


class Written(NamedTuple):
    """A finding with the place where it stands in the file."""

    finding: Finding
    place: Target


def word_report(report: Report, guide: Guide, made_on: str) -> bytes:
    word = WordFile()
    set_properties(word, report.study)
    set_header_and_footer(word, report.study)
    title_page = add_title_page(word, report.study, made_on)
    summary = word.add(word.heading("Summary", 1, counted=False, new_page=True))
    written = [_add_finding(word, finding, level=1, new_page=True) for finding in report.opening]
    for title, findings in _by_section(report.leading):
        written += _add_part(word, title, findings)
    if report.participation:
        _add_part(word, "Method and participation", report.method)
    if report.others:
        _add_part(word, "Annex: answers to the other questions", report.others, counted=False)
    if report.participation:
        add_guide(word, guide, "Annex: the topic guide as it was used")
    add_captions(word, "Annex: figures and tables")
    # Both name what stands after them, so they are filled in last.
    word.add_after(summary, *_statements(word, report, written))
    word.add_after(title_page, contents(word))
    return word.to_bytes()


def write_report(report: Report, guide: Guide, path: Path, made_on: str) -> None:
    """A full disk leaves the report that was there before, and nothing beside it."""
    try:
        write_whole(path, word_report(report, guide, made_on))
    except NotWritten as error:
        raise ReportNotWritten(
            f"The report was not written: {error}. Nothing was changed."
        ) from error


def _by_section(findings: Sequence[Finding]) -> Iterator[tuple[str, list[Finding]]]:
    """The parts of the report follow the sections of the guide."""
    parts = groupby(findings, lambda finding: finding.section or "Findings")
    yield from ((title, list(part)) for title, part in parts)
    if not findings:
        yield "Findings", []


def _add_part(
    word: WordFile, title: str, findings: Sequence[Finding], *, counted: bool = True
) -> list[Written]:
    heading = word.heading(title, 1, counted=counted, new_page=not counted)
    word.add(heading, wide=any(map(_opens_wide, findings[:1])))
    if not findings:
        word.add(word.paragraph("Body Text", run("There is nothing to report here yet.")))
    return [_add_finding(word, finding, level=2, counted=counted) for finding in findings]


def _add_finding(
    word: WordFile,
    finding: Finding,
    level: int,
    *,
    new_page: bool = False,
    counted: bool = True,
) -> Written:
    heading = word.heading(finding.title, level, new_page=new_page, counted=counted)
    place = word.targets[-1]
    word.add(heading, *_claim(word, finding), wide=_opens_wide(finding))
    for block in finding.blocks:
        write_block(block, word)
    return Written(finding, place)


def _claim(word: WordFile, finding: Finding) -> Iterator[Xml]:
    """What nobody has to sign rests on no answers either, and names no base."""
    if not finding.drafted:
        yield word.paragraph("Claim", run(finding.claim))
        return
    if finding.claim:
        yield word.paragraph("Claim", *_said(word, finding))
    with_next = (w("keepNext"),) if finding.blocks else ()
    yield word.paragraph("Base", run(f"Base: {finding.base.text}."), properties=with_next)


def _said(word: WordFile, finding: Finding) -> Iterator[Xml]:
    if finding.is_draft:
        yield joined(_draft(word), run(" "))
    yield run(finding.claim)


def _opens_wide(finding: Finding) -> bool:
    """A heading stands on the same page as the wide grid below it."""
    first = next(iter(finding.blocks), None)
    return isinstance(first, Grid) and is_wide(first)


def _draft(word: WordFile) -> Xml:
    return run("\u00a0Draft\u00a0", w("rStyle", val=word.style("Draft")))


def _statements(word: WordFile, report: Report, written: Sequence[Written]) -> Iterator[Xml]:
    rests_on = f"This summary rests on {_evidence(report)}. {DRAFTED}"
    yield word.paragraph("Body Text", run(rests_on))
    summed_up = {finding.id for finding in report.in_short}
    for finding, place in (each for each in written if each.finding.id in summed_up):
        about = run(f" {_lead(place.words)} ", w("b"), w("bCs"))
        draft = [_draft(word)] if finding.is_draft else []
        claim = run(f"{finding.claim} ")
        yield word.paragraph("List Bullet", *draft, about, claim, _see(place))


def _evidence(report: Report) -> str:
    study, meeting = report.study, "comments made in a group meeting"
    if not report.participation:
        return meeting
    answers = (
        f"answers to the topic guide “{study.guide_title}”, version {study.guide_version}, "
        f"given up to {study.data_cut_off}"
    )
    return f"{answers}, and on {meeting}" if report.tallied else answers


def _lead(title: str) -> str:
    return title if title.endswith("?") else f"{title}:"


def _see(place: Target) -> Xml:
    """The section's number as a field, so that it follows when sections move."""
    return joined(run("(section "), field(f"REF {place.bookmark} \\r \\h", place.label), run(")"))
