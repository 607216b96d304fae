"""What verdicts open to: the gates that they turn on, and answers of the partners that decide."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from analysis.counted import Backing
from analysis.criteria import Gate
from analysis.judgement.evidence import Evidence
from analysis.judgement.verdicts import Verdict

STOPPED = ("not_yet", "undetermined")


def verdict_backing(evidence: Evidence, *found: Verdict) -> Backing:
    passed = (gate.id for verdict in found for gate in deciding_gates(evidence, verdict))
    parts = [evidence.backings.gates[name] for name in dict.fromkeys(passed)]
    read = dict.fromkeys(each for verdict in found for each in deciding_scores(evidence, verdict))
    answers = (evidence.backings.of(name, scope, (code,)).rows for name, scope, code in read)
    rows = chain.from_iterable((*(part.rows for part in parts), *answers))
    return Backing(tuple(rows), tuple(words for part in parts for words in part.words))


def is_stopped(verdict: Verdict) -> bool:
    """By a gate, so that nothing else is asked."""
    return bool(verdict.gates) and verdict.outcome in STOPPED


def deciding_gates(evidence: Evidence, verdict: Verdict) -> Sequence[Gate]:
    """Those that stop it; otherwise each that lets it by."""
    every = evidence.criteria.gates_by_option[verdict.option.id]
    return verdict.gates if is_stopped(verdict) else every


def deciding_scores(evidence: Evidence, verdict: Verdict) -> Iterator[tuple[str, str, str]]:
    """Dimension, scope and partner, where no gate stops it.

    They are of essential partners that are below or unknown or, where none is, of all of these;
    and of every partner where there is too little to tell.
    """
    panel, scope = evidence.panel, evidence.scopes[evidence.scope_of(verdict.track)]
    pairs = {*verdict.below, *verdict.unknown}
    for name in () if is_stopped(verdict) else verdict.option.dimensions:
        for code, who, essential in zip(panel.codes, panel.names, panel.essential, strict=True):
            decides = (name, who) in pairs if pairs else essential
            if decides or name in verdict.insufficient:
                yield name, scope, code


def of_named(evidence: Evidence, names: Iterable[str], dimensions: Iterable[str]) -> Backing:
    """What these partners answered on these dimensions."""
    codes = evidence.panel.coded(set(names))
    parts = (evidence.backings.of(name, codes=codes).rows for name in dimensions)
    return Backing(tuple(chain.from_iterable(parts)))
