"""The kinds of data file that a study is written as; what writes one loads when it is asked for."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import partial
from importlib.util import find_spec
from typing import NamedTuple

from exports.data.editions import Edition, internal
from exports.data.rows import About
from exports.file_names import download_name
from guides import Guide
from research.database import Session
from research.evidence.cases import case_types, cases, last_day
from research.fieldwork.studies import current_stage
from research.guides.versions import fielded_guide
from research.models import Stage, Study
from research.web.data.released_data import Cases, released_cases
from research.web.wording import day


class Source(NamedTuple):
    """All that a file is written from."""

    edition: Edition
    guide: Guide
    about: About
    in_all: int
    labels: bool
    names: Callable[[str], str]


class DataFile(NamedTuple):
    """One kind of file: its title, what it is good for, its ending, and what writes it.

    `published` says it of the publishable edition, where that holds something else.
    """

    title: str
    hint: str
    suffix: str
    media: str
    write: Callable[[Source], Iterable[bytes]]
    needs: str = ""
    published: str = ""

    @property
    def is_there(self) -> bool:
        return not self.needs or find_spec(self.needs) is not None


def source(session: Session, study: Study, *, edition: str, labels: bool = True) -> Source:
    """The study's current stage in that edition. Raises NotReleased."""
    stage = current_stage(session, study)
    of = (_as_it_stands if edition == "internal" else released_cases)(session, stage)
    about = About(
        slug=study.slug,
        title=study.title,
        stage=stage.title,
        commissioner=study.commissioner,
        edition=of.edition.name,
        made_on=day(_today()),
        data_cut_off=day(of.until) if of.until else "",
        fictitious=study.fictitious,
        withheld=of.edition.withheld,
    )
    names = partial(file_name, study, edition=edition, labels=labels)
    return Source(of.edition, of.guide, about, of.in_all, labels, names)


def _as_it_stands(session: Session, stage: Stage) -> Cases:
    guide = fielded_guide(session, stage.guide_version_id)
    codes = list(case_types(session, stage))
    made = internal(guide, lambda: cases(session, stage, codes))
    return Cases(made, guide, len(codes), last_day(session, stage))


def file_name(study: Study, kind: str, *, edition: str, labels: bool = True) -> str:
    today, suffix = _today().isoformat(), FILES[kind].suffix
    what = f"{kind} {edition}" if labels else f"{kind} with codes {edition}"
    return download_name(study.title, what, today, suffix, fictitious=study.fictitious)


def _today() -> date:
    return datetime.now(UTC).date()


def _wide(of: Source) -> Iterable[bytes]:
    from exports.data.delimited import wide

    return wide(of.edition, labels=of.labels)


def _long(of: Source) -> Iterable[bytes]:
    from exports.data.delimited import long

    return long(of.edition, of.guide)


def _dictionary(of: Source) -> Iterable[bytes]:
    from exports.data.delimited import explained

    return explained(of.edition)


def _workbook(of: Source) -> Iterable[bytes]:
    from exports.data.workbook import workbook

    return (workbook(of.edition, of.guide, of.about, labels=of.labels),)


def _spss(of: Source) -> Iterable[bytes]:
    from exports.data.statistics import spss

    return (spss(of.edition, of.about),)


def _stata(of: Source) -> Iterable[bytes]:
    from exports.data.statistics import stata

    return (stata(of.edition, of.about),)


def _ddi(of: Source) -> Iterable[bytes]:
    from exports.data.ddi import ddi

    return (ddi(of.edition, of.about, cases=of.in_all, file_name=of.names("csv-wide")),)


def _codebook(of: Source) -> Iterable[bytes]:
    from exports.data.codebook import codebook

    return (codebook(of.edition, of.about),)


CSV, XML = "text/csv", "application/xml"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
OTHER = "application/octet-stream"
NEEDS = "pyreadstat"

FILES = {
    "xlsx": DataFile("Excel", "a sheet for each hand-out and list", "xlsx", EXCEL, _workbook),
    "csv-wide": DataFile(
        *("CSV, wide", "a column for each question and item", "csv", CSV, _wide),
        published="a column for each question and item, each sorted by itself",
    ),
    "csv-long": DataFile(
        *("CSV, long", "a row for each answer", "csv", CSV, _long),
        published="a row for each answer that can be given, with how many partners gave it",
    ),
    "dictionary": DataFile("Data dictionary", "what columns mean, as CSV", "csv", CSV, _dictionary),
    "spss": DataFile("SPSS", "with labels and missing values", "sav", OTHER, _spss, NEEDS),
    "stata": DataFile("Stata", "with labels and missing values", "dta", OTHER, _stata, NEEDS),
    "ddi": DataFile("DDI-Codebook 2.5", "what data archives read, as XML", "xml", XML, _ddi),
    "codebook": DataFile(
        "Codebook", "every column and its values, in Word", "docx", WORD, _codebook
    ),
}
