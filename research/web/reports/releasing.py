"""What a report tells beside those released before it, and why it is released all the same."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.differencing import Apart, Changed, Sourced, apart
from analysis.judgement.stances import TITLE as STANCES
from analysis.suppression import LEAST, publishable
from analysis.words import listing
from guides.natural_order import natural
from research.database import Session
from research.models import ReportBuild
from research.report_builds import released_once
from research.report_snapshots import Frozen, thaw
from research.snapshot_cases import frozen_types
from research.web.reports.report_material import report_of

LONGEST_REASON, MOST_SHOWN = 500, 12
DATA, ROWS = "Publishable data", "The rows of partners, of which these are new, other or gone"
IN_BOTH = "The same answers, told in another way by the report of the other stage"


class Beside(NamedTuple):
    """An earlier report, the numbers that differ by few partners' answers, and these partners."""

    earlier: ReportBuild
    apart: tuple[Apart, ...]

    @property
    def partners(self) -> list[str]:
        return sorted({code for each in self.apart for code in each.partners}, key=natural)

    @property
    def words(self) -> str:
        return f"{listing(self.partners)} beside report {self.earlier.id}"


def told_beside(session: Session, made: ReportBuild) -> list[Beside]:
    """For each report of the study that was ever released: what somebody has, they may keep."""
    now, found = thaw(made.snapshot), []
    for earlier in released_once(session, made):
        of_both = all_apart if earlier.stage_id == made.stage_id else stances_apart
        if differing := of_both(thaw(earlier.snapshot), now):
            found.append(Beside(earlier, differing))
    return found


def all_apart(before: Frozen, now: Frozen) -> tuple[Apart, ...]:
    return (*apart_of(before, now), *data_apart(before, now))


def data_apart(before: Frozen, now: Frozen) -> tuple[Apart, ...]:
    """A publishable data file has a row for each partner that agreed, as it answered."""
    told = [frozen_types(each).keys() & set(each.archived) for each in (before, now)]
    was, is_now = told
    otherwise = Changed(before, now).partners & (was | is_now) | (was ^ is_now)
    if not 0 < len(otherwise) < LEAST:
        return ()
    who = tuple(sorted(otherwise, key=natural))
    return (Apart("", DATA, ROWS, str(len(was)), str(len(is_now)), who),)


def stances_apart(before: Frozen, now: Frozen) -> tuple[Apart, ...]:
    """What reports of two stages have in common is what was said of the options."""
    if before.put is None or now.put is None:
        return ()
    changed = Changed(before.put, now.put)
    who = tuple(sorted(changed.partners, key=natural))
    return (Apart("", STANCES, IN_BOTH, "–", "–", who),) if changed.is_of_few else ()


def apart_of(before: Frozen, now: Frozen) -> tuple[Apart, ...]:
    return apart(published(before), published(now))


def published(frozen: Frozen) -> Sourced:
    """With what was said of the options in another stage, which findings rest on too."""
    others = frozen.put.answers if frozen.put else []
    report = publishable(report_of(frozen)).report
    return Sourced(report, [*frozen.answers, *others], frozen.partners)


def problem_of(reason: str) -> str:
    if not reason:
        return "Say why it is released all the same"
    too_long = f"Shorten this to {LONGEST_REASON} characters or fewer"
    return too_long if len(reason) > LONGEST_REASON else ""


def with_reason(beside: Sequence[Beside], reason: str) -> str:
    """For the audit trail and the internal edition; nothing where nothing stood against it."""
    known = listing([each.words for each in beside])
    return f"{known} could be known. {reason}" if beside else ""
