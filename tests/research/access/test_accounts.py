from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from werkzeug.security import generate_password_hash

from research.access.account_links import (
    account_link,
    make_account_link,
    make_first_link,
    use_account_link,
)
from research.access.accounts import (
    EmailTaken,
    LastAdministrator,
    account_by_email,
    add_account,
    change_role,
    disable,
    person_of,
    person_with_password,
    set_password,
    set_studies,
    signed_in_person,
    studies_of,
)
from research.access.attempts import WINDOW, account_limit, address_limit, count_attempt, forgive
from research.access.membership import is_member
from research.access.passwords import COMMON, NOBODY, SHORTEST, hash_of, is_right, password_problem
from research.fieldwork.linked import interview_by_link
from research.fieldwork.links import make_link, renew_links
from research.models import Account, AccountLink, Attempt, Interview, Link
from tests.fieldwork import an_interview

NOW = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
QUICK = generate_password_hash("four words in a row", "pbkdf2:sha256:1")


def an_account(session, email: str = "ada@example.org", role: str = "researcher") -> Account:
    account = add_account(session, email=email, name="Ada", role=role)
    set_password(account, QUICK)
    session.flush()
    return account


def test_an_address_is_taken_however_it_is_written(database):
    with database.writing() as session:
        an_account(session, "Ada@Example.org")

    with pytest.raises(EmailTaken), database.writing() as session:
        an_account(session, " ada@EXAMPLE.ORG ")


def test_a_person_is_known_by_the_password_and_an_address_in_any_case(sqlite):
    with sqlite.writing() as session:
        an_account(session)

    with sqlite.reading() as session:
        person = person_with_password(session, "ADA@example.org", "four words in a row")
        assert (person.name, person.role) == ("Ada", "researcher")
        assert person_with_password(session, "ada@example.org", "four words in a column") is None
        assert person_with_password(session, "eve@example.org", "four words in a row") is None


def test_who_was_invited_and_set_no_password_cannot_sign_in(sqlite, monkeypatch):
    monkeypatch.setattr(
        "research.access.passwords.NOBODY", generate_password_hash("", "pbkdf2:sha256:1")
    )
    with sqlite.writing() as session:
        add_account(session, email="ada@example.org", name="Ada", role="researcher")

        assert person_with_password(session, "ada@example.org", "") is None


def test_a_disabled_account_has_no_password_and_no_session(sqlite):
    with sqlite.writing() as session:
        ada = an_account(session)
        before = person_of(ada)
        disable(session, ada)
        session.flush()

        assert person_with_password(session, ada.email, "four words in a row") is None
        assert signed_in_person(session.connection(), before.id, before.stamp) is None
        assert signed_in_person(session.connection(), before.id, ada.stamp) is None


def test_a_new_password_ends_every_session_that_began_with_the_old(sqlite):
    with sqlite.writing() as session:
        ada = an_account(session)
        before = person_of(ada)
        set_password(ada, QUICK)
        session.flush()

        assert signed_in_person(session.connection(), before.id, before.stamp) is None
        assert signed_in_person(session.connection(), before.id, ada.stamp) == person_of(ada)


def test_the_last_administrator_can_be_neither_disabled_nor_made_less(database):
    with database.writing() as session:
        ada = an_account(session, role="administrator")
        add_account(session, email="eve@example.org", name="Eve", role="administrator")

        with pytest.raises(LastAdministrator):  # Eve has set no password yet
            disable(session, ada)
        with pytest.raises(LastAdministrator):
            change_role(session, ada, "researcher")


def test_an_administrator_can_go_when_another_stays(database):
    with database.writing() as session:
        ada = an_account(session, role="administrator")
        an_account(session, "eve@example.org", "administrator")

        disable(session, ada)

        assert ada.status == "disabled"


def test_an_account_belongs_to_the_studies_that_were_chosen_last(database):
    an_interview(database, slug="small")
    with database.writing() as session:
        ada = an_account(session)
        set_studies(session, ada, ["small", "no such study"])
        assert studies_of(session, ada) == ["small"]
        assert is_member(session.connection(), ada.id, "slug", "small")

        set_studies(session, ada, [])
        assert not is_member(session.connection(), ada.id, "slug", "small")


def test_the_study_of_an_interview_is_the_one_of_its_stage(database):
    interview = an_interview(database, slug="small")
    with database.writing() as session:
        ada = an_account(session)
        set_studies(session, ada, ["small"])
        session.flush()

        assert is_member(session.connection(), ada.id, "interview_id", interview)
        assert not is_member(session.connection(), ada.id, "interview_id", interview + 1)


def test_a_password_is_kept_so_that_guessing_is_slow():
    kept = hash_of("four words in a row")

    assert kept.startswith("scrypt:")
    assert kept.partition("$")[0] == NOBODY.partition("$")[0]
    assert len(kept.rpartition("$")[2]) == len(NOBODY.rpartition("$")[2])
    assert is_right(kept, "four words in a row")


@pytest.mark.parametrize(
    "password",
    ["eleven char", "passwordpassword", "Password 1234", "aaaaaaaaaaaaaa", "ababababababab",
     "ada lovelace", "ADA@example.org", "x" * 201],
)  # fmt: skip
def test_a_poor_password_is_refused(password):
    assert password_problem(password, name="Ada Lovelace", email="ada@example.org")


@pytest.mark.parametrize(
    "password", ["four words in a row", "ßäöü ßäöü ßä", "no-digits-here", "🙂" * 5 + "abcdefg"]
)
def test_any_characters_will_do(password):
    assert password_problem(password, name="Ada Lovelace", email="ada@example.org") is None


def test_every_common_password_is_long_enough_to_be_worth_refusing():
    assert [word for word in COMMON.split() if len(word) < SHORTEST] == []


def test_a_letter_is_the_same_however_it_was_composed():
    assert is_right(hash_of("caf\u00e9 caf\u00e9 caf\u00e9"), "cafe\u0301 cafe\u0301 cafe\u0301")


def test_a_link_lasts_as_long_as_its_purpose(database):
    with database.writing() as session:
        ada = an_account(session)
        secret = make_account_link(session, ada)
        session.scalars(select(AccountLink)).one().expires_at = datetime.now(UTC)

        assert account_link(session, secret) is None


def test_a_link_is_used_up_by_the_first_who_uses_it(database):
    with database.writing() as session:
        secret = make_account_link(session, an_account(session))

        assert use_account_link(session, secret) is not None
        assert use_account_link(session, secret) is None


def test_a_new_link_ends_those_made_before_for_the_same_account_and_for_no_other(sqlite):
    with sqlite.writing() as session:
        ada, eve = an_account(session), an_account(session, "eve@example.org")
        before, hers = make_account_link(session, ada), make_account_link(session, eve)

        now = make_account_link(session, ada)

        assert account_link(session, before) is None
        assert account_link(session, hers).account_id == eve.id
        assert account_link(session, now).purpose == "reset"


def test_who_has_set_no_password_is_invited_and_the_first_link_is_only_the_newest(sqlite):
    with sqlite.writing() as session:
        before, now = make_first_link(session), make_first_link(session)
        assert account_link(session, before) is None
        assert account_link(session, now).purpose == "first"

        eve = add_account(session, email="eve@example.org", name="Eve", role="researcher")

        assert account_link(session, make_account_link(session, eve)).purpose == "invitation"


def test_a_link_of_a_disabled_account_opens_nothing(sqlite):
    with sqlite.writing() as session:
        ada = an_account(session)
        secret = make_account_link(session, ada)
        disable(session, ada)
        session.flush()

        assert account_link(session, secret) is None
        assert use_account_link(session, secret) is None


def test_an_account_that_is_disabled_again_stays_disabled_since_then(sqlite):
    with sqlite.writing() as session:
        an_account(session, "eve@example.org", "administrator")
        ada = an_account(session, role="administrator")
        disable(session, ada)
        since = ada.disabled_at

        disable(session, ada)

        assert ada.disabled_at == since


def test_a_disabled_administrator_can_be_made_less_while_one_stays_to_the_end(sqlite):
    """It is no administrator that anybody could do without: it is none already."""
    with sqlite.writing() as session:
        ada = an_account(session, role="administrator")
        eve = an_account(session, "eve@example.org", "administrator")
        disable(session, ada)
        session.flush()

        change_role(session, ada, "researcher")

        assert ada.role == "researcher"
        with pytest.raises(LastAdministrator):
            disable(session, eve)


def test_once_there_is_an_account_no_link_makes_the_first(database):
    with database.writing() as session:
        secret = make_first_link(session)
        assert account_link(session, secret)
        an_account(session)

        assert account_link(session, secret) is None
        assert make_first_link(session) is None


def test_only_a_fingerprint_of_a_link_is_kept(sqlite):
    with sqlite.writing() as session:
        secret = make_first_link(session)
    with sqlite.engine.connect() as connection:
        kept = connection.exec_driver_sql("select * from account_link").all()

    assert len(kept) == 1
    assert secret not in str(kept)


def test_an_account_can_be_tried_ten_times_in_a_quarter_of_an_hour(database):
    ada = account_limit("ada@example.org")
    with database.writing() as session:
        waits = [
            count_attempt(session, ada, now=NOW + timedelta(seconds=number)) for number in range(11)
        ]
        assert waits == [None] * 10 + [NOW + WINDOW]
        # ... counted however the address is written, and for nobody else
        assert count_attempt(session, account_limit("ADA@example.org "), now=NOW) == NOW + WINDOW
        assert count_attempt(session, account_limit("eve@example.org"), now=NOW) is None
        # ... and over when it was said to be.
        assert count_attempt(session, ada, now=NOW + WINDOW) is None


def test_ones_own_success_does_not_clear_the_way_for_guesses_at_others(database):
    ada, here = account_limit("ada@example.org"), address_limit("192.0.2.1")
    with database.writing() as session:
        for number in range(4):
            count_attempt(session, account_limit(f"victim {number}"), here, now=NOW)
        count_attempt(session, ada, here, now=NOW)
        forgive(session, ada, here)

        left = session.scalars(select(Attempt.key)).all()
        assert ada.key not in left
        assert left.count(here.key) == 4


def test_of_two_limits_the_longer_wait_is_told_and_no_try_is_counted(sqlite):
    account, address = account_limit("ada@example.org"), address_limit("10.0.0.1")
    with sqlite.writing() as session:
        for n in range(account.most):
            count_attempt(session, account, now=NOW + timedelta(seconds=n))
        for n in range(address.most):
            count_attempt(session, address, now=NOW + timedelta(minutes=2, seconds=n))
        late = NOW + timedelta(minutes=5)
        counted = len(session.scalars(select(Attempt)).all())

        assert count_attempt(session, account, now=late) == NOW + WINDOW
        assert count_attempt(session, account, address, now=late) == (
            NOW + timedelta(minutes=2) + WINDOW
        )
        assert len(session.scalars(select(Attempt)).all()) == counted


def test_what_was_tried_cannot_be_read_from_the_database(sqlite):
    with sqlite.writing() as session:
        count_attempt(session, account_limit("ada@example.org"), now=NOW)
    with sqlite.engine.connect() as connection:
        assert "ada" not in str(connection.exec_driver_sql("select * from attempt").all())


def test_a_personal_link_opens_for_as_long_as_the_study_says(database):
    interview_id = an_interview(database, mode="self_completion")
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        secret = make_link(session, interview)
        link = session.scalars(select(Link)).one()
        assert link.expires_at - link.made_at > timedelta(days=59, hours=23)

        link.expires_at = datetime.now(UTC)
        assert interview_by_link(session, secret) is None
        renew_links(session, interview)
        assert interview_by_link(session, secret) is interview


def test_a_study_can_let_its_links_open_for_ever(database):
    interview_id = an_interview(database, mode="self_completion")
    with database.writing() as session:
        interview = session.get_one(Interview, interview_id)
        interview.partner.study.link_days = None
        secret = make_link(session, interview)

        assert session.scalars(select(Link)).one().expires_at is None
        assert interview_by_link(session, secret) is interview


def test_an_account_is_found_however_its_address_is_written(sqlite):
    with sqlite.writing() as session:
        ada = an_account(session, "Ada@Example.org")

        assert account_by_email(session, " ADA@example.org") is ada
        assert ada.email == "Ada@Example.org"
