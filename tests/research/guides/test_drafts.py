import pytest
from sqlalchemy import func, select

from guides import GuideError
from research.guides.drafts import (
    MOST_CHARACTERS,
    TextTooLong,
    add_draft,
    delete_draft,
    draft_lines,
    draft_text,
    numbered,
    problems_in,
    publish_draft,
    restore_draft,
    save_draft,
    title_in,
)
from research.guides.listing import guide_lines
from research.guides.versions import GuideFrozen, publish_guide
from research.models import DraftText
from tests.fieldwork import GUIDE, an_interview


def a_draft(session, text=GUIDE):
    return add_draft(session, text, origin="Typed", by="Ann")


def test_a_draft_is_kept_as_it_was_typed_even_when_it_is_no_yaml(database):
    broken = 'title: "Broken\n  - [nothing'
    with database.writing() as session:
        draft = a_draft(session)
        assert save_draft(session, draft, broken, started_from=1, by="Ann") is None

        assert (draft_text(session, draft).text, draft.revision) == (broken, 2)
        assert problems_in(broken)[0].line >= 1


def test_every_text_of_a_draft_is_kept(database):
    with database.writing() as session:
        draft = a_draft(session)
        save_draft(session, draft, "second", started_from=1, by="Ben")

        texts = session.scalars(select(DraftText.text).order_by(DraftText.revision)).all()
        assert texts == [GUIDE, "second"]
        assert draft_text(session, draft, 1).saved_by == "Ann"


def test_a_text_that_did_not_change_is_no_new_revision(database):
    with database.writing() as session:
        draft = a_draft(session)
        save_draft(session, draft, GUIDE.replace("\n", "\r\n"), started_from=1, by="Ben")

        assert session.scalar(select(func.count(DraftText.id))) == 1


def test_two_people_in_one_draft_get_both_texts(database):
    with database.writing() as session:
        draft = a_draft(session)
        save_draft(session, draft, "of Ann", started_from=1, by="Ann")
        theirs = save_draft(session, draft, "of Ben", started_from=1, by="Ben")

        assert (theirs.text, theirs.saved_by, theirs.revision) == ("of Ann", "Ann", 2)
        assert draft_text(session, draft).text == "of Ann"
        assert save_draft(session, draft, "of both", started_from=2, by="Ben") is None


def test_who_changed_nothing_meets_no_conflict(database):
    with database.writing() as session:
        draft = a_draft(session)
        save_draft(session, draft, "of Ann", started_from=1, by="Ann")

        assert save_draft(session, draft, GUIDE, started_from=1, by="Ben") is None
        assert draft_text(session, draft).text == "of Ann"


def test_a_text_longer_than_any_guide_is_refused(database):
    with database.writing() as session, pytest.raises(TextTooLong, match="1,000,000"):
        a_draft(session, "x" * (MOST_CHARACTERS + 1))


def test_a_deleted_draft_can_be_brought_back(database):
    with database.writing() as session:
        draft = a_draft(session)
        delete_draft(draft)
        session.flush()
        assert (len(draft_lines(session)), len(draft_lines(session, deleted=True))) == (0, 1)
        restore_draft(draft)
        session.flush()

        assert [line.title for line in draft_lines(session)] == ["A small guide"]


def test_publishing_needs_a_draft_without_problems(database):
    with database.writing() as session:
        draft = a_draft(session, GUIDE.replace("kind: number", "kind: nummer"))
        with pytest.raises(GuideError):
            publish_draft(session, draft)

        assert draft.published_id is None


def test_a_published_draft_is_no_draft_any_more_until_it_is_changed(database):
    with database.writing() as session:
        draft = a_draft(session)
        version = publish_draft(session, draft)
        assert (draft.published_id, draft_lines(session)) == (version.id, [])

        save_draft(session, draft, GUIDE + "\n", started_from=1, by="Ann")
        assert len(draft_lines(session)) == 1
        with pytest.raises(GuideFrozen):
            publish_draft(session, draft)


def test_a_copy_gets_the_next_free_number(database):
    with database.writing() as session:
        assert "version: 2\n" in numbered(session, GUIDE)
        publish_guide(session, GUIDE.replace("version: 1", "version: 7"), "small")

        assert "version: 8\n" in numbered(session, GUIDE)
        assert numbered(session, "no guide at all") == "no guide at all"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('title: "PACE: stage 1"', "PACE: stage 1"),
        ("title: Plain words # a remark", "Plain words"),
        ("guide: x", "Guide without a title"),
        ("title:", "Guide without a title"),
    ],
)
def test_the_title_is_read_even_where_the_rest_is_broken(text, title):
    assert title_in(text) == title


def test_all_guides_are_listed_with_their_versions_and_their_use(database):
    an_interview(database)
    with database.writing() as session:
        publish_guide(session, GUIDE.replace("version: 1", "version: 2"), "small")
        lines = {line.guide: line for line in guide_lines(session)}
        of_others = {line.guide: line for line in guide_lines(session, member=0)}

    assert lines["pace_stage_1"].in_library
    small = lines["small"]
    assert (small.title, small.in_library) == ("A small guide", False)
    assert [(v.version, v.used_in) for v in small.versions] == [
        (2, ()),
        (1, (("small", "A small study"),)),
    ]
    assert of_others["small"].versions[1].used_in == ()
