"""Who could be known by what is told apart."""

from analysis.recovering import of_few


def test_few_that_could_be_known_come_in_one_order_however_they_were_found():
    alone = [frozenset({name}) for name in ("P03", "P01", "P02")]

    assert [sorted(each) for each in of_few([*alone, frozenset({"P01", "P02", "P03"})], 3)] == [
        ["P01"], ["P01", "P02"], ["P01", "P03"], ["P02"], ["P02", "P03"], ["P03"]
    ]  # fmt: skip
