"""Everything a report is made of, frozen: kept compressed, known by the hash of its content."""

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from guides import Guide, parse_guide
from research.audit import Wanted, entries
from research.consent.leaving import departures
from research.evidence.barrier_codings import CodingRow, coding_rows
from research.evidence.cases import archived
from research.evidence.forum import CommentRow, comment_rows
from research.evidence.rows import AnswerRow, PartnerRow, answer_rows, partner_rows
from research.evidence.software import FitRow, SoftwareRow, fit_rows, software_rows
from research.evidence.stances import OptionsPut, options_put
from research.guides.versions import guide_of_text
from research.interviewing.counting import partner_counts
from research.models import (
    GuideVersion,
    Interview,
    Participant,
    Partner,
    ReportSnapshot,
    Stage,
    Study,
)
from research.reports.naming import NamingRow, QuoteRow, naming_rows, quote_rows
from research.reports.statements import Decided, newest_decisions
from research.reports.texts import (
    Advice,
    Answered,
    OutlineLine,
    advice,
    answered_objectives,
    outline_lines,
    texts,
)


class Frozen(NamedTuple):
    """The content of a snapshot, as plain rows; `claims` are the statements as drafted then.

    `archived` are the codes of the partners who agreed that others may have their answers.
    What has a default is not in snapshots of earlier versions of Showcard.
    """

    study: dict[str, Any]
    guide: str
    criteria: str
    answers: list[AnswerRow]
    partners: list[PartnerRow]
    comments: list[CommentRow]
    decisions: dict[str, Decided]
    texts: dict[str, str]
    outline: tuple[OutlineLine, ...]
    objectives: tuple[Answered, ...]
    advice: tuple[Advice, ...]
    quotes: list[QuoteRow]
    naming: list[NamingRow]
    fieldwork: dict[str, Any]
    claims: dict[str, str]
    software: Sequence[SoftwareRow] = ()
    fits: Sequence[FitRow] = ()
    codings: Sequence[CodingRow] = ()
    put: OptionsPut | None = None
    archived: Sequence[str] = ()

    def read_guide(self) -> Guide:
        return guide_of_text(self.guide, "the guide of the snapshot")


ROWS: dict[str, Any] = {
    "answers": AnswerRow,
    "partners": PartnerRow,
    "comments": CommentRow,
    "outline": OutlineLine,
    "objectives": Answered,
    "advice": Advice,
    "quotes": QuoteRow,
    "naming": NamingRow,
    "software": SoftwareRow,
    "fits": FitRow,
    "codings": CodingRow,
}


def gather(session: Session, stage: Stage, *, criteria: str) -> Frozen:
    """The stage as it stands now; its claims are worked out by whoever can."""
    study = session.get_one(Study, stage.study_id)
    version = session.get_one(GuideVersion, stage.guide_version_id)
    guide = parse_guide(version.text, f"{version.guide} v{version.version}")
    return Frozen(
        study={
            **_facts(study),
            "stage": stage.title,
            "left": [each.isoformat() for each in departures(session, study.id)],
        },
        guide=version.text,
        criteria=criteria,
        answers=answer_rows(session, stage.id),
        partners=partner_rows(session, stage),
        comments=comment_rows(session, stage.id),
        decisions=newest_decisions(session, stage.id),
        texts=texts(session, stage.id),
        outline=outline_lines(session, stage.id),
        objectives=answered_objectives(session, stage, objectives_of(study, guide, stage.number)),
        advice=advice(session, stage.id),
        quotes=quote_rows(session, stage.id),
        naming=naming_rows(session, stage.id),
        fieldwork=_fieldwork(session, stage),
        claims={},
        software=software_rows(session, study.id),
        fits=fit_rows(session, study.id),
        codings=coding_rows(session, stage.id),
        put=options_put(session, study),
        archived=sorted(archived(session, stage)),
    )


def objectives_of(study: Study, guide: Guide, stage: int = 1) -> list[str]:
    """Those of the study, one on each line; else those of its guide.

    A later stage has its own guide, whose objectives come first.
    """
    own = [line.strip(" -•*\t") for line in study.objectives.splitlines() if line.strip()]
    asked = [objective.text for objective in guide.objectives]
    return list(dict.fromkeys([*asked, *own])) if stage > 1 else own or asked


def freeze(session: Session, stage_id: int, frozen: Frozen, *, by: str) -> ReportSnapshot:
    """Kept once: the same content again is the same snapshot."""
    content = to_json(frozen)
    digest = digest_of(frozen)
    known = session.scalar(select(ReportSnapshot).filter_by(stage_id=stage_id, digest=digest))
    if known is None:
        known = ReportSnapshot(
            stage_id=stage_id,
            digest=digest,
            content=zlib.compress(content),
            made_by=by,
            made_at=datetime.now(UTC),
        )
        session.add(known)
        session.flush()
    return known


def digest_of(frozen: Frozen) -> str:
    return hashlib.sha256(to_json(frozen)).hexdigest()


def thaw(snapshot: ReportSnapshot) -> Frozen:
    return from_json(zlib.decompress(snapshot.content))


def to_json(frozen: Frozen) -> bytes:
    """What came with a later version of Showcard, and is empty, leaves an older hash as it was."""
    later = Frozen._field_defaults
    content = {name: kept for name, kept in frozen._asdict().items() if kept or name not in later}
    content["objectives"] = [each if each.earlier else each[:-1] for each in frozen.objectives]
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return plain.encode("utf-8", "surrogatepass")


def from_json(content: bytes) -> Frozen:
    kept = json.loads(content)
    rows = {name: _rows(kind, kept.get(name, ())) for name, kind in ROWS.items()}
    rows["partners"] = [_with_day(row) for row in rows["partners"]]
    put = _put(*kept["put"]) if kept.get("put") else None
    decisions = {id: Decided(*row) for id, row in kept["decisions"].items()}
    return Frozen(**{**kept, **rows, "decisions": decisions, "put": put})


def _put(stage: str, guide: str, answers: list[Any], partners: list[Any]) -> OptionsPut:
    known = [_with_day(row) for row in _rows(PartnerRow, partners)]
    return OptionsPut(stage, guide, _rows(AnswerRow, answers), known)


def _rows(kind: Any, rows: Iterable[Sequence[Any]]) -> list[Any]:
    return [kind(*row) for row in rows]


def _with_day(row: PartnerRow) -> PartnerRow:
    on = row.submitted_on
    return row._replace(submitted_on=date.fromisoformat(str(on)) if on else None)


def _facts(study: Study) -> dict[str, Any]:
    return {
        "slug": study.slug,
        "title": study.title,
        "commissioner": study.commissioner,
        "fictitious": study.fictitious,
        "origin": study.origin,
        "price_year": study.price_base_year,
        "closes_on": study.data_cut_off.isoformat() if study.data_cut_off else "",
    }


def _fieldwork(session: Session, stage: Stage) -> dict[str, Any]:
    """Who interviewed, and how many people spoke for the partners."""
    in_study = select(Partner.id).where(Partner.study_id == stage.study_id, *partner_counts())
    of_stage = (
        Interview.stage_id == stage.id,
        Interview.submitted_at.is_not(None),
        Interview.set_aside_at.is_(None),
        Interview.partner_id.in_(in_study),
    )
    names = select(Interview.interviewer).where(*of_stage, Interview.interviewer != "").distinct()
    people = (
        select(func.count(Participant.id))
        .join(Interview, Interview.partner_id == Participant.partner_id)
        .where(*of_stage, Participant.removed_at.is_(None))
    )
    return {
        "interviewers": sorted(session.scalars(names)),
        "participants": session.scalar(people) or 0,
        **_released_all_the_same(session, stage),
    }


def _released_all_the_same(session: Session, stage: Stage) -> dict[str, Any]:
    """The releases that needed a reason, the first first; nothing in most snapshots."""
    wanted = Wanted(what="report_released", study=session.get_one(Study, stage.study_id).slug)
    found = [each for each in reversed(entries(session, wanted)) if each.detail]
    rows = [(each.on_what, each.who, each.at.date().isoformat(), each.detail) for each in found]
    return {"released": rows} if rows else {}
