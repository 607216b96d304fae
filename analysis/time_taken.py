"""How long taking part took partners, and what that comes to in hours and pounds."""

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from analysis.amounts import money
from analysis.charts import figure
from analysis.counted import Basis, Claim, Count, Counted, Seen, Worded, beside, largest_share
from analysis.counts import about, answered
from analysis.criteria import HourlyRate
from analysis.findings import Base, Finding, Table
from analysis.numbers_told import RANGE
from analysis.parted import Parted
from analysis.participation import BY_MODE
from analysis.rows import PartnerRow
from analysis.words import number_of
from guides.model import Guide

MINUTES_AN_HOUR = 60
BURDEN = ("Rate", "Hours", "Pounds")
NO_RATE = "No rate is set"
EVERYBODY = "The time of everybody who helped, as each partner gave it."
BETWEEN = (
    f"{EVERYBODY} The rates are assumptions of the criteria, to read a cost between; re-contacting"
    " partners is not in it."
)
NO_RATES = (
    f"{EVERYBODY} No criteria of this study say what an hour is taken to cost (hourly_rates), so"
    " there are no pounds."
)


def minutes(took_part: Sequence[PartnerRow], guide: Guide, base: Base) -> Finding:
    timed = [partner for partner in took_part if partner.minutes is not None]
    rows = tuple(minutes_row(label, mode, timed) for mode, label in BY_MODE.items())
    columns = ("How partners took part", "Shortest", "Middle (median)", "Longest", "Partners timed")
    planned = sum(section.minutes or 0 for section in guide.sections)
    note = f"The guide plans {number_of(planned, 'minute')}." if planned else ""
    title = "Minutes taken, by how partners took part"
    counted = tuple(minutes_counted(mode, timed) for mode in BY_MODE)
    table = Table(title, columns, rows, numeric=(1, 2, 3, 4), note=note, counted=counted)
    claim = minutes_given(timed)
    if not timed:
        return Finding("minutes", "Minutes taken", "No time was noted.", base, (), drafted=False)
    return Finding("minutes", "Minutes taken", claim, base, (table,), drafted=False)


def minutes_given(timed: Sequence[PartnerRow]) -> Claim:
    """What all took stands beside the shortest and the longest time of each mode."""
    every = Count(row for mode in BY_MODE for row in minutes_rows(mode, timed))
    total = figure(sum(partner.minutes or 0 for partner in timed))
    words = Worded(every, f"{total} minutes in all", instead="their time", measure=RANGE)
    return Claim(number_of(every, "partner"), " gave ", words, ".")


def minutes_row(label: str, mode: str, timed: Sequence[PartnerRow]) -> tuple[str, ...]:
    taken = [partner.minutes or 0 for partner in timed if partner.mode == mode]
    spans = [figure(of(taken)) if taken else "\u2013" for of in (min, median, max)]
    return label, *spans, str(len(taken))


def minutes_counted(mode: str, timed: Sequence[PartnerRow]) -> tuple[Counted | None, ...]:
    rows = minutes_rows(mode, timed)
    return None, *[Basis(rows, RANGE)] * 3, Count(rows)


def minutes_rows(mode: str, timed: Sequence[PartnerRow]) -> tuple[Seen, ...]:
    places = enumerate(timed)
    return tuple(Seen(beside("minutes", n), p.code, None) for n, p in places if p.mode == mode)


def hours_told(frame: Parted, guide: Guide, took_part: Sequence[PartnerRow]) -> dict[Seen, float]:
    """As the guide asks for them; where it does not, as partners gave them at their end."""
    asked = guide.measuring("burden_hours")
    if asked:
        return dict(answered(about(frame, asked)).each("seen", "value"))
    timed = enumerate(partner for partner in took_part if partner.burden_minutes is not None)
    return {
        Seen(beside("burden", n), each.code, None): (each.burden_minutes or 0) / MINUTES_AN_HOUR
        for n, each in timed
    }


def burden(
    frame: Parted,
    guide: Guide,
    took_part: Sequence[PartnerRow],
    base: Base,
    rates: Sequence[HourlyRate],
) -> tuple[Finding, ...]:
    """What the study took from partners, by their own word: nothing where nobody was asked."""
    told = hours_told(frame, guide, took_part)
    if not told:
        return ()
    hours = sum(told.values())
    seen = tuple(told)
    behind = Basis(seen, BURDEN[1], largest_share(seen, list(told.values())))
    table = burden_table(hours, behind, rates)
    words, share = figure(hours), behind.largest
    in_all = Worded(Count(seen), words, share, instead="some", measure=BURDEN[1])
    said = number_of(Count(seen), "partner")
    claim = Claim(said, " said how long it took them: ", in_all, " hours of work in all.")
    of_told = replace(base, answered=len(told))
    return (Finding("burden", "Burden on partners", claim, of_told, (table,), drafted=False),)


def burden_table(hours: float, behind: Basis, rates: Sequence[HourlyRate]) -> Table:
    rows = [
        (f"At {money(each.pounds, '£')} an hour", money(round(hours * each.pounds), "£"))
        for each in rates
    ]
    return Table(
        "What the study took from partners",
        BURDEN,
        tuple((name, figure(hours), pounds) for name, pounds in rows or [(NO_RATE, "–")]),
        numeric=(1, 2),
        note=BETWEEN if rates else NO_RATES,
        counted=((None, behind, behind if rates else None),) * max(len(rates), 1),
    )
