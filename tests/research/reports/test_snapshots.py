"""A snapshot made before Showcard kept more keeps the hash that its report prints."""

import hashlib
import json

from research.evidence.software import SoftwareRow
from research.reports.snapshots import digest_of, from_json

PARTNER = ("P01", "Café Trust", "Charity", "yes", True, "interviewer", "closed", "", 41)
OF_RECORD = ("2026-11-21", 1, True, 0, None, None)
# As it was kept when there was no software to compare, no coding of barriers and no second stage.
OLD = {
    "study": {"slug": "pace", "title": "PACE", "left": []},
    "guide": "guide: pace\nversion: 1\n",
    "criteria": "",
    "answers": [["P01", "views", "", "Not sure – yet", None, None, "", "", 7, False]],
    "partners": [[*PARTNER, *OF_RECORD]],
    "comments": [["trust", "hope", "That it lasts", 2]],
    "decisions": {"views": ["Drafted.", "edited", "Said.", "Rosa", "2026-11-22"]},
    "texts": {"introduction": "Once."},
    "outline": [["summary", "Summary", True]],
    "objectives": [["What is held", "", False]],
    "advice": [],
    "quotes": [],
    "naming": [["P01", "Café Trust", "Charity", False]],
    "fieldwork": {"interviewers": ["Rosa"], "participants": 1},
    "claims": {"views": "Drafted."},
}
KEPT = json.dumps(OLD, sort_keys=True, ensure_ascii=False).encode()
HASH = hashlib.sha256(KEPT).hexdigest()


def test_an_old_snapshot_keeps_its_hash_as_what_came_later_is_empty():
    assert digest_of(from_json(KEPT)) == HASH


def test_what_came_later_changes_the_hash_as_soon_as_there_is_some():
    with_software = from_json(KEPT)._replace(software=(SoftwareRow("Shared ledger", "", ""),))

    assert digest_of(with_software) != HASH
