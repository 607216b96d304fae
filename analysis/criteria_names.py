"""What criteria name that their guide does not have."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from analysis.criteria import CORE, Criteria, Reads, question_read
from guides.model import Guide
from guides.places import Complaint, Path
from guides.problems import advice, quoted


def unknown(
    path: Path,
    what: str,
    names: Iterable[str],
    known: Sequence[str],
    left_out: Collection[str] = (),
) -> Iterator[Complaint]:
    for name in names:
        if name not in known and name not in left_out:
            yield path, f"{what} {quoted(name)} is not known; {advice(name, known)}"


def reads_problems(
    criteria: Criteria, guide: Guide, reads: Reads, path: Path
) -> Iterator[Complaint]:
    if bool(reads.question) == bool(reads.indicator):
        yield path, "it reads either a question or an indicator; write one of them"
        return
    question = question_read(guide, reads)
    if question is None:
        name = reads.question or str(reads.indicator)
        known = [each.id for each in guide.questions]
        yield path, f"the guide does not ask {quoted(name)}; {advice(name, known)}"
    elif reads.items and not question.for_each:
        yield path, f"{quoted(question.id)} is not asked for each item; take items out"
    elif question.for_each and not (criteria.core and reads.items == (CORE,)):
        known = [item.id for item in guide.lists[question.for_each].items]
        yield from unknown(path, "the item", reads.items, known)
