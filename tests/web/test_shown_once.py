from research.web.shown_once import MOST, keep_to_show, take_to_show


def test_a_secret_is_shown_once_and_only_on_its_page(app):
    with app.test_request_context():
        keep_to_show("link 1", "first")
        keep_to_show("link 2", "second")

        assert take_to_show("link 3") == ""
        assert [take_to_show("link 1"), take_to_show("link 1")] == ["first", ""]
        assert take_to_show("link 2") == "second"


def test_the_newest_secret_of_a_page_holds_and_the_cookie_stays_small(app):
    with app.test_request_context():
        for number in range(MOST + 1):
            keep_to_show(f"link {number}", "earlier")
        keep_to_show(f"link {MOST}", "newest")

        assert take_to_show("link 0") == ""
        assert take_to_show(f"link {MOST}") == "newest"
