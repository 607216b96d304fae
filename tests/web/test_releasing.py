"""What stands beside a report before it is released: all that was released of its study before."""

from datetime import UTC, datetime

from sqlalchemy import select

from research.evidence.rows import AnswerRow, PartnerRow
from research.evidence.stances import OptionsPut
from research.fieldwork.studies import current_stage, study_by_slug
from research.models import Partner, ReportSnapshot, Stage
from research.reports.builds import (
    ask_for_build,
    builds,
    finish,
    release,
    released_once,
    withdraw,
)
from research.reports.snapshots import from_json
from research.web.reports.releasing import stances_apart, told_beside
from tests.data_study import a_partner_answers, a_study_of_everything
from tests.fieldwork import an_interview
from tests.releasing import release_report
from tests.research.reports.test_snapshots import KEPT, OLD

NAMES = [f"P{n:02}" for n in range(1, 9)]
HELD = {("held", "postcode"): {"value": "held"}}


def frozen(*numbers: int):
    """A snapshot in which these partners said that they would have an option."""
    who = [PartnerRow(f"P{n}", *OLD["partners"][0][1:]) for n in numbers]
    said = [AnswerRow(f"P{n}", "stance", "o", "yes", None, None, "", "", n) for n in numbers]
    return from_json(KEPT)._replace(put=OptionsPut("Stage 2", "", said, who))


def test_reports_of_two_stages_tell_what_one_partner_said_of_the_options_in_between():
    [apart] = stances_apart(frozen(1, 2, 3), frozen(1, 2, 3, 4))

    assert apart.partners == ("P4",)
    assert stances_apart(frozen(1), frozen(1, 2, 3, 4)) == ()
    assert stances_apart(frozen(1, 2), frozen(1, 2)) == ()
    assert stances_apart(frozen(1), from_json(KEPT)) == ()


def test_what_was_released_of_another_stage_stands_beside_a_report(sqlite):
    an_interview(sqlite)
    with sqlite.writing() as session:
        study = study_by_slug(session, "small")
        first = current_stage(session, study)
        second = Stage(
            study=study, number=2, title="Stage 2", guide_version_id=first.guide_version_id
        )
        session.add(second)
        session.flush()
        earlier, made, draft = (a_build(session, stage) for stage in (first, second, second))
        release(earlier, by="Rosa")

        assert released_once(session, made) == [earlier]
        assert released_once(session, earlier) == []
        withdraw(earlier)
        assert released_once(session, made) == [] and draft.released_at is None


def a_build(session, stage):
    now, digest = datetime.now(UTC), str(session.query(ReportSnapshot).count())
    snapshot = ReportSnapshot(
        stage_id=stage.id, digest=digest, content=b"", made_by="Rosa", made_at=now
    )
    session.add(snapshot)
    session.flush()
    build = ask_for_build(session, snapshot, "publishable", by="Rosa")
    finish(session, build.id, ())
    return build


def test_what_three_reports_tell_together_is_held_against_the_third(sqlite):
    """The second has three partners more than the first; the third lacks four of the first."""
    stage_id = a_study_of_everything(sqlite, dict.fromkeys(NAMES[:5], HELD))
    release_report(sqlite, "everything")
    for code in NAMES[5:8]:
        a_partner_answers(sqlite, stage_id, code, HELD, agreed=False, type="Council")
    release_report(sqlite, "everything")
    with sqlite.writing() as session:
        for partner in session.scalars(select(Partner).where(Partner.code.in_(NAMES[1:5]))):
            partner.left_out_at = datetime.now(UTC)
    release_report(sqlite, "everything")

    with sqlite.reading() as session:
        third, second, first = builds(session, stage_id)
        [beside] = told_beside(session, third)

    assert beside.earlier == (first, second) and beside.partners == ["P01"]
    assert beside.words == "P01 beside reports 1 and 2 together"
