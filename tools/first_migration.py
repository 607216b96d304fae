"""Maintainer-only, until the first release: write migrations/versions/0001 anew from the models.

Run with: python -m tools.first_migration
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from research import schema
from research.database import Database

FIRST = schema.MIGRATIONS / "versions" / "0001_first_tables.py"


def main() -> None:
    FIRST.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        schema.new_migration(Database(f"sqlite:///{Path(folder) / 'empty.db'}"), "first tables")
    (made,) = FIRST.parent.glob("*_first_tables.py")
    text = made.read_text()
    made.unlink()
    FIRST.write_text(plain(text))
    subprocess.run([sys.executable, "-m", "ruff", "format", "--quiet", str(FIRST)], check=True)
    subprocess.run([sys.executable, "-m", "ruff", "check", "--fix", "-q", str(FIRST)], check=True)


def plain(text: str) -> str:
    """Without alembic's remarks, and with no import of models, which will move on."""
    text = re.sub(r"^revision = .*$", 'revision = "0001"', text, flags=re.M)
    text = re.sub(r"research\.models\.base\.Moment\(", "sa.DateTime(", text)
    return re.sub(r"^ *(#.*|import research\S*)\n", "", text, flags=re.M)


if __name__ == "__main__":
    main()
