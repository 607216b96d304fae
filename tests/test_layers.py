"""The arrows of the design point down only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# Who may import what of ours. The longest name that fits a module is its layer.
MAY_IMPORT = {
    "guides": {"guides"},
    "guides.bringing": {"guides.bringing", "guides"},
    "research": {"research", "guides"},
    "migrations": {"migrations", "research"},
    "analysis": {"analysis", "guides"},
    "exports": {"exports", "analysis", "guides"},
    "exports.data": {"exports.data", "exports", "analysis", "guides"},
    "research.web": {
        *("research.web", "research", "exports", "exports.data", "analysis"),
        *("guides", "guides.bringing"),
    },
    "app": {"app", "research.web", "research", "exports", "analysis", "guides"},
}
# What is kept, in the order of its rooms: each knows only those before it.
IN_RESEARCH = [
    *("models", "database", "schema", "prepared", "audit"),
    *("access", "guides", "fieldwork", "consent", "answers", "interviewing"),
    *("messages", "tracking", "evidence", "reports", "demonstration"),
]
PAGES = {"research.web", "app"}
TABLES = {"research", "migrations"}

# Where each package from outside may be imported; one that is not named may be imported nowhere.
BELONGS_TO = {
    "flask": PAGES,
    "flask_wtf": PAGES,
    "wtforms": PAGES,
    "werkzeug": {*PAGES, "research"},  # below the pages only its hashes of passwords
    "itsdangerous": PAGES,
    "segno": PAGES,
    "jinja2": PAGES,
    "markupsafe": PAGES,
    "click": PAGES,
    "huey": PAGES,
    "waitress": PAGES,
    "sqlalchemy": TABLES,
    "alembic": TABLES,
    "pandas": {"analysis", "exports.data"},  # SPSS and Stata files are written from frames
    "numpy": {"analysis"},
    "nltk": {"analysis"},
    "docx": {"exports"},
    "openpyxl": {"guides.bringing", "research"},
    "holidays": {"research"},
    "icalendar": {"exports"},
    "markdown_it": {"exports"},
    "pyreadstat": {"exports.data"},
    "pptx": {"exports"},
    "lxml": {"exports", "exports.data"},
    "plotly": {"exports"},
    "xlsxwriter": {"exports", "exports.data"},
    "ruamel": {"guides"},
    "pydantic": {"guides", "analysis"},
    "pydantic_core": {*PAGES, "research"},  # its JSON
}
HEAVY = {"pandas", "nltk", "docx", "pptx", "plotly", "openpyxl", "pyreadstat"}


def test_arrows_point_down_only():
    assert [wrong for module, source in modules() for wrong in wrong_imports(module, source)] == []


def test_a_room_of_research_knows_only_those_before_it():
    assert [wrong for module, source in modules() for wrong in back_imports(module, source)] == []


def test_a_room_that_stands_later_is_refused():
    source = "from guides import Guide\nfrom research.evidence import cases\nfrom . import saving"

    assert back_imports("research.answers.progress", source) == [
        "research.answers.progress, line 2: answers may not import research.evidence.cases"
    ]


def test_imports_stand_at_the_top():
    assert [wrong for module, source in modules() for wrong in hidden_imports(module, source)] == []


def test_starting_imports_nothing_heavy():
    loaded = f"import app, guides, sys; print(*{HEAVY} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True
    )

    assert (result.stderr, result.stdout.split()) == ("", [])


def test_analysis_may_not_know_research():
    assert wrong_imports(
        "analysis.tidy", "import pandas\nfrom research.answers.saving import save"
    ) == ["analysis.tidy, line 2: analysis may not import research.answers.saving.save"]


def test_a_relative_import_is_followed():
    assert wrong_imports("research.answers.saving", "from .. import web, models") == [
        "research.answers.saving, line 1: research may not import research.web"
    ]
    assert wrong_imports("research.web.__init__", "from .. import models") == []


def test_a_package_from_outside_stays_in_its_layer():
    assert wrong_imports("exports.data_files", "import json, pandas as pd") == [
        "exports.data_files, line 1: exports may not import pandas"
    ]


def test_a_package_that_is_named_nowhere_is_refused():
    assert wrong_imports("guides.loader", "def load():\n    import yaml") == [
        "guides.loader, line 2: guides may not import yaml"
    ]


def test_an_import_in_a_function_is_found_except_in_pages():
    source = "import json\n\nclass Table:\n    def rows(self):\n        import csv"

    assert hidden_imports("exports.data_files", source) == [
        "exports.data_files, line 5: the import belongs at the top"
    ]
    assert hidden_imports("research.web.findings.findings", source) == []


def modules() -> Iterator[tuple[str, str]]:
    """Every module that has a layer, by its dotted name (a package ends in __init__)."""
    for layer in MAY_IMPORT:
        if "." not in layer:
            for path in [ROOT / f"{layer}.py", *sorted((ROOT / layer).rglob("*.py"))]:
                if path.exists():
                    yield ".".join(path.relative_to(ROOT).with_suffix("").parts), path.read_text()


def wrong_imports(module: str, source: str) -> list[str]:
    layer = layer_of(module)
    return [
        f"{module}, line {line}: {layer} may not import {name}"
        for line, name in imported_names(module, source)
        if not is_allowed(layer, name)
    ]


def back_imports(module: str, source: str) -> list[str]:
    if layer_of(module) != "research" or module == "research.__init__":
        return []
    return [
        f"{module}, line {line}: {module.split('.')[1]} may not import {name}"
        for line, name in imported_names(module, source)
        if layer_of(name) == "research" and place(name) > place(module)
    ]


def place(name: str) -> int:
    return IN_RESEARCH.index(name.split(".")[1])


def is_allowed(layer: str, name: str) -> bool:
    top = name.partition(".")[0]
    if layer_of(name):
        return layer_of(name) in MAY_IMPORT[layer]
    return top in sys.stdlib_module_names or layer in BELONGS_TO.get(top, ())


@cache
def layer_of(name: str) -> str:
    fitting = (layer for layer in MAY_IMPORT if f"{name}.".startswith(f"{layer}."))
    return max(fitting, key=len, default="")


def imported_names(module: str, source: str) -> Iterator[tuple[int, str]]:
    for _, node in imports(source):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        else:
            package = imported_from(module, node)
            yield from ((node.lineno, f"{package}.{alias.name}") for alias in node.names)


def imported_from(module: str, node: ast.ImportFrom) -> str:
    above = module.split(".")[: -node.level] if node.level else []
    return ".".join([*above, *filter(None, [node.module])])


def hidden_imports(module: str, source: str) -> list[str]:
    if layer_of(module) in PAGES:
        return []  # Pages load pandas and the writers of files only when they are asked for.
    return [
        f"{module}, line {node.lineno}: the import belongs at the top"
        for is_hidden, node in imports(source)
        if is_hidden
    ]


@cache
def imports(source: str) -> list[tuple[bool, ast.Import | ast.ImportFrom]]:
    """Each import with whether it stands in a function; nothing else of a tree is worth keeping."""
    return list(imports_below(ast.parse(source), is_hidden=False))


def imports_below(
    node: ast.AST, *, is_hidden: bool
) -> Iterator[tuple[bool, ast.Import | ast.ImportFrom]]:
    is_hidden = is_hidden or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    for statement in statements(node):
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield is_hidden, statement
        yield from imports_below(statement, is_hidden=is_hidden)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """What stands directly in it; an expression holds no statement."""
    for part in ("body", "handlers", "orelse", "finalbody", "cases"):
        inside = getattr(node, part, ())
        yield from inside if isinstance(inside, list) else ()
