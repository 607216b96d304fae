"""A number knows what it counts, and a sentence its numbers."""

from copy import deepcopy

from analysis.blocks import Table
from analysis.counted import Backing, Claim, Count, Seen, Worded, once_each
from analysis.words import listing, opening, sentence

FIRST, SECOND, THIRD = Seen(1, "P01", 11), Seen(2, "P01", None), Seen(3, "P02", 13)


def test_counts_of_different_rows_are_one_count():
    both = Count([FIRST]) + Count([THIRD])

    assert (both, both.answers, sorted(both.partners)) == (2, (11, 13), ["P01", "P02"])


def test_counts_that_share_a_row_add_up_to_a_mere_number():
    assert not isinstance(Count([FIRST]) + Count([FIRST, THIRD]), Count)


def test_what_is_left_of_a_count_knows_its_rows():
    assert (Count([FIRST, SECOND, THIRD]) - Count([FIRST])).answers == (13,)


def test_a_partner_counts_once():
    assert once_each([FIRST, SECOND, THIRD]).rows == (FIRST, THIRD)


def test_a_sentence_keeps_its_numbers_through_lists_and_joins():
    two, one = Count([FIRST, THIRD]), Count([THIRD])
    said = sentence(listing([Claim("a (", two, ")"), Claim("b (", one, ")")]), opening(two, 3))

    assert said == "A (2) and b (1); Most partners that answered (2 of 3)."
    assert [list(count.rows) for count in said.counts] == [
        [FIRST, THIRD],
        [THIRD],
        *[[FIRST, THIRD]] * 2,
    ]


def test_a_sentence_with_a_number_that_nobody_counted_does_not_claim_to_know_its_numbers():
    assert not isinstance(sentence("3 were late", Claim("all came")), Claim)


def test_copies_count_the_same():
    claim = Claim(Worded(Count([FIRST]), "One partner", 0.5), " of ", Count([FIRST, THIRD]))

    copied = deepcopy(claim)

    assert (copied, copied.parts) == (claim, claim.parts)
    assert copied.counts[0].answers == (11,)


def test_a_cell_in_which_nothing_stands_opens_to_nothing():
    behind = Backing((FIRST,))
    table = Table("Held", ("Item", "Why"), (("Postcode", ""),), backing=((behind, behind),))

    assert table.opened(0, 0) == behind
    assert table.opened(0, 1) is None
    ((_, cells),) = table.lines("?block=0")
    assert [to for *_, to in cells] == [""]
