import pytest
from sqlalchemy import event, func, select, text

from guides import parse_guide
from research.answers.rosters import move_row
from research.answers.saving import AnswersRefused, InterviewClosed, save_uncounted
from research.database import Database
from research.fieldwork.linked import linked_by
from research.guides.versions import fielded_guide
from research.interviewing.interviews import submit_interview
from research.models import AnswerHistory, Interview
from tests.fieldwork import GUIDE, an_interview, save, stored

VIEWS = ("views", "")
POSTCODE = ("held", "postcode")


def history(database: Database) -> list[tuple]:
    columns = (AnswerHistory.revision, AnswerHistory.old, AnswerHistory.new, AnswerHistory.saved_by)
    with database.reading() as session:
        rows = session.execute(select(*columns).order_by(AnswerHistory.id))
        return [(r, old and old["value"], new["value"], by) for r, old, new, by in rows]


def test_an_answer_is_kept_with_who_gave_it(database):
    interview = an_interview(database)

    save(database, interview, {VIEWS: {"value": "It helps."}}, by="Ann")

    answer = stored(database, interview)[VIEWS]
    assert (answer.value, answer.saved_by, answer.revision) == ("It helps.", "Ann", 1)
    assert answer.saved_at.tzinfo is not None


def test_values_of_every_shape_come_back_as_they_were(database):
    interview = an_interview(database)
    money = {"low": 100, "central": 250.5, "high": 1000, "basis": "guess"}

    save(database, interview, {("step_cost", "1"): {"value": money}, ("staff", ""): {"value": 0}})

    answers = stored(database, interview)
    assert answers["step_cost", "1"].value == money
    assert answers["staff", ""].value == 0


def test_why_there_is_no_answer_is_an_answer_of_its_own(database):
    interview = an_interview(database)

    save(database, interview, {VIEWS: {"value": None, "missing": "dont_know"}})

    answer = stored(database, interview)[VIEWS]
    assert (answer.value, answer.missing) == (None, "dont_know")


def test_every_change_is_kept_in_order(database):
    interview = an_interview(database)

    save(database, interview, {VIEWS: {"value": "First"}}, by="Ann")
    save(database, interview, {VIEWS: {"value": "Second"}}, started_from=1, by="Bob")

    assert history(database) == [(1, None, "First", "Ann"), (2, "First", "Second", "Bob")]


def test_saving_the_same_again_changes_nothing(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Same"}})

    save(database, interview, {VIEWS: {"value": "Same"}}, started_from=1)

    assert stored(database, interview)[VIEWS].revision == 1
    assert len(history(database)) == 1


def test_what_is_not_given_is_left_alone(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Words", "note": "said firmly"}})

    save(database, interview, {VIEWS: {"value": "Other words"}}, started_from=1)

    answer = stored(database, interview)[VIEWS]
    assert (answer.value, answer.note) == ("Other words", "said firmly")


def test_two_people_who_change_one_answer_are_both_heard(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Ann's words"}}, by="Ann")

    clashes = save(database, interview, {VIEWS: {"value": "Bob's words"}}, by="Bob")

    assert {key: answer.value for key, answer in clashes.items()} == {VIEWS: "Ann's words"}
    assert stored(database, interview)[VIEWS].value == "Ann's words"


def test_a_clash_on_one_answer_does_not_hold_up_the_others(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Ann's words"}}, by="Ann")

    save(database, interview, {VIEWS: {"value": "Bob's"}, POSTCODE: {"value": "held"}}, by="Bob")

    assert stored(database, interview)[POSTCODE].value == "held"


def test_an_old_page_does_not_undo_what_somebody_else_changed(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Draft"}}, by="Ann")
    save(database, interview, {VIEWS: {"value": "Final"}}, started_from=1, by="Ann")

    # Bob's page still shows "Draft", and he changes only the postcode.
    clashes = save(
        database,
        interview,
        {VIEWS: {"value": "Draft"}, POSTCODE: {"value": "held"}},
        started_from=1,
        by="Bob",
    )

    assert clashes == {}
    assert stored(database, interview)[VIEWS].value == "Final"


def test_a_note_and_a_value_changed_by_two_people_do_not_clash(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Words", "note": ""}})
    save(database, interview, {VIEWS: {"note": "A note"}}, started_from=1, by="Ann")

    clashes = save(database, interview, {VIEWS: {"value": "Better"}}, started_from=1, by="Bob")

    answer = stored(database, interview)[VIEWS]
    assert (clashes, answer.value, answer.note) == ({}, "Better", "A note")


def test_an_answer_and_a_reason_for_none_by_two_people_clash(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Ann's words", "missing": None}}, by="Ann")

    clashes = save(database, interview, {VIEWS: {"value": None, "missing": "dont_know"}}, by="Bob")

    assert clashes[VIEWS].value == "Ann's words"
    assert stored(database, interview)[VIEWS].missing is None


def test_probes_ticked_by_two_people_stand_beside_each_other(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"probes": ["who", "what"]}})
    save(database, interview, {VIEWS: {"probes": ["who", "what", "why"]}}, started_from=1)

    # This page shows "who" and "what" still; "what" is unticked in it, and "when" ticked.
    clashes = save(database, interview, {VIEWS: {"probes": ["who", "when"]}}, started_from=1)

    assert (clashes, stored(database, interview)[VIEWS].probes) == ({}, ["who", "why", "when"])


def test_a_probe_ticked_by_both_is_ticked_once_and_not_unticked_by_an_old_page(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"probes": ["who"]}})
    save(database, interview, {VIEWS: {"probes": ["who"]}})

    save(database, interview, {VIEWS: {"value": "Words", "probes": []}})

    assert stored(database, interview)[VIEWS].probes == ["who"]


def test_choices_of_two_people_are_one_judgement_each_and_clash(database):
    text = GUIDE.replace("kind: one_of", "kind: any_of", 1)
    interview = an_interview(database, text=text)
    save(database, interview, {POSTCODE: {"value": ["held"]}}, by="Ann")

    clashes = save(database, interview, {POSTCODE: {"value": ["partly"]}}, by="Bob")

    assert clashes[POSTCODE].value == ["held"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({POSTCODE: {"value": "heldd"}}, "Choose one of the answers listed"),
        ({("staff", ""): {"value": "many"}}, "number"),
        ({VIEWS: {"value": "x" * 100_000}}, "50,000"),
        ({VIEWS: {"value": "a\0b"}}, "cannot be"),
        ({VIEWS: {"value": "x", "missing": "dont_know"}}, "Either answer"),
        ({VIEWS: {"missing": "no idea"}}, "one of the reasons"),
        ({VIEWS: {"mention": "perhaps"}}, "before or after"),
    ],
)
def test_what_is_no_answer_is_refused_whole(database, given, sentence):
    interview = an_interview(database)

    with pytest.raises(AnswersRefused) as refused:
        save(database, interview, {**given, ("quality", "postcode"): {"value": "good"}})

    assert sentence in str(refused.value)
    assert stored(database, interview) == {}


def test_nothing_is_saved_in_a_submitted_interview(database):
    interview = an_interview(database)
    with database.writing() as session:
        submit_interview(session.get_one(Interview, interview))

    with pytest.raises(InterviewClosed):
        save(database, interview, {VIEWS: {"value": "Too late"}})


def test_one_answer_is_saved_in_one_transaction(database):
    interview = an_interview(database)
    commits = []
    event.listen(database.engine, "commit", commits.append)

    save(database, interview, {VIEWS: {"value": "Once"}})

    assert len(commits) == 1


def test_a_page_of_answers_takes_no_more_statements_than_two(database):
    interview = an_interview(database)
    two, forty = (
        {("held", f"item_{n}"): {"value": "held", "note": name} for n in range(many)}
        for name, many in (("two", 2), ("forty", 40))
    )
    few = statements(database, lambda: save(database, interview, two))

    assert statements(database, lambda: save(database, interview, forty, started_from=1)) <= few + 1


def test_a_question_is_read_without_reading_all_answers(sqlite):
    query = "select interview_id, value from answer where question = 'held' and item = 'postcode'"
    with sqlite.reading() as session:
        plan = session.execute(text(f"explain query plan {query}")).scalars().all()
        details = " ".join(
            row[3] for row in session.execute(text(f"explain query plan {query}")).all()
        )

    assert plan
    assert "USING INDEX ix_answer_question_item_interview_id" in details


def test_an_answer_saves_itself_without_reading_all_of_a_table(sqlite):
    interview, small, seen = an_interview(sqlite), parse_guide(GUIDE, "small"), []
    connection = sqlite.take()
    driver = connection.connection.dbapi_connection
    driver.set_trace_callback(seen.append)
    linked_by(connection, "a secret")
    given = {VIEWS: {"value": "Once"}}
    sqlite.saved(
        connection,
        lambda on: save_uncounted(on, small, interview, given, started_from=0, by="Ada"),
    )
    driver.set_trace_callback(None)

    reads = [each for each in seen if each.startswith("SELECT")]
    steps = [row[3] for each in reads for row in driver.execute(f"explain query plan {each}")]
    sqlite.put_back(connection)
    assert len(reads) == 2
    assert [step for step in steps if "SEARCH" not in step and "SUBQUERY" not in step] == []


def statements(database: Database, act) -> int:
    seen = []

    def note(_connection, _cursor, statement, *_rest):
        seen.append(statement)

    event.listen(database.engine, "before_cursor_execute", note)
    act()
    event.remove(database.engine, "before_cursor_execute", note)
    return len(seen)


def test_history_holds_as_many_rows_as_there_were_changes(database):
    interview = an_interview(database)
    for n in range(5):
        save(database, interview, {VIEWS: {"value": f"Version {n}"}}, started_from=n)

    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(AnswerHistory)) == 5


def test_an_answer_that_saves_itself_leaves_the_counting_to_others(database):
    interview = an_interview(database)
    save(database, interview, {VIEWS: {"value": "Good"}})

    with database.writing() as session:
        guide = fielded_guide(session, session.get_one(Interview, interview).guide_version_id)
        given = {("staff", ""): {"value": 3}}
        saved = save_uncounted(
            session.connection(), guide, interview, given, started_from=1, by="me"
        )

    assert (saved.revision, saved.conflicts, saved.changed) == (2, {}, True)
    with database.reading() as session:
        assert session.get_one(Interview, interview).sections_asked is None


def test_what_was_stored_although_its_answer_was_lost_is_no_conflict_when_sent_again(database):
    interview = an_interview(database)

    for _ in range(2):
        save(database, interview, {VIEWS: {"value": "Once"}}, started_from=0)

    assert history(database) == [(1, None, "Once", "me")]


def test_what_was_typed_of_a_row_that_moved_is_not_kept_with_another(database):
    interview = an_interview(database)
    save(database, interview, {("step_name", "1"): {"value": "Agree"}})
    save(database, interview, {("step_name", "2"): {"value": "Build"}}, started_from=1)
    with database.writing() as session:
        opened = session.get_one(Interview, interview)
        guide = fielded_guide(session, opened.guide_version_id)
        move_row(session, guide, opened, guide.lists["steps"], "1", to="2", by="Cy")

    cost = {("step_cost", "2"): {"note": "What building costs"}}
    clashes = save(database, interview, cost, started_from=2, by="Bob")
    after = save(database, interview, cost, started_from=3, by="Bob")

    assert clashes["step_cost", "2"].saved_by == "Cy"
    assert after == {}
    assert stored(database, interview)["step_cost", "2"].note == "What building costs"


def test_what_was_typed_of_a_row_that_was_only_renamed_is_kept(database):
    interview = an_interview(database)
    save(database, interview, {("step_name", "1"): {"value": "Agre"}})
    save(database, interview, {("step_name", "1"): {"value": "Agree"}}, started_from=1)

    assert save(database, interview, {("step_cost", "1"): {"note": "Time"}}, started_from=1) == {}
