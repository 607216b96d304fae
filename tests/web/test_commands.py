import re
import resource
import subprocess
import sys
import urllib.request
from base64 import b64encode
from pathlib import Path
from random import Random

import pytest
from docx import Document
from sqlalchemy import select

from research.interviewing.interviews import submit_interview
from research.models import Interview, ReportSnapshot, Stage
from research.reports.texts import save_section
from research.web.data.data_files import FILES
from tests.data_study import a_study_of_everything
from tests.fieldwork import GUIDE, an_interview, save

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(app):
    return lambda *words: app.test_cli_runner().invoke(args=[str(word) for word in words])


def a_closed_interview(database) -> None:
    interview = an_interview(database)
    save(database, interview, {("held", "postcode"): {"value": "held"}})
    with database.writing() as session:
        submit_interview(session.get_one(Interview, interview))


def test_the_library_has_no_mistakes(run):
    result = run("guides", "check")

    assert (result.exit_code, result.output) == (0, "No mistakes found.\n")


def test_a_guide_with_mistakes_has_each_printed(run, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text(
        GUIDE.replace("kind: number", "kind: nummer").replace("held: [held", "held: [heldd")
    )

    result = run("guides", "check", wrong)

    assert result.exit_code == 1
    assert len(result.output.splitlines()) == 2
    assert all("wrong.yaml, line " in line for line in result.output.splitlines())


def test_a_guide_that_is_not_there_is_said(run, tmp_path):
    result = run("guides", "check", tmp_path / "none.yaml")

    assert result.exit_code == 1
    assert "none.yaml" in result.output
    assert len(result.output.splitlines()) == 1


def test_a_report_is_written(run, sqlite, tmp_path):
    a_closed_interview(sqlite)
    out = tmp_path / "report.docx"

    result = run("report", "small", "--out", out)

    assert result.exit_code == 0, result.output
    assert any("A small study" in p.text for p in Document(str(out)).paragraphs)


def test_a_report_without_one_answer_says_why_not(run, sqlite, tmp_path):
    an_interview(sqlite)

    result = run("report", "small", "--out", tmp_path / "report.docx")

    assert result.exit_code == 1
    assert "nothing to report" in result.output
    assert list(tmp_path.glob("*.docx")) == []


def test_a_report_on_no_study_names_those_there_are(run, sqlite, tmp_path):
    an_interview(sqlite)

    result = run("report", "smal", "--out", tmp_path / "report.docx")

    assert result.exit_code == 1
    assert "There is: small" in result.output


def test_a_folder_that_is_not_there_is_said(run, sqlite, tmp_path):
    a_closed_interview(sqlite)

    result = run("report", "small", "--out", tmp_path / "nowhere" / "report.docx")

    assert result.exit_code == 1
    assert "not written" in result.output


@pytest.mark.parametrize(
    ("most", "why"),
    [(30_000, "cannot be used: disk I/O error"), (35_000, "does not take a file of this size")],
    ids=["for the database", "for the report"],
)
def test_a_disk_that_is_full_leaves_the_old_report_whole(sqlite, tmp_path, most, why):
    """A limit on the size of files stands for the full disk: the write fails half-way.

    The words that were kept for the report have it outgrow the limit.
    """
    a_closed_interview(sqlite)
    with sqlite.writing() as session:
        stage_id = session.scalar(select(Stage.id))
        words = b64encode(Random(1).randbytes(9_000)).decode()
        save_section(session, stage_id, "context", words, started_from=0, by="Rosa")
    sqlite.engine.dispose()
    out = tmp_path / "report.docx"
    out.write_bytes(b"the old report")

    result = subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", "report", "small", "--out", str(out)],
        cwd=ROOT,
        env={
            "DATABASE_URL": str(sqlite.engine.url),
            "SECRET_KEY": "x",
            "PATH": "",
            # Python would keep what it compiles cut off at the limit, for everybody after this.
            "PYTHONDONTWRITEBYTECODE": "1",
        },
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
    )

    assert result.returncode == 1, result.stdout
    assert why in result.stderr
    assert "Traceback" not in result.stderr
    assert out.read_bytes() == b"the old report"
    assert [path.name for path in tmp_path.glob("*report*")] == ["report.docx"]


def test_start_serves_the_demonstration(tmp_path):
    command = [sys.executable, "-u", "-m", "flask", "--app", "app", "start", "--port", "0"]
    env = {"SHOWCARD_INSTANCE": str(tmp_path), "PATH": ""}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = re.search(r"http://\S+/", server.stdout.readline()).group()
            page = urllib.request.urlopen(address, timeout=20).read().decode()
            assert "no account yet" in server.stdout.readline()
            link = server.stdout.readline().strip()
            first = urllib.request.urlopen(link).read().decode()
        finally:
            server.terminate()

    assert "Sign in" in page
    assert "Make the first account" in first
    assert link.startswith(f"{address}account/links/")
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_a_port_in_use_is_said(run, sqlite, monkeypatch):
    import socket

    from research import demonstration

    monkeypatch.setattr(demonstration, "make_demonstration", lambda database: None)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = run("start", "--port", port)

    assert result.exit_code == 1
    assert f"Nothing can be served at 127.0.0.1:{port}" in result.output


def test_a_study_is_exported_whole_as_each_kind_of_file(run, sqlite, tmp_path):
    a_study_of_everything(sqlite)

    for kind, file in FILES.items():
        out = tmp_path / f"{kind}.{file.suffix}"
        result = run("export", "everything", "--to", kind, "--out", out)
        assert (result.exit_code, out.stat().st_size > 0) == (0, True), result.output
    assert result.output == f"The internal edition is in {out}.\n"


def test_an_export_that_cannot_be_is_said_in_a_sentence(run, sqlite, tmp_path):
    a_study_of_everything(sqlite)
    out, nowhere = tmp_path / "answers.csv", tmp_path / "none" / "answers.csv"

    said = [
        run("export", study, "--to", kind, "--out", path).output
        for study, kind, path in (
            ("other", "csv-wide", out),
            ("everything", "xlsx", out),
            ("everything", "csv-wide", nowhere),
        )
    ]

    assert said == [
        "Error: There is no study called other. There is: everything.\n",
        f"Error: {out} must end in .xlsx: that is what is written.\n",
        f"Error: there is no folder {nowhere.parent}. Nothing was changed.\n",
    ]
    assert not out.exists() and not nowhere.parent.exists()


def test_a_snapshot_makes_the_same_report_again_and_an_unknown_one_is_said(run, sqlite, tmp_path):
    a_closed_interview(sqlite)
    run("report", "small", "--out", tmp_path / "first.docx")
    with sqlite.reading() as session:
        digest = session.scalar(select(ReportSnapshot.digest))
        stage_id = session.scalar(select(Stage.id))
    with sqlite.writing() as session:
        text = "Northtown Council leads."
        save_section(session, stage_id, "context", text, started_from=0, by="Rosa")

    again = run("report", "small", "--out", tmp_path / "again.docx", "--snapshot", digest[:12])
    unknown = run("report", "small", "--out", tmp_path / "no.docx", "--snapshot", "zz")

    texts = [
        [p.text for p in Document(str(tmp_path / name)).paragraphs]
        for name in ("first.docx", "again.docx")
    ]
    assert again.exit_code == 0 and texts[0] == texts[1]
    assert unknown.exit_code == 1
    assert "No snapshot of this study begins with zz" in unknown.output
    assert not (tmp_path / "no.docx").exists()
