"""What a study's report is composed of: read now, or out of a snapshot, for one edition."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from analysis.entries import Entries
from analysis.findings import Report, StudyFacts
from analysis.scope import WHOLE
from analysis.statements import with_decisions
from exports.composing.material import (
    Changed,
    Fieldwork,
    Material,
    Named,
    Objective,
    OutlineRow,
    Quote,
    Recommended,
    Released,
)
from exports.composing.parts import Facts
from guides import Guide
from research.database import Session
from research.evidence.rows import AnswerRow
from research.models import Stage, Study
from research.reports.naming import QuoteRow
from research.reports.snapshots import Frozen, digest_of, gather
from research.web.findings.study_criteria import criteria_of, read
from research.web.kept import drafted
from research.web.reports.reporting import stances_on
from research.web.wording import day

# What people wrote and allowed does not change what the answers say.
UNREAD: dict[str, Any] = {
    **{"decisions": {}, "claims": {}, "texts": {}, "fieldwork": {}},
    **dict.fromkeys(("outline", "objectives", "advice", "quotes", "naming", "archived"), ()),
}
PROJECT = Path(__file__).parents[3] / "pyproject.toml"


def gathered(session: Session, study: Study, stage: Stage) -> Frozen:
    """The evidence as it stands, with the statements that it drafts. Raises NothingToReport."""
    found = criteria_of(session, study)
    text = found.text if found and found.stage.id == stage.id else ""
    frozen = gather(session, stage, criteria=text)
    report = report_of(frozen._replace(decisions={}))
    claims = {each.id: each.claim for each in report.everything if each.drafted}
    return frozen._replace(claims=claims)


def report_of(frozen: Frozen) -> Report:
    """Worked out from the rows, with what was decided on it. Raises NothingToReport."""
    return with_decisions(_drafted(frozen), frozen.decisions)


def _drafted(frozen: Frozen) -> Report:
    """What the same evidence gave a moment ago is not worked out again in the same process."""
    # pandas takes half a second to load, which pages without findings need not wait for.
    from analysis.report import feasibility_report

    def make() -> Report:
        guide = frozen.read_guide()
        criteria = read(frozen.criteria, guide)[0] if frozen.criteria else None
        return feasibility_report(
            frozen.answers,
            frozen.partners,
            guide,
            _study_facts(frozen, guide),
            frozen.comments,
            criteria=criteria,
            stances=stances_on(frozen.put, criteria, WHOLE),
            entries=Entries(frozen.software, frozen.fits, frozen.codings),
        )

    return drafted.get(digest_of(frozen._replace(**UNREAD)), make)


def material(
    frozen: Frozen,
    facts: Facts,
    *,
    changes: tuple[Changed, ...] | None = None,
) -> Material:
    """For the edition that the facts name. Raises NothingToReport."""
    from exports.composing.assumptions import assumed
    from exports.composing.editions import edition_of

    return edition_of(
        Material(
            report=report_of(frozen),
            guide=frozen.read_guide(),
            facts=facts,
            texts=frozen.texts,
            outline=tuple(OutlineRow(*line) for line in frozen.outline),
            objectives=tuple(Objective(*each) for each in frozen.objectives),
            recommendations=tuple(Recommended(*each) for each in frozen.advice),
            quotes=tuple(map(_quote, frozen.quotes)),
            partners=_named(frozen),
            answered_by={row.id: row.partner for row in _cited(frozen) if row.id is not None},
            fieldwork=_fieldwork(frozen),
            changes=changes,
            assumed=assumed(frozen.answers),
            released=tuple(map(_released, frozen.fieldwork.get("released", ()))),
        )
    )


def facts_now(study: Study, edition: str, digest: str = "") -> Facts:
    made_on = day(datetime.now(UTC).date())
    if not digest:
        return Facts(edition, made_on, version=software_version())
    command = (
        f"flask --app app report {study.slug} --snapshot {digest[:12]} "
        f"--edition {edition} --out report.docx"
    )
    return Facts(edition, made_on, digest, software_version(), command)


@cache
def software_version() -> str:
    return str(tomllib.loads(PROJECT.read_text("utf-8"))["project"]["version"])


def _study_facts(frozen: Frozen, guide: Guide) -> StudyFacts:
    dates = [partner.submitted_on for partner in frozen.partners if partner.submitted_on]
    left = [date.fromisoformat(each) for each in frozen.study.get("left", ())]
    closes_on = frozen.study.get("closes_on")
    in_words = {
        "left": tuple(map(day, left)),
        "closes_on": day(date.fromisoformat(closes_on)) if closes_on else "",
    }
    return StudyFacts(
        **{**frozen.study, **in_words},
        guide_title=guide.title,
        guide_version=guide.version,
        data_cut_off=day(max(dates)) if dates else "",
    )


def _named(frozen: Frozen) -> tuple[Named, ...]:
    """All partners: one that did not take part agreed to nothing."""
    allowed = {row.code for row in frozen.naming if row.may_be_named}
    return tuple(
        Named(partner.code, partner.name, partner.type, partner.code in allowed)
        for partner in frozen.partners
    )


def _released(row: Sequence[str]) -> Released:
    report, by, on, why = row
    return Released(report, by, day(date.fromisoformat(on)), why)


def _quote(row: QuoteRow) -> Quote:
    speakers = {"organisation": row.name, "type": row.type}
    why_not = ""
    if row.attribution == "not_quoted":
        why_not = "its speaker did not agree to be quoted"
    elif row.refused:
        why_not = "its partner refused it"
    elif not row.cleared:
        why_not = "its partner has not been shown it yet"
    speaker = speakers.get(row.attribution, "")
    return Quote(row.id, row.words, speaker, row.partner, row.question, not why_not, why_not)


def _cited(frozen: Frozen) -> Iterator[AnswerRow]:
    """What findings rest on: the stage's answers, and what was said of the options in another."""
    yield from frozen.answers
    if frozen.put:
        yield from frozen.put.answers


def _that_took_part(some: int, everybody: int) -> str:
    if some == 0:
        return "No partner that took part"
    if some == everybody:
        return "Every partner that took part"
    return f"{some} of the {everybody} partners that took part"


def _did(count: int, one: str, several: str, what: str) -> str:
    return f"{count} {one if count == 1 else several} {what}." if count else ""


def _fieldwork(frozen: Frozen) -> Fieldwork:
    dates = sorted(p.submitted_on for p in frozen.partners if p.submitted_on)
    span = f"from {day(dates[0])} to {day(dates[-1])}" if dates else ""
    if dates and dates[0] == dates[-1]:
        span = f"on {day(dates[0])}"
    people = frozen.fieldwork["participants"]
    confirmed = sum(partner.confirmed for partner in frozen.partners)
    named = sum(row.may_be_named for row in frozen.naming)
    return Fieldwork(
        interviewers=", ".join(frozen.fieldwork["interviewers"]),
        dates=span,
        consent=f"{_that_took_part(named, len(frozen.naming))} agreed to be named in the report.",
        participants=_did(people, "person", "people", "spoke for their organisations"),
        confirmed=_did(confirmed, "partner", "partners", "confirmed the record of their answers"),
    )
