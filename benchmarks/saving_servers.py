"""What is measured against what: Showcard and the bare floor, each served by a process of its own.

The floor is Flask and sqlite3 with nothing of ours: it writes one row and its history in one
transaction, behind the same kind of lock, and commits as durably.
"""

import logging
import sqlite3
import sys
import threading
from pathlib import Path
from queue import LifoQueue

import waitress
from flask import Flask, request

from research.web.memory import settle

PRAGMAS = ("journal_mode = wal", "synchronous = full", "busy_timeout = 10000")
CHANGE = "update answer set text = ?, revision = revision + 1 where id = ?"


def bare(folder: Path) -> Flask:
    app, turn, connections = Flask("bare"), threading.Lock(), LifoQueue[sqlite3.Connection]()
    first = connected(folder)
    first.execute("create table answer (id integer primary key, text text, revision integer)")
    first.execute("create table history (id integer primary key, answer integer, text text)")
    first.executemany("insert into answer values (?, '', 0)", [(n,) for n in range(1, 100)])
    for connection in (first, *(connected(folder) for _ in range(31))):
        connections.put(connection)

    @app.post("/<path:_page>/<int:answer>")
    def save(_page: str, answer: int) -> dict[str, bool]:
        text, connection = request.form["importance_words__"], connections.get()
        with turn:
            connection.execute("begin immediate")
            connection.execute(CHANGE, (text, answer))
            connection.execute("insert into history (answer, text) values (?, ?)", (answer, text))
            connection.execute("commit")
        connections.put(connection)
        return {"saved": True}

    @app.get("/page/<int:size>")
    def page(size: int) -> str:
        return "x" * size

    return app


def connected(folder: Path) -> sqlite3.Connection:
    made = sqlite3.connect(folder / "bare.db", isolation_level=None, check_same_thread=False)
    for pragma in PRAGMAS:
        made.execute(f"pragma {pragma}")
    return made


def showcard(folder: Path) -> Flask:
    from app import create_app

    return create_app({"DATABASE_URL": f"sqlite:///{folder / 'ours.db'}", "SECRET_KEY": "known"})


if __name__ == "__main__":
    which, folder, port = sys.argv[1:]
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # which says that clients wait
    app = {"bare": bare, "showcard": showcard}[which](Path(folder))
    settle()
    waitress.serve(app, host="127.0.0.1", port=int(port), threads=8, ident=None, _quiet=True)
