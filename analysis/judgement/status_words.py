"""How a gate may stand, in words."""

from analysis.criteria import Status

STATUS_LABELS: dict[Status, str] = {
    "met": "Met",
    "partly": "Met in part",
    "not_met": "Not met",
    "no_evidence": "No evidence",
}
