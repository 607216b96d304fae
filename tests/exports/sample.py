"""A fictitious report and guide to write: small where a test asks it, rich to be looked at."""

from dataclasses import replace

from pydantic import TypeAdapter

from analysis.findings import (
    Base,
    Block,
    Chart,
    Finding,
    Grid,
    Prose,
    Report,
    Series,
    State,
    StudyFacts,
    Table,
)
from guides.model import Guide

PARTNERS = (
    "Northtown Council", "Easter Skills Trust", "Loch Careers Service", "Federation of Small Firms",
    "Harbour College", "Benefits Office North", "Glen Enterprise", "Union Learning Fund",
    "Westshire Council", "Money Advice Alliance", "Isles Development Agency", "Trades Congress",
)  # fmt: skip
ITEMS = (
    "How a client is recognised", "Flag on the database", "Unique identifier",
    "Age, gender, ethnicity and residence", "Client postcode", "Employment history",
    "Skills, qualifications and experience", "Benefits and housing history", "Tax records",
    "Redundancy arrangements", "Support given to the client", "Progress through training",
    "Outcomes: in training, in jobs, sustained", "Time spent with supported businesses",
    "Agreement to share", "Feedback from clients", "Other data about people",
    "Businesses that were supported", "Time spent with businesses", "Agreement of the business",
    "Other data about businesses", "Local intelligence about redundancies",
    "Additional services or funding", "Management information", "Other intelligence",
)  # fmt: skip
STATES = (
    State("held", "We hold it", "Y", 4),
    State("partly", "We hold part of it", "P", 2),
    State("not_held", "We do not hold it", "N", 1),
    State("dont_know", "Does not know", "DK", 0),
    State("not_applicable", "Not applicable", "n/a", 0),
    State("no_answer", "No answer", "?", 0),
)
BASE = Base(answered=9, eligible=12, not_applicable=2, dont_know=1)
FACTS = StudyFacts(
    slug="data_sharing",
    title="Sharing data between employability partners",
    commissioner="Northtown Partnership Board",
    stage="Stage 1: views and holdings",
    guide_title="Partnership data sharing",
    guide_version=2,
    fictitious=True,
    data_cut_off="14 October 2026",
)


def a_table(title="Who gave an answer", rows=(("Interviewed", "7"), ("Filled in online", "2"))):
    return Table(title, ("How", "Partners"), rows, numeric=(1,))


def a_chart(
    categories=("Essential", "Important", "Not important"),
    series=(("Number of partners", (5, 3, 1)),),
    kind="clustered",
    title="How important data sharing is",
):
    rows = tuple(
        (name, *("–" if values[n] is None else str(values[n]) for _, values in series))
        for n, name in enumerate(categories)
    )
    return Chart(
        title=title,
        kind=kind,
        categories=tuple(categories),
        series=tuple(Series(name, tuple(values)) for name, values in series),
        value_title="Number of partners",
        alt=f"Bar chart of {title}.",
        table=Table(
            f"{title}: numbers",
            ("Answer", *(name for name, _ in series)),
            rows,
            tuple(range(1, len(series) + 1)),
        ),
    )


def a_grid(partners=PARTNERS, items=ITEMS[:6], title="What each partner holds"):
    ids = [state.id for state in STATES]
    cells = tuple(
        tuple(
            ids[(row * row * 7 + column * column * 3 + row * column) % 11 % len(ids)]
            for column in range(len(items))
        )
        for row in range(len(partners))
    )
    return Grid(title, "Partner", tuple(partners), tuple(items), cells, STATES)


def a_finding(*blocks: Block, title="Importance of sharing", section="Overall views", **changes):
    claim = "5 of the 9 partners who answered call data sharing essential to their work."
    return replace(Finding(title, title, claim, BASE, blocks, section), **changes)


def a_report(*findings: Finding, method=(), participation=None, **facts):
    who = participation or a_finding(a_table(), title="Who took part", section="")
    return Report(replace(FACTS, **facts), who, tuple(findings), tuple(method))


def a_guide(**changes) -> Guide:
    return TypeAdapter(Guide).validate_python({**GUIDE, **changes})


def a_rich_report() -> Report:
    """What a real study comes to, to be looked at page by page."""
    stacked = a_chart(
        ITEMS[:14],
        (
            ("Now", tuple((n * 5) % 8 for n in range(14))),
            ("Within a year", tuple((n * 3) % 5 for n in range(14))),
            ("Later", tuple((n * 7) % 4 for n in range(14))),
            ("Never", tuple((n * 2) % 3 for n in range(14))),
        ),
        "stacked",
        "When each item could be shared",
    )
    mentions = a_chart(
        ("Law and consent", "Systems that do not speak to each other", "Cost", "Habit and culture"),
        (("Raised unprompted", (6, 4, 3, 2)), ("Raised when shown", (2, 3, None, 5))),
        "clustered",
        "Barriers, by how they came up",
    )
    forty = PARTNERS + tuple(f"Partner organisation {n}" for n in range(13, 41))
    long_table = Table(
        "Existing sharing arrangements",
        ("Partner", "With whom", "What is shared", "Since", "Cost a year"),
        tuple(
            (
                partner,
                PARTNERS[-n],
                "Names, postcodes and the support given, in a spreadsheet sent by secure post "
                "every quarter; reviewed once.",
                str(2012 + n),
                f"£{n * 1250:,}",
            )
            for n, partner in enumerate(PARTNERS, start=1)
        ),
        numeric=(3, 4),
        note="Costs are the partners' own estimates at 2026 prices.",
    )
    views = Prose(
        "Partners saw two benefits before all others: a client need not tell the same story "
        "twice, and the partnership can show what its support leads to. Three of them named the "
        "same risk, that people stay away if they think their data go further than they agreed."
    )
    return a_report(
        a_finding(views, a_chart()),
        a_finding(views, mentions, title="Benefits and risks"),
        a_finding(a_grid(title="Services"), title="Services offered", section="Services"),
        a_finding(
            a_grid(forty, ITEMS), title="Data held about people", section="The data you hold"
        ),
        a_finding(
            a_grid(PARTNERS, ITEMS[:10], "Businesses"),
            title="Data on businesses",
            section="The data you hold",
        ),
        a_finding(stacked, title="What could be shared", section="Sharing"),
        a_finding(long_table, title="Arrangements today", section="Sharing"),
        method=(
            a_finding(a_table("Gates", (("Law", "1"), ("Funds", "0"))), title="Gates", section=""),
            a_finding(views, title="What would change the result", section=""),
        ),
        participation=a_finding(views, a_table(), title="Who took part", section=""),
    )


GUIDE = {
    "id": "data_sharing",
    "version": 2,
    "title": "Partnership data sharing",
    "instructions": [{"kind": "note", "text": "Leave the last ten minutes for section 3."}],
    "objectives": {"commitment": "How far partners support a formal system"},
    "handouts": {
        "data_items": {
            "number": 3,
            "title": "What data do you hold?",
            "lead": "Is any of the following held about the people you support?",
            "groups": {
                "people": {
                    "label": "People supported",
                    "track": "individual",
                    "items": {
                        "postcode": {"label": "Client postcode", "hint": "full, not only the area"},
                        "other": {"label": "Other data about people", "specify": True},
                    },
                }
            },
        }
    },
    "rosters": {
        "steps": {"title": "Key steps", "item": "step", "named_by": "step_name", "most": 12}
    },
    "sections": [
        {
            "id": "introduction",
            "title": "Introduction",
            "minutes": 5,
            "aim": "Introduce the research and learn who speaks for the organisation.",
            "introduction": {
                "ask": "Thank you for seeing us. We are looking at how data is shared.",
                "self_completion": "Thank you for taking part in this research.",
                "instructions": ["paraphrase"],
            },
            "questions": [
                {"id": "roles", "kind": "long_text", "ask": "What are your names and roles?"}
            ],
        },
        {
            "id": "data_held",
            "title": "The data you hold",
            "aim": "Learn what is collected and how it is used.",
            "questions": [
                {
                    "id": "held",
                    "kind": "one_of",
                    "ask": "Is any of the following data collected?",
                    "self_completion": "Do you hold this data?",
                    "instructions": ["if_not_mentioned"],
                    "handout": "data_items",
                    "for_each": "data_items",
                    "options": {"held": "We hold it", "not_held": "We do not hold it"},
                },
                {
                    "id": "quality",
                    "kind": "long_text",
                    "ask": "How would you rate its quality?",
                    "for_each": "data_items",
                    "ask_if": {"held": ["held"]},
                    "probes": ["age", "gaps"],
                    "instructions": ["probe_fully"],
                },
                {
                    "id": "step_name",
                    "kind": "text",
                    "ask": "Which steps must be taken first?",
                    "for_each": "steps",
                    "supplementary": "The method needs steps that costs can be attached to.",
                },
            ],
        },
    ],
}
