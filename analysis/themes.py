"""Which finding reads which questions of a guide, and what these findings are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import itemgetter

from analysis.barrier_register import barrier_register, steps_without_barrier
from analysis.barriers import barriers
from analysis.costs import costs
from analysis.counted import Count
from analysis.counts import roster_of
from analysis.criteria import Ability
from analysis.demand import supply_and_demand
from analysis.distributions import choices, choices_by_item, choices_by_row
from analysis.entries import Entries
from analysis.findings import Finding
from analysis.flows import flows
from analysis.holdings import data_held, of_what_is_held
from analysis.importance import importance
from analysis.needs import needs
from analysis.others import with_others
from analysis.parted import Parted
from analysis.progress_of import progress_of
from analysis.ranges import efforts, numbers
from analysis.registers import is_kept_in_full, register_of
from analysis.reporting_map import reporting_map
from analysis.services import services
from analysis.software import software_compared, software_evidence
from analysis.stance_finding import stances_on_options
from analysis.steps import all_key_steps, key_steps
from analysis.vocabulary import words_used
from guides.model import Guide
from guides.names import IndicatorName
from guides.question import Question

Make = Callable[[Parted, Guide, Question], Finding]
Besides = Callable[[Parted, Guide, Question, Sequence[Ability]], Finding]
Join = Callable[[Parted, Guide, Question, Entries], Finding | None]

# The findings that read a question for what it means,
THEMES: dict[IndicatorName, Make] = {
    "importance": importance,
    "benefits": words_used,
    "risks": words_used,
    "systems": words_used,
    "wish_list": words_used,
    "wish_gap": words_used,
    "service_offered": services,
    "data_held": data_held,
    "data_quality": of_what_is_held,
    "data_updated": of_what_is_held,
    "barrier": barriers,
    "wish_to_receive": supply_and_demand,
    "step_name": key_steps,
    "step_cost": costs,
    "report_name": reporting_map,
    "function_need": needs,
    "link_need": needs,
    "condition_state": progress_of,
    "plan_state": progress_of,
    "stance": stances_on_options,
}
# what else they cannot do without,
NEEDS: dict[IndicatorName, tuple[IndicatorName, ...]] = {
    "data_quality": ("data_held",),
    "data_updated": ("data_held",),
    "wish_to_receive": ("data_held", "allowed_to_share"),
}
# the questions that are read together with another,
TOLD_WITH: dict[IndicatorName, IndicatorName] = {
    "service_provider": "service_offered",
    "remedy": "barrier",
    "wish_to_share": "wish_to_receive",
    "allowed_to_share": "wish_to_receive",
    "step_need": "step_name",
    "step_time": "step_name",
    "report_to": "report_name",
    "report_fields": "report_name",
    "report_frequency": "report_name",
    "report_hours": "report_name",
    "report_repeats": "report_name",
    "stance_reason": "stance",
    "stance_condition": "stance",
}
# what else is told of it, in a finding of its own that reads who can send and receive data too,
BESIDES: dict[IndicatorName, Besides] = {"wish_to_receive": flows}
# what a theme leaves to the annex, as it is too long for the body,
IN_FULL: dict[IndicatorName, Make] = {"step_name": all_key_steps}
# what follows once researchers have entered something beside the answers, with the other
# questions that it rests on,
JOINED: dict[IndicatorName, tuple[Join, ...]] = {
    "barrier": (barrier_register, steps_without_barrier),
    "function_need": (software_compared, software_evidence),
}
JOINED_WITH: dict[IndicatorName, tuple[IndicatorName, ...]] = {
    "barrier": ("step_name", "lawful_basis", "allowed_to_share"),
    "function_need": ("link_need",),
}
OF_ROSTERS = ("step_name", "step_cost", "report_name")
# and those for any other question: about the interview, the items of a hand-out, rows of a roster.
BY_KIND: dict[str, tuple[Make, Make, Make]] = {
    **dict.fromkeys(("one_of", "any_of", "scale"), (choices, choices_by_item, choices_by_row)),
    "number": (numbers, numbers, numbers),
    "effort": (efforts, efforts, efforts),
    "money": (costs, costs, costs),
}


def themes(
    frame: Parted, guide: Guide, entries: Entries, abilities: Sequence[Ability]
) -> Iterator[Finding]:
    """What each question gives, in the guide's order."""
    titles: dict[str, str] = {}
    for section in guide.sections:
        for question in section.questions:
            leading = theme(guide, question)
            make = leading or generic(guide, question)
            evidence = answers_to(frame, read_for(guide, question)) if make else ()
            if make:
                made, read = make(frame, guide, question), told_together(guide, question)
                made = with_others(made, frame, guide, read, titles)
                titles |= dict.fromkeys((each.id for each in read), made.title)
                yield replace(
                    made, section=section.title, leads=leading is not None, evidence=evidence
                )
            if leading and question.indicator in BESIDES:
                besides = BESIDES[question.indicator](frame, guide, question, abilities)
                told = replace(besides, id=f"{question.id}_flows", section=section.title)
                read_too = tuple(sorted({*evidence, *besides.evidence}))
                yield replace(told, leads=True, evidence=read_too)
            if leading and question.indicator in IN_FULL:
                whole = IN_FULL[question.indicator](frame, guide, question)
                yield replace(whole, section=section.title, evidence=evidence)
            if leading and question.indicator in JOINED:
                for each in joined_to(frame, guide, question, entries):
                    yield replace(each, section=section.title)


def joined_to(
    frame: Parted, guide: Guide, question: Question, entries: Entries
) -> Iterator[Finding]:
    assert question.indicator
    others = map(guide.measuring, JOINED_WITH[question.indicator])
    read = (*read_for(guide, question), *(each for each in others if each))
    for make in JOINED[question.indicator]:
        if made := make(frame, guide, question, entries):
            yield replace(made, evidence=answers_to(frame, read))


def read_for(guide: Guide, question: Question) -> tuple[Question, ...]:
    """The questions whose answers a finding rests on."""
    needed = NEEDS.get(question.indicator, ()) if question.indicator else ()
    others = (guide.measuring(name) for name in needed)
    return (*told_together(guide, question), *(each for each in others if each))


def answers_to(frame: Parted, questions: Sequence[Question]) -> tuple[int, ...]:
    parts = frame.of_questions
    ids = dict.fromkeys(each.id for each in questions if each.id in parts)
    said = sorted(chain.from_iterable(parts[name].said for name in ids), key=itemgetter(0))
    return Count(said).answers


def told_together(guide: Guide, question: Question) -> tuple[Question, ...]:
    """The questions that a finding reads, the leading one first."""
    with_it = (q for q in guide.questions if q.for_each == question.for_each and q.indicator)
    names = [name for name, leader in TOLD_WITH.items() if leader == question.indicator]
    return question, *(each for each in with_it if each.indicator in names)


def theme(guide: Guide, question: Question) -> Make | None:
    indicator = question.indicator
    if indicator not in THEMES or guide.measuring(indicator) is not question:
        return None
    needed = [guide.measuring(name) for name in NEEDS.get(indicator, ())]
    same_list = all(each and each.for_each == question.for_each for each in needed)
    goes_through_rows = roster_of(guide, question) is not None
    fits = same_list and goes_through_rows == (indicator in OF_ROSTERS)
    return THEMES[indicator] if fits else None


def generic(guide: Guide, question: Question) -> Make | None:
    """None where the question is told with another, or is answered in words."""
    if is_kept_in_full(guide, question) and not theme(guide, question):
        return register_of
    if question.kind not in BY_KIND or is_told_with_another(guide, question):
        return None
    about_interview, by_item, by_row = BY_KIND[question.kind]
    if not question.for_each:
        return about_interview
    return by_row if roster_of(guide, question) else by_item


def is_told_with_another(guide: Guide, question: Question) -> bool:
    leading = question.indicator and TOLD_WITH.get(question.indicator)
    leader = guide.measuring(leading) if leading else None
    return bool(leader and leader.for_each == question.for_each and theme(guide, leader))
