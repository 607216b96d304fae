"""Guides as they went into the field: kept whole, found by id, never changed."""

import hashlib
from datetime import UTC, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from guides import Guide, parse_guide
from research.models import GuideVersion
from research.prepared import Prepared

_DIGEST = Prepared(select(GuideVersion.digest).where(GuideVersion.id == bindparam("version")))


class GuideFrozen(ValueError):
    """A published version was to be published again with another text."""


def publish_guide(session: Session, text: str, name: str) -> GuideVersion:
    """The stored version of this text; the same text again is the same version.

    Raises GuideError for a guide with mistakes, GuideFrozen for a changed text under an old number.
    """
    guide = parse_guide(text, name)
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = session.scalar(select(GuideVersion).filter_by(guide=guide.id, version=guide.version))
    if known is None:
        known = GuideVersion(
            guide=guide.id,
            version=guide.version,
            digest=digest,
            text=text,
            published_at=datetime.now(UTC),
        )
        session.add(known)
        session.flush()
    elif known.digest != digest:
        raise GuideFrozen(
            f"{name}: version {guide.version} of {guide.id} is already published with other words. "
            f"Give the changed guide the next version number."
        )
    return known


def fielded_guide(session: Session, guide_version_id: int) -> Guide:
    """The guide of that version; its text is read and parsed once in the life of the process."""
    session.flush()
    found = _DIGEST.first(session.connection(), {"version": guide_version_id})
    return guide_with(session, guide_version_id, found[0] if found else None)


def guide_with(session: Session, guide_version_id: int, digest: str | None) -> Guide:
    """The same, for whoever knows the digest of its text already."""
    if digest not in _parsed:
        version = session.get_one(GuideVersion, guide_version_id)
        _parsed[version.digest] = parse_guide(version.text, f"{version.guide} v{version.version}")
    return _parsed[digest]


def guide_of_text(text: str, name: str) -> Guide:
    """The same for a text that was kept elsewhere, where this process knows it already or not."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest not in _parsed:
        _parsed[digest] = parse_guide(text, name)
    return _parsed[digest]


def parsed_guide(digest: str) -> Guide | None:
    """Where its text was read in this process already."""
    return _parsed.get(digest)


# By digest: the same text is the same guide in whichever database it lies.
_parsed: dict[str | None, Guide] = {}
