"""What is kept beside the demonstration's interviews: words as said, memos, hand-outs, the time."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from guides import Guide
from research.consent.attribution import LEVELS, is_within
from research.consent.given import attribution_allowed
from research.demonstration.profiles import read_words
from research.demonstration.respondent import Respondent
from research.models import HandoutShown, Interview, Memo, SectionTime, Verbatim

QUOTED = ("benefits", "risks", "obstacles", "barriers_words", "good_sharing", "revisit_steps")
"""Questions in answer to which something is said that is worth keeping word for word."""

SAID = 0.45
THOUGHT = 0.35
READ_OUT = 0.15
LONGEST = 180


def keep_beside(session: Session, guide: Guide, interview: Interview, who: Respondent) -> None:
    """Only an interviewer listens, thinks and shows."""
    if not who.profile.is_spoken:
        return
    session.add_all(_verbatims(session, interview, who))
    session.add_all(_memos(interview, who))
    session.add_all(_times(guide, interview, who))
    session.add_all(_showings(guide, interview, who))


def _verbatims(session: Session, interview: Interview, who: Respondent) -> Iterator[Verbatim]:
    allowed = attribution_allowed(session, interview.id)
    within = [level for level in reversed(LEVELS) if is_within(level, allowed)]
    for question in QUOTED:
        words = _first_sentence(who.answers.get((question, "")))
        if words and who.chance(SAID, question, "said"):
            yield Verbatim(
                interview_id=interview.id,
                question=question,
                words=words,
                attribution=within[-1] if who.chance(0.7, question, "level") else within[0],
                marked_by=who.profile.interviewer,
                marked_at=_at(interview, question, who),
            )


def _memos(interview: Interview, who: Respondent) -> Iterator[Memo]:
    for question in QUOTED:
        if who.answers.get((question, "")) and who.chance(THOUGHT, question, "memo"):
            yield Memo(
                interview_id=interview.id,
                question=question,
                words=who.dice(question, "thought").choice(read_words("memos")["memos"]),
                written_by=who.profile.interviewer,
                written_at=_at(interview, question, who),
            )


def _times(guide: Guide, interview: Interview, who: Respondent) -> Iterator[SectionTime]:
    """The minutes of the interview, shared out as the guide plans and talk goes."""
    reached = [s for s in guide.sections if any((q.id, "") in who.answers for q in s.questions)]
    shares = {s.id: (s.minutes or 1) * who.dice(s.id, "time").uniform(0.7, 1.4) for s in reached}
    minutes = who.profile.minutes or 0
    for section, share in shares.items():
        yield SectionTime(
            interview_id=interview.id,
            section=section,
            person=who.profile.interviewer,
            seconds=round(60 * minutes * share / sum(shares.values())),
            seen_at=who.profile.sittings[-1] + timedelta(minutes=minutes),
        )


def _showings(guide: Guide, interview: Interview, who: Respondent) -> Iterator[HandoutShown]:
    """Each in its section, once what is asked before it was answered."""
    for place, handout in enumerate(guide.handouts, start=1):
        way = "read_out" if who.chance(READ_OUT, handout.id, "way") else "on_screen"
        after = timedelta(minutes=round((who.profile.minutes or 60) * place * 0.15))
        yield HandoutShown(
            interview_id=interview.id,
            handout=handout.id,
            way=way,
            shown_at=who.profile.sittings[0] + after,
            shown_by=who.profile.interviewer,
        )


def _at(interview: Interview, question: str, who: Respondent) -> datetime:
    minutes = who.dice(question, "when").randint(5, max(6, who.profile.minutes or 60))
    return (interview.started_at or who.profile.sittings[0]) + timedelta(minutes=minutes)


def _first_sentence(value: object) -> str:
    if not isinstance(value, str):
        return ""
    words = re.split(r"(?<=[.!?]) ", value.strip())[0]
    return words if len(words) <= LONGEST else ""
