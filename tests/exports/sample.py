"""A fictitious report to write: small where a test asks it, rich to be looked at."""

from dataclasses import replace

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
from exports.composing.compose import compose
from exports.composing.material import Material
from exports.composing.parts import Facts
from exports.word_report import word_report

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
    State("not_applicable", "Not applicable: another organisation does all of it", "n/a", 0),
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


def a_document(report, guide, made_on="21 November 2026", edition="internal", **material):
    """The report as it is composed where nobody has written or chosen anything."""
    facts = Facts(edition, made_on)
    return compose(Material(report, guide, **{"facts": facts, **material}))


def written(report, guide, made_on="21 November 2026"):
    """The same as a Word file."""
    return word_report(a_document(report, guide, made_on))


VIEWS = Prose(
    "Partners saw two benefits before all others: a client need not tell the same story "
    "twice, and the partnership can show what its support leads to. Three of them named the "
    "same risk, that people stay away if they think their data go further than they agreed."
)


def shareable_items() -> Chart:
    def counts(factor, below):
        return tuple((n * factor) % below for n in range(14))

    series = (
        ("Now", counts(5, 8)),
        ("Within a year", counts(3, 5)),
        ("Later", counts(7, 4)),
        ("Never", counts(2, 3)),
    )
    return a_chart(ITEMS[:14], series, "stacked", "When each item could be shared")


def barriers() -> Chart:
    names = ("Law and consent", "Systems that do not speak to each other", "Cost", "Habit")
    series = (("Raised unprompted", (6, 4, 3, 2)), ("Raised when shown", (2, 3, None, 5)))
    return a_chart(names, series, "clustered", "Barriers, by how they came up")


def arrangements() -> Table:
    shared = "Names, postcodes and the support given, in a spreadsheet sent by secure post."
    rows = tuple(
        (partner, PARTNERS[-n], shared, str(2012 + n), f"£{n * 1250:,}")
        for n, partner in enumerate(PARTNERS, start=1)
    )
    columns = ("Partner", "With whom", "What is shared", "Since", "Cost a year")
    note = "Costs are the partners' own estimates at 2026 prices."
    return Table("Existing sharing arrangements", columns, rows, numeric=(3, 4), note=note)


def a_rich_report() -> Report:
    """What a real study comes to, to be looked at page by page."""
    forty = PARTNERS + tuple(f"Partner organisation {n}" for n in range(13, 41))
    gates = a_table("Gates", (("Law", "1"), ("Funds", "0")))
    return a_report(
        a_finding(VIEWS, a_chart()),
        a_finding(VIEWS, barriers(), title="Benefits and risks"),
        a_finding(a_grid(title="Services"), title="Services offered", section="Services"),
        a_finding(a_grid(forty, ITEMS), title="Data on people", section="The data you hold"),
        a_finding(
            a_grid(PARTNERS, ITEMS[:10], "Businesses"),
            title="Data on businesses",
            section="The data you hold",
        ),
        a_finding(shareable_items(), title="What could be shared", section="Sharing"),
        a_finding(arrangements(), title="Arrangements today", section="Sharing"),
        method=(
            a_finding(gates, title="Gates", section=""),
            a_finding(VIEWS, title="What would change the result", section=""),
        ),
        participation=a_finding(VIEWS, a_table(), title="Who took part", section=""),
    )
