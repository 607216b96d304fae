"""The report on feasibility: its findings in reading order."""

from dataclasses import replace

from analysis.coverage import method
from analysis.criteria import Criteria
from analysis.disputed import departures, disputed
from analysis.entries import NOTHING, Entries
from analysis.findings import Base, Finding, NothingToReport, Report, StudyFacts
from analysis.forum import Comments, hopes_and_anxieties
from analysis.judgement.judged import Judged, judged
from analysis.judgement.stances import Stances
from analysis.parted import Parted
from analysis.participation import participation, submitted, taking_part
from analysis.prices import priced
from analysis.rows import AnswerRow, Answers, PartnerRow, Partners, heard
from analysis.scope import WHOLE, Scope
from analysis.themes import themes
from analysis.tidy import answers_frame
from guides.model import Guide


def feasibility_report(
    answers: Answers,
    partners: Partners,
    guide: Guide,
    study: StudyFacts,
    comments: Comments = (),
    *,
    criteria: Criteria | None = None,
    stances: Stances | None = None,
    entries: Entries = NOTHING,
    scope: Scope = WHOLE,
) -> Report:
    """From partners' answers, from comments of a meeting, or from both. Raises NothingToReport.

    Comments name no partner, so only the whole of a study has them.
    """
    everybody = tuple(partners)
    answers, partners, guide = _within(scope, answers, everybody, guide)
    held_to = scope.words(partners, len(everybody))
    said = (hopes_and_anxieties(comments),) if comments and scope.is_whole else ()
    if not submitted(partners):
        return without_answers(study, said, held_to)
    frame = answers_frame(answers, partners, guide)
    abilities, rates = (criteria.abilities, criteria.hourly_rates) if criteria else ((), ())
    found = themes(frame, guide, entries, abilities)
    given = tuple(priced(each, guide, study.price_year) for each in found)
    judgement = _judged(frame, guide, study, criteria, stances)
    leads = any(finding.leads for finding in (*given, *judgement.findings))
    present = taking_part(partners, who := heard(answers))
    fieldwork = method(frame, guide, present, of=len(partners), rates=rates)
    base = Base(answered=len(present), eligible=len(partners))
    changed = (*disputed(answers, guide, base), *departures(study, base))
    return Report(
        study=study,
        participation=participation(partners, who, held_to),
        findings=(*given, *(replace(each, leads=leads) for each in said), *judgement.findings),
        method=(*fieldwork, *changed, *judgement.method),
        scope=held_to,
    )


def without_answers(study: StudyFacts, said: tuple[Finding, ...], held_to: str) -> Report:
    """What was said at a meeting, where no partner's answers are in. Raises NothingToReport."""
    if held_to:
        raise NothingToReport(f"No answers are in from this part of the study ({held_to}).")
    if not said:
        raise NothingToReport(
            "No interview has been closed or submitted yet, so there is nothing to report."
            " As soon as one partner's answers are in, the report can be made."
        )
    return Report(study=study, participation=None, findings=said, method=())


def _within(
    scope: Scope, answers: Answers, partners: Partners, guide: Guide
) -> tuple[tuple[AnswerRow, ...], tuple[PartnerRow, ...], Guide]:
    held = tuple(partner for partner in partners if scope.holds(partner))
    codes = {partner.code for partner in held}
    return tuple(row for row in answers if row.partner in codes), held, scope.of_guide(guide)


def _judged(
    frame: Parted,
    guide: Guide,
    study: StudyFacts,
    criteria: Criteria | None,
    stances: Stances | None,
) -> Judged:
    """Stances that were put in this very stage are told in a finding of their own."""
    if criteria is None:
        return Judged()
    own = stances is not None and stances.stage == study.stage
    return judged(frame, guide, criteria, None if own else stances)
