"""What an e-mail address looks like, wherever one is typed or brought in."""

import re

_ADDRESS = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
LONGEST = 254


def is_email_address(words: str) -> bool:
    """A host without a dot is a slip."""
    return len(words) <= LONGEST and _ADDRESS.fullmatch(words) is not None
