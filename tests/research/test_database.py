import threading

import pytest
from alembic import command
from sqlalchemy import inspect, select, text

from research import schema
from research.database import Database, NoDatabase
from research.models import Interview, Partner
from tests.fieldwork import an_interview, save, stored


def test_the_migrations_make_the_tables_that_the_models_describe(database):
    assert schema.differences(database) == []


def test_upgrading_again_changes_nothing(database):
    schema.upgrade(database)

    assert schema.differences(database) == []


def test_the_migrations_can_be_taken_back(database):
    with database.migrating() as connection:
        command.downgrade(schema._config(connection), "base")

    left = inspect(database.engine).get_table_names()
    schema.upgrade(database)
    assert set(left) <= {"alembic_version"}
    assert schema.differences(database) == []


def test_a_study_in_the_field_keeps_its_rows_through_every_later_migration(tmp_path):
    """As its database was made by the first release, with one partner in the middle of it."""
    kept = Database(f"sqlite:///{tmp_path / 'kept.db'}")
    with kept.writing() as session:
        command.upgrade(schema._config(session.connection()), "0001")
    with kept.writing() as session:
        for statement in FIRST_RELEASE:
            session.execute(text(statement))

    schema.upgrade(kept)

    assert schema.differences(kept) == []
    with kept.reading() as session:
        assert session.execute(text("pragma foreign_key_check")).all() == []
        assert session.scalar(text("pragma foreign_keys")) == 1
        (partner,) = session.scalars(select(Partner))
        assert (partner.name, partner.study.reminder_days) == ("Northtown Council", 5)
        assert session.scalar(select(Interview.appointment_place)) == ""
    kept.engine.dispose()


FIRST_RELEASE = (
    "insert into guide_version values (1, 'small', 1, 'd', 'text', '2026-11-22 10:00:00')",
    "insert into study (id, slug, title, commissioner, fictitious, origin, link_days)"
    " values (1, 'small', 'A small study', '', false, '', 60)",
    "insert into stage values (1, 1, 1, 'Stage 1', 1)",
    "insert into partner (id, study_id, code, name, type, essential, essential_reason)"
    " values (1, 1, 'P01', 'Northtown Council', 'Council', false, '')",
    "insert into interview"
    " (id, stage_id, partner_id, guide_version_id, mode, interviewer, revision, declined_reason)"
    " values (1, 1, 1, 1, 'interviewer', '', 0, '')",
    "insert into link (id, interview_id, token_hash, made_at)"
    " values (1, 1, 'hash', '2026-11-22 10:00:00')",
)


def test_writers_take_turns_and_lose_nothing(database):
    """Eight at once, each with an answer of its own."""
    interview = an_interview(database)

    def write(number: int) -> None:
        for turn in range(5):
            save(database, interview, {("held", f"item_{number}_{turn}"): {"value": "held"}})

    threads = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    answers = stored(database, interview)
    assert len(answers) == 40
    assert sorted({answer.revision for answer in answers.values()}) == list(range(1, 41))


def test_what_goes_wrong_in_a_turn_is_undone_whole(database):
    interview = an_interview(database)

    with pytest.raises(RuntimeError), database.writing() as session:
        session.execute(text("update study set title = 'half-way'"))
        raise RuntimeError

    with database.reading() as session:
        assert session.scalar(text("select title from study")) == "A small study"
    save(database, interview, {("views", ""): {"value": "The next turn is free"}})


def test_sqlite_holds_foreign_keys(sqlite: Database):
    with pytest.raises(Exception, match="FOREIGN KEY"), sqlite.writing() as session:
        session.execute(
            text(
                "insert into stage (study_id, number, title, guide_version_id) values (9, 1, '', 9)"
            )
        )


def test_a_postgresql_address_gets_its_driver():
    engine = Database("postgresql://somebody@somewhere/showcard").engine

    assert engine.driver == "psycopg"


@pytest.mark.parametrize("address", ["nonsense", "mysql://somebody@somewhere/it", ""])
def test_an_address_that_is_none_is_said(address):
    with pytest.raises(NoDatabase, match="DATABASE_URL"):
        Database(address)


def test_a_file_that_is_no_database_is_said(tmp_path):
    path = tmp_path / "showcard.db"
    path.write_text("This is a letter to the council. " * 200)

    with pytest.raises(NoDatabase, match="not a database"):
        schema.upgrade(Database(f"sqlite:///{path}"))


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(NoDatabase, match="unable to open"):
        schema.upgrade(Database(f"sqlite:///{tmp_path}/nowhere/showcard.db"))


def test_a_server_that_does_not_answer_is_said():
    with pytest.raises(NoDatabase, match="cannot be used"):
        schema.upgrade(Database("postgresql://somebody:secret@127.0.0.1:1/showcard"))


def test_a_connection_that_was_put_back_is_taken_again(database):
    first = database.take()
    before = first.scalar(text("select count(*) from study"))
    database.put_back(first)
    an_interview(database)

    again = database.take()
    assert again is first
    assert again.scalar(text("select count(*) from study")) == before + 1
    database.put_back(again)


def test_a_connection_that_broke_is_taken_no_more(database):
    first, second = database.take(), database.take()
    database.put_back(first)
    second.connection.dbapi_connection.close()  # as when the database's server went away
    database.put_back(second)

    another = database.take()
    assert another not in (first, second)
    assert another.scalar(text("select 1")) == 1
    database.put_back(another)
