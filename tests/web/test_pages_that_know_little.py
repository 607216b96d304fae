"""Findings, overview and judgement of a study that can say little: each page says what it can."""

import pytest

from research.evidence.criteria import Change, keep_criteria
from research.fieldwork.studies import add_partner, add_study
from research.guides.versions import publish_guide
from research.interviewing.interviews import start_interview, submit_interview
from research.models import Interview
from tests.analysis.judgement.small_study import CRITERIA, GUIDE, GUIDE_TEXT, SINCE, scored
from tests.fieldwork import save

QUESTIONS = [slot for section in GUIDE.sections for slot in GUIDE.slots(section)]
NOTHING_FOR_EASY = f"""weights:
  chair: {{who: "The chair", swings: {{good: 100, easy: 0}}, {SINCE}}}
"""


def choosing(place: int) -> dict:
    """An answer to each question: its first option, or its last."""
    return {slot.key: {"value": option(slot.question, place)} for slot in QUESTIONS}


def option(question, place: int):
    chosen = question.options[place].id
    return [chosen] if question.kind == "any_of" else chosen


DONT_KNOW = {slot.key: {"missing": "dont_know"} for slot in QUESTIONS}
LEAST, MOST = choosing(0), choosing(-1)
# Criteria, what each partner said, and words that must stand on a page.
SITUATIONS = {
    "nobody knows anything": (
        CRITERIA,
        (DONT_KNOW, DONT_KNOW, DONT_KNOW),
        {
            "findings": "No partner answered this; 3 said that they do not know.",
            "overview": "None of 2 judgements (an option in a track) can be determined yet",
            "judgement/profile": "No partner has given enough answers for a score",
            "judgement/core": "No partner answered this; 3 said that they do not know.",
            "judgement/sensitivity": "cannot be tried yet",
        },
    ),
    "half say the opposite of the other half": (
        CRITERIA,
        (LEAST, LEAST, MOST, MOST),
        {
            "findings": "Called wholly or much by 2 of the 4 partners that answered.",
            "overview": "None of 2 judgements (an option in a track) can be determined yet",
            "judgement/profile": "4 of 4 partners answered",
        },
    ),
    "nobody judged an option": (
        scored(nothing=(0, 100)),
        (MOST,),
        {
            "overview": "1 of 1 partner took part",
            "judgement/options": "Nobody has judged option 1",
            "judgement/sensitivity": "There is only one partner.",
        },
    ),
    "one criterion weighs nothing": (
        scored(nothing=(0, 100), share=(40, 80)) + NOTHING_FOR_EASY,
        (MOST,),
        {"judgement/options": "“Easy” weighs nothing, so how options do on it changes no value."},
    ),
}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_each_page_says_what_it_can_and_cannot_say(situation, pages, sqlite):
    criteria, said, words = SITUATIONS[situation]
    a_study(sqlite, criteria, said)

    for page, expected in words.items():
        shown = pages.get(f"/studies/small/{page}").main.text.split()
        assert expected in " ".join(shown), page
        assert "nan" not in shown


def a_study(database, criteria: str, said) -> None:
    """Of as many partners as said something."""
    with database.writing() as session:
        version = publish_guide(session, GUIDE_TEXT, "small")
        stage = add_study(session, version, slug="small", title="A small study")
        keep_criteria(session, stage.study, Change(criteria, "For the test", "Rosa", 0))
        codes = [f"P{n}" for n, _ in enumerate(said)]
        who = [add_partner(session, stage.study, code=c, name=c, type="Council") for c in codes]
        begun = [start_interview(session, stage, each, mode="interviewer").id for each in who]
    for interview, entries in zip(begun, said, strict=True):
        save(database, interview, entries)
        with database.writing() as session:
            submit_interview(session.get_one(Interview, interview))
