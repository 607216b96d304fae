"""What `python3 run.py` decides before it hands over."""

import ast
import platform
import subprocess
from pathlib import Path

import pytest

import run


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """An empty environment, with two locks that could be installed in it."""
    monkeypatch.setattr(run, "ENVIRONMENT", tmp_path)
    monkeypatch.setattr(run, "PYTHON", tmp_path / "python")
    for name in ("RUNTIME_LOCK", "DEV_LOCK"):
        lock = tmp_path / name
        lock.write_text(f"{name}, first edition")
        monkeypatch.setattr(run, name, lock)
    return tmp_path


@pytest.fixture
def processes(monkeypatch):
    """The commands that were run; each of them succeeds."""
    return pretend_processes(monkeypatch, returncode=0)


def pretend_processes(monkeypatch, *, returncode):
    commands = []

    def pretend(command, **_):
        commands.append(command)
        return subprocess.CompletedProcess(command, returncode)

    monkeypatch.setattr(subprocess, "run", pretend)
    return commands


def test_no_argument_starts_the_application():
    assert run.plan([]) == (run.RUNTIME_LOCK, ["-m", "flask", "--app", "app", "start"])


def test_arguments_are_passed_on_to_start():
    assert run.plan(["--port", "8001"])[1][-3:] == ["start", "--port", "8001"]


def test_test_runs_everything_side_by_side():
    assert run.plan(["test"]) == (run.DEV_LOCK, ["-m", "pytest", *run.EVERY_TEST])


def test_arguments_of_test_are_pytests():
    assert run.plan(["test", "-k", "walk"])[1] == ["-m", "pytest", "-k", "walk"]


def test_an_old_python_is_refused_in_one_sentence(monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 10, 4, "final", 0))

    assert run.main([]) == 2
    assert capsys.readouterr().err == (
        "Showcard cannot start: it needs Python 3.11 or newer, and this is Python 3.10.4.\n"
    )


def test_what_was_compiled_is_kept_for_the_next_process(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("PORT", "8001")

    assert run.surroundings()["PORT"] == "8001"
    assert "PYTHONDONTWRITEBYTECODE" not in run.surroundings()


def test_an_old_python_can_read_run():
    ast.parse(Path(run.__file__).read_text(), feature_version=(3, 7))


def test_a_lock_is_installed_once(environment, processes):
    run.install(run.RUNTIME_LOCK)

    assert run.is_installed(run.RUNTIME_LOCK)
    assert not run.is_installed(run.DEV_LOCK)


def test_a_changed_lock_is_installed_again(environment, processes):
    run.install(run.RUNTIME_LOCK)
    run.RUNTIME_LOCK.write_text("second edition")

    assert not run.is_installed(run.RUNTIME_LOCK)


def test_the_application_starts_in_the_environment_of_the_tests(environment, processes):
    run.install(run.DEV_LOCK)

    assert run.is_installed(run.RUNTIME_LOCK)


def test_a_newer_runtime_lock_asks_for_the_tests_packages_again(environment, processes):
    run.install(run.DEV_LOCK)
    run.RUNTIME_LOCK.write_text("second edition")
    run.install(run.RUNTIME_LOCK)

    assert not run.is_installed(run.DEV_LOCK)


def test_only_wheels_with_known_hashes_are_installed(environment, processes):
    run.install(run.RUNTIME_LOCK)

    assert {"--require-hashes", "--only-binary", ":all:"} < set(processes[0])


def test_a_failed_installation_is_not_taken_for_done(environment, monkeypatch):
    pretend_processes(monkeypatch, returncode=1)

    with pytest.raises(run.CannotStart, match="offline"):
        run.install(run.RUNTIME_LOCK)
    assert not run.is_installed(run.RUNTIME_LOCK)


def test_a_python_without_venv_is_told_what_to_install(environment, monkeypatch):
    pretend_processes(monkeypatch, returncode=1)

    with pytest.raises(run.CannotStart, match="python3-venv"):
        run.make_environment()


def test_an_environment_of_another_python_is_made_anew(environment):
    run.PYTHON.touch()
    settings = environment / "pyvenv.cfg"

    settings.write_text("version = 3.1.0\n")
    assert not run.made_by_this_python()
    settings.write_text(f"version = {platform.python_version()}\n")
    assert run.made_by_this_python()


def test_the_development_lock_holds_every_runtime_pin():
    assert pins(run.RUNTIME_LOCK) <= pins(run.DEV_LOCK)


@pytest.mark.parametrize("lock", [run.RUNTIME_LOCK, run.DEV_LOCK], ids=lambda lock: lock.name)
def test_a_lock_names_no_host(lock):
    assert "://" not in lock.read_text()


def pins(lock):
    return {line for line in lock.read_text().splitlines() if "==" in line}
