#!/usr/bin/env python3
"""The one command: `python3 run.py` sets Showcard up and starts it, `python3 run.py test` tests it.

Only the standard library, in a syntax that an older Python can read: it must be able to say that it
is too old.
"""

from __future__ import annotations

import hashlib
import os
import platform
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
RUNTIME_LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"
OLDEST_PYTHON = (3, 11)
COMPILE_ANEW = "PYTHONDONTWRITEBYTECODE"  # many images set it, to be smaller
EVERY_TEST = ["-q", "-n", "2", "--dist", "worksteal"]


class CannotStart(Exception):
    """Why not, in one sentence for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    try:
        check_python(sys.version_info[:3])
        lock, command = plan(arguments)
        set_up(lock)
        return hand_over(command)
    except CannotStart as reason:
        print(f"Showcard cannot start: {reason}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def check_python(version: tuple[int, ...]) -> None:
    if version < OLDEST_PYTHON:
        oldest, this = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
        raise CannotStart(f"it needs Python {oldest} or newer, and this is Python {this}.")


def plan(arguments: list[str]) -> tuple[Path, list[str]]:
    """Which lock must be installed, and what the environment's Python is then told to do."""
    if arguments[:1] == ["test"]:
        return DEV_LOCK, ["-m", "pytest", *(arguments[1:] or EVERY_TEST)]
    return RUNTIME_LOCK, ["-m", "flask", "--app", "app", "start", *arguments]


def set_up(lock: Path) -> None:
    if not made_by_this_python():
        print("Setting up Showcard; the first time takes about a minute.", flush=True)
        make_environment()
    if not is_installed(lock):
        print(f"Installing the packages of {lock.name}.", flush=True)
        install(lock)


def made_by_this_python() -> bool:
    settings = ENVIRONMENT / "pyvenv.cfg"
    made_by = f"version = {platform.python_version()}"
    return PYTHON.exists() and settings.exists() and made_by in settings.read_text().splitlines()


def make_environment() -> None:
    making = [sys.executable, "-m", "venv", "--clear", str(ENVIRONMENT)]
    if subprocess.run(making, capture_output=True).returncode:
        raise CannotStart(
            "this Python cannot make a virtual environment"
            " (on Debian or Ubuntu, `apt-get install python3-venv` helps)."
        )


def is_installed(lock: Path) -> bool:
    stamp = ENVIRONMENT / "installed"
    return stamp.exists() and digest(lock) in stamp.read_text().splitlines()


def install(lock: Path) -> None:
    stamp = ENVIRONMENT / "installed"
    stamp.unlink(missing_ok=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    exactly = ["--require-hashes", "--only-binary", ":all:", "--requirement", str(lock)]
    if subprocess.run([*pip, *exactly]).returncode:
        raise CannotStart(
            "its packages could not be installed for the reason that pip gives above,"
            " and most often because this computer is offline."
        )
    stamp.write_text("\n".join(map(digest, locks_satisfied_by(lock))))


def locks_satisfied_by(lock: Path) -> tuple[Path, ...]:
    """The development lock holds every pin of the runtime lock; tests/test_run.py makes sure."""
    return (DEV_LOCK, RUNTIME_LOCK) if lock == DEV_LOCK else (lock,)


def digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()


def hand_over(command: list[str]) -> int:
    """Run the environment's Python, which alone decides how Ctrl-C ends it."""
    process = subprocess.Popen([str(PYTHON), *command], cwd=ROOT, env=surroundings())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    ended = process.wait()
    return 128 - ended if ended < 0 else ended


def surroundings() -> dict[str, str]:
    """The settings of this process, but the one by which each further process compiles all anew."""
    return {name: value for name, value in os.environ.items() if name != COMPILE_ANEW}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
