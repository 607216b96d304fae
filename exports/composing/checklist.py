"""The checklist of the method: what a reviewer asks of interviews, and where it is answered."""

from collections.abc import Callable, Iterator

from analysis.findings import Report, Table
from exports.composing.material import Material
from exports.composing.parts import Piece

NOT_RECORDED = "Not recorded"


def _took_part(report: Report) -> str:
    return report.participation.claim if report.participation else ""


def _of_method(report: Report, finding: str) -> str:
    return next((each.claim for each in report.method if each.id == finding), "")


def _coding(report: Report) -> str:
    drafted = [finding for finding in report.everything if finding.drafted and finding.is_told]
    accepted = sum(not finding.is_draft and bool(finding.claim) for finding in drafted)
    return f"{accepted} of {len(drafted)} drafted statements were accepted by a named researcher"


# After the consolidated criteria for reporting qualitative research (COREQ), by its numbers.
COREQ: tuple[tuple[str, str, Callable[[Material], str]], ...] = (
    ("1", "Who interviewed", lambda m: m.fieldwork.interviewers),
    ("10", "How partners were chosen", lambda m: "Every partner of the study was asked"),
    ("11", "How they took part", lambda m: _of_method(m.report, "modes")),
    ("12", "How many took part", lambda m: _took_part(m.report)),
    ("12", "How many people spoke", lambda m: m.fieldwork.participants),
    ("13", "Who did not, and why", lambda m: _who_did_not(m)),
    ("16", "Who took part, and when", lambda m: m.fieldwork.dates),
    ("17", "What was asked", lambda m: "The annex holds the topic guide, prompts and hand-outs"),
    ("20", "Field notes", lambda m: "Kept beside each answer; not part of the report"),
    ("21", "How long it took", lambda m: m.fieldwork.minutes or _of_method(m.report, "minutes")),
    ("23", "Records shown to partners", lambda m: m.fieldwork.confirmed),
    ("24", "Who signed the statements", lambda m: _coding(m.report)),
    ("27", "Software", lambda m: f"Showcard {m.facts.version}".strip()),
    ("29", "Quotations", lambda m: _quotations(m)),
    ("30", "Findings and data agree", lambda m: "Each number is worked out from the answers"),
    ("31", "Main findings", lambda m: "The summary, and the sections that it names"),
    ("32", "Minor findings", lambda m: "The annex of answers to the other questions"),
)
# After Spencer and others (2003): a framework for assessing research evidence.
SPENCER = (
    ("Contributory", "What is known now that was not known before?", "Summary"),
    ("Contributory", "Is what was asked answered?", "What the research set out to find"),
    ("Contributory", "How far can the findings be carried over?", "Context; Conclusions"),
    ("Defensible in design", "Does the design fit the question?", "Method"),
    ("Defensible in design", "Who was asked, and why they?", "Who took part"),
    ("Defensible in design", "Who did not take part?", "Who took part; annex of partners"),
    ("Rigorous in conduct", "How were answers collected?", "Method; the topic guide"),
    ("Rigorous in conduct", "How were they analysed?", "Criteria and anchors"),
    ("Rigorous in conduct", "Is the context kept?", "Claim register"),
    ("Rigorous in conduct", "Is diversity of views shown?", "Findings; options and feasibility"),
    ("Rigorous in conduct", "Is detail kept?", "Answers to the other questions; data tables"),
    ("Credible in claim", "Do conclusions rest on evidence?", "Conclusions; claim register"),
    ("Credible in claim", "Is the way from data to claim clear?", "Claim register"),
    ("Credible in claim", "Can it be checked?", "Data tables; the command to make it again"),
    ("Credible in claim", "Are assumptions told?", "Assumptions and decisions"),
    ("Credible in claim", "Was it ethical?", "Method; what is not published"),
)


def _who_did_not(material: Material) -> str:
    if material.is_publishable:
        return "How many is told by type of partner; why is kept by the research team"
    return "The annex of partners gives each reason"


def _quotations(material: Material) -> str:
    cleared = sum(quote.cleared for quote in material.quotes)
    return f"{cleared} of {len(material.quotes)} quotations are cleared" if material.quotes else ""


def checklist(material: Material, own: tuple[Piece, ...]) -> Iterator[Piece]:
    rows = tuple((n, item, filled(material) or NOT_RECORDED) for n, item, filled in COREQ)
    note = "The numbers are those of COREQ; items that nothing is kept about are left out."
    yield Table("Reporting of interviews", ("Item", "What is asked", "Here"), rows, note=note)
    asked = ("Principle", "What is asked", "Where to look")
    yield Table("Quality of the research", asked, SPENCER)
    yield from own
