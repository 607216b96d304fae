"""How partners answer on making sharing work: what they would share, may share, and how."""

from guides import Slot
from research.demonstration.data import figures, spoken
from research.demonstration.respondent import (
    Entries,
    Respondent,
    Rule,
    by_attitude,
    by_maturity,
    in_order,
    said,
    talk,
    talk_apart,
    unless_representative,
)

WISHES = {"keen": 0.95, "careful": 0.75, "doubtful": 0.4}
FORMS = {
    "keen": {"between_partners": 4, "central_database": 5, "other": 1},
    "careful": {"between_partners": 6, "central_database": 2, "other": 2},
    "doubtful": {"between_partners": 4, "central_database": 3, "other": 3},
}
METHODS = {"keen": (0.8, 0.7), "careful": (0.9, 0.35), "doubtful": (0.6, 0.1)}
ASSURANCES = {
    "agreement": 0.75,
    "control": 0.4,
    "client_choice": 0.5,
    "legal_advice": 0.45,
    "security": 0.5,
    "other": 0.12,
}


def form(who: Respondent) -> str:
    """What sharing means to the partner."""
    if not who.kind.holds_records:
        return "between_partners"
    return who.pick(FORMS[who.profile.attitude], "form")


def meaning(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("meaning", form(who) if who.kind.holds_records else "representative"))


def meaning_form(who: Respondent, slot: Slot) -> Entries:
    beside = {"specify": who.words("meaning_form_other", "any")} if form(who) == "other" else {}
    return said([form(who)], **beside)


def wish_to_share(who: Respondent, slot: Slot) -> Entries:
    """Willing by attitude, and less so the more people mind."""
    mind = figures(slot.key[1])["sensitive"]
    likely = WISHES[who.profile.attitude] - (0, 0.1, 0.3, 0.4)[mind] - who.kind.strictness / 2
    return said("yes" if who.chance(likely, *slot.key) else "no")


ALLOWED: tuple[dict[str, float], ...] = (
    {"yes": 75, "conditions": 25},
    {"yes": 10, "conditions": 60, "no": 30},
    {"conditions": 35, "no": 65},
    {"no": 100},
)


def allowed_to_share(who: Respondent, slot: Slot) -> Entries:
    """Less is allowed where people mind more, and where confidence binds."""
    mind = figures(slot.key[1])["sensitive"]
    weights = dict(ALLOWED[mind])
    weights["no"] = weights.get("no", 0) + 100 * max(who.kind.strictness, 0) * (mind > 0)
    if who.answers[("wish_to_share", slot.key[1])] == "no":
        weights["yes"] = weights.get("yes", 0) / 4
    return said(who.pick(weights, *slot.key))


def wish_to_receive(who: Respondent, slot: Slot) -> Entries:
    return said("yes" if slot.key[1] in who.outlook.wants else "no")


def gaps(who: Respondent) -> tuple[str, ...]:
    """What the partner would share and may not, without what only the partner could name."""
    return tuple(
        item
        for (question, item), value in who.answers.items()
        if question == "wish_to_share"
        and value == "yes"
        and not item.startswith("other_")
        and who.answers.get(("allowed_to_share", item)) == "no"
    )


def wish_gap(who: Respondent, slot: Slot) -> Entries:
    if not who.kind.holds_records:
        return said("no")
    return said("yes" if gaps(who) or who.chance(0.2, *slot.key) else "no")


def wish_gap_words(who: Respondent, slot: Slot) -> Entries:
    data = who.listing(spoken(gaps(who)[:2]))
    return said(who.words("wish_gap_words", "data" if data else "plain", data=data))


def practice(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("practice", "maturity" if who.kind.holds_records else "kind"))


def methods(who: Respondent, slot: Slot) -> Entries:
    likely = dict(zip(("aggregate", "platform"), METHODS[who.profile.attitude], strict=True))
    chosen = [one for one in likely if who.chance(likely[one], *slot.key, one)]
    if who.chance(0.15, *slot.key, "other"):
        words = who.words("methods_other", "any")
        return said(in_order(slot.question, [*chosen, "other"]), specify=words)
    return said(in_order(slot.question, chosen or ["none_of_these"]))


def assured(who: Respondent) -> list[str]:
    chosen = [one for one in ASSURANCES if who.chance(ASSURANCES[one], "assurances", one)]
    return chosen or (["nothing"] if who.profile.maturity == 3 else ["agreement"])


def assurances(who: Respondent, slot: Slot) -> Entries:
    chosen = assured(who)
    beside = {"specify": who.words("assurances_other", "any")} if "other" in chosen else {}
    return said(in_order(slot.question, chosen), **beside)


def assurances_words(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("assurances_words", *assured(who)[:2]))


def lawful_basis_words(who: Respondent, slot: Slot) -> Entries:
    return said(who.words("lawful_basis_words", who.answers[("lawful_basis", "")]))


SAVINGS = {
    "keen": {"less_collection": 0.7, "less_repetition": 0.9},
    "careful": {"less_collection": 0.4, "less_repetition": 0.8},
    "doubtful": {"less_collection": 0.1, "less_repetition": 0.4},
}


def efficiencies(who: Respondent, slot: Slot) -> Entries:
    likely = SAVINGS[who.profile.attitude]
    chosen = [one for one in likely if who.chance(likely[one], *slot.key, one)]
    if who.chance(0.12, *slot.key, "other"):
        words = who.words("efficiencies_other", "any")
        return said(in_order(slot.question, [*chosen, "other"]), specify=words)
    return said(in_order(slot.question, chosen or ["no_saving"]))


RULES: dict[str, Rule] = {
    "meaning": meaning,
    "meaning_form": meaning_form,
    "good_sharing": talk("any", "attitude"),
    "wish_to_share": wish_to_share,
    "allowed_to_share": allowed_to_share,
    "wish_to_receive": wish_to_receive,
    "practice": practice,
    "methods": methods,
    "secure_transfer": by_maturity(
        {"conditions": 5, "no": 5},
        {"yes": 2, "conditions": 7, "no": 1},
        {"yes": 6, "conditions": 4},
    ),
    "method_matters": by_attitude(
        keen={"yes": 6, "no": 4}, careful={"yes": 9, "no": 1}, doubtful={"yes": 7, "no": 3}
    ),
    "method_matters_words": talk_apart("attitude"),
    "wish_gap": wish_gap,
    "wish_gap_words": wish_gap_words,
    "assurances": assurances,
    "assurances_words": assurances_words,
    "lawful_basis": unless_representative(
        by_maturity(
            {"believed": 4, "not_looked_at": 6},
            {"confirmed": 2, "believed": 5, "not_looked_at": 3},
            {"confirmed": 7, "believed": 3},
        )
    ),
    "lawful_basis_words": lawful_basis_words,
    "sign_off": talk("kind"),
    "quality_gain": unless_representative(
        by_attitude(
            keen={"yes": 8, "no": 2}, careful={"yes": 6, "no": 4}, doubtful={"yes": 3, "no": 7}
        )
    ),
    "quality_gain_words": talk("any"),
    "efficiencies": unless_representative(efficiencies),
}
