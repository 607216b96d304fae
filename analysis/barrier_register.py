"""The barrier register: the key steps that answer each barrier, and how it stands in law."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.blocks import NOTHING
from analysis.charts import counted_of, figure, number_table
from analysis.claims import Draft, finding
from analysis.counted import Backing, Claim, Count, Seen, once_each
from analysis.counts import about, among, answered, items_of, per_item, saying_yes
from analysis.entries import LAWS, CodingRow, Entries
from analysis.findings import Base, Finding, Prose, Table
from analysis.legal_grounds import legal_grounds
from analysis.parted import Parted, Rows
from analysis.step_names import spellings
from analysis.words import listing, number_of, quoted
from guides.model import Guide
from guides.question import Question
from guides.row_names import folded, key_of

TITLE = "Barrier register"
IDLE = "Key steps that answer no barrier"
DASH, UNSEEN = "\u2013", "Not looked at yet"


class Step(NamedTuple):
    """A step that partners named, in its commonest spelling."""

    name: str
    partners: Count


class Line(NamedTuple):
    """A barrier with what a researcher made of it, if anybody did."""

    label: str
    named: int
    remedies: int
    coding: CodingRow | None
    steps: tuple[Step, ...]

    @property
    def law(self) -> str:
        return self.coding.law if self.coding else "none"


def barrier_register(
    frame: Parted, guide: Guide, question: Question, entries: Entries
) -> Finding | None:
    """Nothing where no researcher has looked at a barrier yet."""
    if not entries.codings:
        return None
    steps = steps_named(about(frame, guide.measuring("step_name")))
    lines = lines_of(frame, guide, question, entries, steps)
    in_law = [line for line in lines if line.law != "none"]
    grounds = tuple(legal_grounds(frame, guide, {line.label: line.named for line in in_law}))

    def draft(base: Base) -> Draft:
        laws = (law(in_law, base.text), *grounds) if in_law else ()
        return claim(lines), (register(lines, base.text), *laws, at_the_end(lines, steps))

    made = finding(question, about(frame, question), draft, title=TITLE)
    return replace(made, id=f"{question.id}_register", leads=True)


def steps_without_barrier(
    frame: Parted, guide: Guide, question: Question, entries: Entries
) -> Finding | None:
    if not entries.codings:
        return None
    steps = steps_named(about(frame, guide.measuring("step_name")))
    idle = idle_steps(lines_of(frame, guide, question, entries, steps), steps)

    def draft(base: Base) -> Draft:
        return idle_words(idle, steps), (without_barrier(idle, base.text),)

    made = finding(question, about(frame, question), draft, title=IDLE)
    return replace(made, id=f"{question.id}_idle_steps")


def idle_steps(lines: Sequence[Line], steps: Mapping[str, Step]) -> list[Step]:
    answering = {step.name for line in lines for step in line.steps}
    return [step for step in steps.values() if step.name not in answering]


def idle_words(idle: Sequence[Step], steps: Mapping[str, Step]) -> Claim:
    if not idle:
        return Claim("Every key step that partners named answers a barrier.")
    verb = "answers" if len(idle) == 1 else "answer"
    return Claim(f"{len(idle)} of ", number_of(len(steps), "key step"), f" {verb} no barrier.")


def at_the_end(lines: Sequence[Line], steps: Mapping[str, Step]) -> Prose:
    idle = idle_words(idle_steps(lines, steps), steps)
    return Prose(Claim(idle, f" The full list stands at the end, under {quoted(IDLE)}."))


def steps_named(part: Rows) -> dict[str, Step]:
    """By key, the one that most partners named first."""
    rows = answered(part)
    seen: dict[str, list[Seen]] = defaultdict(list)
    for label, row in rows.each("item_label", "seen"):
        seen[folded(label)].append(row)
    names = spellings(rows["item_label"])
    steps = [Step(names[name], once_each(of_name)) for name, of_name in seen.items()]
    ordered = sorted(steps, key=lambda step: (-step.partners, step.name))
    return {key_of(step.name): step for step in ordered}


def lines_of(
    frame: Parted,
    guide: Guide,
    question: Question,
    entries: Entries,
    steps: Mapping[str, Step],
) -> tuple[Line, ...]:
    codings = {each.barrier: each for each in entries.codings}
    named = saying_yes(about(frame, question))
    counts = per_item(named)
    remedies = per_item(answered(among(about(frame, guide.measuring("remedy")), named)))
    return tuple(
        Line(
            item.label,
            counts[item.id],
            remedies[item.id],
            coding := codings.get(item.id),
            tuple(step for key, step in steps.items() if coding and key in coding.steps),
        )
        for item in items_of(guide, question)
    )


def claim(lines: Sequence[Line]) -> Claim:
    """Barriers are counted, not partners."""
    named = [line for line in lines if line.named]
    unseen = [quoted(line.label) for line in named if not line.coding]
    open_ = [quoted(line.label) for line in named if line.coding and not line.steps]
    answer = Claim(
        f"Key steps answer {sum(bool(line.steps) for line in named)} of ",
        number_of(len(named), "barrier"),
        " that partners named",
        Claim("; no step answers ", listing(open_)) if open_ else "",
        Claim("; not looked at yet: ", listing(unseen)) if unseen else "",
    )
    return Claim(answer, legal([line.law for line in lines if line.law != "none"]), ".")


def legal(laws: Sequence[str]) -> str:
    confirmed = laws.count("confirmed")
    verb = "are" if confirmed > 1 else "is"
    said = f" in law, {confirmed or 'none'} {verb} confirmed"
    return Claim("; of ", number_of(len(laws), "barrier"), said) if laws else ""


def register(lines: Sequence[Line], note: str) -> Table:
    return Table(
        TITLE,
        ("Barrier", "Partners that named it", "Named a way past it", "Key steps that answer it"),
        tuple(
            (line.label, figure(line.named), figure(line.remedies), steps_in_words(line))
            for line in lines
        ),
        numeric=(1, 2),
        note=note,
        counted=tuple(
            (None, counted_of(line.named), counted_of(line.remedies), None) for line in lines
        ),
        backing=tuple(
            (*[NOTHING] * 3, Backing.of(step.partners for step in line.steps)) for line in lines
        ),
    )


def steps_in_words(line: Line) -> str:
    """A step is missing only where a researcher looked for one."""
    if not line.coding:
        return UNSEEN if line.named else DASH
    return "; ".join(step.name for step in line.steps) or "None"


def law(lines: Sequence[Line], note: str) -> Table:
    return Table(
        "Barriers in law: asserted and confirmed",
        ("Barrier", "Asserted by (partners)", "How it stands", "On whose word"),
        tuple(
            (line.label, figure(line.named), LAWS[line.law], line.coding.source or DASH)
            for line in lines
            if line.coding
        ),
        numeric=(1,),
        note=note,
        counted=tuple((None, counted_of(line.named), None, None) for line in lines),
    )


def without_barrier(steps: Sequence[Step], note: str) -> Table:
    return number_table(
        IDLE,
        corner="Step",
        categories=[step.name for step in steps],
        series={"Partners that named it": [step.partners for step in steps]},
        note=note,
    )
