"""In which year's prices costs are told, where the study says so."""

from dataclasses import replace

from analysis.counted import Claim
from analysis.findings import Finding, Prose
from guides.model import Guide


def priced(made: Finding, guide: Guide, year: int | None) -> Finding:
    """A finding on money says it first; no other does, and none where no year is set."""
    asked = next((question for question in guide.questions if question.id == made.id), None)
    if not year or asked is None or asked.kind != "money":
        return made
    # A claim, as its number counts no partners.
    words = Claim(
        f"Costs are told in prices of {year}, the price base year of the study. Figures stand as"
        " partners gave them, and none was converted."
    )
    return replace(made, blocks=(Prose(words), *made.blocks))
