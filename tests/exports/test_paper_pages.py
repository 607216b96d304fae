"""Papers as LibreOffice lays them out in pages, and what it keeps of a form."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from exports.paper.filled_form import read_form
from exports.paper.form import self_completion_form
from exports.paper.handout_pack import handout_pack
from exports.paper.interviewer_guide import interviewer_guide
from guides import load_guide
from tests.exports.filling import filled, filling_of
from tests.exports.test_filled_form import ALL_KINDS, GIVEN
from tests.guide_of import guide_of

pytestmark = pytest.mark.office
LIBRARY = sorted((Path(__file__).parents[2] / "guides" / "library").glob("*/v*.yaml"))
PACE = next(path for path in LIBRARY if path.parent.name == "pace_stage_1")


def converted(content: bytes, to: str, folder: Path) -> Path:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    made = folder / "made"
    made.mkdir(exist_ok=True)
    (folder / "paper.docx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", to, "--outdir", made]
    subprocess.run([*command, folder / "paper.docx"], capture_output=True, check=True, timeout=300)
    return made / f"paper.{to}"


def pages_of(content: bytes, folder: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", converted(content, "pdf", folder), "-"],
        capture_output=True, text=True, check=True, timeout=300,
    )  # fmt: skip
    return [" ".join(page.split()) for page in text.stdout.rstrip("\f").split("\f")]


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.parent.name)
def test_each_hand_out_is_one_page(path, tmp_path):
    guide = load_guide(path)
    pages = pages_of(handout_pack(guide), tmp_path)

    numbers = [int(re.match(r"Hand-Out (\d+)", page)[1]) for page in pages if guide.handouts]
    assert numbers == sorted(handout.number for handout in guide.handouts)


def test_every_page_of_the_interviewer_says_its_section(tmp_path):
    guide = load_guide(PACE)
    pages = pages_of(interviewer_guide(guide), tmp_path)

    heads = [page[: page.index(")")] for page in pages if re.match(r"\d ", page)]
    assert len(set(heads)) == len(guide.sections)
    assert len(heads) > len(pages) - 4


def test_a_form_comes_back_from_libreoffice_with_all_its_answers(tmp_path):
    guide = guide_of(ALL_KINDS)
    # Its version 7 forgets where a line ends in a control, so the words here have one line.
    given = {key: entries for key, entries in GIVEN.items() if key != ("account", "")}
    form = filled(self_completion_form(guide), filling_of(guide, given))

    back = read_form(converted(form, "docx", tmp_path).read_bytes(), guide)

    assert dict(back.given) == given
    assert back.unclear == ()


def test_the_whole_pace_form_comes_back_from_libreoffice(tmp_path):
    guide = load_guide(PACE)
    given = {("item_why", "postcode"): {"value": ["service"], "missing": None, "specify": ""}}
    form = filled(self_completion_form(guide), filling_of(guide, given))

    back = read_form(converted(form, "docx", tmp_path).read_bytes(), guide)

    assert (back.given, back.unclear) == (given, ())
