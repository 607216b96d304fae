"""Comments of a meeting as they are kept: tallied, moved, taken back, and those of 2005."""

import csv
import threading
from collections import Counter

import pytest

from research.database import Database
from research.demonstration.forum import COMMENTS, SLUG, load_forum_study
from research.evidence import forum
from research.fieldwork.studies import add_study, current_stage, study_by_slug
from research.guides.versions import publish_guide
from research.models import Comment, ForumObjective
from tests.fieldwork import GUIDE

# Counted by hand in the table of the paper: comments and mentions by objective and side.
PUBLISHED = {
    ("Provider effectiveness", "hope"): (8, 3 + 1 + 2 + 2 + 1 + 1 + 1 + 1),
    ("Provider effectiveness", "anxiety"): (7, 2 + 1 + 1 + 1 + 1 + 1 + 1),
    ("Provider information", "hope"): (9, 2 + 8),
    ("Provider information", "anxiety"): (3, 1 + 2 + 1),
    ("Network effectiveness", "hope"): (6, 6),
    ("Network effectiveness", "anxiety"): (5, 5),
    ("Network information", "hope"): (5, 5),
    ("Network information", "anxiety"): (3, 3),
}


class Meeting:
    """A meeting on two objectives, each call in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        with database.writing() as session:
            version = publish_guide(session, GUIDE, "small")
            self.stage = add_study(session, version, slug="small", title="A small study").id
            self.time = forum.add_objective(session, self.stage, "Time").id
            self.trust = forum.add_objective(session, self.stage, "Trust").id

    def add(self, words, side="hope", objective=None):
        with self.database.writing() as session:
            under = session.get_one(ForumObjective, objective or self.time)
            change = forum.add_comment(session, under, side, words, by="me")
            return change.comment.id, change.was_there

    def do(self, action, comment):
        with self.database.writing() as session:
            return action(session, session.get_one(Comment, comment))

    def change(self, comment, words, side="hope", objective=None):
        with self.database.writing() as session:
            under = session.get_one(ForumObjective, objective or self.time)
            comment = session.get_one(Comment, comment)
            return forum.change_comment(session, comment, under, side, words).was_there

    def objective(self, action, objective, *words, **more):
        with self.database.writing() as session:
            return action(session, session.get_one(ForumObjective, objective), *words, **more)

    @property
    def rows(self):
        with self.database.reading() as session:
            return [tuple(row) for row in forum.comment_rows(session, self.stage)]

    @property
    def labels(self):
        with self.database.reading() as session:
            return [each.label for each in forum.objectives(session, self.stage)]


@pytest.fixture
def meeting(database) -> Meeting:
    return Meeting(database)


def test_a_comment_made_again_counts_and_is_not_written_twice(meeting):
    first, was_there = meeting.add("Saves time")
    again = meeting.add("  saves\u00a0 TIME ")

    assert (was_there, again) == (False, (first, True))
    assert meeting.rows == [("Time", "hope", "Saves time", 2)]


def test_the_same_words_on_the_other_side_are_another_comment(meeting):
    meeting.add("Saves time")
    meeting.add("Saves time", side="anxiety")
    meeting.add("Saves time", objective=meeting.trust)

    assert [row[:2] for row in meeting.rows] == [
        ("Time", "hope"),
        ("Time", "anxiety"),
        ("Trust", "hope"),
    ]


def test_clicks_count_up_and_down(meeting):
    comment, _ = meeting.add("Saves time")
    meeting.do(forum.mention_again, comment)
    meeting.do(forum.mention_again, comment)

    assert meeting.rows[0][3] == 3
    assert meeting.do(forum.take_back, comment) is False
    assert meeting.rows[0][3] == 2


def test_the_last_mention_taken_back_removes_the_comment_and_it_can_be_put_back(meeting):
    comment, _ = meeting.add("Saves time")

    assert meeting.do(forum.take_back, comment) is True
    assert meeting.rows == []
    meeting.do(forum.put_back, comment)
    assert meeting.rows == [("Time", "hope", "Saves time", 1)]


def test_what_was_taken_back_and_is_said_anew_counts_once(meeting):
    comment, _ = meeting.add("Saves time")
    meeting.do(forum.take_back, comment)
    meeting.do(forum.take_back, comment)

    assert meeting.add("Saves time") == (comment, False)
    assert meeting.rows[0][3] == 1


def test_clicks_at_once_are_all_counted(meeting):
    comment, _ = meeting.add("Saves time")

    def click():
        for _ in range(5):
            meeting.do(forum.mention_again, comment)
            meeting.add("saves time")

    threads = [threading.Thread(target=click) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert meeting.rows == [("Time", "hope", "Saves time", 1 + 4 * 5 * 2)]


def test_new_words_typed_at_once_by_two_become_one_comment(meeting):
    threads = [threading.Thread(target=meeting.add, args=("No funding",)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert meeting.rows == [("Time", "hope", "No funding", 4)]


def test_a_comment_is_reworded_and_moved_with_its_mentions(meeting):
    comment, _ = meeting.add("Saves tme")
    meeting.do(forum.mention_again, comment)

    assert meeting.change(comment, "Costs time", "anxiety", meeting.trust) is False
    assert meeting.rows == [("Trust", "anxiety", "Costs time", 2)]


def test_capitals_alone_can_be_changed(meeting):
    comment, _ = meeting.add("saves time")

    assert meeting.change(comment, "Saves Time") is False
    assert meeting.rows == [("Time", "hope", "Saves Time", 1)]


def test_two_that_become_the_same_are_one_with_all_mentions(meeting):
    one, _ = meeting.add("Saves time")
    other, _ = meeting.add("Less work")
    meeting.do(forum.mention_again, other)

    assert meeting.change(other, "saves time") is True
    assert meeting.rows == [("Time", "hope", "Saves time", 3)]
    meeting.do(forum.put_back, other)
    assert meeting.rows[1] == ("Time", "hope", "Less work", 2)


def test_words_that_were_taken_back_are_free_for_another(meeting):
    one, _ = meeting.add("Saves time")
    other, _ = meeting.add("Less work")
    meeting.do(forum.take_back, one)

    assert meeting.change(other, "Saves time") is False
    assert meeting.rows == [("Time", "hope", "Saves time", 1)]


def test_objectives_stand_in_the_order_given_to_them(meeting):
    meeting.add("Saves time")
    meeting.add("Grows", objective=meeting.trust)
    meeting.objective(forum.move_objective, meeting.trust, by=-1)
    meeting.objective(forum.move_objective, meeting.trust, by=-1)

    assert meeting.labels == ["Trust", "Time"]
    assert [row[0] for row in meeting.rows] == ["Trust", "Time"]


def test_an_objective_is_renamed_but_not_to_the_name_of_another(meeting):
    meeting.objective(forum.rename_objective, meeting.time, "Time saved")
    with pytest.raises(forum.ObjectiveIsThere):
        meeting.objective(forum.rename_objective, meeting.trust, "time  SAVED")

    assert meeting.labels == ["Time saved", "Trust"]


def test_an_objective_goes_only_without_comments(meeting):
    comment, _ = meeting.add("Saves time")

    assert meeting.objective(forum.remove_objective, meeting.time) is False
    meeting.do(forum.take_back, comment)
    assert meeting.objective(forum.remove_objective, meeting.time) is True
    assert meeting.labels == ["Trust"]


def test_characters_that_no_file_can_hold_are_left_out(meeting):
    meeting.add("Saves\x00 time\x0b\ufffe\nand work")

    assert meeting.rows[0][2] == "Saves time and work"


def test_the_published_table_is_kept_to_the_number():
    with COMMENTS.open(newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == 46
    assert sum(int(row["times"]) for row in rows) == 53


def test_the_published_forum_loads_once_and_whole(database):
    load_forum_study(database)
    load_forum_study(database)

    with database.reading() as session:
        study = study_by_slug(session, SLUG)
        rows = forum.comment_rows(session, current_stage(session, study).id)
    comments, mentions = Counter(), Counter()
    for row in rows:
        comments[row.objective, row.side] += 1
        mentions[row.objective, row.side] += row.mentions
    found = {place: (comments[place], mentions[place]) for place in comments}
    assert found == PUBLISHED
    assert (sum(comments.values()), sum(mentions.values())) == (46, 53)
    assert not study.fictitious
    assert "real comments" in study.origin and "2005" in study.origin
