"""Whether the parts of a guide make sense together."""

from collections.abc import Collection

from guides.checks.asking import asking_complaints
from guides.checks.ids import id_complaints
from guides.checks.lists import list_complaints
from guides.checks.routes import route_complaints
from guides.checks.texts import text_complaints
from guides.model import Guide
from guides.places import Complaint

CHECKS = (id_complaints, text_complaints, list_complaints, asking_complaints, route_complaints)


def check_guide(guide: Guide, unread: Collection[str] = ()) -> list[Complaint]:
    """A path in the model and a sentence for each mistake. The ids in `unread` belong to parts
    that could not be read, of which nothing is held against others; "" stands for any question."""
    return [complaint for check in CHECKS for complaint in check(guide, unread)]
