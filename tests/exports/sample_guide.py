"""A small guide that uses each part of the guide language."""

from pydantic import TypeAdapter

from guides.model import Guide


def a_guide(**changes) -> Guide:
    return TypeAdapter(Guide).validate_python({**GUIDE, **changes})


GUIDE = {
    "id": "data_sharing",
    "version": 2,
    "title": "Partnership data sharing",
    "instructions": [{"kind": "note", "text": "Leave the last ten minutes for section 3."}],
    "objectives": {"commitment": "How far partners support a formal system"},
    "handouts": {
        "data_items": {
            "number": 3,
            "title": "What data do you hold?",
            "lead": "Is any of the following held about the people you support?",
            "groups": {
                "people": {
                    "label": "People supported",
                    "track": "individual",
                    "items": {
                        "postcode": {"label": "Client postcode", "hint": "full, not only the area"},
                        "other": {"label": "Other data about people", "specify": True},
                    },
                }
            },
        }
    },
    "rosters": {
        "steps": {"title": "Key steps", "item": "step", "named_by": "step_name", "most": 12}
    },
    "sections": [
        {
            "id": "introduction",
            "title": "Introduction",
            "minutes": 5,
            "aim": "Introduce the research and learn who speaks for the organisation.",
            "introduction": {
                "ask": "Thank you for seeing us. We are looking at how data is shared.",
                "self_completion": "Thank you for taking part in this research.",
                "instructions": ["paraphrase"],
            },
            "questions": [
                {"id": "roles", "kind": "long_text", "ask": "What are your names and roles?"}
            ],
        },
        {
            "id": "data_held",
            "title": "The data you hold",
            "aim": "Learn what is collected and how it is used.",
            "questions": [
                {
                    "id": "held",
                    "kind": "one_of",
                    "ask": "Is any of the following data collected?",
                    "self_completion": "Do you hold this data?",
                    "instructions": ["if_not_mentioned"],
                    "handout": "data_items",
                    "for_each": "data_items",
                    "options": {"held": "We hold it", "not_held": "We do not hold it"},
                },
                {
                    "id": "quality",
                    "kind": "long_text",
                    "ask": "How would you rate its quality?",
                    "for_each": "data_items",
                    "ask_if": {"held": ["held"]},
                    "probes": ["age", "gaps"],
                    "instructions": ["probe_fully"],
                },
                {
                    "id": "step_name",
                    "kind": "text",
                    "ask": "Which steps must be taken first?",
                    "for_each": "steps",
                    "supplementary": "The method needs steps that costs can be attached to.",
                },
            ],
        },
    ],
}
