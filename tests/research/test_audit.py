import ast
from datetime import date, timedelta
from pathlib import Path

import pytest

from research.audit import ACTS, Wanted, count_entries, entries, record
from research.models import AuditEntry
from research.models.audit import AuditTrailFrozen

ROOT = Path(__file__).parents[2]


def test_an_entry_is_kept_if_and_only_if_its_act_is(database):
    with pytest.raises(RuntimeError), database.writing() as session:
        record(session, "Ada", "signed_in")
        raise RuntimeError
    with database.writing() as session:
        record(session, "Eve", "signed_in")

    with database.reading() as session:
        assert [entry.who for entry in entries(session, Wanted())] == ["Eve"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), ["Eve", "Ada 100%", "Ada"]),
        (Wanted(who="ada"), ["Ada 100%", "Ada"]),
        (Wanted(who="%"), ["Ada 100%"]),
        (Wanted(what="link_made"), ["Ada 100%"]),
        (Wanted(study="small"), ["Ada 100%"]),
        (Wanted(since=date.today(), until=date.today()), ["Eve", "Ada 100%", "Ada"]),
        (Wanted(since=date.today() + timedelta(days=1)), []),
        (Wanted(until=date.today() - timedelta(days=1)), []),
    ],
)
def test_entries_are_found_by_who_what_study_and_day(database, wanted, found):
    with database.writing() as session:
        record(session, "Ada", "signed_in")
        record(session, "Ada 100%", "link_made", study="small")
        record(session, "Eve", "signed_out")

        assert [entry.who for entry in entries(session, wanted)] == found
        assert count_entries(session, wanted) == len(found)


def test_an_entry_can_be_neither_changed_nor_deleted(sqlite):
    with sqlite.writing() as session:
        record(session, "Ada", "signed_in")

    with pytest.raises(AuditTrailFrozen), sqlite.writing() as session:
        session.query(AuditEntry).one().who = "Eve"
    with pytest.raises(AuditTrailFrozen), sqlite.writing() as session:
        session.delete(session.query(AuditEntry).one())


def test_only_the_room_of_the_audit_trail_touches_its_table():
    """Adding and reading is all that research/audit.py does; pages only read what it returns."""
    touching = {
        str(path.relative_to(ROOT))
        for room in ("research", "exports", "analysis", "guides", "tools")
        for path in (ROOT / room).rglob("*.py")
        if "AuditEntry" in path.read_text()
    }
    assert touching == {
        "research/audit.py",
        "research/models/__init__.py",
        "research/models/audit.py",
        "research/web/audit.py",
    }
    nodes = ast.walk(ast.parse((ROOT / "research/audit.py").read_text()))
    imports = (node for node in nodes if isinstance(node, ast.ImportFrom))
    imported = {alias.name for node in imports for alias in node.names}
    assert not imported & {"update", "delete", "insert", "text"}


def test_an_act_that_has_no_words_is_a_mistake(sqlite):
    with pytest.raises(AssertionError), sqlite.writing() as session:
        record(session, "Ada", "danced")
    assert all(words[0].isupper() for words in ACTS.values())
