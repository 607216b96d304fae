from io import BytesIO
from zipfile import ZipFile

from exports.release_mark import NOT_RELEASED, stamped
from exports.word_report import word_report
from tests.exports.sample import a_document, a_finding, a_report
from tests.exports.sample_guide import a_guide


def parts_of(content):
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def made(edition):
    said = a_finding(title=NOT_RELEASED, claim=NOT_RELEASED)
    document = a_document(a_report(said), a_guide(), edition=edition)
    return word_report(document)


def test_a_released_report_differs_from_its_draft_by_the_mark_alone(validated):
    draft = made("publishable")

    released = stamped(draft, "Report 3, released on 1 May 2026")

    before, now = parts_of(draft), parts_of(released)
    assert [name for name in now if now[name] != before[name]] == ["word/header1.xml"]
    assert b">Report 3, released on 1 May 2026<" in now["word/header1.xml"]
    assert before.keys() == now.keys() and validated(released) == []


def test_an_internal_report_has_no_mark_and_so_stays_as_it_was():
    internal = made("internal")

    assert parts_of(stamped(internal, "Report 3")) == parts_of(internal)
    assert NOT_RELEASED.encode() not in parts_of(internal)["word/header1.xml"]
