"""A study's report: its evidence read, analysed, and written as a Word file."""

from collections.abc import Hashable, Sequence
from datetime import date

from analysis.criteria import Criteria
from analysis.entries import Entries
from analysis.findings import Report, StudyFacts
from analysis.judgement.stances import Stances, stances_of
from analysis.scope import WHOLE, Scope
from analysis.statements import with_decisions
from guides import Guide
from research.consent.leaving import departures
from research.database import Session
from research.evidence.barrier_codings import coding_rows
from research.evidence.digest import evidence_state
from research.evidence.forum import comment_rows
from research.evidence.rows import PartnerRow, answer_rows, partner_rows
from research.evidence.software import fit_rows, software_rows
from research.evidence.stances import OptionsPut, options_put
from research.fieldwork.studies import current_stage, the_stage
from research.guides.versions import fielded_guide
from research.models import Stage, Study
from research.reports.statements import newest_decisions
from research.web.findings.study_criteria import criteria_for
from research.web.kept import kept
from research.web.wording import day


def study_report(session: Session, study: Study, scope: Scope = WHOLE) -> tuple[Report, Guide]:
    """The findings of the study's stage in that scope, and its guide. Raises NothingToReport."""
    return kept_report(session, study, scope)[1:]


def kept_report(
    session: Session, study: Study, scope: Scope
) -> tuple[tuple[Hashable, ...], Report, Guide]:
    """With what it was made of: the same as long as nothing changed. Raises NothingToReport."""
    stage = the_stage(session, study, scope.stage) or current_stage(session, study)
    key = evidence_state(session, study, stage), scope
    made = kept(session).get(key, lambda: _made(session, study, stage, scope))
    return key, *made


def _made(session: Session, study: Study, stage: Stage, scope: Scope) -> tuple[Report, Guide]:
    # pandas takes half a second to load, which pages without findings need not wait for.
    from analysis.report import feasibility_report

    guide = fielded_guide(session, stage.guide_version_id)
    partners = partner_rows(session, stage)
    facts = facts_of(study, stage, guide, partners, departures(session, study.id))
    answers, comments = answer_rows(session, stage.id), comment_rows(session, stage.id)
    criteria = criteria_for(session, study, stage)
    report = feasibility_report(
        answers,
        partners,
        guide,
        facts,
        comments,
        criteria=criteria,
        stances=stances_on(options_put(session, study), criteria, scope),
        entries=entries_of(session, stage),
        scope=scope,
    )
    # What is decided, is decided on the whole study: a part of it says other things.
    decisions = newest_decisions(session, stage.id) if scope.is_whole else {}
    return with_decisions(report, decisions), guide


def entries_of(session: Session, stage: Stage) -> Entries:
    """What researchers entered beside the answers of the stage."""
    study = stage.study_id
    return Entries(
        software_rows(session, study), fit_rows(session, study), coding_rows(session, stage.id)
    )


def stances_on(put: OptionsPut | None, criteria: Criteria | None, scope: Scope) -> Stances | None:
    """Nothing where no stage asked for them, or nothing judges the options."""
    if put is None or criteria is None:
        return None
    partners = [row for row in put.partners if scope.holds(row)]
    return stances_of(put.answers, partners, put.read_guide(), criteria, put.stage)


def option_titles(session: Session, study: Study, stage: Stage) -> list[str]:
    """What is weighed on what the stage learns; nothing where no criteria judge it."""
    criteria = criteria_for(session, study, stage)
    return [option.title for option in criteria.options] if criteria else []


def facts_of(
    study: Study,
    stage: Stage,
    guide: Guide,
    partners: list[PartnerRow],
    left: Sequence[date] = (),
) -> StudyFacts:
    dates = [partner.submitted_on for partner in partners if partner.submitted_on]
    return StudyFacts(
        slug=study.slug,
        title=study.title,
        commissioner=study.commissioner,
        stage=stage.title,
        guide_title=guide.title,
        guide_version=guide.version,
        fictitious=study.fictitious,
        data_cut_off=day(max(dates)) if dates else "",
        origin=study.origin,
        left=tuple(map(day, left)),
        price_year=study.price_base_year,
        closes_on=day(study.data_cut_off) if study.data_cut_off else "",
    )
