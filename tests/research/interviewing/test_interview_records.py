"""What is kept of how an interview went: memos, hand-outs shown, time spent."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from research.answers.memos import memos_of, write_memos
from research.interviewing.handouts_shown import first_showings, handouts_shown, show_handout
from research.interviewing.section_times import seconds_of, spend, who_is_here
from research.models import Interview, SectionTime
from tests.fieldwork import an_interview, save

VIEWS = ("views", "")


def write(database, interview, words, by) -> int:
    with database.writing() as session:
        return write_memos(session, interview, {VIEWS: words}, by=by)


def memos(database, interview) -> list[tuple[str, str]]:
    with database.reading() as session:
        return [(m.written_by, m.words) for m in memos_of(session, interview).get(VIEWS, [])]


def test_each_researcher_has_a_memo_of_their_own_on_an_answer(sqlite):
    interview = an_interview(sqlite)
    write(sqlite, interview, "Was he told to say so?", "Rosa")
    write(sqlite, interview, "Tired by now.", "Noor")
    write(sqlite, interview, "Ask again in spring.", "Rosa")

    assert sorted(memos(sqlite, interview)) == [
        ("Noor", "Tired by now."),
        ("Rosa", "Ask again in spring."),
    ]


def test_a_memo_emptied_is_gone_and_one_unchanged_is_not_written_again(sqlite):
    interview = an_interview(sqlite)

    assert write(sqlite, interview, "Tired.", "Rosa") == 1
    assert write(sqlite, interview, " Tired. ", "Rosa") == 0
    assert write(sqlite, interview, "", "Rosa") == 1
    assert memos(sqlite, interview) == []


def show(database, interview, way="on_screen") -> None:
    with database.writing() as session:
        found = session.get_one(Interview, interview)
        show_handout(session, found, "records", way=way, by="Rosa")


def test_the_annex_learns_what_was_answered_before_a_hand_out_was_shown(sqlite):
    interview = an_interview(sqlite)
    save(sqlite, interview, {VIEWS: {"value": "We are for it"}})
    show(sqlite, interview)
    save(sqlite, interview, {("held", "postcode"): {"value": "held"}}, started_from=1)
    show(sqlite, interview, "read_out")

    with sqlite.reading() as session:
        first, second = handouts_shown(session, 1)

    assert (first.partner, first.handout, first.way) == ("P01", "records", "on_screen")
    assert first.answered_before == {"views"}
    assert second.answered_before == {"views", "held"}


def test_a_hand_out_counts_as_shown_from_its_first_showing(sqlite):
    interview = an_interview(sqlite)
    show(sqlite, interview, "read_out")
    show(sqlite, interview)

    with sqlite.reading() as session:
        assert first_showings(session, interview)["records"].way == "read_out"


def spent(database, interview, seconds, by, section="records") -> None:
    with database.writing() as session:
        spend(session, interview, section, seconds, by=by)


def test_two_people_at_one_table_do_not_make_an_interview_twice_as_long(sqlite):
    interview = an_interview(sqlite)
    for seconds, by in ((60, "Rosa"), (30, "Rosa"), (50, "Noor")):
        spent(sqlite, interview, seconds, by)
    spent(sqlite, interview, 10, "Noor", "steps")

    with sqlite.reading() as session:
        assert seconds_of(session, interview) == {"records": 90, "steps": 10}


def test_a_page_that_slept_an_hour_was_not_at_work(sqlite):
    interview = an_interview(sqlite)
    spent(sqlite, interview, 3600, "Rosa")
    spent(sqlite, interview, -5, "Rosa")

    with sqlite.reading() as session:
        assert seconds_of(session, interview) == {"records": 120}


def test_who_left_a_minute_ago_is_not_here(sqlite):
    interview = an_interview(sqlite)
    for by in ("Rosa", "Noor", "Olu"):
        spent(sqlite, interview, 1, by)
    with sqlite.writing() as session:
        long_ago = datetime.now(UTC) - timedelta(minutes=1)
        session.execute(update(SectionTime).filter_by(person="Olu").values(seen_at=long_ago))

    with sqlite.reading() as session:
        here = who_is_here(session, interview, but="Rosa")

    assert [(who.person, who.section) for who in here] == [("Noor", "records")]
