"""Lines that are typed again are known by their words, or by the most alike of few."""

from guides.typed_lines import aligned

MANY = [f"Line {n} of a long sheet" for n in range(100)]


def test_one_of_many_lines_is_known_when_it_is_reworded_and_another_is_taken_out():
    typed = [*MANY[:39], "Line 40 of our long sheet", *MANY[41:]]

    assert aligned(MANY, typed) == [*range(39), 40, *range(41, 100)]


def test_where_everything_is_new_no_line_is_taken_for_another():
    assert aligned(MANY, [f"{line}, anew" for line in [*MANY, *MANY]]) == [None] * 200
