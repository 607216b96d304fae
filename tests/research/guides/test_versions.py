import pytest
from sqlalchemy import func, select

from guides import GuideError
from research.guides.versions import GuideFrozen, fielded_guide, publish_guide
from research.models import GuideVersion
from tests.fieldwork import GUIDE


def test_a_published_guide_is_kept_whole(database):
    with database.writing() as session:
        publish_guide(session, GUIDE, "small")

    with database.reading() as session:
        kept = session.scalar(select(GuideVersion))
        assert (kept.guide, kept.version, kept.text) == ("small", 1, GUIDE)
        assert fielded_guide(session, kept.id).title == "A small guide"


def test_publishing_the_same_words_again_is_no_new_version(database):
    with database.writing() as session:
        publish_guide(session, GUIDE, "small")
        publish_guide(session, GUIDE, "small")

        assert session.scalar(select(func.count()).select_from(GuideVersion)) == 1


def test_a_published_version_cannot_take_other_words(database):
    changed = GUIDE.replace("What do you think?", "What do you believe?")
    with database.writing() as session:
        publish_guide(session, GUIDE, "small")

        with pytest.raises(GuideFrozen, match="next version number"):
            publish_guide(session, changed, "small")
        publish_guide(session, changed.replace("version: 1", "version: 2"), "small")

        assert session.scalars(select(GuideVersion.version)).all() == [1, 2]


def test_a_guide_with_mistakes_is_not_published(database):
    with database.writing() as session, pytest.raises(GuideError):
        publish_guide(session, GUIDE.replace("kind: number", "kind: nummer"), "small")
