"""The verdict on each option in each track, with the gate or the partner that decides it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from analysis.blocks import NOTHING
from analysis.criteria import TRACK_LABELS, Criteria, Gate
from analysis.findings import Block, Finding, Prose, Table
from analysis.judgement.evidence import Evidence
from analysis.judgement.status_words import DASH, DECIDING
from analysis.judgement.verdict_backing import of_named, verdict_backing
from analysis.judgement.verdicts import OUTCOMES, Outcome, Verdict
from analysis.words import listing, number_of, quoted, sentence

HOW = (
    "Gates come before scores. Where a hard gate is not met, or only in part, the verdict is “Not"
    " yet”. Where there is no evidence on one, it “Cannot be determined”. Where all are met and an"
    " essential partner is below level {level} on a dimension that the option needs, or a gate is"
    " still to be met before launch, it is a “Pilot with named conditions”. Otherwise it is"
    " “Proceed”, with conditions where a soft gate is open. No score makes up for a gate."
)
AS_COUNTED: dict[Outcome, tuple[str, str]] = {
    "not_yet": ("comes to “Not yet”", "come to “Not yet”"),
    "undetermined": ("cannot be determined",) * 2,
    "pilot": ("allows a pilot with named conditions", "allow a pilot with named conditions"),
    "conditions": ("allows to proceed with conditions", "allow to proceed with conditions"),
    "proceed": ("allows to proceed", "allow to proceed"),
}


def verdict_finding(evidence: Evidence, found: tuple[Verdict, ...]) -> Finding:
    how = Prose(HOW.format(level=evidence.criteria.thresholds.essential.value))
    blocks: tuple[Block, ...] = (
        verdict_table(evidence, found),
        *deciding_table(evidence, found),
        how,
    )
    said = claim(evidence.criteria, found)
    return Finding("judgement-verdicts", "Verdicts", said, evidence.panel.base, blocks)


def claim(criteria: Criteria, found: tuple[Verdict, ...]) -> str:
    """How many judgements came to what, and what holds most of them up."""
    judged = [verdict for verdict in found if verdict.outcome != "baseline"]
    if not judged:
        return "There is no option but business as usual, so there is nothing to judge."
    counts = Counter(verdict.outcome for verdict in judged)
    told = alike if len(counts) == 1 < len(judged) else apart
    return f"{told(counts, counted(criteria, judged))}{held_up_by(judged)}."


def alike(counts: Counter[Outcome], judged: str) -> str:
    (outcome,) = counts
    if outcome == "undetermined":
        return f"None of {judged} can be determined yet"
    return f"All {judged} {AS_COUNTED[outcome][1]}"


def apart(counts: Counter[Outcome], judged: str) -> str:
    said = [
        f"{counts[name]} {one if counts[name] == 1 else many}"
        for name, (one, many) in AS_COUNTED.items()
        if counts[name]
    ]
    return f"Of {judged}, {listing(said)}"


def counted(criteria: Criteria, judged: list[Verdict]) -> str:
    if criteria.are_by_track:
        return f"{number_of(len(judged), 'judgement')} (an option in a track)"
    return f"{number_of(len(judged), 'option')} besides business as usual"


def held_up_by(judged: list[Verdict]) -> str:
    stopped = [v for v in judged if v.outcome in ("not_yet", "undetermined")]
    gates = {gate.number: gate for verdict in stopped for gate in verdict.gates}
    return f"; held up by {gates_named(list(gates.values()))}" if gates else ""


def gates_named(gates: list[Gate]) -> str:
    """Gates 1, 2 and 8."""
    numbers = [str(n) for n in sorted(gate.number for gate in gates)]
    return f"gate{'s' if len(numbers) > 1 else ''} {listing(numbers)}"


def verdict_table(evidence: Evidence, found: tuple[Verdict, ...]) -> Table:
    """Business as usual has one row, as it is the same in every track."""
    told = {(verdict.option.id, track_of(verdict)): verdict for verdict in found}
    by_track = evidence.criteria.are_by_track
    rows = (
        (
            f"{verdict.option.number}. {verdict.option.title}",
            *([track] if by_track else []),
            OUTCOMES[verdict.outcome],
            REASONS[verdict.outcome](evidence, verdict),
        )
        for (_, track), verdict in told.items()
    )
    columns = ("Option", *(["Track"] if by_track else []), "Verdict", "What decides")
    behind = (verdict_backing(evidence, verdict) for verdict in told.values())
    names = len(columns) - 2
    backing = tuple((*[NOTHING] * names, each, each) for each in behind)
    return Table("Verdict on each option", columns, tuple(rows), backing=backing)


def track_of(verdict: Verdict) -> str:
    whole = verdict.option.baseline or not verdict.track
    return "Every track" if whole else TRACK_LABELS[verdict.track]


def _nothing_needed(evidence: Evidence, verdict: Verdict) -> str:
    return "It needs nothing to be settled; the other options are compared with it."


def _not_met(evidence: Evidence, verdict: Verdict) -> str:
    partly = [gate for gate in verdict.gates if gate.status == "partly"]
    rest = [gate for gate in verdict.gates if gate not in partly]
    return sentence(are(rest, "not met"), are(partly, "met only in part"))


def are(gates: list[Gate], how: str) -> str:
    return f"{gates_named(gates)} {'is' if len(gates) == 1 else 'are'} {how}" if gates else ""


def _not_known(evidence: Evidence, verdict: Verdict) -> str:
    if verdict.gates:
        return f"No evidence on {gates_named(list(verdict.gates))}."
    if not evidence.panel.essential.any():
        return "No partner is marked as essential, so it is not known who could not be spared."
    return sentence(*_unknown(evidence.criteria, verdict))


def _unknown(criteria: Criteria, verdict: Verdict) -> list[str]:
    thin = titles_of(criteria, verdict.insufficient)
    on = titles_of(criteria, [name for name, _ in verdict.unknown])
    return [
        *([f"insufficient evidence on {listing(thin)}"] if thin else []),
        *([f"no score is known of an essential partner on {listing(on)}"] if on else []),
    ]


def titles_of(criteria: Criteria, names: Collection[str]) -> list[str]:
    return [quoted(each.title) for each in criteria.dimensions if each.id in names]


def deciding_table(evidence: Evidence, found: tuple[Verdict, ...]) -> Iterator[Table]:
    """It names partners, and so is for those who know them."""
    criteria = evidence.criteria
    below = by_partner(pair for verdict in found for pair in verdict.below)
    unknown = by_partner(pair for verdict in found for pair in verdict.unknown)
    rows = tuple(
        (who, *(listing(titles_of(criteria, on.get(who, ()))) or DASH for on in (below, unknown)))
        for who in {**below, **unknown}
    )
    behind = tuple(
        (NOTHING, *(of_named(evidence, (who,), on.get(who, ())) for on in (below, unknown)))
        for who in {**below, **unknown}
    )
    if rows:
        columns = ("Partner", "Below the level needed on", "No score known on")
        yield Table(DECIDING, columns, rows, internal=True, backing=behind)


def by_partner(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for dimension, who in pairs:
        found.setdefault(who, set()).add(dimension)
    return found


def _conditions(evidence: Evidence, verdict: Verdict) -> str:
    criteria = evidence.criteria
    weak = titles_of(criteria, [name for name, _ in verdict.below])
    later = [gate for gate in verdict.gates if gate.is_hard(verdict.track)]
    soft = [gate for gate in verdict.gates if gate not in later]
    level = criteria.thresholds.essential.value
    return sentence(
        f"an essential partner is below level {level} on {listing(weak)}" if weak else "",
        f"to be met before launch: {gates_named(later)}" if later else "",
        f"still open: {gates_named(soft)}" if soft else "",
        *_unknown(criteria, verdict),
    )


def _all_met(evidence: Evidence, verdict: Verdict) -> str:
    if not verdict.option.dimensions:
        return "Its gates are met, and it asks for no score."
    level = evidence.criteria.thresholds.essential.value
    return f"Its gates are met, and no essential partner is below level {level}."


REASONS = {
    "baseline": _nothing_needed,
    "not_yet": _not_met,
    "undetermined": _not_known,
    "pilot": _conditions,
    "conditions": _conditions,
    "proceed": _all_met,
}
