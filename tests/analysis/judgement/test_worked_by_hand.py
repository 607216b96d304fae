"""A kept study of four partners, with every figure of its judgement worked out on paper.

Levels of “Held” over the four core items: all of them 4, three 3, two 2, one 1, none 0. A partner's
“Will” is the mean of “It matters” (0 to 4) and “Plans” (own 2, joint 4).

             Will                      Held (all, people, firms)
  P01 *      (4 + 4) / 2 = 4           4 of 4 = 4; 2 of 2 = 4; 2 of 2 = 4
  P02 *      (2 + ?) / 1 = 2           2 of 4 = 2; 2 of 2 = 4; 0 of 2 = 0
  P03        (0 + 2) / 2 = 1           3 of 4 = 3; 2 of 2 = 4; 1 of 2 = 2
  P04        said that it does not know; keeps no records, so “Held” is not asked

(* essential.) Wanted: the name by P03, held and allowed by P01: supplied. The size by P01, held by
P01 alone: not supplied. One of two is supplied: level 2.
"""

import re

from analysis.findings import Report
from analysis.judgement.conclusions import judge
from analysis.judgement.moves import Moves
from analysis.judgement.profile import profile
from analysis.judgement.profile_finding import profile_finding
from analysis.judgement.sensitivity import trials
from analysis.judgement.verdict_finding import verdict_finding
from analysis.suppression import publishable
from tests.analysis.given import FACTS
from tests.analysis.judgement.small_study import criteria_of, evidence, partners_of

SAID = """
    P01 | matters |          | all
    P01 | plans   |          | joint
    P01 | keeps   |          | yes
    P01 | held    | name     | held
    P01 | held    | postcode | held
    P01 | held    | firm     | held
    P01 | held    | size     | held
    P01 | allowed | name     | yes
    P01 | allowed | postcode | yes
    P01 | allowed | firm     | yes
    P01 | allowed | size     | yes
    P02 | matters |          | fair
    P02 | plans   |          | dont_know
    P02 | keeps   |          | yes
    P02 | held    | name     | held
    P02 | held    | postcode | partly
    P02 | held    | firm     | not_held
    P02 | held    | size     | not_held
    P02 | allowed | name     | no
    P02 | allowed | postcode | no
    P03 | matters |          | none
    P03 | plans   |          | own
    P03 | keeps   |          | yes
    P03 | held    | name     | held
    P03 | held    | postcode | held
    P03 | held    | firm     | held
    P03 | held    | size     | not_held
    P03 | allowed | name     | no
    P03 | allowed | postcode | no
    P03 | allowed | firm     | no
    P04 | matters |          | dont_know
    P04 | plans   |          | dont_know
    P04 | keeps   |          | no
"""
WANTED = "\n".join(
    f"{partner} | wanted | {item} | {'yes' if (partner, item) in WISHES else 'no'}"
    for WISHES in [{("P03", "name"), ("P01", "size")}]
    for partner in ("P01", "P02", "P03", "P04")
    for item in ("name", "postcode", "firm", "size")
)
MET = dict.fromkeys(("law", "money", "training", "review"), "met")


def kept(**gates):
    table = "\n".join(line.strip() for line in f"{SAID}\n{WANTED}".splitlines())
    return evidence(table, partners_of(4, "P01", "P02"), criteria_of(**gates))


def test_the_profile_is_the_one_on_paper():
    made = kept()
    will, held, demand = profile(made, made.panel.everyone)[""]

    # Will: 1, 2 and 4, so 2 in the middle; P04 is missing: worst 0, best 4, and P02's plans too:
    # worst 0, 1, 1 and 4, so 1; best 1, 3, 4 and 4, so 3.5.
    assert (will.median, will.low, will.high) == (2.0, 1.0, 3.5)
    assert (will.grade, will.scored, will.eligible) == ("B", 3, 4)
    assert will.dont_know == {"P02", "P04"}
    assert (will.levels, will.weakest) == ((0, 1, 1, 0, 1), ("Partner 02",))
    # Held: 2, 3 and 4; nobody is missing, and it does not apply to P04.
    assert (held.median, held.low, held.high) == (3.0, 3.0, 3.0)
    assert (held.scored, held.eligible, held.weakest_score) == (3, 3, 2.0)
    assert (demand.median, demand.grade) == (2.0, "B")


def test_the_median_of_a_track_in_which_two_have_a_score_is_not_published():
    """P03 knows nothing of firms, so there only P01 and P02 have one."""
    firms = re.sub(r"(P03 \| held +\| (?:firm|size) +\|) .*", r"\1 dont_know", SAID)
    made = evidence("\n".join(map(str.strip, firms.splitlines())), partners_of(4, "P01", "P02"))
    report = Report(FACTS, None, (profile_finding(made, profile(made, made.panel.everyone)),), ())

    whole, others = (
        next(b.rows[1] for b in each.findings[0].blocks if "track" in getattr(b, "title", ""))
        for each in (report, publishable(report).report)
    )

    assert whole == ("Fit", "4.0 (4.0 to 4.0)", "2.0 (0.0 to 4.0)")
    assert others == ("Fit", "4.0 (4.0 to 4.0)", "[c]")


def test_the_verdicts_are_the_ones_on_paper():
    made = kept(**MET)
    _, _, individual, business = judge(made)

    # About people both essential partners hold all; about firms P02 holds nothing.
    assert (individual.outcome, business.outcome) == ("proceed", "pilot")
    assert business.below == (("fit", "Partner 02"),)


def test_a_gate_that_is_not_met_stands_before_every_score():
    made = kept(**{**MET, "money": "not_met"})

    assert [verdict.outcome for verdict in judge(made)[2:]] == ["not_yet", "not_yet"]


def test_what_would_change_the_verdict_is_what_it_is_on_paper():
    made = kept(**MET)
    found = judge(made)
    tried = {trial.test: trial for trial in trials(made, found, Moves.of(made))}

    without = tried["Any one partner is left out"]
    assert without.who == "Partner 02"
    assert without.how == "Without one of them: “Proceed” for option 1 (business level)."
    assert not tried["Every missing answer is the worst possible"].changes
    assert tried["Gate 1 (met) stands otherwise"].changes
    assert tried["Only what partners have confirmed"].changes is None
    [table, named, _] = verdict_finding(made, found).blocks
    assert table.rows[2][2] == "Pilot with named conditions"
    assert named.rows == (("Partner 02", "“Fit”", "–"),)
