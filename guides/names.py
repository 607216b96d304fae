"""The names that the guide language knows: kinds of question, instructions, indicators, tracks."""

from typing import Literal

KindName = Literal[
    "text", "long_text", "one_of", "any_of", "scale", "number", "money", "effort", "date", "period"
]
InstructionKind = Literal[
    "paraphrase", "if_not_mentioned", "if_applicable", "probe_fully", "repeat_for_each", "note"
]
IndicatorName = Literal[
    Literal["importance", "benefits", "risks"],
    Literal["service_offered", "service_provider"],
    Literal["own_records", "data_held", "data_quality", "data_updated", "systems", "wish_list"],
    Literal["wish_to_share", "allowed_to_share", "wish_to_receive", "wish_gap", "lawful_basis"],
    Literal["any_barrier", "barrier", "remedy"],
    Literal["step_name", "step_need", "step_time", "step_cost"],
    Literal["report_name", "report_to", "report_fields", "report_frequency", "report_hours"],
    Literal["report_repeats", "function_need", "link_need"],
    Literal["condition_state", "plan_state"],
    Literal["stance", "stance_reason", "stance_condition"],
    Literal["burden_hours"],
]
Track = Literal["individual", "business", "intelligence"]

INSTRUCTION_WORDS: dict[str, str] = {
    "paraphrase": "Say this in your own words.",
    "if_not_mentioned": "Ask only about what has not come up already.",
    "if_applicable": "Ask only if it applies.",
    "probe_fully": "Probe fully.",
    "repeat_for_each": "Ask again for each one named.",
    "note": "",
}
