"""What each indicator means, and what a question must look like to be read as its evidence."""

from collections.abc import Iterator
from typing import NamedTuple

from guides.lists import Roster
from guides.model import Guide
from guides.names import IndicatorName, KindName
from guides.problems import quoted
from guides.question import Question


class Indicator(NamedTuple):
    """`each` is what the question is asked for each of: nothing, any list, or a roster."""

    meaning: str
    kind: KindName
    each: str = ""
    options: tuple[str, ...] = ()
    names_rows: bool = False


INDICATORS: dict[IndicatorName, Indicator] = {
    "importance": Indicator("How much it matters to the partner.", "scale"),
    "benefits": Indicator("What the partner would gain.", "long_text"),
    "risks": Indicator("What the partner fears.", "long_text"),
    "own_records": Indicator(
        "Whether the partner keeps records of its own.", "one_of", options=("yes", "no")
    ),
    "service_offered": Indicator(
        "Whether the partner offers the service.", "one_of", "list", ("yes", "no")
    ),
    "service_provider": Indicator(
        "Who provides the service.", "one_of", "list", ("in_house", "sub_contracted")
    ),
    "data_held": Indicator(
        "Whether the partner holds the data.", "one_of", "list", ("held", "partly", "not_held")
    ),
    "data_quality": Indicator("How good the data are.", "scale", "list"),
    "data_updated": Indicator("How often the data are brought up to date.", "one_of", "list"),
    "systems": Indicator("Which systems the partner keeps its data in.", "long_text"),
    "wish_list": Indicator("Which data the partner lacks and would like to have.", "long_text"),
    "wish_to_share": Indicator(
        "Whether the partner would share the data.", "one_of", "list", ("yes", "no")
    ),
    "allowed_to_share": Indicator(
        "Whether the partner may share the data.", "one_of", "list", ("yes", "no")
    ),
    "wish_to_receive": Indicator(
        "Whether the partner would like to be given the data.", "one_of", "list", ("yes", "no")
    ),
    "wish_gap": Indicator(
        "What the partner would share and cannot, and what holds it back.", "long_text"
    ),
    "lawful_basis": Indicator(
        "Whether the partner has a legal ground to share data, and whether it is confirmed.",
        "one_of",
        options=("confirmed", "believed"),
    ),
    "any_barrier": Indicator(
        "Whether anything stands in the way.", "one_of", options=("yes", "no")
    ),
    "barrier": Indicator("Whether it stands in the way.", "one_of", "list", ("yes", "no")),
    "remedy": Indicator("What would take the barrier away.", "long_text", "list"),
    "step_name": Indicator("What has to be done.", "text", "roster", names_rows=True),
    "step_need": Indicator(
        "Whether the step must be taken.", "one_of", "roster", ("essential", "optional")
    ),
    "step_time": Indicator(
        "When the step could be taken.", "one_of", "roster", ("immediate", "medium", "long")
    ),
    "step_cost": Indicator("What the step would cost the partner.", "money", "roster"),
    "report_name": Indicator("Which report the partner makes.", "text", "roster", names_rows=True),
    "report_to": Indicator("Who gets the report, such as a funder.", "text", "roster"),
    "report_fields": Indicator("Which data the report asks for.", "any_of", "roster"),
    "report_frequency": Indicator(
        "How often the report is made.",
        "one_of",
        "roster",
        ("weekly", "monthly", "quarterly", "half_yearly", "yearly"),
    ),
    "report_hours": Indicator("How many hours the report takes each time.", "number", "roster"),
    "report_repeats": Indicator(
        "Whether the report asks for what was entered before.",
        "one_of",
        "roster",
        ("all", "some", "no"),
    ),
    "function_need": Indicator(
        "How much the partner needs a system to do this.",
        "one_of",
        "list",
        ("must", "should", "could", "not_wanted"),
    ),
    "link_need": Indicator(
        "How much the partner needs a link to this system.",
        "one_of",
        "list",
        ("must", "should", "could", "not_wanted"),
    ),
    "condition_state": Indicator(
        "Whether the condition is met.",
        "one_of",
        "list",
        ("met", "partly", "not_met", "no_evidence"),
    ),
    "plan_state": Indicator(
        "How far the step of a plan has come.",
        "one_of",
        "list",
        ("done", "under_way", "not_begun"),
    ),
    "stance": Indicator(
        "Where the partner stands on the option.",
        "one_of",
        "list",
        ("support", "support_if", "neutral", "oppose"),
    ),
    "stance_reason": Indicator("Why the partner stands there.", "long_text", "list"),
    "stance_condition": Indicator(
        "On what condition the partner would support the option.", "long_text", "list"
    ),
    "burden_hours": Indicator("How many hours of everybody's the answers took.", "number"),
}
EACH_WORDS = {"list": "a hand-out or a roster", "roster": "a roster"}


def indicator_problems(guide: Guide, question: Question) -> Iterator[str]:
    """What keeps the question from being read as evidence of its indicator."""
    if question.indicator is None:
        return
    name, needed = question.indicator, INDICATORS[question.indicator]
    if question.kind != needed.kind:
        yield f"indicator {name} needs a question of kind {needed.kind}; change one of them"
        return
    if not _is_for_each(guide, question, needed.each):
        yield f"indicator {name} needs for_each {EACH_WORDS[needed.each]}; add it"
    elif needed.names_rows and not _names_rows(guide, question):
        yield f"indicator {name} belongs on the question that a roster is named_by; move it there"
    lacking = [option for option in needed.options if option not in question.option_labels]
    if lacking:
        yield f"indicator {name} needs the options {', '.join(map(quoted, lacking))}; add them"


def _is_for_each(guide: Guide, question: Question, each: str) -> bool:
    items = guide.lists.get(question.for_each)
    return not each or isinstance(items, Roster) or (items is not None and each == "list")


def _names_rows(guide: Guide, question: Question) -> bool:
    items = guide.lists.get(question.for_each)
    return isinstance(items, Roster) and items.named_by == question.id
