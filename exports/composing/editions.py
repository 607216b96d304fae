"""The publishable edition: names that nobody agreed to, and numbers too small, are left out."""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from analysis.findings import Finding, Report
from analysis.suppression import publishable
from exports.composing.annexes import is_register
from exports.composing.assumptions import published as assumptions_told
from exports.composing.material import Material, Named

UNNAMED = "a partner"


def edition_of(material: Material) -> Material:
    """As it is for the research team; for others without what could point at a partner."""
    if not material.is_publishable:
        return material
    published = publishable(material.report)
    masked = masking(material.partners)
    assumed, held_back = assumptions_told(material.assumed)
    return replace(
        material,
        report=masked(_without_register(published.report)),
        whole=material.report,
        suppressed=masked((*published.suppressed, *held_back)),
        assumed=assumed,
        changes=masked(material.changes),
        answered_by={},
        released=(),
    )


def masking(partners: Iterable[Named]) -> Callable[[Any], Any]:
    """What puts a type in the place of each name, and nothing in that of a code."""
    labels = {p.name: p.type.lower() or UNNAMED for p in partners if not p.may_be_named and p.name}
    labels |= {partner.code: UNNAMED for partner in partners if partner.code}
    pattern = pattern_of(labels)

    def masked(words: str) -> str:
        return pattern.sub(lambda found: labels.get(found[0], UNNAMED), words) if pattern else words

    return lambda value: mapped(value, masked)


def pattern_of(words: Iterable[str], *, any_case: bool = False) -> re.Pattern[str] | None:
    """Whole words, the longest first; None where there are none."""
    longest = sorted(map(re.escape, words), key=len, reverse=True)
    either = re.IGNORECASE if any_case else re.NOFLAG
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)", either) if longest else None


def mapped(value: Any, change: Callable[[str], str]) -> Any:
    """The same with every text in it changed, but for what others call it by."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(mapped(each, change) for each in value))
    if isinstance(value, tuple):
        return tuple(mapped(each, change) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            each.name: mapped(getattr(value, each.name), change)
            for each in fields(value)
            if each.name not in ("id", "standing", "section", "study")
        }
        return replace(value, **changed)
    return value


def _without_register(report: Report) -> Report:
    found = report.participation
    return replace(report, participation=_thinned(found) if found else None)


def _thinned(finding: Finding) -> Finding:
    blocks = tuple(block for block in finding.blocks if not is_register(block))
    return replace(finding, blocks=blocks)
