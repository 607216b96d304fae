import pytest
from sqlalchemy import select

from research.answers.verbatims import mark_verbatim
from research.evidence.cases import cases
from research.evidence.rows import answer_rows, partner_rows
from research.fieldwork.studies import add_partner
from research.guides.mappings import MappingRefused, add_mapping, mappings, undo_mapping
from research.guides.stage_guides import VersionRefused, changes_between, use_version
from research.guides.versions import publish_guide
from research.interviewing.interviews import close_interview, start_interview, submit_interview
from research.interviewing.top_ups import (
    NothingNew,
    interview_guide,
    known_answers,
    start_top_up,
    top_up_lines,
)
from research.models import Answer, GuideVersion, Interview, Stage, Study
from research.reports.naming import quote_rows
from research.web.reports.reporting import study_report
from tests.fieldwork import GUIDE, an_interview, save

RISK = '      - {id: risk, kind: one_of, ask: "Is it safe?", options: {y: "Yes", n: "No"}}\n'
VERSION_2 = (
    GUIDE.replace("version: 1", "version: 2")
    .replace('partly: "In part"', 'some: "In part"')
    .replace("[held, partly]", "[held, some]")
    .replace("id: staff", "id: headcount")
    .replace('postcode: "Postcode"', 'postcode: "Postcode", age: "Age"')
) + RISK
PARTLY, STAFF = ("option", "held", "partly"), ("question", "staff")


@pytest.fixture
def old_and_new(database):
    """Two partners: P01 answered version 1, and P02 version 2, of one stage."""
    first = an_interview(database)
    given = {("held", "postcode"): {"value": "partly"}, ("staff", ""): {"value": 12}}
    save(database, first, given)
    with database.writing() as session:
        submit_interview(session.get_one(Interview, first))
        stage = session.scalars(select(Stage)).one()
        use_version(session, stage, publish_guide(session, VERSION_2, "small"), also_unbegun=True)
        partner = add_partner(session, stage.study, code="P02", name="Southtown", type="Council")
        second = start_interview(session, stage, partner, mode="interviewer").id
    given = {("held", "postcode"): {"value": "held"}, ("risk", ""): {"value": "y"}}
    save(database, second, given | {("headcount", ""): {"value": 3}})
    with database.writing() as session:
        submit_interview(session.get_one(Interview, second))
    return first, second


def versions(session):
    return session.scalars(select(GuideVersion).order_by(GuideVersion.version)).all()


def said(session):
    """What crosses to analysis: the value, or why there is none."""
    stage = session.scalars(select(Stage)).one()
    rows = answer_rows(session, stage.id)
    return {(r.partner, r.question, r.item): r.missing or r.value for r in rows}


def findings(session):
    study = session.scalars(select(Study)).one()
    return {finding.id: finding for finding in study_report(session, study)[0].findings}


def map_both(session):
    old, new = versions(session)
    add_mapping(session, old, new, PARTLY, "some", by="Ann")
    return add_mapping(session, old, new, STAFF, "headcount", by="Ann")


def test_new_interviews_take_the_new_version_and_others_keep_theirs(database, old_and_new):
    with database.reading() as session:
        old, new = versions(session)
        used = [session.get_one(Interview, i).guide_version_id for i in old_and_new]
        texts = [interview_guide(session, session.get_one(Interview, i)) for i in old_and_new]

        assert used == [old.id, new.id]
        assert [guide.version for guide in texts] == [1, 2]


def test_before_anything_is_mapped_nothing_is_guessed(database, old_and_new):
    with database.reading() as session:
        answers = said(session)

    assert answers["P01", "held", "postcode"] == "asked_otherwise"
    assert ("P01", "staff", "") not in answers
    assert answers["P01", "headcount", ""] == "not_asked"
    assert answers["P01", "risk", ""] == "not_asked"
    assert answers["P02", "held", "postcode"] == "held"


def test_what_was_mapped_is_pooled_with_the_newest(database, old_and_new):
    with database.writing() as session:
        map_both(session)
        answers = said(session)

        assert answers["P01", "held", "postcode"] == "some"
        assert answers["P01", "headcount", ""] == 12
        assert answers["P01", "held", "age"] == "not_asked"
        assert answers["P01", "risk", ""] == "not_asked"
        assert ("P02", "risk", "") in answers


def test_no_stored_answer_is_changed_by_a_mapping(database, old_and_new):
    query = select(Answer.question, Answer.item, Answer.value).order_by(Answer.id)
    with database.writing() as session:
        before = session.execute(query).all()
        map_both(session)

        assert session.execute(query).all() == before


def test_undoing_a_mapping_restores_what_was_before(database, old_and_new):
    with database.writing() as session:
        before = said(session)
        old, new = versions(session)
        option = add_mapping(session, old, new, PARTLY, "some", by="Ann")
        question = add_mapping(session, old, new, STAFF, "headcount", by="Ann")
        for mapping in (option, question):
            undo_mapping(session, mapping, by="Ben")

        assert said(session) == before
        assert mappings(session, old, new) == []
        assert (option.made_by, option.undone_by) == ("Ann", "Ben")
        assert option.undone_at >= option.made_at


def test_a_quote_stands_at_the_question_of_the_newest_version(database, old_and_new):
    with database.writing() as session:
        map_both(session)
        said_there = {"attribution": "type", "by": "Rosa"}
        mark_verbatim(session, old_and_new[0], ("staff", ""), "Twelve of us", **said_there)

        (quote,) = quote_rows(session, session.scalars(select(Stage)).one().id)

        assert quote.question == "headcount"


def test_findings_count_both_versions_and_say_what_one_did_not_ask(database, old_and_new):
    with database.writing() as session:
        map_both(session)
        found = findings(session)

    assert found["headcount"].base.text == "2 of 2 partners answered"
    assert found["risk"].base.text == "1 of 1 partner answered; 1 not asked in version 1"
    held = found["held"]
    assert held.base.text == ("2 of 2 partners answered; 1 not asked about every line in version 1")
    (chart,) = (block for block in held.blocks if hasattr(block, "series"))
    assert {s.name: s.values for s in chart.series} == {
        "We hold it": (1, 0, 0),
        "In part": (1, 0, 0),
        "We do not hold it": (0, 0, 0),
    }


def test_an_answer_in_a_form_that_is_gone_is_set_apart(database, old_and_new):
    with database.reading() as session:
        base = findings(session)["held"].base

    assert base.text == "1 of 1 partner answered; 1 asked otherwise in version 1"


def test_only_what_is_gone_can_be_mapped_and_only_to_what_is_new(database, old_and_new):
    with database.writing() as session:
        old, new = versions(session)
        for place, to in ((PARTLY, "held"), (("question", "views"), "risk"), (STAFF, "views")):
            with pytest.raises(MappingRefused):
                add_mapping(session, old, new, place, to, by="Ann")
        add_mapping(session, old, new, STAFF, "headcount", by="Ann")
        with pytest.raises(MappingRefused):
            add_mapping(session, old, new, STAFF, "risk", by="Ann")


def test_two_mappings_one_after_the_other_are_followed(database, old_and_new):
    text = VERSION_2.replace("version: 2", "version: 3").replace("id: headcount", "id: people")
    with database.writing() as session:
        map_both(session)
        third = publish_guide(session, text, "small")
        _, new, _ = versions(session)
        add_mapping(session, new, third, ("question", "headcount"), "people", by="Ann")
        stage = session.scalars(select(Stage)).one()
        use_version(session, stage, third, also_unbegun=False)
        answers = said(session)

    assert (answers["P01", "people", ""], answers["P02", "people", ""]) == (12, 3)


def test_an_older_version_is_refused_once_a_newer_one_is_in_use(database, old_and_new):
    with database.writing() as session:
        stage = session.scalars(select(Stage)).one()
        with pytest.raises(VersionRefused, match="begun with version 2"):
            use_version(session, stage, versions(session)[0], also_unbegun=False)


def test_another_guide_is_refused(database):
    an_interview(database)
    with database.writing() as session:
        other = publish_guide(session, GUIDE.replace("guide: small", "guide: large"), "large")
        with pytest.raises(VersionRefused, match="uses the guide small"):
            use_version(session, session.scalars(select(Stage)).one(), other, also_unbegun=False)


def test_an_interview_without_a_word_in_it_may_take_the_new_version(database):
    interview = an_interview(database)
    with database.writing() as session:
        stage = session.scalars(select(Stage)).one()
        new = publish_guide(session, VERSION_2, "small")

        assert use_version(session, stage, new, also_unbegun=True) == 1
        assert session.get_one(Interview, interview).guide_version_id == new.id


def test_each_change_has_the_number_of_interviews_that_it_concerns(database, old_and_new):
    with database.reading() as session:
        old, new = versions(session)
        found = {
            (c.change.kind, c.change.place): c.answered for c in changes_between(session, old, new)
        }

    assert found["gone", STAFF] == 1
    assert found["gone", PARTLY] == 1
    assert found["new", ("option", "held", "some")] == 2
    assert found["new", ("question", "risk")] == 0


def further(database, first):
    with database.writing() as session:
        interview = session.get_one(Interview, first)
        return start_top_up(session, interview.stage, interview, mode="self_completion").id


def asked(database, interview):
    with database.reading() as session:
        guide = interview_guide(session, session.get_one(Interview, interview))
        return [slot.key for section in guide.sections for slot in guide.slots(section)]


def test_a_further_interview_asks_only_what_is_new(database, old_and_new):
    with database.writing() as session:
        map_both(session)

    assert asked(database, further(database, old_and_new[0])) == [
        ("held", "age"),
        ("quality", "age"),
        ("risk", ""),
    ]


def test_its_answers_are_pooled_with_the_first_and_the_partner_counts_once(database, old_and_new):
    with database.writing() as session:
        map_both(session)
    besides = further(database, old_and_new[0])
    save(database, besides, {("risk", ""): {"value": "n"}, ("held", "age"): {"value": "some"}})
    with database.writing() as session:
        interview = session.get_one(Interview, besides)
        guide = interview_guide(session, interview)
        # Of what is new, the quality of the ages was opened by the answer just given.
        assert close_interview(session, guide, interview, by="Ann") == 1
    with database.reading() as session:
        answers, stage = said(session), session.scalars(select(Stage)).one()
        codes = [row.code for row in partner_rows(session, stage)]
        found = findings(session)

    assert answers["P01", "risk", ""] == "n"
    assert answers["P01", "held", "age"] == "some"
    assert answers["P01", "held", "postcode"] == "some"
    assert codes == ["P01", "P02"]
    assert found["risk"].base.text == "2 of 2 partners answered"
    assert found["held"].base.text == "2 of 2 partners answered"


def test_what_was_answered_before_is_known_to_it(database, old_and_new):
    with database.writing() as session:
        map_both(session)
    besides = further(database, old_and_new[0])
    with database.reading() as session:
        known = known_answers(session, session.get_one(Interview, besides))

    assert known["held", "postcode"].value == "some"
    assert known["headcount", ""].value == 12


def test_a_mapping_undone_later_leaves_a_further_interview_as_it_was_given(database, old_and_new):
    with database.writing() as session:
        question = map_both(session)
        question_id = question.id
    besides = further(database, old_and_new[0])
    before = asked(database, besides)
    with database.writing() as session:
        undo_mapping(session, session.get_one(type(question), question_id), by="Ben")

    assert asked(database, besides) == before


def test_who_has_answered_it_all_is_not_asked_again(database, old_and_new):
    first, second = old_and_new
    besides = further(database, first)
    with database.writing() as session:
        stage = session.scalars(select(Stage)).one()
        (line,) = top_up_lines(session, stage)
        assert (line.first.id, line.version, line.is_due) == (first, 1, False)
        again = start_top_up(session, stage, session.get_one(Interview, first), mode="interviewer")
        assert again.id == besides
        with pytest.raises(NothingNew):
            start_top_up(session, stage, session.get_one(Interview, second), mode="interviewer")


def test_the_version_of_each_partner_crosses_to_analysis(database, old_and_new):
    with database.reading() as session:
        stage = session.scalars(select(Stage)).one()
        rows = partner_rows(session, stage)
        assert [(row.code, row.version) for row in rows] == [("P01", 1), ("P02", 2)]


def test_a_data_file_reads_every_version_under_the_newest_and_says_which_it_was(
    database, old_and_new
):
    with database.writing() as session:
        map_both(session)

    with database.reading() as session:
        first, second = cases(session, session.scalars(select(Stage)).one())

    assert (first.version, second.version) == (1, 2)
    assert first.said["held", "postcode"] == '"some"'
    assert first.said["headcount", ""] == "12"
    assert first.said["risk", ""] == first.said["held", "age"] == "not_asked"
    assert second.said["risk", ""] == '"y"'
