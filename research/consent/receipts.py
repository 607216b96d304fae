"""What a partner who leaves is given in writing: what was done, when, and what remains."""

from typing import NamedTuple

from research.consent.leaving import ACTS
from research.models import Leaving, Partner


class Receipt(NamedTuple):
    """Lines to read or print: each with its name, and then what remains to be said."""

    title: str
    lines: tuple[tuple[str, str], ...]
    removed: tuple[str, ...]
    remains: tuple[str, ...]


def receipt(partner: Partner, leaving: Leaving, *, asked: str, done: str) -> Receipt:
    """`asked` and `done` are when that was, in words; nothing is done yet where `done` is empty."""
    act = ACTS[leaving.act]
    study = partner.study
    lines = [
        ("Study", study.title),
        ("Partner", f"{partner.code}, {partner.name}" if not partner.erased_at else partner.code),
        ("Asked for", f"{act.asks} ({act.title.lower()})"),
        ("Asked on", asked),
        ("Done on", done or "Not done yet: a researcher does it and tells you"),
        ("What it does", act.does),
        ("Whom to ask", study.contact.strip() or "The researcher who wrote to you"),
    ]
    removed = tuple(f"{what.capitalize()}: {count}" for what, count in leaving.removed.items())
    return Receipt("Receipt: leaving a study", tuple(lines), removed, REMAINS[leaving.act])


def as_text(written: Receipt) -> str:
    lines = [written.title, "", *(f"{name}: {words}" for name, words in written.lines)]
    if written.removed:
        lines += ["", "What was erased:", *(f"- {what}" for what in written.removed)]
    return "\n".join([*lines, "", *written.remains, ""])


GIVEN_OUT = (
    "A report that was given to others before this cannot be taken back. The next one says that"
    " partners left and that its numbers changed. It does not say who."
)
REMAINS = {
    "withdraw": ("You can ask at any time that your answers are no longer used, or are erased.",),
    "leave_out": ("Your answers are kept until you ask that they are erased.", GIVEN_OUT),
    "erase": (
        "What stays is the code of your organisation, when and how consent was given, and that"
        " everything else was erased. Copies in backups go when those are overwritten.",
        GIVEN_OUT,
    ),
}
