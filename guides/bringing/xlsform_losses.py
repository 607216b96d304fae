"""What ODK and Kobo will not do with a guide, in sentences."""

from collections.abc import Callable, Iterator

from guides.bringing.xlsform_fields import shown
from guides.checks.parts import every_part
from guides.kinds import KINDS
from guides.lists import Roster
from guides.model import Guide


def losses_of(guide: Guide) -> tuple[str, ...]:
    """One sentence for each thing that the guide says and the form does not do."""
    return tuple(sentence for sentence, lost in LOSSES if lost(guide))


def _mentions(guide: Guide) -> bool:
    return any(question.keeps_mention for question in guide.questions)


def _self_completion(guide: Guide) -> bool:
    opened = (s.introduction.self_completion for s in guide.sections if s.introduction)
    return any(question.self_completion for question in guide.questions) or any(opened)


def _evidence(guide: Guide) -> bool:
    tracks = (group.track for handout in guide.handouts for group in handout.groups)
    questions = ((q.indicator or q.supplementary or q.source) for q in guide.questions)
    return any(tracks) or any(questions)


def _shown_otherwise(guide: Guide) -> bool:
    return any(shown(text) != text for text in _texts(guide))


def _texts(guide: Guide) -> Iterator[str]:
    for _, part in every_part(guide):
        for name in ("title", "label", "ask", "hint", "statement", "lead"):
            yield getattr(part, name, "")


LOSSES: tuple[tuple[str, Callable[[Guide], bool]], ...] = (
    (
        "The aims, the minutes and the objectives are not shown in the form.",
        lambda guide: True,
    ),
    (
        "The form shows the words that are spoken; those for self-completion are not shown.",
        _self_completion,
    ),
    (
        "Probes and instructions stand in the guidance hint, and no probe can be ticked.",
        lambda guide: any(q.probes or q.instructions for q in guide.questions),
    ),
    (
        "Whether something was raised before its hand-out was shown cannot be marked.",
        _mentions,
    ),
    (
        'Why there is no answer, such as "don\'t know", can be said only where answers are chosen'
        " from a list.",
        lambda guide: any(not KINDS[q.kind].has_options for q in guide.questions),
    ),
    (
        "A list that the partner makes may grow longer than the guide allows.",
        lambda guide: any(isinstance(entry, Roster) for entry in guide.lists.values()),
    ),
    (
        "Indicators, sources, tracks and reasons are kept in the workbook and not in the form.",
        _evidence,
    ),
    (
        'In some texts "${", a tab or a special space is shown as plain spaces.',
        _shown_otherwise,
    ),
)
