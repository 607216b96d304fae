"""Why a number is not as in the report before, told from the answers of both."""

import pytest

from exports.composing.changes import Side, changes
from tests.analysis.given import answers, report_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    questions:
      - {id: staff, kind: one_of, ask: "Are there staff?", options: {yes: "Yes", no: "No"}}
""")
BEFORE = "P01 | staff | | yes\nP02 | staff | | yes"


def side(table):
    return Side(report_of(GUIDE, table), (), tuple(answers(table)))


@pytest.mark.parametrize(
    ("now", "why"),
    [
        (f"{BEFORE}\nP03 | staff | | yes", {"late answers"}),
        ("P01 | staff | | yes\nP02 | staff | | no", {"correction"}),
        ("P01 | staff | | yes", {"withdrawal"}),
        ("P01 | staff | | yes\nP02 | staff | | prefer_not_to_say", {"correction"}),
        ("P02 | staff | | no", {"correction, withdrawal"}),
        (BEFORE, set()),
    ],
)
def test_each_change_says_whether_answers_were_late_corrected_or_withdrawn(now, why):
    found = changes(side(BEFORE), side(now))

    of_question = {each.why for each in found if each.where.startswith("Are there staff?")}
    assert of_question == why


def test_a_number_is_told_as_it_was_and_as_it_is():
    found = changes(side(BEFORE), side("P01 | staff | | yes\nP02 | staff | | no"))

    numbers = {(each.where, each.before, each.now) for each in found if each.kind == "number"}
    assert ("Are there staff?: yes", "2", "1") in numbers
    assert ("Are there staff?: no", "0", "1") in numbers
