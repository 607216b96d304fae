"""Answers to an older version of a guide, read under the ids of the newest."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from guides import Guide, asked_slots, problem
from guides.changed_fields import is_comparable
from guides.renaming import Names, renamed
from guides.top_ups import new_keys
from research.answers.saving import Key
from research.guides.mappings import names_between
from research.guides.versions import fielded_guide
from research.models import GuideVersion

NOT_ASKED = "not_asked"
"""Why there is no answer: the version that the partner answered did not ask it."""
ASKED_OTHERWISE = "asked_otherwise"
"""Why there is no answer that counts: it was given in a form that the newest version lacks."""


class Read(NamedTuple):
    """An answer where the newest version has its place."""

    question: str
    item: str
    value: Any
    missing: str | None


class Older(NamedTuple):
    """An older version: as it was given, and under the ids of the newest."""

    given: Guide
    names: Names
    renamed: Guide
    newest: Guide
    new: Collection[Key]
    questions: Collection[str]

    def read(self, question: str, item: str, value: Any, missing: str | None) -> Read | None:
        """The answer in its place; None where the newest version has no such question."""
        asked, item = self.names.key(self.given, (question, item))
        if asked not in self.questions:
            return None
        value = self.names.value(question, value)
        if value is None or self._fits(asked, value):
            return Read(asked, item, value, missing)
        return Read(asked, item, None, ASKED_OTHERWISE)

    def not_asked(self, values: Mapping[Key, Any]) -> set[Key]:
        """What is new to somebody who gave these answers, by the ids of the newest version."""
        if not self.new:
            return set()
        sections = self.renamed.sections
        asked = {slot.key for s in sections for slot in asked_slots(self.renamed, s, values)}
        return set(self.new) - asked - values.keys()

    def _fits(self, question: str, value: Any) -> bool:
        now = self.newest.question(question)
        return is_comparable(self.renamed.question(question), now) and not problem(now, value)


def older(session: Session, version_id: int, newest_id: int) -> Older:
    """How to read that version under the newest; a version reads itself unchanged."""
    version = session.get_one(GuideVersion, version_id)
    given, newest = fielded_guide(session, version_id), fielded_guide(session, newest_id)
    names = names_between(session, version, session.get_one(GuideVersion, newest_id))
    under = renamed(given, names)
    questions = {question.id for question in newest.questions}
    return Older(given, names, under, newest, new_keys(under, newest), questions)
