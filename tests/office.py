"""LibreOffice, another program that opens what we write."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.loud_skips import PROGRAMS, path_of

Converts = Callable[[bytes, str], Path]


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Converts:
    """A Word file's content as a file of another kind, such as pdf or txt:Text.

    All with one profile, as to make it takes as long as to convert.
    """
    profile = tmp_path_factory.mktemp("office") / "profile"

    def convert(content: bytes, to: str) -> Path:
        folder = tmp_path_factory.mktemp("paper")
        paper = folder / "paper.docx"
        paper.write_bytes(content)
        office = (path_of(PROGRAMS["office"]), f"-env:UserInstallation={profile.as_uri()}")
        run(*office, "--headless", "--convert-to", to, "--outdir", folder / "made", paper)
        return folder / "made" / f"paper.{to.partition(':')[0]}"

    return convert


def page_texts(pdf: Path) -> list[str]:
    return run("pdftotext", "-layout", pdf, "-").rstrip("\f").split("\f")


def run(*command: object) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=300).stdout
