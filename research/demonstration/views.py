"""How partners answer on who they are, what they think of sharing, and what they offer."""

from guides import Slot
from research.demonstration.respondent import (
    Entries,
    Respondent,
    Rule,
    by_attitude,
    in_order,
    said,
    talk,
    talk_apart,
)

AUDIENCES = ("own_organisation", "partnership", "partners", "clients")


def person(part: int) -> Rule:
    """A row of the people taking part, as long as there is one more."""

    def rule(who: Respondent, slot: Slot) -> Entries | None:
        row = int(slot.key[1]) - 1
        people = who.profile.people
        return said(people[row][part]) if row < len(people) else None

    return rule


def importance_own(who: Respondent, slot: Slot) -> Entries:
    """As important as to the sector, or a step less."""
    points = list(slot.question.option_labels)
    sector = who.answers[("importance_sector", "")]
    place = points.index(sector) if sector else 2
    less = who.chance(0.45 if who.kind.holds_records else 0.9, *slot.key)
    return said(points[max(place - less, 0)])


def goals_words(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("goals_words", who.answers[("goals", "")]))


def audiences(who: Respondent) -> list[str]:
    """Who would gain, in the eyes of the partner; not itself, where it holds no records."""
    chance = who.dice("audiences")
    if who.profile.attitude == "doubtful" and chance.random() < 0.3:
        return ["no_one"]
    most = {"keen": 3, "careful": 2, "doubtful": 1}[who.profile.attitude]
    return chance.sample(AUDIENCES[not who.kind.holds_records :], most)


def benefits(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("benefits", *audiences(who)))


def benefits_for(who: Respondent, slot: Slot) -> Entries:
    return said(in_order(slot.question, audiences(who)))


def services_words(who: Respondent, slot: Slot) -> Entries:
    services = who.labels("services", who.outlook.foremost_services)
    topic = "services_words" if services else "no_services"
    return said(who.words(topic, "kind", services=services))


def service_offered(who: Respondent, slot: Slot) -> Entries:
    item = slot.key[1]
    offered = "yes" if item in who.profile.services else "no"
    return said(offered, mention=who.mention(item, who.outlook.foremost_services))


def service_provider(who: Respondent, slot: Slot) -> Entries:
    if slot.key[1] in who.profile.contracted:
        return said("sub_contracted")
    return said("both" if slot.key[1] in who.profile.shared_out else "in_house")


RULES: dict[str, Rule] = {
    "person_name": person(0),
    "person_role": person(1),
    "person_duties": person(2),
    "importance_sector": by_attitude(
        keen={"very": 4, "critical": 6},
        careful={"fairly": 3, "very": 6, "critical": 1},
        doubtful={"slightly": 5, "fairly": 5},
    ),
    "importance_own": importance_own,
    "importance_words": talk("attitude", "kind"),
    "goals": by_attitude(
        keen={"yes": 7, "in_preparation": 3},
        careful={"yes": 3, "in_preparation": 4, "no": 3},
        doubtful={"in_preparation": 2, "no": 8},
    ),
    "goals_words": goals_words,
    "benefits": benefits,
    "benefits_for": benefits_for,
    "risks": talk_apart("attitude", "any"),
    "services_words": services_words,
    "service_offered": service_offered,
    "service_provider": service_provider,
}
