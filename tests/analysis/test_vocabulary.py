"""Which words partners used."""

import pytest

from analysis.findings import Table
from tests.analysis.given import blocks_of, finding_of, report_of
from tests.guide_of import guide_of

GUIDE = guide_of("""
    questions:
      - {id: benefits, kind: long_text, ask: "Which benefits would data sharing bring?",
         indicator: benefits}
""")


def table_of(answers):
    tables = blocks_of(finding_of(GUIDE, "benefits", answers), Table)
    return tables[0].rows if tables else None


def test_a_word_counts_once_for_a_partner_in_all_its_forms():
    rows = table_of("""
        P01 | benefits | | Faster referrals. A referral takes weeks; referrals get lost.
        P02 | benefits | | Faster referrals for a client, who\u2019d be referred once.
        P03 | benefits | | Clients' trust.
    """)

    assert rows == (("client", "2"), ("faster", "2"), ("referrals", "2"))


def test_common_words_and_the_words_of_the_question_are_left_out():
    rows = table_of("""
        P01 | benefits | | The benefits of sharing data are that we see outcomes
        P02 | benefits | | Shared data would bring benefits and outcomes
    """)

    assert rows == (("outcomes", "2"),)


def test_words_that_mean_nothing_alone_are_left_out():
    rows = table_of("""
        P01 | benefits | | People now have better trust, first and last
        P02 | benefits | | The same people, the same partners: better trust
    """)

    assert rows == (("trust", "2"),)


def test_words_are_no_conclusion_for_the_summary():
    report = report_of(GUIDE, "P01 | benefits | | trust\nP02 | benefits | | trust")

    assert [finding.id for finding in report.leading] == ["benefits"]
    assert [finding.id for finding in report.in_short] == ["participation"]


def test_the_words_used_most_are_named_with_their_base():
    finding = finding_of(
        GUIDE,
        "benefits",
        """
        P01 | benefits | | trust outcomes
        P02 | benefits | | trust outcomes
        P03 | benefits | | trust
        P04 | benefits | | dont_know
        """,
    )

    assert finding.claim == "Word used by the greatest number of partners: “trust” (3 of 3)."
    assert blocks_of(finding, Table)[0].title == (
        "Which benefits would data sharing bring? Words used most"
    )


def test_where_no_two_partners_share_a_word_none_stands_out():
    finding = finding_of(GUIDE, "benefits", "P01 | benefits | | trust\nP02 | benefits | | speed")

    assert finding.claim == "No word stands out in the 2 answers; they have to be read."
    assert [table.rows for table in blocks_of(finding, Table)] == [
        (("Partner 01", "trust"), ("Partner 02", "speed"))
    ]


def test_what_each_partner_said_is_there_to_be_read_and_published_nowhere():
    finding = finding_of(GUIDE, "benefits", "P01 | benefits | | trust\nP02 | benefits | | trust")

    most, in_full = blocks_of(finding, Table)
    assert (most.rows, most.internal) == ((("trust", "2"),), False)
    assert (in_full.internal, in_full.opened(1, 1).rows[0].partner) == (True, "P02")


def test_a_tie_is_never_cut_in_two():
    words = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november"
    tied = f"{words} oscar papa"
    rows = table_of(f"""
        P01 | benefits | | {tied} zulu
        P02 | benefits | | {tied} zulu
        P03 | benefits | | zulu
    """)

    assert rows == (("zulu", "3"),)


MANY_ALIKE = ("alpha bravo charlie delta echo",) * 2
BY_FEW = "trust", "trust", "speed", "money", "space", "staff", "forms"


@pytest.mark.parametrize("said", [MANY_ALIKE, BY_FEW])
def test_where_many_words_were_used_alike_or_each_by_few_none_stands_out(said):
    answers = "\n".join(f"P0{n} | benefits | | {words}" for n, words in enumerate(said, 1))
    finding = finding_of(GUIDE, "benefits", answers)

    assert finding.claim.startswith(f"No word stands out in the {len(said)} answers")
    assert [table.title for table in blocks_of(finding, Table)] == [
        "Which benefits would data sharing bring? In partners' words"
    ]


def test_words_beyond_english_letters_stay_whole():
    assert table_of("P01 | benefits | | Fàilte caf\u00e9\nP02 | benefits | | fàilte CAF\u00c9") == (
        ("café", "2"),
        ("fàilte", "2"),
    )
