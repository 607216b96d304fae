"""Passwords: which are good enough, and how one is kept and checked."""

import unicodedata

from werkzeug.security import check_password_hash, generate_password_hash

SHORTEST, LONGEST = 12, 200

# Only what is long enough to be typed here; nobody guesses at the rest before their tries run out.
COMMON = """
    123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 012345678901
    123412341234 123123123123 112233445566 111111111111 000000000000 aaaaaaaaaaaa
    abcdefghijkl abcdefghijklm abcdefghijklmnop abcd12345678 abc123456789 abcdef123456 a123456789012
    qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopasdf qwerty123456 qwerty12345678
    qwertyqwerty qwerty123qwerty 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qazxsw23edc zaq12wsxcde3
    asdfghjkl123 asdfghjklzxc asdfasdfasdf zxcvbnm12345 q1w2e3r4t5y6 poiuytrewq12
    password1234 password12345 password123456 passwordpassword password1password password2025
    password2026 password!123 password123! password1234! p@ssword1234 p@ssw0rd1234 passw0rd1234
    mypassword123 mypassword1234 yourpassword newpassword1 newpassword12 newpassword123
    changeme1234 changemenow1 changeme123! changemechangeme letmein12345 letmeinletmein
    welcome12345 welcome123456 welcomewelcome welcome2025! welcome2026! administrator
    administrator1 administrator123 admin1234567 admin12345678 adminadminadmin adminadmin123
    iloveyou1234 iloveyouiloveyou iloveyousomuch iloveyouforever trustno1trustno1
    sunshine1234 football1234 liverpool123 manchester12 princess1234 superman1234 dragon123456
    correcthorsebatterystaple showcard1234 showcardshowcard researcher123 researcher1234
"""

# Checked where there is no account, so that an unknown address takes as long as a known one.
NOBODY = (
    "scrypt:32768:8:1$nobodyhasthissalt$"
    "0000000000000000000000000000000000000000000000000000000000000000"
    "0000000000000000000000000000000000000000000000000000000000000000"
)


def password_problem(password: str, *, name: str = "", email: str = "") -> str | None:
    """What is wrong with it and what to do; None where it will do."""
    plain = _plain(password)
    if len(plain) < SHORTEST:
        return f"Use at least {SHORTEST} characters: three or four words together are easy to keep"
    if len(plain) > LONGEST:
        return f"Use at most {LONGEST} characters"
    folded = "".join(plain.casefold().split())
    if folded in COMMON.split() or len(set(folded)) < 3:
        return "This is one of the passwords that are tried first: choose another"
    if folded in {"".join(known.casefold().split()) for known in (name, email)}:
        return "Choose a password that is not your name or e-mail address"
    return None


def hash_of(password: str) -> str:
    return generate_password_hash(_plain(password))


def is_right(kept: str, password: str) -> bool:
    """Whether it is the password of this hash; as slow for an empty hash, which no password has."""
    fits = check_password_hash(kept or NOBODY, _plain(password[: LONGEST * 4]))
    return fits and bool(kept)


def _plain(password: str) -> str:
    """The same letters, however the keyboard composed them."""
    return unicodedata.normalize("NFKC", password)
