"""The codebook of a data file in Word: each column with its question and its values."""

from collections.abc import Iterator
from itertools import groupby

from analysis.findings import Table
from exports.data.editions import Edition
from exports.data.rows import About
from exports.data.variables import Variable
from exports.paper.front import set_properties
from exports.word_file import WordFile
from exports.word_tables import table_xml
from exports.word_xml import run

OF_PARTNERS = "What is known of each partner"


def codebook(edition: Edition, about: About) -> bytes:
    word = WordFile()
    set_properties(word, about.heading, "Codebook")
    word.add(word.paragraph("Title", run(f"Codebook: {about.heading}")))
    for sentence in _front(about):
        word.add(word.paragraph("Body Text", run(sentence)))
    for section, variables in groupby(edition.variables, lambda v: v.section or OF_PARTNERS):
        word.add(word.heading(section, 1))
        for table in _tables(section, list(variables)):
            word.add(table_xml(word, table))
    return word.to_bytes()


def _front(about: About) -> Iterator[str]:
    answers = f"answers up to {about.data_cut_off}" if about.data_cut_off else "no answers yet"
    yield f"{about.edition.capitalize()} edition, made on {about.made_on}, with {answers}."
    yield from (f"Withheld: {sentence}" for sentence in about.withheld)


def _tables(section: str, variables: list[Variable]) -> Iterator[Table]:
    """The columns, then the lists of values that some of them share."""
    lists = {
        v.values: number
        for number, v in enumerate({v.values: v for v in variables if v.values}.values(), 1)
    }
    yield Table(
        f"Columns: {section}",
        ("Column", "What it holds", "Values"),
        tuple(
            (v.name, v.label, f"List {lists[v.values]}" if v.values else v.type) for v in variables
        ),
    )
    for values, number in lists.items():
        yield Table(
            f"{section}: list {number} of values",
            ("Code", "Meaning", "Missing"),
            tuple((str(v.code), v.label, "missing" if v.is_missing else "") for v in values),
            numeric=(0,),
        )
