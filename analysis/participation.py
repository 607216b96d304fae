"""Who took part, how, and who did not."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from analysis.charts import bar_chart
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.rows import PartnerRow
from analysis.words import listing, number_of, sentence
from guides.answers.dates import MONTH_NAMES

BY_MODE = {"interviewer": "Interviewed", "self_completion": "Filled in by the partner"}
NOT_SUBMITTED = {
    "in_progress": "In progress",
    "not_started": "Not started",
    "declined": "Declined",
}
STANDINGS = (*BY_MODE.values(), *NOT_SUBMITTED.values())


def submitted(partners: Sequence[PartnerRow]) -> list[PartnerRow]:
    """The partners whose answers count as evidence."""
    return [partner for partner in partners if partner.status == "submitted"]


def standing(partner: PartnerRow) -> str:
    """How a partner took part, or how far it is from it."""
    return NOT_SUBMITTED.get(partner.status) or BY_MODE[partner.mode or "interviewer"]


def participation(partners: Sequence[PartnerRow]) -> Finding:
    base = Base(answered=len(submitted(partners)), eligible=len(partners))
    blocks: tuple[Block, ...] = ()
    if partners:
        blocks = (Prose(essential_words(partners)), by_type(partners), register(partners))
    return Finding("participation", "Who took part", took_part(partners), base, blocks)


def took_part(partners: Sequence[PartnerRow]) -> str:
    if not partners:
        return "No partner has been added to this study yet."
    took = f"{len(submitted(partners))} of {number_of(len(partners), 'partner')} took part"
    others = Counter(partner.status for partner in partners)
    return sentence(took, *(others_words(others[status], status) for status in NOT_SUBMITTED))


def others_words(count: int, status: str) -> str:
    one, many = {
        "in_progress": ("has answered in part", "have answered in part"),
        "not_started": ("has not started", "have not started"),
        "declined": ("declined", "declined"),
    }[status]
    return f"{count} {one if count == 1 else many}" if count else ""


def essential_words(partners: Sequence[PartnerRow]) -> str:
    essential = [partner for partner in partners if partner.essential]
    missing = [partner for partner in essential if partner.status != "submitted"]
    if not essential:
        return "No partner was marked as essential beforehand."
    if not missing:
        return f"{all_essential(len(essential))} took part."
    names = listing([f"{p.name} ({why_missing(p)})" for p in in_order(missing)])
    missed = f"{len(missing)} of {number_of(len(essential), 'essential partner')}"
    return f"{missed} did not take part: {names}."


def all_essential(count: int) -> str:
    return "The one essential partner" if count == 1 else f"All {count} essential partners"


def why_missing(partner: PartnerRow) -> str:
    return ": ".join(filter(None, [standing(partner).lower(), partner.reason]))


def by_type(partners: Sequence[PartnerRow]) -> Chart:
    counts = Counter((standing(p), p.type or "Type not given") for p in partners)
    types = sorted({kind for _, kind in counts})
    return bar_chart(
        "Partners by type and by how they took part",
        corner="Type of partner",
        categories=types,
        series={each: [counts[each, kind] for kind in types] for each in STANDINGS},
        note=f"All {len(partners)} partners of the study." if len(partners) > 1 else "",
    )


def register(partners: Sequence[PartnerRow]) -> Table:
    columns = ("Code", "Partner", "Type", "Essential", "Took part", "Date", "Reason")
    rows = tuple(register_row(partner) for partner in in_order(partners))
    return Table("Partners of the study", columns, rows)


def register_row(partner: PartnerRow) -> tuple[str, ...]:
    essential = "Essential" if partner.essential else ""
    took_part = standing(partner), day_words(partner.submitted_on), partner.reason
    return partner.code, partner.name, partner.type, essential, *took_part


def day_words(day: date | None) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else ""


def in_order(partners: Sequence[PartnerRow]) -> list[PartnerRow]:
    return sorted(partners, key=lambda partner: partner.code)
