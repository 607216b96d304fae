import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exports.whole_file import NotWritten, write_whole
from exports.word_report import ReportNotWritten, write_report
from tests.exports.sample import a_document, a_report
from tests.exports.sample_guide import a_guide

ROOT = Path(__file__).parents[2]


@pytest.fixture
def target(tmp_path):
    path = tmp_path / "report.docx"
    path.write_bytes(b"the old report")
    return path


def fails_with(number):
    def fail(*_):
        raise OSError(number, os.strerror(number))

    return fail


def test_a_file_is_written(target):
    write_whole(target, b"the new report")

    assert target.read_bytes() == b"the new report"
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS])
def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(target, monkeypatch, step, number):
    monkeypatch.setattr(os, step, fails_with(number))

    with pytest.raises(NotWritten):
        write_whole(target, b"the new report")

    assert target.read_bytes() == b"the old report"
    assert list(target.parent.iterdir()) == [target]


def test_a_full_disk_is_said_in_one_plain_sentence(target, monkeypatch):
    monkeypatch.setattr(os, "fsync", fails_with(errno.ENOSPC))

    with pytest.raises(ReportNotWritten) as raised:
        write_report(a_document(a_report(), a_guide()), target)

    assert str(raised.value) == (
        f"The report was not written: the disk that holds {target.parent} is full. "
        "Nothing was changed."
    )


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(ReportNotWritten, match="there is no folder .*gone"):
        write_report(a_document(a_report(), a_guide()), tmp_path / "gone" / "report.docx")


def test_a_report_is_written_to_its_place(target):
    write_report(a_document(a_report(), a_guide()), target)

    assert target.read_bytes().startswith(b"PK")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_real_limit_on_writing_leaves_the_old_file(target):
    script = f"""
import resource
from pathlib import Path
from exports.whole_file import NotWritten, write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path({str(target)!r}), b"x" * 100_000)
except NotWritten as error:
    print("said:", error)
"""
    result = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert result.stdout.startswith("said: the disk that holds")
    assert target.read_bytes() == b"the old report"
    assert list(target.parent.iterdir()) == [target]
