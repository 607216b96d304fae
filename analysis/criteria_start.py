"""Criteria to begin with, for a guide that has none yet."""

import json
from collections.abc import Iterable
from string import Template

from guides.model import Guide

BEGINNING = Template("""\
# What answers to this guide are judged by. This is a beginning that nobody has thought about yet:
# put your own titles, cuts and reasons in, and add dimensions, gates and options.

guide: $guide
guide_versions: [$version]
version: 1
title: $title

# The lines that the study cannot do without.
core:
  items: [$items]
  agreed: false
  reason: "All lines, until the essential partners agree on fewer."
  date: $day

# From which share, out of a hundred, a score counts and evidence is graded; `essential` is a level.
thresholds:
  answered: {value: 50, reason: "To be decided", date: $day}
  essential: {value: 2, reason: "To be decided", date: $day}
  grade_a: {value: 80, reason: "To be decided", date: $day}
  grade_b: {value: 60, reason: "To be decided", date: $day}
  grade_c: {value: 40, reason: "To be decided", date: $day}

# Types of partner that speak for others and are looked at apart.
representatives: {types: [], reason: "None, until some are named", date: $day}

# What partners are judged on, from 0 to 4; each of the five levels has its anchor in words.
dimensions:
  holding:
    number: 1
    title: "What partners hold"
    indicators:
      core_held:
        title: "Core lines held"
        reads: {indicator: data_held, items: core}
        share_of: [held, partly]
        levels: [1, 40, 60, 80]
        anchors:
          - "None of them"
          - "Fewer than 4 in 10"
          - "4 in 10 or more"
          - "6 in 10 or more"
          - "8 in 10 or more"
        reason: "To be decided"
        date: $day

# What must be settled first; a named person judges each on the page of the criteria.
gates:
  agreed:
    number: 1
    title: "The core is agreed"
    met_when: "Every essential partner has signed for it"
    type: hard
    documents: ["The signed list"]
    status: no_evidence

# The ways forward. One is the baseline, which the others are compared with.
options:
  as_usual: {number: 0, title: "Business as usual", baseline: true, tracks: [$tracks]}
  change:
    number: 1
    title: "The change that the study is about"
    tracks: [$tracks]
    gates: [agreed]
    dimensions: [holding]

# What options are compared by.
appraisal:
  benefit:
    title: "What it would bring"
    worst: "Nothing is better than today"
    best: "Everything that partners hope for"
    reason: "To be decided"
    date: $day
""")


def beginning(guide: Guide, day: str) -> str:
    """Without problems where the guide asks what partners hold: the core is made of that."""
    held = guide.measuring("data_held")
    items = [item.id for item in guide.lists[held.for_each].items] if held else ["to_be_named"]
    tracks = {group.track for handout in guide.handouts for group in handout.groups if group.track}
    return BEGINNING.substitute(
        guide=guide.id,
        version=guide.version,
        title=json.dumps(f"{guide.title}: criteria", ensure_ascii=False),
        items=_listed(items),
        tracks=_listed(sorted(tracks) or ["individual"]),
        day=day,
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(json.dumps(name) for name in names)
