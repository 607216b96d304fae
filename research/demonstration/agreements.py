"""What the invented partners were told, and what each of them agreed to."""

from datetime import timedelta
from random import Random

from sqlalchemy.orm import Session

from research.consent.choices import NO, YES
from research.consent.given import give_consent
from research.consent.information import standard_text, write_sheet
from research.demonstration.profiles import Profile, profiles
from research.models import Interview, Study

SHEET_BEFORE = timedelta(days=14)
# How many in ten say yes.
WILLING = {"recorded": 7, "quoted": 8, "acknowledged": 9, "stage_2": 8, "archive": 6}
NAMED_AS = ("organisation", "organisation", "type", "type", "type", "unattributed")


def write_information(session: Session, study: Study) -> None:
    """The sheet is older than the first interview."""
    first = min(sitting for profile in profiles() for sitting in profile.sittings)
    sheet = write_sheet(session, study.id, standard_text(study), withdraw_by=None, by="Isla")
    sheet.written_at = first - SHEET_BEFORE
    sheet.withdraw_by = (first + timedelta(days=120)).date()


def agree(session: Session, interview: Interview, profile: Profile, *, seed: str) -> None:
    """Said at the first sitting, in the way in which the partner took part."""
    takes_part = profile.state != "declined"
    choices = _choices(Random(f"{seed}/consent/{profile.code}")) if takes_part else {}
    give_consent(
        session,
        interview,
        {"take_part": YES if takes_part else NO, **choices},
        by=profile.interviewer or profile.code,
        method="spoken" if profile.is_spoken else "written",
        at=profile.sittings[0],
    )


def _choices(chance: Random) -> dict[str, str]:
    said = {name: YES if chance.randrange(10) < often else NO for name, often in WILLING.items()}
    return {"speaks_for": "organisation", **said, "attribution": chance.choice(NAMED_AS)}
