"""The second invented study: small, seeded, and answered as its guide asks."""

import shutil

import pytest

from research.demonstration import make_network
from research.demonstration.network import MEMBERS, SLUG
from research.evidence.cited_answers import cited_answers
from research.evidence.rows import answer_rows
from research.evidence.software import fit_rows, software_rows
from research.fieldwork.studies import current_stage, partner_lines, study_by_slug, study_lines
from tests.databases import a_database


@pytest.fixture(scope="module")
def made(sqlite_template, tmp_path_factory):
    """Made once for tests that only read it, as it takes half a second."""
    path = tmp_path_factory.mktemp("network") / "it.db"
    shutil.copy(sqlite_template, path)
    database = a_database(path)
    make_network(database)
    yield database
    database.engine.dispose()


def test_it_is_made_once_and_says_that_it_is_invented(made):
    make_network(made)

    with made.reading() as session:
        [line] = study_lines(session)
    assert (line.slug, line.fictitious, line.partners) == (SLUG, True, len(MEMBERS))


def test_every_member_answered_and_no_person_is_named(made):
    with made.reading() as session:
        stage = current_stage(session, study_by_slug(session, SLUG))
        answers = answer_rows(session, stage.id)
        lines = partner_lines(session, stage)

    assert {line.status for line in lines} == {"submitted"}
    assert {row.partner for row in answers} == {member.code for member in MEMBERS}
    assert not [row.value for row in answers if row.question.startswith("person_") and row.value]


def test_an_answer_is_cited_by_its_id_in_its_own_study_only(made):
    with made.reading() as session:
        stage = current_stage(session, study_by_slug(session, SLUG))
        row = answer_rows(session, stage.id, ("importance_own",))[0]
        [cited] = cited_answers(session, stage.study_id, [row.id, 10**9])
        elsewhere = cited_answers(session, stage.study_id + 1, [row.id])

    assert (cited.partner, cited.question, cited.value) == (row.partner, row.question, row.value)
    assert elsewhere == []


def test_software_is_invented_and_each_judgement_of_it_has_evidence(made):
    with made.reading() as session:
        study = study_by_slug(session, SLUG)
        software, fits = software_rows(session, study.id), fit_rows(session, study.id)

    assert [each.title[:17] for each in software] == ["Fictitious system"] * 3
    assert all("does not exist" in each.description and each.source for each in software)
    assert fits and all(fit.evidence for fit in fits)
