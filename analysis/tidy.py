"""Every answer in its place: one row for each partner and each slot of the guide."""

from collections.abc import Iterator, Mapping
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
from guides.model import Guide, Roster, Slot
from guides.routing import Key, Route, item_label

STATES = (
    "answered",
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


class Place(NamedTuple):
    """A slot, the heading and track that its item stands under, and what decides if it is asked."""

    slot: Slot
    key: Key
    group: str
    track: str
    roster: Roster | None
    route: Row


def answers_frame(answers: Answers, partners: Partners, guide: Guide) -> Parted:
    """Partners by code, and the slots of each in the guide's order, so that no order is lost.

    Only submitted answers are read. A row of a roster stands once it is named; a partner that
    named none keeps one row, without an item, for each question of the roster, to tell why.
    """
    given = by_partner(answers)
    places = tuple(places_of(guide))
    rows = [
        row
        for partner in in_order(partners)
        for row in Told(guide, partner, given.get(partner.code, {})).rows(places)
    ]
    given_columns = zip(*rows, strict=True) if rows else [()] * len(COLUMNS)
    columns = dict(zip(COLUMNS, given_columns, strict=True))
    seen = list(map(Seen, count(), columns["partner"], columns["answer"]))
    questions = [question.id for question in guide.questions]
    frame = pd.DataFrame({**columns, "seen": seen}, dtype=object)
    return Parted(
        frame.assign(
            question=pd.Categorical(columns["question"], categories=questions, ordered=True),
            state=pd.Categorical(columns["state"], categories=STATES, ordered=True),
        )
    )


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
    for section in guide.sections:
        for slot in guide.slots(section):
            each, (_, item) = slot.question.for_each, slot.key
            group, track = headings.get((each, item), ("", ""))
            yield place_of(slot, group, track, rosters.get(each))


def place_of(slot: Slot, group: str = "", track: str = "", roster: Roster | None = None) -> Place:
    """What is asked under one condition of the same item is asked or left out together."""
    condition, key = tuple(slot.question.ask_if.items()), slot.key
    route = (condition, slot.question.for_each, key[1]) if condition else ()
    return Place(slot, key, group, track, roster, route)


class Told:
    """What one partner told, and what it need not tell."""

    def __init__(self, guide: Guide, partner: PartnerRow, given: Given) -> None:
        self.guide, self.partner = guide, partner
        self.given = given if partner.status == "submitted" else {}
        self.answers = {key: row.value for key, row in self.given.items() if is_said(row)}
        own_records = guide.measuring("own_records")
        if own_records and partner.holds_records is False:
            self.answers.setdefault((own_records.id, ""), "no")
        self.route = Route(guide, self.answers)
        self.left_out: dict[Row, str] = {(): ""}
        self.lists = {roster.id: self.named(roster) for roster in guide.rosters}

    def rows(self, places: tuple[Place, ...]) -> Iterator[Row]:
        who = self.partner
        head = who.code, who.name, who.type, who.essential, who.mode, who.version, who.confirmed
        for place in places:
            if place.roster is None:
                yield (*head, *self.cells(place))
                continue
            names, why_none = self.lists[place.roster.id]
            if place.key[1] in names:
                yield (*head, *self.cells(place))
            elif not names and place.key[1] == place.roster.items[0].id:
                yield (*head, *self.about_list(place, why_none))

    def named(self, roster: Roster) -> tuple[frozenset[str], str]:
        """The ids of the rows that stand and, where there is none, why."""
        first = place_of(Slot(self.guide.question(roster.named_by), roster.items[0]))
        if why := self.why_left_out(first):
            return frozenset(), why
        ids = (item.id for item in roster.items)
        named = (each for each in ids if self.answers.get((roster.named_by, each)) is not None)
        return frozenset(named), self.state(first)

    def about_list(self, place: Place, why_none: str) -> Row:
        """A list without rows, of which a question tells only why there are none."""
        row = self.given.get(place.key)
        why_none = "not_asked" if row and row.missing == "not_asked" else why_none
        return place.slot.question.id, "", "", "", "", None, None, None, "", None, why_none

    def cells(self, place: Place) -> Row:
        state, row = self.state(place), self.given.get(place.key)
        about = *place.key, self.label(place), place.group, place.track
        if row is None:
            return *about, None, None, None, "", None, state
        value = row.value if state == "answered" else None
        return *about, value, row.missing, row.mention, row.specify, row.id, state

    def label(self, place: Place) -> str:
        """Only a row of a roster is called otherwise than in the guide."""
        item = place.slot.item
        if place.roster:
            return item_label(self.guide, place.slot, self.answers)
        return item.label if item else ""

    def state(self, place: Place) -> str:
        if why := self.why_left_out(place):
            return why
        row = self.given.get(place.key)
        if row is None:
            return "no_answer"
        return "answered" if row.value is not None else row.missing or "no_answer"

    def why_left_out(self, place: Place) -> str:
        """Why routing has settled that it is not asked, even if it was answered before."""
        why = self.left_out.get(place.route)
        if why is None:
            out = self.route.state(place.key) is False
            why = self.left_out[place.route] = self.said_instead(place.slot) if out else ""
        return why

    def said_instead(self, slot: Slot) -> str:
        """Only an answer makes a question not applicable; who does not know, does not know on."""
        said = {self.why_undecided(key) for key in self.route.deciding(slot.key)} or {""}
        return "not_applicable" if "" in said else min(said, key=STATES.index)

    def why_undecided(self, key: Key) -> str:
        """What was said in place of an answer that would decide; nothing where it decides."""
        row = self.given.get(key)
        missing = row.missing if row and row.value is None else None
        return missing if missing in ("dont_know", "prefer_not_to_say") else ""
