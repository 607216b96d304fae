"""Which edition of the findings somebody may read, and which part of them was asked for."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from flask import request

from analysis.findings import Finding, Report
from analysis.scope import Scope
from analysis.suppression import Published, publishable
from guides import Guide
from research.models import Study
from research.web.access import may, only_looks
from research.web.findings.released_findings import Released, released_findings
from research.web.findings.topics import EVERYTHING, held_to, topic_of, topics_of
from research.web.kept import kept
from research.web.reports.reporting import kept_report
from research.web.request_database import reading


@dataclass(frozen=True)
class Reading:
    """A report as one reader sees it; `topics` are those that it could be held to.

    `topic` is one of them, EVERYTHING, or nothing for what each of them says in short.
    `key` is the same for whoever reads the same. Only the internal edition opens to answers.
    It is `as_released` where it is not how everything stands now, and `of_partners` where any
    of them answered, and not only a meeting spoke.
    """

    report: Report
    guide: Guide
    key: tuple[Hashable, ...]
    is_internal: bool
    of_partners: bool
    as_released: bool
    suppressed: int
    topics: Mapping[str, str]
    topic: str
    scope: Scope

    def topic_of(self, finding: Finding) -> str:
        """Where it is told, by the address of its topic."""
        return topic_of(self.report, finding)


def the_reading(study: Study, scope: Scope, topic: str = "") -> Reading:
    """Only the internal edition is held to a part of the stage. Raises NothingToReport."""
    internal = sees_answers(study) and request.args.get("edition") != "publishable"
    scope = scope if internal else scope.undivided
    key, edition, guide = _read(study, scope, internal=internal)
    topics = topics_of(edition.report)
    if topic not in topics:
        topic = "" if topic != EVERYTHING and len(topics) > 1 else EVERYTHING
    return Reading(
        report=held_to(edition.report, topics[topic]) if topic in topics else edition.report,
        guide=guide,
        key=(*key, internal, topic),
        is_internal=internal,
        of_partners=edition.report.participation is not None,
        as_released=sees_released(study),
        suppressed=len(edition.suppressed),
        topics=topics,
        topic=topic,
        scope=scope,
    )


def _read(study: Study, scope: Scope, *, internal: bool) -> Released:
    if sees_released(study):
        return released_findings(reading(), study, scope.stage)
    key, whole, guide = kept_report(reading(), study, scope)
    return Released(key, Published(whole, ()) if internal else _published(key, whole), guide)


def sees_answers(study: Study) -> bool:
    """Commissioners never see an interview; an invented one is anybody's to look at."""
    return may("findings.evidence") or (only_looks() and study.fictitious)


def sees_released(study: Study) -> bool:
    """How it stands now is for those who may see each answer; an invented one is no secret."""
    return not sees_answers(study) and not study.fictitious


def _published(key: tuple[Hashable, ...], whole: Report) -> Published:
    return kept(reading()).get((*key, "published"), lambda: publishable(whole))
