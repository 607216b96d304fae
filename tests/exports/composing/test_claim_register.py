from dataclasses import replace

from analysis.findings import Standing
from exports.composing.claim_register import spans
from exports.composing.compose import compose
from exports.composing.material import Material
from exports.composing.parts import Facts, Register
from tests.exports.sample import a_chart, a_finding, a_report
from tests.exports.sample_guide import a_guide


def test_partners_that_follow_one_another_are_named_by_the_first_and_the_last():
    codes = ["P01", "P02", "P03", "P05", "P06", "Q07", "Q08", "Q09", "Q10", "lead"]

    assert list(spans(codes)) == ["P01–P03", "P05", "P06", "Q07–Q10", "lead"]


def test_who_signed_most_statements_is_named_once():
    signed = Standing("accepted", "Said", by="Rosa Lind", on="21 November 2026")
    by_another = replace(signed, by="Ann Bell")
    findings = [
        replace(a_finding(a_chart(), title=f"Finding {n}"), id=f"f{n}", standing=standing)
        for n, standing in enumerate((signed, by_another, signed, None))
    ]
    material = Material(a_report(*findings), a_guide(), Facts("internal", "21 November 2026"))

    [register] = [
        piece
        for part in compose(material).walk()
        for piece in part.pieces
        if isinstance(piece, Register)
    ]

    assert register.note == ("“Accepted” alone means: accepted by Rosa Lind on 21 November 2026.")
    of_findings = [entry.standing for entry in register.entries if "." in entry.marker]
    assert of_findings == [
        *("Accepted", "Accepted by Ann Bell on 21 November 2026", "Accepted", "Draft")
    ]
