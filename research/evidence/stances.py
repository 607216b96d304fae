"""What partners said of the options, in the newest stage that put them to partners."""

from typing import NamedTuple

from sqlalchemy.orm import Session

from guides import Guide
from research.evidence.measured import measured_in
from research.evidence.rows import AnswerRow, PartnerRow, answer_rows, partner_rows
from research.guides.versions import guide_of_text
from research.models import GuideVersion, Study


class OptionsPut(NamedTuple):
    """The stage by its title, the text of its guide, and who answered what about the options."""

    stage: str
    guide: str
    answers: list[AnswerRow]
    partners: list[PartnerRow]

    def read_guide(self) -> Guide:
        return guide_of_text(self.guide, "the guide that put the options")


def options_put(session: Session, study: Study) -> OptionsPut | None:
    found = measured_in(session, study, "stance")
    if found is None:
        return None
    stage, guide, question = found
    beside = {each.id for each in guide.questions if each.for_each == question.for_each}
    return OptionsPut(
        stage.title,
        session.get_one(GuideVersion, stage.guide_version_id).text,
        answer_rows(session, stage.id, beside),
        partner_rows(session, stage),
    )
