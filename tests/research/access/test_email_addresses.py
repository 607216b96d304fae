import pytest

from research.access.email_addresses import LONGEST, is_email_address


@pytest.mark.parametrize("words", ["ada@example.org", "a.b+c@x.y.example", "é@exämple.org"])
def test_an_address_has_a_name_and_a_host_with_a_dot(words):
    assert is_email_address(words)


@pytest.mark.parametrize(
    "words", ["", "ada", "ada@host", "ada@.org", "ada@host.", "a b@host.org", "a@b@host.org"]
)
def test_what_is_no_address_is_refused(words):
    assert not is_email_address(words)


def test_an_address_may_be_as_long_as_mail_allows_and_no_longer():
    longest = "a" * (LONGEST - len("@example.org")) + "@example.org"

    assert is_email_address(longest)
    assert not is_email_address(f"a{longest}")
