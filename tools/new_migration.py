"""Maintainer-only: write the next migration for what research.models has and the tables lack.

Run with: python -m tools.new_migration 0002 "people and consent"; read it before it is committed.
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from research import schema
from research.database import Database


def main(number: str, message: str) -> None:
    versions = schema.MIGRATIONS / "versions"
    before = set(versions.glob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{Path(folder) / 'newest.db'}")
        schema.upgrade(database)
        schema.new_migration(database, message)
    (made,) = set(versions.glob("*.py")) - before
    text = made.read_text()
    made.unlink()
    path = versions / f"{number}_{message.replace(' ', '_')}.py"
    path.write_text(plain(text, number))
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(path)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "check", "--fix", "-q", str(path)], check=True)


def plain(text: str, number: str) -> str:
    """Without alembic's remarks, and with no import of models, which will move on."""
    text = re.sub(r"^revision = .*$", f'revision = "{number}"', text, flags=re.M)
    text = re.sub(r"research\.models\.base\.Moment\(", "sa.DateTime(", text)
    return re.sub(r"^ *(#.*|import research\S*)\n", "", text, flags=re.M)


if __name__ == "__main__":
    main(*sys.argv[1:])
