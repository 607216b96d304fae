"""Who a page can be for: the roles that may, and whether they must belong to its study."""

from enum import Enum


class Who(Enum):
    """Which roles may; and whether they must belong to the study that the address names.

    Administrators see every study without belonging to it. With a personal link come a partner's
    lead, contributors and approvers, and to no study but that of the link.
    """

    ANYONE = frozenset[str](), False
    WITH_LINK = frozenset({"lead", "contributor", "approver"}), False
    ANSWERING = frozenset({"lead", "contributor"}), False
    LEADING = frozenset({"lead"}), False
    APPROVING = frozenset({"approver"}), False
    WITH_TOKEN = frozenset({"program"}), True
    SIGNED_IN = frozenset({"administrator", "researcher", "commissioner"}), False
    RESEARCHERS = frozenset({"administrator", "researcher"}), False
    ADMINISTRATORS = frozenset({"administrator"}), False
    STUDY_RESEARCHERS = frozenset({"administrator", "researcher"}), True
    STUDY_READERS = frozenset({"administrator", "researcher", "commissioner"}), True

    def __init__(self, roles: frozenset[str], of_study: bool) -> None:
        self.roles = roles
        self.of_study = of_study

    @property
    def by_link(self) -> bool:
        return bool(self.roles & {"lead", "approver"})
