from dataclasses import replace

import pyreadstat

from exports.data.editions import Edition
from exports.data.rows import About
from exports.data.statistics import stata
from exports.data.variables import Value, Variable

ABOUT = About("many", "Many", "Stage 1", "", "internal", "1 May 2026", "", fictitious=False)
HELD = Variable("", "Do you hold it?", "number", lambda case: 1, values=(Value(1, "yes", "Yes"),))


def test_stata_takes_many_coded_columns_whose_names_are_long(tmp_path):
    names = [f"which_of_these_does_your_organisation_hold__{n}" for n in range(120)]
    columns = tuple(replace(HELD, name=name) for name in names)

    (tmp_path / "many.dta").write_bytes(
        stata(Edition("internal", columns, lambda: iter([None, None])), ABOUT)
    )

    frame, meta = pyreadstat.read_dta(tmp_path / "many.dta")
    assert frame.shape == (2, 120)
    assert list(meta.variable_value_labels.values()) == [{1: "Yes"}] * 120
