"""Partners who leave: from now on, from the analysis, or for good."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from research.answers.saving import answers_of
from research.audit import Wanted, entries
from research.consent.leaving import (
    NotPossible,
    ask_to_leave,
    come_back,
    departures,
    leave,
    preview,
    requests_of,
)
from research.evidence.rows import answer_rows, partner_rows
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import make_link
from research.models import Interview, Leaving, Partner, Stage
from tests.every_table import SENTINEL, fill_every_table, tables_with_the_sentinel
from tests.fieldwork import a_participant, an_interview, save


@pytest.fixture
def interview(database) -> int:
    """A submitted interview with one answer."""
    interview = an_interview(database)
    save(database, interview, {("views", ""): {"value": SENTINEL, "note": SENTINEL}})
    with database.writing() as session:
        session.get_one(Interview, interview).submitted_at = datetime.now(UTC)
    return interview


def act(database, what, *given, **named):
    with database.writing() as session:
        return what(session, session.scalars(select(Partner)).one(), *given, **named)


def evidence(database) -> tuple[int, int]:
    """How many answers and how many partners count."""
    with database.reading() as session:
        stage = session.scalars(select(Stage)).one()
        return len(answer_rows(session, stage.id)), len(partner_rows(session, stage))


def test_who_withdraws_is_asked_no_more_and_still_counts(database, interview):
    with database.writing() as session:
        secret = make_link(session, session.get_one(Interview, interview))

    act(database, leave, "withdraw", by="Rosa")

    with database.reading() as session:
        assert interview_by_link(session, secret) is None
        assert session.scalars(select(Partner)).one().withdrawn_at
    assert evidence(database) == (1, 1)


def test_who_withdraws_before_submitting_is_told_as_declined(sqlite):
    an_interview(sqlite)

    act(sqlite, leave, "withdraw", by="Rosa")

    with sqlite.reading() as session:
        (row,) = partner_rows(session, session.scalars(select(Stage)).one())
        assert (row.status, row.reason) == ("declined", "Withdrew")


def test_who_is_left_out_does_not_count_until_that_is_undone(database, interview):
    act(database, leave, "leave_out", by="Rosa")
    assert evidence(database) == (0, 0)

    act(database, come_back, "leave_out", by="Rosa")
    assert evidence(database) == (1, 1)
    with database.reading() as session:
        (kept,) = session.scalars(select(Leaving))
        assert (kept.done_by, kept.undone_by) == ("Rosa", "Rosa")
        assert departures(session, session.scalars(select(Stage)).one().study_id) == []


def test_what_is_erased_is_nowhere_in_the_database(database, interview):
    fill_every_table(database, interview)
    assert tables_with_the_sentinel(database) >= {"answer", "answer_history", "participant"}

    act(database, leave, "erase", by="Rosa")

    assert tables_with_the_sentinel(database) == set()
    with database.reading() as session:
        partner = session.scalars(select(Partner)).one()
        assert (partner.code, partner.name) == ("P01", "Erased (P01)")
        assert partner.erased_at and partner.withdrawn_at
        assert answers_of(session, interview) == {}
        removed = session.scalars(select(Leaving).filter_by(act="erase")).first().removed
    assert removed["answers"] == 2 and removed["people"] == 2
    assert evidence(database) == (0, 0)


def test_the_file_of_the_database_does_not_keep_what_was_erased(sqlite, interview_in_sqlite):
    act(sqlite, leave, "erase", by="Rosa")
    sqlite.engine.dispose()

    with sqlite.engine.connect() as connection:
        connection.exec_driver_sql("commit")
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
    file = sqlite.engine.url.database
    with open(file, "rb") as kept:
        assert SENTINEL.encode() not in kept.read()


@pytest.fixture
def interview_in_sqlite(sqlite) -> int:
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": SENTINEL}})
    return interview


def test_erasing_cannot_be_undone_and_nothing_comes_after_it(sqlite):
    an_interview(sqlite)
    act(sqlite, leave, "erase", by="Rosa")

    for again in ("withdraw", "leave_out", "erase"):
        with pytest.raises(NotPossible):
            act(sqlite, leave, again, by="Rosa")
        with pytest.raises(NotPossible):
            act(sqlite, come_back, again, by="Rosa")


def test_nobody_leaves_twice_in_the_same_way_nor_comes_back_without_having_left(sqlite):
    an_interview(sqlite)
    with pytest.raises(NotPossible):
        act(sqlite, come_back, "withdraw", by="Rosa")
    act(sqlite, leave, "withdraw", by="Rosa")

    with pytest.raises(NotPossible):
        act(sqlite, leave, "withdraw", by="Rosa")

    act(sqlite, come_back, "withdraw", by="Rosa")
    act(sqlite, leave, "withdraw", by="Ada")
    with sqlite.reading() as session:
        kept = session.scalars(select(Leaving).order_by(Leaving.id)).all()
        assert [(each.done_by, each.undone_by) for each in kept] == [
            ("Rosa", "Rosa"),
            ("Ada", ""),
        ]


def test_who_is_left_out_goes_on_being_asked_and_whoever_is_erased_later_withdrew_before(sqlite):
    interview = an_interview(sqlite)
    with sqlite.writing() as session:
        secret = make_link(session, session.get_one(Interview, interview))

    act(sqlite, leave, "leave_out", by="Rosa")

    with sqlite.reading() as session:
        assert interview_by_link(session, secret) is not None
        assert session.scalars(select(Partner)).one().withdrawn_at is None
    act(sqlite, leave, "withdraw", by="Rosa")
    with sqlite.reading() as session:
        since = session.scalars(select(Partner)).one().withdrawn_at
    act(sqlite, leave, "erase", by="Rosa")
    with sqlite.reading() as session:
        assert session.scalars(select(Partner)).one().withdrawn_at == since


def test_what_gave_way_in_a_merge_is_erased_with_what_it_was_merged_into(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        kept = session.scalars(select(Partner)).one()
        merged = Partner(study_id=kept.study_id, code="P02", name="Northtown", type="Council")
        other = Partner(study_id=kept.study_id, code="P03", name="Southtown", type="Council")
        session.add_all([merged, other])
        merged.merged_into_id = kept.id
        session.flush()

        leave(session, kept, "erase", by="Rosa")

        assert (merged.name, bool(merged.erased_at)) == ("Erased (P02)", True)
        assert (other.name, other.erased_at) == ("Southtown", None)


def test_the_audit_trail_does_not_say_what_was_erased(sqlite):
    an_interview(sqlite)
    act(sqlite, leave, "erase", by="Rosa")

    with sqlite.reading() as session:
        assert "Northtown" not in str([e.on_what + e.detail for e in entries(session, Wanted())])


def test_a_preview_counts_what_there_is(sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {("views", ""): {"value": "Words"}})
    a_participant(sqlite, interview)

    with sqlite.reading() as session:
        counts = preview(session, session.scalars(select(Partner)).one())

    assert counts == {"answers": 1, "changes of answers": 1, "people": 1}


def test_a_request_waits_until_it_is_done_and_asking_twice_is_asking_once(sqlite):
    an_interview(sqlite)
    act(sqlite, ask_to_leave, "erase", by="Partner P01")
    act(sqlite, ask_to_leave, "erase", by="Partner P01")
    with sqlite.reading() as session:
        study = session.scalars(select(Stage)).one().study_id
        assert [leaving.act for _, leaving in requests_of(session, study)] == ["erase"]

    act(sqlite, leave, "erase", by="Rosa")

    with sqlite.reading() as session:
        assert requests_of(session, study) == []
        (kept,) = session.scalars(select(Leaving))
        assert (kept.asked_by, kept.done_by) == ("Partner P01", "Rosa")
        assert len(departures(session, study)) == 1
