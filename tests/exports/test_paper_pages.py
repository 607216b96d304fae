"""Papers as LibreOffice lays them out in pages, and what it keeps of a form."""

import re
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
from tests.office import ConvertsAll, page_texts

pytestmark = pytest.mark.office
LIBRARY = sorted((Path(__file__).parents[2] / "guides" / "library").glob("*/v*.yaml"))
PACE = next(path for path in LIBRARY if path.parent.name == "pace_stage_1")


@pytest.fixture(scope="module")
def pages(all_converted: ConvertsAll) -> dict[str, list[str]]:
    """The pages of each guide's hand-outs, by its name, and those of the interviewer's guide."""
    papers = {path.parent.name: handout_pack(load_guide(path)) for path in LIBRARY}
    papers["interviewer"] = interviewer_guide(load_guide(PACE))
    made = all_converted([*papers.values()], "pdf")
    return {
        name: [" ".join(page.split()) for page in page_texts(pdf)]
        for name, pdf in zip(papers, made, strict=True)
    }


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.parent.name)
def test_each_hand_out_is_one_page(path, pages):
    guide = load_guide(path)

    sheets = pages[path.parent.name] if guide.handouts else []
    numbers = [int(re.match(r"Hand-Out (\d+)", page)[1]) for page in sheets]
    assert numbers == sorted(handout.number for handout in guide.handouts)


def test_every_page_of_the_interviewer_says_its_section(pages):
    guide = load_guide(PACE)

    heads = [page[: page.index(")")] for page in pages["interviewer"] if re.match(r"\d ", page)]
    assert len(set(heads)) == len(guide.sections)
    assert len(heads) > len(pages["interviewer"]) - 4


def test_forms_come_back_from_libreoffice_with_all_their_answers(all_converted):
    # Its version 7 forgets where a line ends in a control, so the words here have one line.
    every_kind = {key: entries for key, entries in GIVEN.items() if key != ("account", "")}
    tick = {("item_why", "postcode"): {"value": ["service"], "missing": None, "specify": ""}}
    forms = [(guide_of(ALL_KINDS), every_kind), (load_guide(PACE), tick)]

    made = all_converted(
        [filled(self_completion_form(guide), filling_of(guide, given)) for guide, given in forms],
        "docx",
    )

    for (guide, given), form in zip(forms, made, strict=True):
        back = read_form(form.read_bytes(), guide)
        assert (dict(back.given), back.unclear) == (given, ()), guide.title
