"""Every guide that there is: of the library or published here, with its versions and their use."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from guides.shelf import library
from research.guides.drafts import title_in
from research.models import GuideVersion, Membership, Stage, Study


class VersionLine(NamedTuple):
    """`id` is None for a version of the library that was not published here."""

    id: int | None
    version: int
    in_library: bool
    published_at: datetime | None
    used_in: tuple[tuple[str, str], ...]


class GuideLine(NamedTuple):
    guide: str
    title: str
    in_library: bool
    versions: tuple[VersionLine, ...]


def guide_lines(session: Session, *, member: int | None = None) -> list[GuideLine]:
    """By title; `member` leaves out the studies that this account does not belong to."""
    shelf = library()
    of_library = {(each.guide, each.version) for each in shelf}
    used_in = _used_in(session, member)
    lines: dict[str, dict[int, VersionLine]] = defaultdict(dict)
    for each in shelf:
        lines[each.guide][each.version] = VersionLine(None, each.version, True, None, ())
    for id_, guide, version, published_at in _published(session):
        is_ours = (guide, version) in of_library
        line = VersionLine(id_, version, is_ours, published_at, tuple(used_in[id_]))
        lines[guide][version] = line
    titles = {each.guide: title_in(each.text) for each in reversed(shelf)}
    titles |= _titles(session, [_newest(versions).id for versions in lines.values()])
    made = (_line(guide, titles[guide], versions) for guide, versions in lines.items())
    return sorted(made, key=lambda line: line.title.casefold())


def _published(session: Session) -> Iterable[tuple[int, str, int, datetime]]:
    """Without the texts, which may be long."""
    query = select(
        GuideVersion.id, GuideVersion.guide, GuideVersion.version, GuideVersion.published_at
    )
    rows = session.execute(query)
    return [(row.id, row.guide, row.version, row.published_at) for row in rows]


def _newest(versions: Mapping[int, VersionLine]) -> VersionLine:
    return versions[max(versions)]


def _line(guide: str, title: str, versions: Mapping[int, VersionLine]) -> GuideLine:
    ordered = tuple(versions[number] for number in sorted(versions, reverse=True))
    return GuideLine(guide, title, any(line.in_library for line in ordered), ordered)


def _titles(session: Session, ids: Collection[int | None]) -> dict[str, str]:
    query = select(GuideVersion.guide, GuideVersion.text).where(
        GuideVersion.id.in_([id_ for id_ in ids if id_ is not None])
    )
    return {guide: title_in(text) for guide, text in session.execute(query)}


def _used_in(session: Session, member: int | None) -> dict[int, list[tuple[str, str]]]:
    """By version, the slug and title of each study with a stage that uses it."""
    query = (
        select(Stage.guide_version_id, Study.slug, Study.title)
        .join(Study, Stage.study_id == Study.id)
        .distinct()
        .order_by(Study.title)
    )
    if member is not None:
        query = query.join(Membership, Membership.study_id == Study.id)
        query = query.where(Membership.account_id == member)
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for version, slug, title in session.execute(query):
        found[version].append((slug, title))
    return found
