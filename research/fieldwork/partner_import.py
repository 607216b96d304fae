"""What a sheet of partners would do to a study; and doing it, once that was confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from research.fieldwork.participants import participants_of_each
from research.fieldwork.partner_cells import HOLDS, Problem, cell_problems
from research.fieldwork.partner_sheet import COLUMNS, OF_PARTNER, OF_PERSON, Line, PartnerSheet
from research.fieldwork.partners import code_after, codes_in
from research.fieldwork.voices import rename
from research.models import Participant, Partner, Study


class Effect(NamedTuple):
    """What becomes of a partner or a person; `fields` is empty where nothing changes."""

    row: int
    partner: str
    name: str
    is_new: bool
    fields: tuple[str, ...]

    @property
    def is_idle(self) -> bool:
        return not (self.is_new or self.fields)


class Preview(NamedTuple):
    problems: tuple[Problem, ...]
    partners: tuple[Effect, ...]
    people: tuple[Effect, ...]

    @property
    def is_idle(self) -> bool:
        return all(each.is_idle for each in (*self.partners, *self.people))


@dataclass
class PlannedPerson:
    row: int
    known: Participant | None
    facts: dict[str, Any]


@dataclass
class PlannedPartner:
    """Only the facts that the sheet gives: an empty cell changes nothing."""

    row: int
    known: Partner | None
    facts: dict[str, Any]
    people: list[PlannedPerson] = field(default_factory=list)
    before: Sequence[Participant] = ()

    @property
    def code(self) -> str:
        return self.known.code if self.known else self.facts["code"]

    @property
    def name(self) -> str:
        return self.facts.get("name") or (self.known.name if self.known else "")


def preview_import(session: Session, study: Study, sheet: PartnerSheet) -> Preview:
    """Changes nothing."""
    return _plan(session, study, sheet).preview()


def import_partners(session: Session, study: Study, sheet: PartnerSheet) -> Preview:
    """All of it, or nothing where there is a problem."""
    plan = _plan(session, study, sheet)
    preview = plan.preview()
    if not preview.problems:
        for planned in plan.partners:
            _keep(session, study, planned)
    return preview


def _plan(session: Session, study: Study, sheet: PartnerSheet) -> "_Plan":
    there = session.scalars(select(Partner).filter_by(study_id=study.id)).all()
    people = participants_of_each(session, [each.id for each in there])
    plan = _Plan(there, people, [line.cells["code"] for line in sheet.lines])
    for line in sheet.lines:
        plan.take(line)
    return plan


class _Plan:
    """The sheet read line by line: several lines of one partner are one partner.

    A partner without a code gets none that the sheet names further down.
    """

    def __init__(
        self, there: Sequence[Partner], people: dict[int, list[Participant]], named: Sequence[str]
    ) -> None:
        self.by_code = codes_in(there)
        self.by_name = {each.name.casefold(): each for each in there if not each.removed_at}
        self.people = people
        self.codes = [*(each.code for each in there), *named]
        self.planned: dict[str, PlannedPartner] = {}
        self.partners: list[PlannedPartner] = []
        self.problems: list[Problem] = []

    def preview(self) -> Preview:
        people = ((partner, person) for partner in self.partners for person in partner.people)
        return Preview(
            tuple(sorted(self.problems)),
            tuple(_partner_effect(each) for each in self.partners),
            tuple(_person_effect(*each) for each in people),
        )

    def take(self, line: Line) -> None:
        problems = cell_problems(line)
        if not line.has(("code", "name")):
            problems.append(_problem(line, "name", "is empty; write whose row this is"))
        self.problems += problems
        if problems:
            return
        partner = self._partner(line)
        if partner and line.has(OF_PERSON):
            self._person(line, partner)

    def _partner(self, line: Line) -> PlannedPartner | None:
        """The one of an earlier line, or of the study, or a new one."""
        code, name = line.cells["code"].casefold(), line.cells["name"].casefold()
        earlier = self.planned.get(code) if code else self.planned.get(f"name {name}")
        if earlier:
            self._same(line, earlier)
            return earlier
        known = self.by_code.get(code) if code else self.by_name.get(name)
        if known and known.removed_at:
            what = "is the code of a partner that was removed; put that back, or use another code"
            self.problems.append(_problem(line, "code", what))
            return None
        return self._new(line, known)

    def _new(self, line: Line, known: Partner | None) -> PlannedPartner | None:
        facts = _partner_facts(line)
        lacking = [column for column in ("name", "type") if not (known or line.cells[column])]
        self.problems += [_problem(line, c, "is empty; a new partner needs it") for c in lacking]
        if lacking:
            return None
        if known is None:
            facts["code"] = line.cells["code"] or code_after(self.codes)
            self.codes.append(facts["code"])
        planned = PlannedPartner(line.row, known, facts)
        planned.before = self.people.get(known.id, ()) if known else ()
        self.planned[planned.code.casefold()] = planned
        self.planned[f"name {planned.name.casefold()}"] = planned
        self.partners.append(planned)
        return planned

    def _same(self, line: Line, earlier: PlannedPartner) -> None:
        """What two lines say of one partner must agree; a later line may add what lacked."""
        for name, value in _partner_facts(line).items():
            if earlier.facts.setdefault(name, value) != value:
                what = f"differs from row {earlier.row}, which has the same partner"
                self.problems.append(_problem(line, name, f"{what}; make the two alike"))

    def _person(self, line: Line, partner: PlannedPartner) -> None:
        facts = _person_facts(line)
        known = next((each for each in partner.before if _is_same(_known_facts(each), facts)), None)
        if wrong := _wrong(partner, known, facts):
            self.problems.append(_problem(line, *wrong))
            return
        if known is None and "voice" not in facts:
            facts["voice"] = "contributor" if _has_lead(partner) else "lead"
        partner.people.append(PlannedPerson(line.row, known, facts))


def _wrong(
    partner: PlannedPartner, known: Participant | None, facts: dict[str, Any]
) -> tuple[str, str] | None:
    """The column of the person in which something is wrong, and what."""
    if "name" not in facts and not facts.get("email"):
        return "person", "is empty; write whose details these are"
    if twin := next((each for each in partner.people if _is_same(each.facts, facts)), None):
        column = "email" if "email" in facts else "person"
        return column, f"is the same person as in row {twin.row}; take one of them out"
    if "name" not in facts:
        return None if known else ("person", "is empty; a new person needs a name")
    others = [each.facts.get("name") for each in partner.people]
    if facts["name"] in others + [each.name for each in partner.before if each is not known]:
        return "person", "is called as somebody else of this partner; add an initial or a role"
    return None


# A person's columns, and what they are called where people are kept.
PERSON = dict(zip(OF_PERSON, ("name", "role", "email", "telephone", "voice"), strict=True))


def _partner_facts(line: Line) -> dict[str, Any]:
    facts: dict[str, Any] = {c: line.cells[c] for c in OF_PARTNER[1:] if line.cells[c]}
    if "holds_records" in facts:
        facts["holds_records"] = HOLDS[facts["holds_records"].casefold()]
    if "essential_reason" in facts:
        facts["essential"] = True
    return facts


def _person_facts(line: Line) -> dict[str, Any]:
    facts = {name: line.cells[column] for column, name in PERSON.items() if line.cells[column]}
    return facts | ({"voice": facts["voice"].casefold()} if "voice" in facts else {})


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """By the address where both have one, else by the name."""
    by = "email" if one.get("email") and other.get("email") else "name"
    return bool(one.get(by)) and one.get(by, "").casefold() == other.get(by, "").casefold()


def _known_facts(person: Participant) -> dict[str, Any]:
    return {"name": person.name, "email": person.email}


def _has_lead(partner: PlannedPartner) -> bool:
    planned = [each.facts.get("voice") for each in partner.people]
    return "lead" in planned or any(each.voice == "lead" for each in partner.before)


def _problem(line: Line, column: str, what: str) -> Problem:
    heading = COLUMNS[column].heading if column in COLUMNS else column
    return Problem(line.row, heading, what)


def _different(known: Any, facts: dict[str, Any]) -> tuple[str, ...]:
    return tuple(name for name, value in facts.items() if getattr(known, name) != value)


def _partner_effect(planned: PlannedPartner) -> Effect:
    fields = _different(planned.known, planned.facts) if planned.known else ()
    return Effect(planned.row, planned.code, planned.name, planned.known is None, fields)


def _person_effect(partner: PlannedPartner, person: PlannedPerson) -> Effect:
    fields = _different(person.known, person.facts) if person.known else ()
    name = person.facts.get("name") or (person.known.name if person.known else "")
    return Effect(person.row, partner.code, name, person.known is None, fields)


def _keep(session: Session, study: Study, planned: PlannedPartner) -> None:
    partner = planned.known or Partner(study_id=study.id)
    _set(partner, planned.facts)
    session.add(partner)
    for person in planned.people:
        kept = person.known or Participant(partner=partner)
        if person.known and "name" in person.facts:
            rename(session, kept, person.facts["name"])
        _set(kept, person.facts)
        session.add(kept)


def _set(row: Any, facts: dict[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
