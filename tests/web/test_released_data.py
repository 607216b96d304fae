"""What others may have of a study's data never tells what one partner answered in between.

Whoever attacks takes everything publishable before and after one answer came in, on every way out:
the files of the page, the answers and interviews of the API, and the files of the command line.
"""

import json

import pytest
from docx import Document
from sqlalchemy import select

from guides.answers.said import parted
from research.evidence.cases import Case, cases
from research.models import AuditEntry, Interview, Partner, ReportSnapshot, Stage
from research.reports.builds import builds
from research.reports.snapshot_cases import frozen_cases, frozen_types, frozen_until
from research.reports.snapshots import thaw
from research.web.reports.released_values import values_apart
from research.web.reports.releasing import held, told_beside
from tests.data_study import a_partner_answers, a_study_of_everything, archive_consent
from tests.releasing import release_report
from tests.web.test_api import a_token, ask

HELD = {("held", "postcode"): {"value": "held"}}
EIGHT = {f"P0{n}": HELD for n in range(1, 9)}
AGREED = ("P01", "P02", "P03", "P04", "P05")
KINDS = ("csv-wide", "csv-long", "dictionary")


@pytest.fixture
def stage_id(sqlite) -> int:
    """Of eight partners, five agreed that others may have their answers."""
    return a_study_of_everything(sqlite, EIGHT, agreed=AGREED)


@pytest.fixture
def way_out(app, pages, signed_out, stage_id, tmp_path):
    """Everything publishable, as it comes: contents, or the status and reason of a refusal."""
    token = a_token(pages, "publishable")

    def everything() -> dict[str, tuple[int, str]]:
        files = ((kind, f"/studies/everything/data/{kind}?edition=publishable") for kind in KINDS)
        got = {kind: pages.client.get(address) for kind, address in files}
        got |= {
            part: ask(signed_out.client, f"everything/{part}", token)
            for part in ("interviews", "answers")
        }
        found = {name: (response.status_code, response.text) for name, response in got.items()}
        return found | {"command": written(app, tmp_path / "answers.csv")}

    return everything


def written(app, out) -> tuple[int, str]:
    words = ["export", "everything", "--to", "csv-wide", "--edition", "publishable", "--out", out]
    result = app.test_cli_runner().invoke(args=list(map(str, words)))
    return (200, out.read_text("utf-8-sig")) if result.exit_code == 0 else (409, result.output)


def test_nothing_comes_out_before_a_report_is_released(way_out, pages, sqlite):
    assert {name: status for name, (status, _) in way_out().items()} == {
        **dict.fromkeys((*KINDS, "interviews", "answers", "command"), 409)
    }
    assert all("released" in words for _, words in way_out().values())
    page = pages.get("/studies/everything/data/")
    assert "No report of this stage is released now" in page.text
    assert not page.select('a[href*="edition=publishable"]')
    with sqlite.reading() as session:
        kept = session.scalars(select(AuditEntry).filter_by(what="data_downloaded")).all()
        assert kept == []


def test_one_partner_more_changes_nothing_that_others_may_have(way_out, sqlite, stage_id):
    release_report(sqlite, "everything")
    before = way_out()
    a_partner_answers(sqlite, stage_id, "P09", HELD, agreed=True, type="Council")

    assert way_out() == before and {status for status, _ in before.values()} == {200}
    assert len(json.loads(before["answers"][1])["cases"]) == 5


def test_a_partner_that_takes_its_word_back_is_in_no_file_and_known_by_no_difference(
    way_out, sqlite, stage_id
):
    """Nothing comes out until a report is released, which takes a reason that names its code."""
    first = release_report(sqlite, "everything")
    with sqlite.writing() as session:
        of_third = select(Interview).join(Partner).where(Partner.code == "P03")
        session.add(archive_consent(session.scalars(of_third).one().id, "no"))

    assert {status for status, _ in way_out().values()} == {409}

    release_report(sqlite, "everything")
    assert len(json.loads(way_out()["answers"][1])["cases"]) == 4
    with sqlite.reading() as session:
        newest, _ = builds(session, stage_id)
        [beside] = told_beside(session, newest)
    assert ([each.id for each in beside.earlier], beside.partners) == ([first], ["P03"])
    assert {(each.title, each.before, each.now) for each in beside.apart} == {
        ("Publishable data", "5", "4")
    }


@pytest.mark.parametrize(("codes", "known"), [(("P09",), ["P09"]), (("P09", "P10", "P11"), [])])
def test_one_partner_more_is_known_by_the_data_of_two_releases_and_three_are_not(
    sqlite, stage_id, codes, known
):
    release_report(sqlite, "everything")
    for code in codes:
        a_partner_answers(sqlite, stage_id, code, HELD, agreed=True, type="Council")
    release_report(sqlite, "everything")

    with sqlite.reading() as session:
        now, before = (held(build).told for build in builds(session, stage_id))
    assert [code for each in values_apart([before], now) for code in each.partners] == known


def test_frozen_cases_are_those_that_stood(sqlite):
    stage_id = a_study_of_everything(sqlite)
    release_report(sqlite, "everything")

    with sqlite.reading() as session:
        stood = {case.code: case for case in cases(session, session.get_one(Stage, stage_id))}
        [build] = builds(session, stage_id)
        frozen = thaw(build.snapshot)
    assert list(frozen_types(frozen)) == list(stood) == ["P02", "P10"]
    assert frozen_until(frozen) == stood["P02"].submitted_on
    for case in frozen_cases(frozen, ["P10", "P02"]):
        assert read(case) == read(stood[case.code])


def read(case: Case) -> Case:
    """The order in which parts of a value were kept says nothing."""
    return case._replace(said={key: parted(said) for key, said in case.said.items()})


def test_the_command_line_writes_no_publishable_report_but_what_was_released(
    app, sqlite, stage_id, tmp_path
):
    """Neither of how answers stand now, nor of a snapshot that was never released."""
    out = tmp_path / "report.docx"

    def write(*further: str) -> str:
        words = ("report", "everything", "--edition", "publishable", "--out", str(out), *further)
        return app.test_cli_runner().invoke(args=list(words)).output

    assert "No report has been released of this" in write()
    release_report(sqlite, "everything")
    first, told = write(), words_in(out)
    a_partner_answers(sqlite, stage_id, "P09", HELD, agreed=True, type="Council")
    app.test_cli_runner().invoke(args=["report", "everything", "--out", str(tmp_path / "in.docx")])
    with sqlite.reading() as session:
        digests = [build.snapshot.digest for build in builds(session, stage_id)]
        newer = session.scalars(select(ReportSnapshot).order_by(ReportSnapshot.id.desc())).first()

    assert (write(), words_in(out)) == (first, told)
    assert (write("--snapshot", digests[0][:12]), words_in(out)) == (first, told)
    assert "No report has been released of this" in write("--snapshot", newer.digest[:12])


def words_in(path) -> list[str]:
    document = Document(str(path))
    cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_where_nobody_is_known_to_have_agreed_the_page_says_when_there_will_be_data(pages, sqlite):
    """As of a report of earlier versions, which did not keep who had."""
    a_study_of_everything(sqlite, EIGHT)
    release_report(sqlite, "everything")

    page = pages.get("/studies/everything/data/")

    assert "which did not keep who had" in page.text
    assert "come with the next report that is released" in page.text
    assert not page.select('a[href*="edition=publishable"]')
