"""Topic guides of other makers, pasted as text, become drafts."""

from pathlib import Path

import pytest

from guides import GuideError, parse_guide
from guides.bringing import CannotBring, draft_from_text
from guides.reading.yaml_tree import read_tree

SAMPLES = Path(__file__).parents[1] / "samples" / "guides"


def sample(name):
    return draft_from_text((SAMPLES / f"{name}.txt").read_bytes().decode())


def data_of(text):
    return read_tree(draft_from_text(text).yaml).data


def questions_of(text):
    return [q for section in data_of(text)["sections"] for q in section["questions"]]


def not_understood(draft):
    return [line.text for line in draft.not_understood]


def problems_of(draft):
    try:
        parse_guide(draft.yaml, "draft")
    except GuideError as error:
        return [problem.what for problem in error.problems]
    return []


def test_answers_in_one_line_are_options_and_a_gap_in_a_question_stays_in_it():
    (easy, gain) = questions_of(
        "Foods\n1. How easy is it to get [item]?\nVery hard / Hard / Easy\n"
        "2. What would you gain [e.g. time / money]?\n"
    )

    assert easy["ask"] == "How easy is it to get [item]?"
    assert list(easy["options"].values()) == ["Very hard", "Hard", "Easy"]
    assert (gain["ask"], gain["probes"]) == ("What would you gain?", ["time", "money"])


def test_a_guide_of_nine_sections_needs_no_mending():
    draft = sample("nine_sections")
    guide = parse_guide(draft.yaml, "draft")

    assert [section.title for section in guide.sections][:4] == [
        "Opening",
        "First thoughts",
        "Help given",
        "Records kept",
    ]
    assert len(guide.sections) == 9 and len(guide.objectives) == 6
    assert guide.sections[8].aim.text == "to gather last remarks and hear what matters most"
    assert [len(handout.items) for handout in guide.handouts] == [0, 12, 25, 8]
    assert [group.label for group in guide.handouts[1].groups] == [
        "Learning To Grow",
        "Money And Tools",
        "Getting Along",
    ]
    assert not_understood(draft) == [
        "Appendix 2: Topic Guide for the First Round",
        "Questions to",
        "Post: The Old Shed, Plot 4",
        "Top of page",
    ]


def test_questions_are_repeated_for_each_line_of_a_hand_out():
    guide = parse_guide(sample("nine_sections").yaml, "draft")
    repeated = [q for q in guide.section("records_kept").questions if q.for_each]

    assert [q.ask for q in repeated] == [
        "Is any of the following written down:",
        "Why do you keep this record?",
        "Where do you keep this record and in what form?",
        "What do you use this record for?",
        "How often do you change this record?",
        "How good would you say this record is?",
    ]
    assert repeated[0].keeps_mention
    assert repeated[1].ask_if == {repeated[0].id: ("yes",)}
    assert repeated[1].instructions[0].kind == "repeat_for_each"


def test_a_section_is_opened_with_words_to_paraphrase():
    opening = parse_guide(sample("nine_sections").yaml, "draft").section("opening")
    assert opening.introduction.ask.startswith("The Allotment Alliance was founded in 1998")
    assert opening.introduction.instructions[0].kind == "paraphrase"


def test_lettered_sections_with_timings_and_duplicated_numbers():
    draft = sample("lettered_sections")
    data = read_tree(draft.yaml).data

    assert [(s["title"], s["minutes"]) for s in data["sections"]] == [
        ("Introduction", 5),
        ("Visits to homes", 20),
        ("Tools and parts", 10),
    ]
    asked = [q["ask"] for q in data["sections"][1]["questions"]]
    assert asked == [
        "Do you visit people at home?",
        "Why not?",
        "Please describe your last visit.",
        "Did anyone else come with you?",
        "Who was it?",
        "Why did you go alone?",
    ]
    assert data["sections"][1]["questions"][5]["ask_if"] == {"anyone_else_come": "no"}
    assert data["sections"][1]["questions"][1]["ask_if"] == {"visit_people_home": "no"}
    assert not_understood(draft) == ["Version for the pilot interviews", "If no, go to 17"]
    assert problems_of(draft) == ['the key "aim" is missing; add it']


def test_capitals_are_sections_or_instructions():
    draft = sample("capitals")
    sections = read_tree(draft.yaml).data["sections"]

    assert [(s["title"], s["minutes"]) for s in sections] == [
        ("BACKGROUND", 5),
        ("THE CROSSING", 15),
        ("THE HARBOUR", 10),
    ]
    assert sections[1]["questions"][0]["instructions"] == [
        {"kind": "probe_fully", "text": "THROUGHOUT"}
    ]
    assert sections[0]["questions"][1]["probes"] == ["For work", "For school", "To see family"]
    assert sections[1]["questions"][-1]["kind"] == "any_of"
    assert sections[2]["questions"][1]["ask"] == (
        "What is the one thing that you would keep as it is, whatever else may happen to the "
        "harbour?"
    )
    assert not_understood(draft) == ["I would now like to turn to the harbour."]


def test_a_guide_with_windows_line_ends_and_marks_of_its_own():
    draft = sample("markdown_windows")
    data = read_tree(draft.yaml).data
    asked = {q["id"]: q for section in data["sections"] for q in section["questions"]}

    assert data["title"] == "Night shelters: interview with managers"
    assert [s["title"] for s in data["sections"]] == [
        "You and your shelter",
        "Guests",
        "Looking ahead",
    ]
    assert data["sections"][0]["aim"] == "to learn how the shelter is run; to learn who pays for it"
    assert data["handouts"]["handout_1"]["groups"]["listed"]["items"] == {
        "lost_home": "Lost a home",
        "came_out_hospital": "Came out of hospital",
        "other": {"label": "Other", "specify": True},
    }
    assert asked["common_among_guests"]["instructions"] == "repeat_for_each"
    assert asked["read"]["probes"] == ["staff", "the council", "the police"]
    assert list(asked["keep_list_guests"]["options"]) == ["yes", "no", "dont_know"]
    assert asked["read"]["ask_if"] == {"keep_list_guests": ["yes", "dont_know"]}
    assert not_understood(draft) == ["SKIP TO Q9 IF SHORT OF TIME"]


def test_answers_with_codes_and_routes():
    draft = sample("coded_answers")
    first, second = read_tree(draft.yaml).data["sections"]

    assert first["title"] == "YOUR STALL"
    assert first["questions"][1]["options"] == {"yes": "Yes", "no": "No", "dont_know": "Don't know"}
    assert first["questions"][3]["for_each"] == "handout_2"
    assert list(second["questions"][1]["options"].values()) == [
        "Very satisfied",
        "Fairly satisfied",
        "Not satisfied",
        "None of these",
    ]
    assert first["questions"][2]["ask_if"] == {"own_stall": ["no", "dont_know"]}
    assert not_understood(draft) == []


def test_boxes_are_answers_and_other_is_specified():
    (question,) = questions_of(
        "1. How do you travel? Tick all.\n□ Bus □ Train □ Other (please specify)"
    )
    assert question["kind"] == "any_of"
    assert question["options"] == {
        "bus": "Bus",
        "train": "Train",
        "other": {"label": "Other", "specify": True},
    }


def test_if_yes_under_a_question_of_yes_or_no_is_a_route():
    first, second = questions_of("• Do you share data?\n  • If yes, with whom?")
    assert first["options"] == {"yes": "Yes", "no": "No"}
    assert (second["ask"], second["ask_if"]) == ("With whom?", {first["id"]: "yes"})


def test_if_yes_under_any_other_question_is_left_to_the_researcher():
    draft = draft_from_text("• What do you share?\n  • If yes:\n  • Who with?")
    assert [(line.number, line.text) for line in draft.not_understood] == [(2, "• If yes:")]


def test_every_line_says_where_it_went():
    draft = draft_from_text(
        "My guide\n\n1. Costs (10 mins)\n\n• What does it cost? [Probe for staff]"
    )
    assert [(line.number, line.text, line.became) for line in draft.lines] == [
        (1, "My guide", "title"),
        (3, "Costs", "section"),
        (3, "(10 mins)", "minutes"),
        (5, "What does it cost?", "question"),
        (5, "[Probe for staff]", "probe"),
    ]
    assert draft.lines[3].path == ("sections", 0, "questions", 0, "ask")


@pytest.mark.parametrize("text", ["", "   \r\n\t\n", "----\n____"])
def test_a_text_without_words_is_refused(text):
    with pytest.raises(CannotBring, match="there are no words in it"):
        draft_from_text(text)


def test_what_is_far_too_long_is_refused():
    with pytest.raises(CannotBring, match="longer than 500,000 characters"):
        draft_from_text("word " * 1_000_000)


def test_what_is_no_text_is_refused():
    with pytest.raises(CannotBring, match="this is no text"):
        draft_from_text("PK\x03\x04\x00\x00\x08\x00")


def test_a_line_too_long_to_be_one_is_listed_whole():
    draft = draft_from_text("• What do you do?\n" + "time: " * 2_000)
    assert [line.why for line in draft.not_understood] == [
        "a line of more than 6,000 characters; bring it in parts"
    ]
