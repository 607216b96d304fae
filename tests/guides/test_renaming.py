from guides.likeness import could_be, suggestions
from guides.renaming import Names, renamed
from guides.versions import compare
from tests.fieldwork import GUIDE
from tests.guide_of import guide_of

OLD = guide_of(GUIDE)
NEW = guide_of(
    GUIDE.replace('partly: "In part"', 'some: "In some part"')
    .replace("[held, partly]", "[held, some]")
    .replace("postcode: ", "post_code: ")
    .replace("id: staff", "id: headcount")
)
NAMES = Names(
    questions={"staff": "headcount"},
    items={("records", "postcode"): "post_code"},
    options={("held", "partly"): "some"},
)


def test_an_older_version_can_be_read_under_newer_ids():
    changes = compare(renamed(OLD, NAMES), NEW)

    assert [(c.kind, c.place) for c in changes] == [("reworded", ("option", "held", "some"))]


def test_routes_and_rosters_follow_the_names():
    names = Names(questions={"held": "holds", "step_name": "name_of_step"})
    guide = renamed(OLD, names)

    assert guide.question("quality").ask_if == {"holds": ("held", "partly")}
    assert guide.rosters[0].named_by == "name_of_step"


def test_an_answer_is_found_under_its_new_place_with_its_new_value():
    assert NAMES.key(OLD, ("held", "postcode")) == ("held", "post_code")
    assert NAMES.key(OLD, ("staff", "")) == ("headcount", "")
    assert NAMES.value("held", "partly") == "some"
    assert NAMES.value("staff", 12) == 12


def test_options_that_became_one_are_chosen_once():
    names = Names(options={("uses", "a"): "c", ("uses", "b"): "c"})

    assert names.value("uses", ["a", "b", "d"]) == ["c", "d"]


def test_without_names_the_guide_is_the_same():
    assert renamed(OLD, Names()) is OLD


def test_what_is_alike_in_words_is_suggested():
    choices = could_be(compare(OLD, NEW))

    assert suggestions(OLD, NEW, choices) == {
        ("question", "staff"): ("question", "headcount"),
        ("item", "records", "postcode"): ("item", "records", "post_code"),
        ("option", "held", "partly"): ("option", "held", "some"),
    }


def test_what_is_not_alike_is_offered_and_not_suggested():
    new = guide_of(GUIDE.replace('partly: "In part"', 'lost: "We lost it"').replace(", partly", ""))
    choices = could_be(compare(OLD, new))

    assert choices == {("option", "held", "partly"): [("option", "held", "lost")]}
    assert suggestions(OLD, new, choices) == {}
