import subprocess
import sys
from pathlib import Path
from threading import Event

from flask import Flask, current_app

from research.web.background import background, later, register

ROOT = Path(__file__).parents[2]


def an_app(tmp_path, *tasks, testing=False, at_start=()) -> Flask:
    app = Flask("small", instance_path=str(tmp_path))
    app.config["TESTING"] = testing
    register(app, tasks, at_start=at_start)
    return app


def test_in_tests_a_task_runs_where_it_is_asked_for(tmp_path):
    done = []

    def add(number: int) -> None:
        done.append((number, current_app.name))

    with an_app(tmp_path, add, testing=True).app_context():
        later(add, 3)

    assert done == [(3, "small")]
    assert list(tmp_path.iterdir()) == []


def test_a_task_waits_until_somebody_works_and_is_done_then(tmp_path):
    done = Event()

    def act() -> None:
        done.set()

    with an_app(tmp_path, act).app_context():
        later(act)
    assert not done.is_set()

    with an_app(tmp_path, act).app_context(), background().working():
        assert done.wait(5)


def test_a_task_that_fails_does_not_end_the_work(tmp_path, caplog):
    done = Event()

    def fail() -> None:
        raise ValueError("as it happens")

    def act() -> None:
        done.set()

    with an_app(tmp_path, fail, act).app_context(), background().working():
        later(fail)
        later(act)
        assert done.wait(5)
    assert "as it happens" in caplog.text


def test_what_is_to_be_put_right_is_done_at_the_start(tmp_path):
    done = Event()

    def mend() -> None:
        done.set()

    with an_app(tmp_path, mend, at_start=[mend]).app_context(), background().working():
        assert done.wait(5)


def test_the_end_waits_for_the_task_in_hand_which_is_told_of_it(tmp_path):
    begun, told = Event(), []

    def act() -> None:
        begun.set()
        while not background().is_ending():
            pass
        told.append("before the end")

    with an_app(tmp_path, act).app_context():
        with background().working():
            later(act)
            assert begun.wait(5)
        told.append("after it")

    assert told == ["before the end", "after it"]


def test_work_ends_when_it_is_told_to(tmp_path):
    command = [sys.executable, "-u", "-m", "flask", "--app", "app", "work"]
    env = {"SHOWCARD_INSTANCE": str(tmp_path), "PATH": ""}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as work:
        assert "Working" in work.stdout.readline()
        work.terminate()

        assert work.wait(10) == 0
