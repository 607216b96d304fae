"""What a report tells beside those released before it, and why it is released all the same."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.differencing import Apart, Changed, Sourced, apart
from analysis.judgement.stances import TITLE as STANCES
from analysis.suppression import publishable
from analysis.told_together import told_together
from analysis.words import listing
from guides.natural_order import natural
from research.database import Session
from research.models import ReportBuild
from research.reports.builds import released_once
from research.reports.snapshots import Frozen, thaw
from research.web.kept import kept
from research.web.reports.released_values import Told, values_apart
from research.web.reports.report_material import report_of

LONGEST_REASON, MOST_SHOWN = 500, 12
IN_BOTH = "The same answers, told in another way by the report of the other stage"


class Beside(NamedTuple):
    """An earlier report, or several, the numbers that tell of few partners, and these partners."""

    earlier: tuple[ReportBuild, ...]
    apart: tuple[Apart, ...]

    @property
    def partners(self) -> list[str]:
        return sorted({code for each in self.apart for code in each.partners}, key=natural)

    @property
    def name(self) -> str:
        ids = listing([str(each.id) for each in self.earlier])
        return f"report {ids}" if len(self.earlier) == 1 else f"reports {ids} together"

    @property
    def words(self) -> str:
        return f"{listing(self.partners)} beside {self.name}"


class Unfinished(NamedTuple):
    """What readers will find marked as a draft, of how many statements, or not answered."""

    drafts: int
    statements: int
    objectives: int


class Held(NamedTuple):
    """A report that was released, or is to be, with what it was made of and tells."""

    stage_id: int
    tells: Sourced
    told: Told

    @property
    def frozen(self) -> Frozen:
        return self.told.frozen


def told_beside(session: Session, made: ReportBuild) -> list[Beside]:
    """For each report of the study that was ever released, and for all of them together.

    What somebody has, they may keep. It takes seconds to work out, and no build ever changes.
    """
    earlier = released_once(session, made)
    if not earlier:
        return []
    of_builds = tuple((each.stage_id, each.snapshot.digest) for each in (made, *earlier))
    found = kept(session).get(("beside", of_builds), lambda: told_apart(made, earlier))
    sides = [*((each,) for each in earlier), tuple(earlier)]
    besides = (Beside(*each) for each in zip(sides, found, strict=False))
    return [each for each in besides if each.apart]


def told_apart(made: ReportBuild, released: Sequence[ReportBuild]) -> list[tuple[Apart, ...]]:
    """By each, in their order; and by all together, where there are several."""
    now, earlier = held(made), list(map(held, released))
    found = [beside_one(each, now) for each in earlier]
    if len(earlier) > 1:
        found.append(beside_all(earlier, now, [each for apart in found for each in apart]))
    return found


def unfinished(made: ReportBuild) -> Unfinished:
    frozen = thaw(made.snapshot)
    drafted = [finding for finding in report_of(frozen).everything if finding.drafted]
    open_ = [each for each in frozen.objectives if not each.answer and not each.unanswerable]
    return Unfinished(sum(finding.is_draft for finding in drafted), len(drafted), len(open_))


def held(build: ReportBuild) -> Held:
    frozen = thaw(build.snapshot)
    tells = published(frozen)
    return Held(build.stage_id, tells, Told(frozen, tells.report))


def beside_one(before: Held, now: Held) -> tuple[Apart, ...]:
    of_one_stage = before.stage_id == now.stage_id
    found = (
        apart(before.tells, now.tells) if of_one_stage else stances_apart(before.frozen, now.frozen)
    )
    return (*found, *beside_all([before], now, found))


def beside_all(before: Sequence[Held], now: Held, known: Sequence[Apart]) -> tuple[Apart, ...]:
    """What they tell together of other partners than is known of the same finding."""
    same = [each.told for each in before if each.stage_id == now.stage_id]
    told = told_together([each.tells for each in before], now.tells)
    of_whom = {(each.title, code) for each in known for code in each.partners}
    return tuple(
        each
        for each in (*told, *values_apart(same, now.told))
        if not of_whom.issuperset((each.title, code) for code in each.partners)
    )


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
