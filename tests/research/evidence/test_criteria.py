import pytest

from research.evidence.criteria import (
    LIBRARY,
    Change,
    ChangeRefused,
    CriteriaMovedOn,
    criteria_version,
    criteria_versions,
    keep_criteria,
    newest_criteria,
)
from research.fieldwork.studies import study_by_slug
from tests.fieldwork import an_interview

STARTS = "guide: small\nversion: 1\ntitle: One\n"


@pytest.fixture
def study(database):
    an_interview(database)
    with database.writing() as session:
        yield session, study_by_slug(session, "small")


def change(text, *, of=0, reason="The group agreed it", by="Ann"):
    return Change(text, reason, by, of)


def test_the_first_change_keeps_what_the_study_started_from(study):
    session, found = study
    keep_criteria(session, found, change(STARTS.replace("One", "Two")), library=STARTS)

    kept = criteria_versions(session, found.id)
    assert [(each.version, each.made_by) for each in kept] == [(2, "Ann"), (1, LIBRARY)]
    assert kept[1].text == STARTS
    assert newest_criteria(session, found.id).text == "guide: small\nversion: 2\ntitle: Two\n"
    assert len({each.digest for each in kept}) == 2


def test_an_older_version_comes_back_as_a_new_one(study):
    session, found = study
    keep_criteria(session, found, change(STARTS.replace("One", "Two")), library=STARTS)
    old = criteria_version(session, found.id, 1)
    keep_criteria(session, found, change(old.text, of=2, reason="It was better"))

    newest = newest_criteria(session, found.id)
    assert (newest.version, newest.text) == (3, STARTS.replace("version: 1", "version: 3"))


def test_who_began_from_an_older_version_is_told_who_was_faster_and_why(study):
    session, found = study
    keep_criteria(session, found, change(STARTS.replace("One", "Two")), library=STARTS)

    with pytest.raises(CriteriaMovedOn, match=r"Ann .*\(version 2\): The group agreed it"):
        keep_criteria(session, found, change(STARTS, by="Ben"))


def test_the_same_text_is_no_new_version(study):
    session, found = study
    keep_criteria(session, found, change(STARTS.replace("One", "Two")), library=STARTS)
    same = STARTS.replace("One", "Two").replace("\n", "\r\n")

    assert keep_criteria(session, found, change(same, of=2)) is None


@pytest.mark.parametrize(
    ("text", "reason", "why"),
    [
        (STARTS, "  ", "Say why"),
        (STARTS, "x" * 2_001, "2,000"),
        ("x" * 500_001, "Because", "500,000"),
    ],
)
def test_a_change_needs_a_reason_and_an_end(study, text, reason, why):
    session, found = study
    with pytest.raises(ChangeRefused, match=why):
        keep_criteria(session, found, change(text, reason=reason))
