"""Nothing in a published file points at a partner that did not agree: every part is opened."""

from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest

from analysis.findings import Base, Prose
from exports.composing.compose import compose
from exports.composing.editions import edition_of
from exports.composing.material import Changed, Material, Named
from exports.composing.parts import Facts
from exports.slides import slides
from exports.word_brief import word_brief
from exports.word_report import word_report
from tests.exports.sample import ITEMS, a_chart, a_finding, a_grid, a_report, a_table
from tests.exports.sample_guide import a_guide

HIDDEN = Named("P01", "Northtown Council", "Council", False)
OPEN = Named("P02", "Harbour College", "College", True)
TRACES = ("Northtown Council", "P01", "P02")


def material(edition):
    names = (HIDDEN.name, OPEN.name)
    series = (("Northtown Council", (5, 4)), ("Others", (6, 7)))
    rows = (("P01", HIDDEN.name, "Interviewed"), ("P02", OPEN.name, "Interviewed"))
    register = a_table("Partners of the study", rows)
    register = type(register)(register.title, ("Code", "Partner", "Took part"), register.rows)
    findings = (
        a_finding(a_chart(names, series), title="importance", claim="Northtown Council said so."),
        a_finding(a_grid(names, ITEMS[:4]), title="held", evidence=(1, 2)),
        a_finding(Prose("P01 and P02 agree."), a_table(rows=((OPEN.name, "7"),)), title="Steps"),
        a_finding(
            a_chart(), title="few", base=Base(2, 12), claim="Northtown Council and one more."
        ),
    )
    report = a_report(*findings, participation=a_finding(register, title="Who took part"))
    return edition_of(
        Material(
            report,
            a_guide(),
            Facts(edition, "21 November 2026", "abc", "0.1.0", "flask report"),
            partners=(HIDDEN, OPEN),
            answered_by={1: "P01", 2: "P02"},
            changes=(Changed("number", "Northtown Council: yes", "1", "2", "late answers"),),
        )
    )


def everything_in(content: bytes, name: str = "") -> dict[str, str]:
    """Each part of a file as text, the parts of workbooks inside it as well."""
    if not is_zipfile(BytesIO(content)):
        return {name: content.decode("utf-8", "replace")}
    found = {}
    with ZipFile(BytesIO(content)) as file:
        for inner in file.namelist():
            found |= everything_in(file.read(inner), f"{name}/{inner}")
    return found


WRITERS = (word_report, word_brief, slides)


@pytest.mark.parametrize("write", WRITERS)
def test_no_name_and_no_code_is_left_in_any_part(write):
    parts = everything_in(write(compose(material("publishable"))))

    assert len(parts) > 10
    left = [(name, trace) for name, text in parts.items() for trace in TRACES if trace in text]
    assert left == []


def test_the_internal_edition_of_the_same_names_them_so_the_search_can_find():
    parts = "".join(everything_in(word_report(compose(material("internal")))).values())

    assert all(trace in parts for trace in TRACES)


def test_what_is_left_out_is_listed_and_who_agreed_is_named():
    document = compose(material("publishable"))

    ids = [part.id for part in document.parts]
    assert {"partners", "suppressed", "changes"} <= set(ids)
    text = "".join(everything_in(word_report(document)).values())
    assert "Harbour College" in text and "One further partner is not named." in text


def test_a_published_report_is_valid(validated):
    assert validated(word_report(compose(material("publishable")))) == []
