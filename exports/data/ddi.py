"""The codebook of a data file in DDI-Codebook 2.5, the language of data archives.

The elements and their order are those of the DDI Alliance's specification of version 2.5.
"""

from collections.abc import Sequence

from lxml import etree

from exports.data.editions import Edition
from exports.data.rows import About
from exports.data.variables import Value, Variable

NAMESPACE = "ddi:codebook:2_5"
FORMATS = {"code": "numeric", "number": "numeric", "text": "character"}
UNIT = "Partner organisation"
NO_UNIT = "Answers, column by column: a row is no partner organisation"
INTERVALS = {"code": "discrete", "number": "contin", "text": "discrete"}


def ddi(edition: Edition, about: About, *, cases: int, file_name: str) -> bytes:
    """The description of the wide CSV file, with a question and values for each column."""
    root = etree.Element(f"{{{NAMESPACE}}}codeBook", nsmap={None: NAMESPACE}, version="2.5")
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en-GB")
    _study(root, about, UNIT if edition.has_partners else NO_UNIT)
    _file(root, edition, cases=cases, file_name=file_name)
    described = _add(root, "dataDscr")
    for number, variable in enumerate(edition.variables, 1):
        _variable(described, variable, number)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _add(parent: etree._Element, tag: str, words: str = "", /, **named: str) -> etree._Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", named)
    made.text = words or None
    return made


def _study(root: etree._Element, about: About, unit: str) -> None:
    study = _add(root, "stdyDscr")
    citation = _add(study, "citation")
    titles = _add(citation, "titlStmt")
    _add(titles, "titl", about.heading)
    _add(titles, "IDNo", f"{about.slug}-{about.edition}")
    if about.commissioner:
        _add(_add(citation, "prodStmt"), "fundAg", about.commissioner)
    _add(_add(citation, "verStmt"), "version", f"{about.edition} edition, {about.made_on}")
    info = _add(study, "stdyInfo")
    _add(info, "abstract", _abstract(about))
    _add(_add(info, "sumDscr"), "anlyUnit", unit)
    if about.withheld:
        _add(_add(_add(study, "dataAccs"), "useStmt"), "restrctn", " ".join(about.withheld))


def _abstract(about: About) -> str:
    invented = "Every organisation and every answer is fictitious. " if about.fictitious else ""
    when = f" given up to {about.data_cut_off}" if about.data_cut_off else ""
    return f"{invented}Answers of partner organisations to a topic guide{when}."


def _file(root: etree._Element, edition: Edition, *, cases: int, file_name: str) -> None:
    text = _add(_add(root, "fileDscr", ID="F1"), "fileTxt")
    _add(text, "fileName", file_name)
    size = _add(text, "dimensns")
    _add(size, "caseQnty", str(cases))
    _add(size, "varQnty", str(len(edition.variables)))
    _add(text, "fileType", "Comma-separated values, UTF-8")


def _variable(described: etree._Element, variable: Variable, number: int) -> None:
    var = _add(
        described,
        "var",
        ID=f"V{number}",
        name=variable.name,
        files="F1",
        intrvl=INTERVALS[variable.type],
    )
    _add(var, "labl", variable.label)
    if variable.question:
        _add(_add(var, "qstn", ID=f"Q{number}"), "qstnLit", variable.label)
    _categories(var, variable.values)
    if variable.section:
        _add(var, "concept", variable.section)
    _add(var, "varFormat", type=FORMATS[variable.type], schema="other")


def _categories(var: etree._Element, values: Sequence[Value]) -> None:
    for value in values:
        missing = {"missing": "Y"} if value.is_missing else {}
        category = _add(var, "catgry", **missing)
        _add(category, "catValu", str(value.code))
        _add(category, "labl", value.label)
