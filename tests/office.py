"""LibreOffice, another program that opens what we write."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.loud_skips import PROGRAMS, path_of

Converts = Callable[[bytes, str], Path]
ConvertsAll = Callable[[Sequence[bytes], str], list[Path]]


@pytest.fixture(scope="session")
def all_converted(tmp_path_factory: pytest.TempPathFactory) -> ConvertsAll:
    """The content of each Word file as a file of another kind, such as pdf or txt:Text.

    All at one start and with one profile, as each of them takes as long as to convert.
    """
    profile = tmp_path_factory.mktemp("office") / "profile"

    def convert(contents: Sequence[bytes], to: str) -> list[Path]:
        folder = tmp_path_factory.mktemp("paper")
        papers = [folder / f"{number}.docx" for number in range(len(contents))]
        for paper, content in zip(papers, contents, strict=True):
            paper.write_bytes(content)
        office = (path_of(PROGRAMS["office"]), f"-env:UserInstallation={profile.as_uri()}")
        run(*office, "--headless", "--convert-to", to, "--outdir", folder / "made", *papers)
        return [folder / "made" / f"{paper.stem}.{to.partition(':')[0]}" for paper in papers]

    return convert


@pytest.fixture(scope="session")
def converted(all_converted: ConvertsAll) -> Converts:
    """The same of one."""
    return lambda content, to: all_converted([content], to)[0]


def page_texts(pdf: Path) -> list[str]:
    return run("pdftotext", "-layout", pdf, "-").rstrip("\f").split("\f")


def run(*command: object) -> str:
    words = [str(word) for word in command]
    return subprocess.run(words, capture_output=True, text=True, check=True, timeout=300).stdout
