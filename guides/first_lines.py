"""The few lines that a guide begins with, for somebody who has none yet."""

FIRST_LINES = """\
guide: my_guide            # its name: small letters, digits and _
version: 1
title: "What we want to know"

# A sheet that is shown to the partner; questions can be asked for each of its lines.
handouts:
  records:
    number: 1
    title: "Records"
    groups:
      people:
        label: "About people"
        items:
          postcode: "Postcode"
          other: {label: "Other records", specify: true}

sections:
  - id: data
    title: "The data you hold"
    minutes: 10
    aim: "What you must learn here; no partner ever sees it"
    questions:
      - id: views
        kind: long_text
        ask: "What do you think of sharing data?"
        self_completion: "What does your organisation think of sharing data?"
        probes: [for clients, for staff]
      - id: held
        kind: one_of
        for_each: records
        instructions: if_not_mentioned
        ask: "Which of these do you hold?"
        self_completion: "Do you hold this?"
        options: {held: "We hold it", partly: "In part", not_held: "We do not hold it"}
      - id: quality
        kind: scale
        for_each: records
        ask_if: {held: [held, partly]}
        ask: "How good is it?"
        options: {poor: "Poor", fair: "Fair", good: "Good"}
"""
