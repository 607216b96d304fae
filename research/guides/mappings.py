"""What was renamed between versions of a guide: said by a person, applied on reading, undone."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from guides import Guide
from guides.likeness import could_be, suggestions
from guides.problems import quoted
from guides.renaming import Names, renamed
from guides.versions import Place, compare, entries, named
from research.guides.versions import fielded_guide
from research.models import GuideMapping, GuideVersion

# A question is renamed before its options are looked up under it.
ORDER = ("question", "item", "option")


class MappingRefused(ValueError):
    """The two parts cannot be one: the sentence says why."""


class Step(NamedTuple):
    """One mapping, with the numbers of the versions that it leads from and to."""

    start: int
    end: int
    noun: str
    owner: str
    old: str
    new: str


def add_mapping(
    session: Session, old: GuideVersion, new: GuideVersion, place: Place, to: str, *, by: str
) -> GuideMapping:
    """Keep that `place`, which is gone, is called `to` now. Raises MappingRefused."""
    _refuse(session, old, new, place, to)
    noun, owner = place[0], place[1] if len(place) > 2 else ""
    now = datetime.now(UTC)
    mapping = GuideMapping(
        from_id=old.id,
        to_id=new.id,
        noun=noun,
        owner=owner,
        old=place[-1],
        new=to,
        made_by=by,
        made_at=now,
    )
    session.add(mapping)
    session.flush()
    return mapping


def undo_mapping(session: Session, mapping: GuideMapping, *, by: str) -> None:
    """From now on it is read as if it had never been said; that it was said stays known."""
    mapping.undone_by, mapping.undone_at = by, datetime.now(UTC)
    session.flush()


def mappings(session: Session, old: GuideVersion, new: GuideVersion) -> list[GuideMapping]:
    """Those in force between exactly these two, in the order in which they were made."""
    query = select(GuideMapping).filter_by(from_id=old.id, to_id=new.id, undone_at=None)
    return list(session.scalars(query.order_by(GuideMapping.id)))


def names_between(session: Session, old: GuideVersion, new: GuideVersion) -> Names:
    """How the ids of the old version are called in the new one, by way of those in between."""
    steps = _steps(session, old.guide, old.version, new.version)
    if not steps:
        return Names()
    return _names(fielded_guide(session, old.id), steps)


def renamed_guide(session: Session, old: GuideVersion, new: GuideVersion) -> Guide:
    """The old version under the ids of the new one."""
    return renamed(fielded_guide(session, old.id), names_between(session, old, new))


def choices(
    session: Session, old: GuideVersion, new: GuideVersion
) -> tuple[dict[Place, list[Place]], dict[Place, Place]]:
    """What each part that is gone may have become, and which of these its words suggest."""
    before, after = renamed_guide(session, old, new), fielded_guide(session, new.id)
    found = could_be(compare(before, after))
    for mapping in mappings(session, old, new):
        # Several options may have become one.
        for place in found if mapping.noun == "option" else ():
            if place[:-1] == ("option", mapping.owner):
                found[place].append(("option", mapping.owner, mapping.new))
    return found, suggestions(before, after, found)


def _refuse(session: Session, old: GuideVersion, new: GuideVersion, place: Place, to: str) -> None:
    found, _ = choices(session, old, new)
    if place not in found:
        raise MappingRefused(f"There is no {named(place)} to map: reload the page and look again.")
    if (*place[:-1], to) not in found[place]:
        what = f"{named(place).capitalize()} cannot be mapped to {quoted(to)}"
        raise MappingRefused(f"{what}, which is not new: choose one of the list.")


def _steps(session: Session, guide: str, first: int, last: int) -> list[Step]:
    start, end = aliased(GuideVersion), aliased(GuideVersion)
    query = (
        select(
            start.version,
            end.version,
            *(getattr(GuideMapping, name) for name in ("noun", "owner", "old", "new")),
        )
        .join(start, GuideMapping.from_id == start.id)
        .join(end, GuideMapping.to_id == end.id)
        .where(start.guide == guide, start.version >= first, end.version <= last)
        .where(GuideMapping.undone_at.is_(None))
    )
    steps = [Step._make(row) for row in session.execute(query)]
    return sorted(steps, key=lambda step: (step.start, -step.end, ORDER.index(step.noun)))


def _names(guide: Guide, steps: Iterable[Step]) -> Names:
    found: dict[str, dict[Place, str]] = {noun: {} for noun in ORDER}
    for place, _ in entries(guide):
        if place[0] in ORDER and (new := _followed(place, steps)) != place[-1]:
            found[place[0]][place[1:]] = new
    return Names(
        questions={place[0]: new for place, new in found["question"].items()},
        items={(place[0], place[1]): new for place, new in found["item"].items()},
        options={(place[0], place[1]): new for place, new in found["option"].items()},
    )


def _followed(place: Place, steps: Iterable[Step]) -> str:
    """The id that the steps lead to; each begins where the one before it ended, or later."""
    at, noun, owner, name = 0, place[0], place[1] if len(place) > 2 else "", place[-1]
    for step in steps:
        if step.start < at:
            continue
        if (step.noun, step.owner, step.old) == (noun, owner, name):
            at, name = step.end, step.new
        elif (step.noun, step.old) == ("question", owner) and noun == "option":
            owner = step.new
    return name
