"""The demonstration study: believable, whole, the same everywhere, and nobody real in it."""

import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from guides import asked_slots, load_guide, problem
from research.answers.confirmations import CORRECTION
from research.answers.progress import open_slots
from research.answers.saving import answers_of, values_of
from research.consent.attribution import is_within
from research.consent.given import attribution_allowed, consents
from research.consent.lines import consent_lines
from research.demonstration import make_demonstration
from research.demonstration.answering import DemonstrationOutdated, check_guide
from research.demonstration.profiles import kinds, profiles, read_words
from research.demonstration.study import GUIDE
from research.guides.versions import fielded_guide
from research.models import (
    Answer,
    AnswerHistory,
    Confirmation,
    GuideVersion,
    HandoutShown,
    InformationSheet,
    Interview,
    Memo,
    Participant,
    Partner,
    SectionTime,
    Stage,
    Study,
    Table,
    Verbatim,
)

# Words by which real bodies and places of this kind are known; none may be said, or be in a name.
REAL = re.findall(
    r"\S+",
    """
    aberdeen acas angus argyll ayrshire careerwise citizens clackmannanshire clydesdale cosla
    dumfries dundee dunbartonshire dwp edinburgh england falkirk fife galloway gingerbread glasgow
    hebrides highland highlands hmrc inverclyde inverness ireland jobcentre lanarkshire lothian
    midlothian moneyhelper moray nhs orkney pace perth perthshire remploy renfrewshire saltire samh
    scotland scottish scvo sds sfc shetland sqa stirling stirlingshire strathclyde stuc tayside tuc
    ucas unison wales westminster
    """,
)


@pytest.fixture(scope="module")
def database(demonstration):
    return demonstration


@pytest.fixture
def session(database):
    with database.reading() as session:
        yield session


def digest(database):
    return hashlib.sha256(repr(rows_of(database)).encode()).hexdigest()


def rows_of(database):
    """Every row of every table, but for the moment at which the guide was published."""
    rows = []
    with database.reading() as session:
        for table in Table.metadata.sorted_tables:
            columns = [column for column in table.c if column.name != "published_at"]
            rows += [tuple(row) for row in session.execute(select(*columns).order_by(table.c.id))]
    return rows


def interviews(session, **of):
    query = select(Interview).join(Partner).filter(Interview.submitted_at.is_not(None))
    return list(session.scalars(query.filter_by(**of).order_by(Partner.code)))


def answers(session, *questions):
    return list(session.scalars(select(Answer).where(Answer.question.in_(questions))))


def modes(session):
    return {interview.id: interview.mode for interview in session.scalars(select(Interview))}


def words_in(texts):
    return {word for text in texts for word in re.findall("[a-z]+", text.lower())}


def guide_of(session):
    return fielded_guide(session, session.scalars(select(GuideVersion.id)).one())


@pytest.mark.postgres
def test_the_same_rows_come_out_every_time_and_of_postgresql_too(database, postgresql):
    make_demonstration(postgresql)

    assert rows_of(postgresql) == rows_of(database)


def test_a_second_time_changes_nothing(database):
    before = digest(database)

    make_demonstration(database)

    assert digest(database) == before


def test_the_study_says_that_it_is_fictitious(session):
    study = session.scalars(select(Study)).one()

    assert (study.slug, study.fictitious) == ("demonstration", True)
    assert "demonstration" in study.title


def test_22_partners_stand_where_fieldwork_left_them(session):
    partners = list(session.scalars(select(Partner).order_by(Partner.code)))
    all_of_them = select(Interview)
    states = Counter((i.mode, i.status) for i in session.scalars(all_of_them))

    assert [partner.code for partner in partners] == [f"P{n:02}" for n in range(1, 23)]
    assert states == {
        ("interviewer", "submitted"): 17,
        ("self_completion", "submitted"): 2,
        ("interviewer", "declined"): 1,
        ("self_completion", "in_progress"): 1,
    }


def test_partners_are_of_seven_types_and_some_are_essential(session):
    partners = list(session.scalars(select(Partner)))

    assert len({partner.type for partner in partners}) == 7
    assert sum(partner.essential for partner in partners) == 5
    assert all(partner.essential == bool(partner.essential_reason) for partner in partners)


def test_who_declines_gives_a_reason(session):
    declined = session.scalars(select(Interview).where(Interview.declined_at.is_not(None))).one()

    assert declined.declined_reason
    assert session.scalar(select(func.count()).where(Answer.interview_id == declined.id)) == 0


def test_no_name_is_that_of_a_real_body_or_place(session):
    study = session.scalars(select(Study)).one()
    names = [study.commissioner, *session.scalars(select(Partner.name))]

    assert len(set(names)) == 23
    assert words_in(names) & set(REAL) == set()


def test_no_real_body_or_place_is_spoken_of(session):
    said = [
        text
        for answer in session.scalars(select(Answer))
        for text in (answer.value, answer.specify, answer.note)
        if isinstance(text, str)
    ]

    assert words_in(said) & set(REAL) == set()


def test_people_are_known_by_first_name_only(session):
    people = [answer.value for answer in answers(session, "person_name")]

    assert people
    assert [name for name in people if not re.fullmatch(r"[A-Z][a-z]+ [A-Z]\.", name)] == []


def test_people_can_be_written_to_at_addresses_that_nobody_has(session):
    people = list(session.scalars(select(Participant)))

    assert [p.name for p in people if not re.fullmatch(r"[A-Z][a-z]+ [A-Z]\.", p.name)] == []
    assert all(person.email.endswith("@example.org") for person in people)
    assert len({person.email for person in people}) == len(people)
    leads = Counter(person.partner_id for person in people if person.voice == "lead")
    assert len(leads) == 22 and set(leads.values()) == {1}


def test_every_value_is_an_answer_to_its_question(session):
    guide = guide_of(session)
    given = session.scalars(select(Answer).where(Answer.value.is_not(None)))

    assert [a for a in given if problem(guide.question(a.question), a.value)] == []


def test_nothing_is_answered_that_routing_does_not_ask(session):
    guide = guide_of(session)
    for interview in session.scalars(select(Interview)):
        given = answers_of(session, interview.id)
        asked = {
            slot.key
            for section in guide.sections
            for slot in asked_slots(guide, section, values_of(given))
        }
        assert given.keys() - asked == set()


def test_nothing_is_left_open_in_an_interview_that_is_over(session):
    guide = guide_of(session)

    for interview in interviews(session):
        answers = answers_of(session, interview.id)
        left = {answers[slot.key].missing for slot in open_slots(guide, answers)}
        assert left <= {"not_reached"}


def test_only_two_interviews_break_off_and_only_in_their_last_sections(session):
    guide = guide_of(session)
    order = {question.id: n for n, question in enumerate(guide.questions)}
    broken = {}
    for answer in session.scalars(select(Answer).order_by(Answer.id)):
        broken.setdefault(answer.interview_id, []).append(answer)
    broken = {i: a for i, a in broken.items() if any(x.missing == "not_reached" for x in a)}

    assert len(broken) == 2
    for given in broken.values():
        reached = max(order[a.question] for a in given if a.missing != "not_reached")
        missed = min(order[a.question] for a in given if a.missing == "not_reached")
        assert order["barrier_ease"] <= reached < missed


def test_a_partner_without_records_rates_and_shares_nothing(session):
    without = [i.id for i in interviews(session, holds_records=False)]
    of_items = answers(session, "held", "item_quality", "wish_to_share", "allowed_to_share")

    assert len(without) == 3
    assert [a for a in of_items if a.interview_id in without] == []
    own = {a.value for a in answers(session, "own_records") if a.interview_id in without}
    assert own == {"no"}


def test_what_is_not_held_is_not_rated(session):
    held = {(a.interview_id, a.item): a.value for a in answers(session, "held")}
    rated = answers(session, "item_quality", "item_updated", "wish_to_share")

    assert {held[a.interview_id, a.item] for a in rated} == {"held", "partly"}


def test_partners_wish_to_share_more_than_they_may(session):
    wished = {(a.interview_id, a.item): a.value for a in answers(session, "wish_to_share")}
    allowed = {(a.interview_id, a.item): a.value for a in answers(session, "allowed_to_share")}
    gaps = [key for key in wished if wished[key] == "yes" and allowed[key] == "no"]
    beyond = [key for key in wished if wished[key] == "no" and allowed[key] == "yes"]

    assert len(gaps) > len(beyond) > 0


def test_only_in_an_interview_is_a_thing_raised_before_it_is_shown(session):
    mode = modes(session)
    raised = {
        question: {
            mode[a.interview_id] for a in answers(session, question) if a.mention == "spontaneous"
        }
        for question in ("barrier", "held", "service_offered")
    }

    assert raised == dict.fromkeys(("barrier", "held", "service_offered"), {"interviewer"})


def test_a_partner_that_nothing_stops_says_no_to_each_barrier(session):
    unhindered = {a.interview_id for a in answers(session, "any_barriers") if a.value == "no"}
    said = [a for a in answers(session, "barrier") if a.interview_id in unhindered]

    assert len(unhindered) == 1
    assert [a.value for a in said] == ["no"] * 8


def test_nothing_is_mentioned_without_an_answer(session):
    assert [a for a in session.scalars(select(Answer)) if a.mention and a.value is None] == []


def test_in_self_completion_every_barrier_is_prompted(session):
    mode = modes(session)
    own = [a for a in answers(session, "barrier") if mode[a.interview_id] == "self_completion"]

    assert {a.mention for a in own} == {"prompted"}


def test_only_an_interviewer_leaves_notes_and_probes(session):
    mode = modes(session)
    beside = [a for a in session.scalars(select(Answer)) if a.note or a.probes]

    assert len([a for a in beside if a.note]) > 30
    assert {mode[a.interview_id] for a in beside} == {"interviewer"}


def test_what_is_named_in_other_words_says_what_it_is(session):
    guide = guide_of(session)
    others = {"barrier": ("yes",), "held": ("held", "partly")}
    specified = {item.id for handout in guide.handouts for item in handout.items if item.specify}
    named = [
        a
        for a in answers(session, *others)
        if a.item in specified and a.value in others[a.question]
    ]
    chosen = [
        a
        for a in session.scalars(select(Answer))
        for one in guide.question(a.question).options
        if one.specify and isinstance(a.value, list) and one.id in a.value
    ]

    assert len(named) > 5 and len(chosen) > 5
    assert [a for a in (*named, *chosen) if not a.specify] == []


def test_costs_are_given_for_named_steps_only(session):
    named = {(a.interview_id, a.item) for a in answers(session, "step_name") if a.value}
    priced = {(a.interview_id, a.item) for a in answers(session, "step_cost")}

    assert priced <= named
    assert len(priced) > 40


def test_the_same_step_is_seldom_put_in_the_same_words(session):
    names = Counter(a.value for a in answers(session, "step_name") if a.value)

    assert max(names.values()) <= 3
    assert len(names) > 0.8 * names.total()


def test_two_partners_rarely_say_the_same(session):
    guide = guide_of(session)
    long = [q.id for q in guide.questions if q.kind == "long_text"]
    said = Counter((a.question, a.value) for a in answers(session, *long) if a.value)

    assert len(said) > 0.95 * said.total()


def test_about_half_have_an_arrangement_to_tell_of(session):
    told = Counter(a.value for a in answers(session, "arrangements_any"))

    assert told["yes"] in range(8, 13)


def test_some_do_not_know_and_some_would_rather_not_say(session):
    reasons = Counter(session.scalars(select(Answer.missing)))

    assert reasons["dont_know"] > 50
    assert reasons["prefer_not_to_say"] > 3
    assert reasons["not_applicable"] > 3


def test_fieldwork_lies_in_the_autumn_of_2026(session):
    first, last = datetime(2026, 9, 1, tzinfo=UTC), datetime(2026, 11, 20, tzinfo=UTC)
    moments = [
        *session.scalars(select(Answer.saved_at)),
        *session.scalars(select(AnswerHistory.saved_at)),
        *(i.submitted_at for i in interviews(session)),
        *(i.started_at for i in interviews(session)),
    ]

    assert first < min(moments) <= max(moments) < last
    assert all(i.started_at < i.submitted_at for i in interviews(session))
    assert all(i.started_at.weekday() < 5 for i in interviews(session))


def test_answers_are_saved_in_the_order_of_their_revisions(session):
    changes = select(AnswerHistory).order_by(AnswerHistory.interview_id, AnswerHistory.revision)
    by_interview = {}
    for change in session.scalars(changes):
        by_interview.setdefault(change.interview_id, []).append(change.saved_at)

    assert all(times == sorted(times) for times in by_interview.values())


def test_corrections_keep_what_was_said_first_and_why_it_changed(session):
    corrected = list(session.scalars(select(AnswerHistory).where(AnswerHistory.why != "")))

    assert len([c for c in corrected if c.why != CORRECTION]) == 3
    assert all(c.old and c.old["value"] != c.new["value"] for c in corrected)


def test_some_partners_confirmed_their_record_and_some_corrected_it_first(session):
    words = Counter(session.scalars(select(Confirmation.word)))
    confirmed = list(session.scalars(select(Interview).where(Interview.confirmed_at.is_not(None))))

    assert 8 <= len(confirmed) <= 15
    assert 2 <= words["corrected"] <= 6 and words["confirmed"] > 300
    asked = set(session.scalars(select(Confirmation.question)))
    assert {"held", "barrier", "step_name", "step_cost", "step_effort"} <= asked
    assert all(i.confirmed_at > i.submitted_at for i in confirmed)


def test_who_confirmed_its_record_cleared_what_of_it_may_be_quoted(session):
    said = session.execute(
        select(Verbatim, Interview.confirmed_at).join(
            Interview, Verbatim.interview_id == Interview.id
        )
    )

    for verbatim, confirmed_at in said:
        may_be_quoted = verbatim.attribution != "not_quoted"
        assert verbatim.cleared_at == (confirmed_at if may_be_quoted else None), verbatim.words


def test_a_guide_that_has_changed_is_reported_by_the_ids_that_differ():
    guide = load_guide(GUIDE)
    last = guide.sections[-1]
    shorter = replace(last, questions=last.questions[:-1])

    with pytest.raises(DemonstrationOutdated, match="time_taken"):
        check_guide(replace(guide, sections=(*guide.sections[:-1], shorter)))


def test_a_partner_holds_and_wants_only_what_is_described():
    described = set(read_words("figures")["items"])
    kind_items = {
        item
        for kind in kinds().values()
        for item in (*kind.held, *kind.partly, *kind.perhaps, *kind.wants, *kind.may_want)
    }

    assert kind_items | {item for kind in kinds().values() for item in kind.others} <= described


def test_what_a_partner_tells_of_is_in_the_stock():
    cards = read_words("arrangements")

    assert {name for profile in profiles() for name in profile.arrangements} == set(cards["cards"])
    assert {profile.explored for profile in profiles()} - {""} == set(cards["explored"])


def test_every_partner_that_was_asked_agreed_or_declined_before_it_answered(session):
    for interview in session.scalars(select(Interview)):
        held = consents(session, interview.id)
        declined = interview.declined_at is not None
        assert held["take_part"].value == ("no" if declined else "yes")
        assert held["take_part"].given_at <= (interview.declined_at or interview.started_at)
        sheet = session.get(InformationSheet, held["take_part"].sheet_id)
        assert sheet.written_at < held["take_part"].given_at


def test_partners_allow_different_things(session):
    lines = consent_lines(session, session.scalars(select(Stage)).first())
    named_as = Counter(line.said("attribution") for line in lines)

    assert {"Organisation", "Type only", "Nobody"} <= set(named_as)
    assert {"Yes", "No"} <= {line.said("quoted") for line in lines}


def test_words_kept_as_said_were_said_and_go_no_further_than_the_consent(session):
    verbatims = list(session.scalars(select(Verbatim)))

    assert len(verbatims) > 15
    for verbatim in verbatims:
        said = session.scalar(
            select(Answer.value).filter_by(
                interview_id=verbatim.interview_id, question=verbatim.question, item=verbatim.item
            )
        )
        assert verbatim.words in said
        assert is_within(verbatim.attribution, attribution_allowed(session, verbatim.interview_id))


def test_hand_outs_memos_and_minutes_are_kept_of_interviews_and_of_nothing_else(session):
    spoken = {id for id, mode in modes(session).items() if mode == "interviewer"}

    for table in (HandoutShown, Memo, SectionTime):
        kept = set(session.scalars(select(table.interview_id)))
        assert len(kept) > 8
        assert kept <= spoken
