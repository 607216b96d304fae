"""Who took part, how, and who did not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from datetime import date

from analysis.charts import TYPES, bar_chart
from analysis.counted import Claim, Count, Seen, Worded, beside
from analysis.findings import Base, Block, Chart, Finding, Prose, Table
from analysis.rows import PartnerRow, in_order
from analysis.words import listing, number_of, sentence
from guides.answers.dates import MONTH_NAMES

BY_MODE = {"interviewer": "Interviewed", "self_completion": "Answered online"}
NOT_HEARD = {
    "silent": "Submitted without an answer",
    "in_progress": "In progress",
    "not_started": "Not started",
    "declined": "Declined",
}
STANDINGS = (*BY_MODE.values(), *NOT_HEARD.values())
Heard = Set[str]
"""The codes of the partners that answered anything."""


def submitted(partners: Sequence[PartnerRow]) -> list[PartnerRow]:
    """The partners whose answers count as evidence."""
    return [partner for partner in partners if partner.status == "submitted"]


def taking_part(partners: Sequence[PartnerRow], heard: Heard) -> list[PartnerRow]:
    return [partner for partner in submitted(partners) if partner.code in heard]


def counted(partners: Sequence[PartnerRow]) -> Count:
    """Partners are no rows of the frame, so each has a place that no row has."""
    places = enumerate(in_order(partners))
    return Count(Seen(beside("partners", n), partner.code, None) for n, partner in places)


def status_of(partner: PartnerRow, heard: Heard) -> str:
    silent = partner.status == "submitted" and partner.code not in heard
    return "silent" if silent else partner.status


def standing(partner: PartnerRow, heard: Heard) -> str:
    """How a partner took part, or how far it is from it."""
    return NOT_HEARD.get(status_of(partner, heard)) or BY_MODE[partner.mode or "interviewer"]


def participation(partners: Sequence[PartnerRow], heard: Heard, held_to: str = "") -> Finding:
    """`held_to` says which part of the study these are the partners of."""
    answered, of = len(taking_part(partners, heard)), held_to or all_of(partners)
    base = Base(answered=answered, eligible=len(partners), words=of)
    blocks: tuple[Block, ...] = ()
    if partners:
        words = Prose(essential_words(partners, heard))
        missing = (Prose(who, internal=True) for who in essential_names(partners, heard))
        confirmed = Prose(confirmed_words(taking_part(partners, heard)))
        blocks = (words, *missing, confirmed, by_type(partners, heard), register(partners, heard))
    claim = took_part(partners, heard)
    return Finding("participation", "Who took part", claim, base, blocks)


def all_of(partners: Sequence[PartnerRow]) -> str:
    if len(partners) == 1:
        return "the one partner of the study"
    return f"all {len(partners)} partners of the study" if partners else "no partner yet"


def took_part(partners: Sequence[PartnerRow], heard: Heard) -> str:
    if not partners:
        return "No partner has been added to this study yet."
    took = counted(taking_part(partners, heard))
    said = Claim(took, " of ", number_of(len(partners), "partner"), " took part")
    others = {
        status: counted([p for p in partners if status_of(p, heard) == status])
        for status in NOT_HEARD
    }
    return sentence(said, *(others_words(count, status) for status, count in others.items()))


def others_words(count: Count, status: str) -> str:
    one, many = {
        "silent": ("submitted without an answer", "submitted without an answer"),
        "in_progress": ("has answered in part", "have answered in part"),
        "not_started": ("has not started", "have not started"),
        "declined": ("declined", "declined"),
    }[status]
    return Claim(count, f" {one if count == 1 else many}") if count else ""


def essential_words(partners: Sequence[PartnerRow], heard: Heard) -> str:
    essential = [partner for partner in partners if partner.essential]
    missing = missing_essential(partners, heard)
    if not essential:
        return "No partner was marked as essential beforehand."
    if not missing:
        return Claim(all_essential(counted(essential)), " took part.")
    of = number_of(len(essential), "essential partner")
    return Claim(counted(missing), " of ", of, " did not take part.")


def essential_names(partners: Sequence[PartnerRow], heard: Heard) -> Iterator[str]:
    """Who is missing and why, for the internal edition: nobody has agreed to be named with that."""
    if missing := missing_essential(partners, heard):
        names = listing([f"{p.name} ({why_missing(p, heard)})" for p in in_order(missing)])
        yield f"Missing: {names}."


def missing_essential(partners: Sequence[PartnerRow], heard: Heard) -> list[PartnerRow]:
    return [p for p in partners if p.essential and status_of(p, heard) in NOT_HEARD]


def confirmed_words(took_part: Sequence[PartnerRow]) -> str:
    """What became of the records that partners were asked to look through."""
    if not took_part:
        return "No partner has a record to confirm yet."
    confirmed = [partner for partner in took_part if partner.confirmed]
    if not confirmed:
        return "No partner has confirmed its own record yet."
    changed = counted([partner for partner in confirmed if partner.changed > 0])
    said = Claim(
        *(counted(confirmed), " of ", number_of(len(took_part), "partner"), " that took part"),
        *(" confirmed their own record, ", changed or "none", " of them with corrections"),
    )
    left = counted([partner for partner in took_part if not partner.confirmed])
    verb = "has" if left == 1 else "have"
    return sentence(said, Claim(left, f" {verb} not confirmed") if left else "")


def all_essential(count: Count) -> Claim:
    if count == 1:
        return Claim(Worded(count, "The one essential partner"))
    if count == 2:
        return Claim(Worded(count, "Both essential partners"))
    return Claim("All ", count, " essential partners")


def why_missing(partner: PartnerRow, heard: Heard) -> str:
    return ": ".join(filter(None, [standing(partner, heard).lower(), partner.reason]))


def by_type(partners: Sequence[PartnerRow], heard: Heard) -> Chart:
    found: dict[tuple[str, str], list[PartnerRow]] = defaultdict(list)
    for partner in partners:
        found[standing(partner, heard), partner.type or "Type not given"].append(partner)
    counts = Counter({key: counted(several) for key, several in found.items()})
    types = sorted({kind for _, kind in counts})
    standings, rare = {each for each, _ in counts}, NOT_HEARD["silent"]
    shown = [each for each in STANDINGS if each in standings or each != rare]
    return bar_chart(
        "Partners by type and by how they took part",
        corner=TYPES,
        categories=types,
        series={each: [counts[each, kind] for kind in types] for each in shown},
    )


def register(partners: Sequence[PartnerRow], heard: Heard) -> Table:
    columns = ("Code", "Partner", "Type", "Essential", "Took part", "Date")
    rows = tuple(register_row(partner, heard) for partner in in_order(partners))
    return Table("Partners of the study", columns, rows, internal=True)


def registered(participation: Finding | None, code: str) -> tuple[str, ...]:
    """What the register says of a partner; nothing where it is of no register."""
    tables = participation.blocks if participation else ()
    rows = (row for each in tables if isinstance(each, Table) for row in each.rows)
    return next((row for row in rows if row[0] == code), ())


def register_row(partner: PartnerRow, heard: Heard) -> tuple[str, ...]:
    essential = "Essential" if partner.essential else ""
    took_part = ": ".join(filter(None, (standing(partner, heard), partner.reason)))
    day = day_words(partner.submitted_on)
    return partner.code, partner.name, partner.type, essential, took_part, day


def day_words(day: date | None) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}" if day else ""
