"""Every answer in its place: one row for each partner and each slot of the guide."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

import pandas as pd

from analysis.counted import Seen
from analysis.parted import Parted, Rows
from analysis.rows import (
    UNSAID,
    AnswerRow,
    Answers,
    PartnerRow,
    Partners,
    in_order,
    is_said,
)
from guides.answers.money import is_only_in_words
from guides.lists import Roster
from guides.model import Guide, Slot
from guides.question import Question
from guides.routing import Key, Route, item_label

STATES = (
    "answered",
    "only_in_words",
    "dont_know",
    "prefer_not_to_say",
    "not_applicable",
    "not_reached",
    "no_answer",
    "asked_otherwise",
    "not_asked",
)
COLUMNS = (
    *("partner", "partner_name", "partner_type", "essential", "mode", "version", "confirmed"),
    *("question", "item", "item_label", "group", "track"),
    *("value", "missing", "mention", "specify", "answer", "state"),
)
Given = Mapping[Key, AnswerRow]
Row = tuple[Any, ...]
# The route of what nothing keeps from being asked.
ALWAYS = 0


class Place(NamedTuple):
    """A slot and what a row says of it; `route` is the same where the same decides if it is asked.

    `about` are its question and item, what that is called, and the heading and track over it.
    """

    slot: Slot
    key: Key
    about: Row
    roster: Roster | None
    route: int


def answers_frame(answers: Answers, partners: Partners, guide: Guide) -> Parted:
    """Partners by code, and the slots of each in the guide's order, so that no order is lost.

    Only submitted answers are read. A row of a roster stands once it is named; a partner that
    named none keeps one row, without an item, for each question of the roster, to tell why.
    """
    given = by_partner(answers)
    places = {place.key: place for place in places_of(guide)}
    rows = [
        row
        for partner in in_order(partners)
        for row in Told(guide, places, partner, given.get(partner.code, {})).rows()
    ]
    given_columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    columns: dict[str, Sequence[Any]] = dict(zip(COLUMNS, given_columns, strict=True))
    columns["seen"] = list(map(Seen, count(), columns["partner"], columns["answer"]))
    questions = [question.id for question in guide.questions]
    frame = pd.DataFrame(columns, dtype=object).assign(
        question=pd.Categorical(columns["question"], categories=questions, ordered=True),
        state=pd.Categorical(columns["state"], categories=STATES, ordered=True),
    )
    return Parted.of(frame, columns)


def heard_in(rows: Rows) -> frozenset[str]:
    """The partners that said anything, as `heard` knows them."""
    said = rows.each("partner", "value", "missing")
    return frozenset(
        who for who, value, missing in said if value is not None or missing not in UNSAID
    )


def by_partner(answers: Answers) -> dict[str, dict[Key, AnswerRow]]:
    given: dict[str, dict[Key, AnswerRow]] = {}
    for row in answers:
        given.setdefault(row.partner, {})[row.question, row.item] = row
    return given


def places_of(guide: Guide) -> Iterator[Place]:
    headings = {
        (handout.id, item.id): (group.label, group.track or "")
        for handout in guide.handouts
        for group in handout.groups
        for item in group.items
    }
    rosters = {roster.id: roster for roster in guide.rosters}
    routes: dict[Row, int] = {(): ALWAYS}
    for section in guide.sections:
        for slot in guide.slots(section):
            each, (question, item) = slot.question.for_each, slot.key
            called = slot.item.label if slot.item else ""
            about = question, item, called, *headings.get((each, item), ("", ""))
            # What is asked under one condition of the same item is asked or left out together.
            condition = tuple(slot.question.ask_if.items())
            route = routes.setdefault((*condition, each, item) if condition else (), len(routes))
            yield Place(slot, slot.key, about, rosters.get(each), route)


class Told:
    """What one partner told, and what it need not tell."""

    def __init__(
        self, guide: Guide, places: Mapping[Key, Place], partner: PartnerRow, given: Given
    ) -> None:
        self.guide, self.places, self.partner = guide, places, partner
        self.given = given if partner.status == "submitted" else {}
        self.answers = {key: row.value for key, row in self.given.items() if is_said(row)}
        own_records = guide.measuring("own_records")
        if own_records and partner.holds_records is False:
            self.answers.setdefault((own_records.id, ""), "no")
        self.route = Route(guide, self.answers)
        self.left_out = {ALWAYS: ""}
        self.lists = {roster.id: self.named(roster) for roster in guide.rosters}

    def rows(self) -> Iterator[Row]:
        who = self.partner
        head = who.code, who.name, who.type, who.essential, who.mode, who.version, who.confirmed
        for place in self.places.values():
            if place.roster is None:
                yield head + place.about + self.told(place)
            elif row := self.of_list(place, place.roster):
                yield head + row

    def of_list(self, place: Place, roster: Roster) -> Row:
        """A row that was named, by its name; of a list without rows why there are none, once."""
        names, why_none = self.lists[roster.id]
        question, item = place.key
        if item in names:
            called = item_label(self.guide, place.slot, self.answers)
            return question, item, called, *place.about[3:], *self.told(place)
        if names or item != roster.items[0].id:
            return ()
        row = self.given.get(place.key)
        why_none = "not_asked" if row and row.missing == "not_asked" else why_none
        return question, "", "", "", "", None, None, None, "", None, why_none

    def named(self, roster: Roster) -> tuple[frozenset[str], str]:
        """The ids of the rows that stand and, where there is none, why."""
        first = self.places[roster.named_by, roster.items[0].id]
        if why := self.why_left_out(first):
            return frozenset(), why
        ids = (item.id for item in roster.items)
        named = (each for each in ids if self.answers.get((roster.named_by, each)) is not None)
        return frozenset(named), state_of(first.slot.question, self.given.get(first.key))

    def told(self, place: Place) -> Row:
        """The value and what was kept beside it, and the state."""
        row, why = self.given.get(place.key), self.why_left_out(place)
        if row is None:
            return None, None, None, "", None, why or "no_answer"
        state = why or state_of(place.slot.question, row)
        value = row.value if state == "answered" else None
        return value, row.missing, row.mention, row.specify, row.id, state

    def why_left_out(self, place: Place) -> str:
        """Why routing has settled that it is not asked, even if it was answered before."""
        why = self.left_out.get(place.route)
        if why is None:
            out = self.route.state(place.key) is False
            why = self.left_out[place.route] = self.said_instead(place.key) if out else ""
        return why

    def said_instead(self, key: Key) -> str:
        """Only an answer makes a question not applicable; who does not know, does not know on."""
        said = {self.why_undecided(key) for key in self.route.deciding(key)} or {""}
        return "not_applicable" if "" in said else min(said, key=STATES.index)

    def why_undecided(self, key: Key) -> str:
        """What was said in place of an answer that would decide; nothing where it decides."""
        row = self.given.get(key)
        missing = row.missing if row and row.value is None else None
        return missing if missing in ("dont_know", "prefer_not_to_say") else ""


def state_of(question: Question, row: AnswerRow | None) -> str:
    if row is None:
        return "no_answer"
    if is_only_in_words(question, row.value, row.missing, row.specify):
        return "only_in_words"
    return "answered" if row.value is not None else row.missing or "no_answer"
