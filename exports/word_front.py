"""What stands around a report: its title page, header, footer and properties."""

import datetime

from analysis.findings import StudyFacts
from exports.composing.parts import Document
from exports.plain_text import one_line
from exports.release_mark import mark_of
from exports.word_file import WordFile
from exports.word_xml import field, joined, parsed, run, w

DEMONSTRATION = "Demonstration: every organisation and answer in this report is fictitious."
LONGEST_PROPERTY = 255


def set_properties(word: WordFile, study: StudyFacts) -> None:
    known = word.document.core_properties
    known.title = one_line(study.title)[:LONGEST_PROPERTY]
    known.subject = one_line(f"Stakeholder research: {study.stage}")[:LONGEST_PROPERTY]
    known.author = known.last_modified_by = "Showcard"
    known.language, known.comments, known.keywords = "en-GB", "", ""
    known.created = known.modified = datetime.datetime.now(datetime.UTC)


def set_header_and_footer(word: WordFile, document: Document) -> None:
    page, study = word.document.sections[0], document.study
    mark = mark_of(document.facts)
    fictitious = [DEMONSTRATION] if study.fictitious else []
    # On the first line, as a header of three would reach the text.
    marked = [run(" – "), run(mark, w("b"), w("bCs"))] if mark else []
    header = [word.paragraph("Header", run(one_line(study.title)), *marked)]
    header += [word.paragraph("Header", run(line)) for line in fictitious]
    number = run("Page "), field("PAGE", "1"), run(" of "), field("NUMPAGES", "1")
    page.header._element[:] = parsed(joined(*header))[:]
    page.footer._element[:] = parsed(word.paragraph("Footer", *number))[:]


EDITIONS = {
    "internal": "Internal edition, for the research team: it names partners",
    "publishable": "Publishable edition: what could point at a single partner is left out",
}


def _facts(document: Document) -> tuple[tuple[str, str], ...]:
    """Without answers there is no guide that was asked."""
    study, facts = document.study, document.facts
    guide = f"{study.guide_title}, version {study.guide_version}"
    return (
        ("Commissioned by", study.commissioner),
        ("Stage", study.stage),
        ("Topic guide", guide if study.data_cut_off else ""),
        ("Answers up to", study.data_cut_off),
        ("Last day for answers", study.closes_on),
        ("Costs in prices of", str(study.price_year or "")),
        ("Edition", EDITIONS[facts.edition]),
        ("Report made on", facts.made_on),
        ("Snapshot", facts.digest[:12]),
        ("Made with", f"Showcard {facts.version}" if facts.version else ""),
    )


def add_title_page(word: WordFile, document: Document) -> None:
    study = document.study
    lines = [
        word.paragraph("Body Text", run(f"{name}: ", w("b")), run(one_line(fact)))
        for name, fact in _facts(document)
        if fact
    ]
    notices = (DEMONSTRATION if study.fictitious else "", one_line(study.origin))
    word.add(
        word.paragraph("Title", run(one_line(study.title))),
        word.paragraph("Subtitle", run("Report of stakeholder research")),
        *(word.paragraph("Notice", run(notice)) for notice in notices if notice),
        *lines,
    )
