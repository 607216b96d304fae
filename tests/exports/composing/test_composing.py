from dataclasses import replace

from analysis.findings import Chart, Prose, Standing, Table
from analysis.suppression import Suppressed
from exports.composing.assumptions import assumed
from exports.composing.checks import remarks
from exports.composing.compose import compose, known_in, standing_in
from exports.composing.editions import edition_of
from exports.composing.figures import figures_of
from exports.composing.markdown import blocks
from exports.composing.material import (
    Material,
    Named,
    Objective,
    OutlineRow,
    Quote,
    Recommended,
)
from exports.composing.outline import outline
from exports.composing.parts import Data, Drawn, Facts, Run, Statement, Text
from exports.composing.references import read_authored
from research.evidence.rows import AnswerRow
from tests.exports.sample import ITEMS, a_chart, a_finding, a_grid, a_report, a_table
from tests.exports.sample_guide import a_guide

INTERNAL = Facts("internal", "21 November 2026")
PUBLISHABLE = Facts("publishable", "21 November 2026")


def material(*findings, facts=INTERNAL, **given):
    findings = findings or (a_finding(a_chart(), title="importance", section="Views"),)
    return Material(a_report(*findings), a_guide(), facts, **given)


def titles(document):
    return [part.heading for part in document.parts]


def said(found):
    return [(each.where, each.what) for each in found if each.stops]


def test_markdown_becomes_paragraphs_lists_quotations_and_tables():
    found = blocks(
        "One *slanted* and **bold** [link](https://example.org).\n\n- First\n- Second\n\n"
        "1. Number\n\n> Said\n\n## Below\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )

    texts = [each for each in found if isinstance(each, Text)]
    assert [(each.style, each.mark, each.words) for each in texts] == [
        ("body", "", "One slanted and bold link."),
        ("bullet", "", "First"),
        ("bullet", "", "Second"),
        ("number", "1.", "Number"),
        ("quote", "", "Said"),
        ("heading", "", "Below"),
    ]
    assert Run("link", link="https://example.org") in texts[0].runs
    assert found[-1] == Table("A by B", ("A", "B"), (("1", "2"),))


def test_html_and_dangerous_links_stay_words():
    (first, second) = blocks("<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b>no</b>")

    assert first.words == "<script>alert(1)</script>"
    assert not any(run.link for run in second.runs) and "<b>no</b>" in second.words


def test_a_footnote_is_kept_apart_from_the_words():
    (text,) = blocks("Known since 2005^[A forum, 2005].")

    assert text.runs[1] == Run("", note="A forum, 2005")


def test_figures_have_names_that_say_what_they_count():
    chart = a_chart(("Yes", "No"), (("Now", (4, 1)), ("Later", (2, None))), kind="stacked")

    assert figures_of(a_finding(a_chart()))["essential"] == "5"
    assert figures_of(a_finding(chart)) == {
        "answered": "9",
        "eligible": "12",
        "dont_know": "1",
        "yes.now": "4",
        "no.now": "1",
        "yes.later": "2",
    }
    assert figures_of(a_finding(a_table()))["interviewed"] == "7"


def test_an_authored_text_takes_its_numbers_from_the_findings():
    known = known_in(material())

    read = read_authored("Only {importance.essential} need it [F:importance].", known)

    assert read.blocks[0].words == "Only 5 need it [F3.1]."
    assert [run.cites for run in read.blocks[0].runs if run.cites] == ["importance"]
    assert read.wrong == ()


def test_what_is_referred_to_and_not_there_is_said():
    known = known_in(material())

    assert read_authored("{importance.nothing} [F:nobody] [Q:4]", known).wrong == (
        "{importance.nothing}: the findings have no figure of that name.",
        "[F:nobody]: the report has no finding of that name.",
        "[Q:4]: there are no such words among the verbatims.",
    )


def test_parts_stand_in_the_usual_order_and_what_is_empty_does_not_appear():
    texts = {"introduction": "Why.", "conclusions_business": "So [F:importance]."}
    document = compose(material(texts=texts, objectives=(Objective("Find out"),)))

    assert titles(document)[:7] == [
        "Summary",
        "What the research set out to find",
        "Introduction",
        "Who took part",
        "Method",
        "Views",
        "Conclusions: sharing data about businesses",
    ]


def test_a_guide_that_judges_nothing_by_track_has_one_conclusion():
    untracked = replace(material(), guide=a_guide(handouts={}))
    written = replace(untracked, texts={"conclusions_business": "So."})

    assert [conclusions(each) for each in (material(), untracked, written)] == [
        ["Conclusions: sharing data about businesses", "Conclusions: sharing data about people"],
        ["Conclusions"],
        ["Conclusions: sharing data about businesses", "Conclusions"],
    ]


def test_parts_with_nothing_in_them_are_not_among_those_that_stand():
    standing = standing_in(material(texts={"introduction": "Why."}))

    assert {"introduction", "method", "theme_views"} <= standing
    assert not standing & {"costs", "feasibility", "recommendations", "changes", "context"}


def conclusions(of):
    return [row.title for row in outline(of) if row.title.startswith("Conclusions")]


def test_parts_can_be_renamed_moved_and_left_out():
    rows = (
        OutlineRow("theme_views", "What they think"),
        OutlineRow("participation", "Who came"),
        OutlineRow("method", "Method", shown=False),
    )
    document = compose(material(outline=rows))

    assert titles(document)[1:3] == ["What they think", "Who came"]
    assert "Method" not in titles(document)
    assert document.markers["importance"] == "F1.1"


def test_a_part_that_is_new_since_the_outline_stands_in_its_usual_place():
    rows = tuple(row for row in outline(material()) if row.id != "theme_views")

    shown = [row.id for row in outline(material(outline=rows))]

    assert shown == [row.id for row in outline(material())]


def test_a_long_table_of_a_chart_moves_to_the_annex():
    names = tuple(f"Item {n}" for n in range(9))
    long = a_finding(a_chart(names, (("Partners", tuple(range(9))),)), title="long")
    document = compose(material(long))

    theme = next(part for part in document.walk() if part.id == "long")
    data = next(part for part in document.parts if part.id == "data")
    (drawn,) = (piece for piece in theme.pieces if isinstance(piece, Drawn))
    assert [piece.key for piece in data.pieces] == [drawn.key]
    assert not any(isinstance(piece, Chart) for piece in theme.pieces)


def test_a_grid_of_more_rows_than_two_pages_hold_moves_to_the_annex_too():
    def moved(rows):
        grid = a_grid(tuple(f"Partner {n}" for n in range(rows)), ITEMS[:5])
        document = compose(material(a_finding(grid, title="held")))
        return [
            piece.block
            for part in document.parts
            if part.id == "data"
            for piece in part.pieces
            if isinstance(piece, Data)
        ]

    assert moved(45) == []
    assert [len(grid.rows) for grid in moved(46)] == [46]


def test_an_annex_tells_a_chart_by_its_table_and_the_base_once():
    finding = a_finding(a_chart(), title="importance", section="Views")
    chart = finding.blocks[0]
    noted = replace(chart, table=replace(chart.table, note=finding.base.text))
    leading = replace(finding, id="first", leads=True)
    document = compose(material(leading, replace(finding, blocks=(noted,))))

    part = next(part for part in document.walk() if part.id == "importance")

    assert part.annex and part.pieces[1:] == (chart.table,)
    assert any(isinstance(piece, Chart) for p in document.walk() for piece in p.pieces)


def test_the_summary_begins_with_participation_and_the_verdict():
    verdict = a_finding(title="Verdicts", id="judgement-verdicts", section="Feasibility")
    many = [a_finding(title=f"Finding {n}", claim="x" * 400) for n in range(20)]
    who = a_finding(title="Who took part", id="participation", section="")
    report = a_report(*many, verdict, participation=who)
    first = compose(Material(report, a_guide(), INTERNAL)).parts[0]

    told = [piece.finding.id for piece in first.pieces if isinstance(piece, Statement)]
    assert told[:2] == ["participation", "judgement-verdicts"]
    assert len(told) < 15


def test_the_summary_names_the_options_of_each_verdict_and_what_is_recommended_first():
    rows = (
        ("0. As now", "Every track", "Always possible", "-"),
        ("1. Totals", "Business level", "Pilot with named conditions", "Gate 7"),
        ("2. Records", "Individual level", "Not yet", "Gate 2"),
        ("3. One system", "Individual level", "Not yet", "Gate 2"),
        ("3. One system", "Business level", "Not yet", "Gate 3"),
    )
    table = Table("Verdict on each option", ("Option", "Track", "Verdict", "What decides"), rows)
    verdict = a_finding(table, title="Verdicts", id="judgement-verdicts", section="Feasibility")
    stand = (
        ("2. Lawful", "Hard", "A lawyer signed", "Met in part", "Drafted"),
        ("8. Governance", "Hard", "Somebody decides", "Met", "The board does"),
    )
    gates = Table("Gates", ("Gate", "Kind", "Met when", "Status", "What shows it"), stand)
    gates = a_finding(gates, title="Gates", id="judgement-gates", section="Feasibility")
    advice = (Recommended("Agree a list", "The board", "Soon", "Two days", evidence="[F:Views]"),)
    who = a_finding(title="Who took part", id="participation", section="")
    report = a_report(a_finding(title="Views"), gates, verdict, participation=who)
    document = compose(Material(report, a_guide(), INTERNAL, recommendations=advice))

    summary = document.parts[0].pieces
    told = [p.finding.title if isinstance(p, Statement) else p.title for p in summary[1:]]
    assert told == [
        "Who took part", "Verdicts", "What each option comes to",
        "Gates", "What must be settled first", "What is recommended", "Views",
    ]  # fmt: skip
    assert summary[3].rows == (
        ("Always possible", "0. As now (every track)"),
        ("Pilot with named conditions", "1. Totals (business level)"),
        (
            "Not yet",
            "2. Records (individual level)\n3. One system (individual level and business level)",
        ),
    )
    assert summary[5].rows == (("2. Lawful", "Met in part", "A lawyer signed"),)
    assert summary[6].rows == (("Agree a list", "The board", "Soon"),)


def test_the_summary_tells_who_is_missing_and_on_whom_a_verdict_turns():
    turns = ("Partner 2", "“Data fit”", "\u2013"), ("Partner 5", "\u2013", "“Data fit”")
    table = Table("Essential partners that decide", ("Partner", "Below", "Unknown"), turns)
    verdict = a_finding(table, title="Verdicts", id="judgement-verdicts", section="Feasibility")
    gates = a_finding(title="Gates", id="judgement-gates", section="Feasibility")
    missing = Prose("1 of 5 essential partners did not take part."), Prose("Missing: Partner 5.")
    who = a_finding(*missing, title="Who took part", id="participation", section="")
    document = compose(Material(a_report(gates, verdict, participation=who), a_guide(), INTERNAL))

    told = [piece.words for piece in document.parts[0].pieces if isinstance(piece, Text)]
    assert told[1:] == [
        "1 of 5 essential partners did not take part. Missing: Partner 5.",
        "Essential partners that decide: Partner 2 (below the level needed on “Data fit”) and"
        " Partner 5 (no score known on “Data fit”).",
    ]


def test_the_summary_names_options_alone_where_nothing_is_judged_by_track():
    rows = (("1. Buy", "Not yet", "Gate 2"), ("2. Hire", "Not yet", "Gate 2"))
    table = Table("Verdict on each option", ("Option", "Verdict", "What decides"), rows)
    verdict = a_finding(table, id="judgement-verdicts", section="Feasibility")
    document = compose(Material(a_report(verdict), a_guide(), INTERNAL))

    [shown] = (piece for piece in document.parts[0].pieces if isinstance(piece, Table))
    assert shown.rows == (("Not yet", "1. Buy\n2. Hire"),)


def test_an_uncleared_quote_and_one_in_other_words_stop_the_report():
    quotes = (
        Quote(1, "We need it.", "", "P01", "importance", True),
        Quote(2, "Never.", "", "P02", "importance", False, "its partner refused it"),
    )
    texts = {"context": "> We want it. [Q:1]\n\n[Q:2]\n\n> We need it. [Q:1]"}

    assert said(remarks(material(quotes=quotes, texts=texts))) == [
        ("Context", "[Q:1] was stored in other words than those typed here."),
        ("Context", "[Q:2] is not cleared: its partner refused it."),
    ]


def test_a_snapshot_whose_claims_are_worked_out_otherwise_stops_the_report_and_says_what_to_do():
    found = said(remarks(material(), {"importance": "All of them.", "speed": "It is slow."}))

    assert found[0][0] == "The snapshot" and "make one of how everything stands now" in found[0][1]
    assert [what.partition(", and said ")[2] for _, what in found[1:]] == [
        "“All of them.” when the snapshot was frozen.",
        "“It is slow.” when the snapshot was frozen.",
    ]
    assert found[2][1].startswith("there is none any more")


def test_a_typed_number_that_no_finding_has_is_pointed_out():
    texts = {"context": "In 2005 it was 7 of 9 [F:importance]. Here 5 said so [F:importance]."}

    found = [each for each in remarks(material(texts=texts)) if not each.stops]

    assert [each.what.split(" is typed")[0] for each in found] == ["7"]


def test_conclusions_and_recommendations_must_cite_before_they_are_published():
    given = {
        "texts": {"conclusions_business": "It works.\n\nIt helps [F:importance]."},
        "recommendations": (Recommended("Do it"), Recommended("Go on", evidence="[F:importance]")),
    }

    assert said(remarks(material(**given))) == []
    assert [where for where, _ in said(remarks(material(facts=PUBLISHABLE, **given)))] == [
        "Conclusions: sharing data about businesses",
        "Recommendation 1",
    ]


def test_a_name_without_consent_stops_the_publishable_edition():
    partners = (
        Named("P01", "Northtown Council", "Council", False),
        Named("P02", "Harbour College", "College", True),
    )
    texts = {"context": "Northtown Council and Harbour College, P02."}

    assert said(remarks(material(texts=texts, partners=partners))) == []
    found = said(remarks(material(facts=PUBLISHABLE, texts=texts, partners=partners)))
    assert [what.split(" did not")[0] for _, what in found] == ["Northtown Council", "P02"]


def test_an_edited_statement_is_checked_as_an_authored_text():
    standing = Standing("edited", "Five.", "Rosa", "today")
    finding = a_finding(title="importance", standing=standing, claim="{importance.gone} said so.")

    assert [what for _, what in said(remarks(material(finding)))] == [
        "{importance.gone}: the findings have no figure of that name."
    ]
    assert replace(finding, claim="5 of 9").claim == "5 of 9"


COST = AnswerRow("P01", "cost", "step_1", None, None, None, "", "", 1)


def costs(*assumes):
    """One cost of each partner in turn, with what was assumed in it."""
    return [
        COST._replace(partner=f"P{n:02}", value={"central": 9000, "assumes": each})
        for n, each in enumerate(assumes)
    ]


def test_the_annex_tells_what_was_assumed_in_how_many_costs():
    rows = [*costs({"on_cost": 30}, {"on_cost": 30, "salary": 31000}), COST]

    document = compose(material(assumed=assumed(rows)))

    annex = next(part for part in document.parts if part.id == "assumptions")
    [table] = [piece for piece in annex.pieces if isinstance(piece, Table)]
    assert table.rows == (
        ("On-costs added to a salary, in per cent", "30", "2"),
        ("Salary of a full-time post for a year, in pounds", "31,000", "1"),
    )


def test_no_figure_that_was_assumed_for_few_partners_is_published():
    rows = costs({"on_cost": 30}, {"salary": 31000}, *[{"day_rate": 250}] * 3)

    found = edition_of(material(assumed=assumed(rows), facts=PUBLISHABLE))

    annex = next(part for part in compose(found).parts if part.id == "assumptions")
    [table] = [piece for piece in annex.pieces if isinstance(piece, Table)]
    assert [row[1:] for row in table.rows] == [("30", "few"), ("250", "3")]
    assert any("Salary" in each.where for each in found.suppressed)


def test_the_annex_of_what_is_not_published_names_a_finding_a_table_and_a_row_once():
    small = "it would tell of few"
    left_out = (
        Suppressed("Systems", "What they produce", small, "Nothing: all is typed", "Partners"),
        Suppressed("Systems", "What they produce", small, "Nothing: all is typed", "Interviewed"),
        Suppressed("Systems", "What they produce", small, "A file", "Partners"),
        Suppressed("Systems", "Data by partner: About people", "single"),
        Suppressed("Systems", "Data by partner: About firms", "single"),
    )

    document = compose(material(facts=PUBLISHABLE, suppressed=left_out))

    annex = next(part for part in document.parts if part.id == "suppressed")
    assert [table.rows for table in annex.pieces] == [
        (
            (
                "Systems: What they produce",
                "Nothing: all is typed: Partners; Interviewed\nA file: Partners",
            ),
        ),
        (("Systems", "Data by partner (About people; About firms)"),),
    ]


def test_a_report_in_which_nothing_was_assumed_has_no_such_annex():
    assert not any(part.id == "assumptions" for part in compose(material()).parts)


def test_what_nobody_answered_yet_is_said_once_below_what_was_answered():
    objectives = (
        Objective("Find out"),
        Objective("Weigh it", "Settled."),
        Objective("Ask again", earlier="Stage 1"),
        Objective("Go on"),
    )

    document = compose(material(objectives=objectives))

    told = next(part for part in document.parts if part.id == "objectives")
    assert [f"{piece.mark} {piece.words}".strip() for piece in told.pieces] == [
        *("2. Weigh it", "Settled."),
        *("No answer has been written yet to:", "1. Find out", "4. Go on"),
        *("Answered in the report of “Stage 1”:", "3. Ask again"),
    ]


def test_why_a_partner_declined_stands_below_the_register():
    columns = ("Code", "Partner", "Type", "Essential", "Took part", "Date")
    rows = (
        ("P1", "A", "Council", "", "Declined: has no time.", ""),
        ("P2", "B", "", "", "Interviewed", ""),
    )
    register = Table("Partners of the study", columns, rows, internal=True)
    who = a_finding(register, id="participation", section="")
    document = compose(Material(a_report(participation=who), a_guide(), INTERNAL))

    [annex] = (part for part in document.parts if part.id == "partners")
    [shown] = annex.pieces
    assert [row[4] for row in shown.rows] == ["Declined", "Interviewed"]
    assert shown.note == "P1 declined: has no time."
