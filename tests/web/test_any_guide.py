"""Any guide that passes the checks can be interviewed with, and answered by a partner alone."""

from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings

from guides.yaml_writer import guide_text
from tests.fieldwork import an_interview
from tests.guides.any_guide import any_guide
from tests.pages import main_form, personal_link

NUMBERS = count(1)


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(guide=any_guide())
def test_any_guide_is_shown_to_an_interviewer_and_to_a_partner(pages, sqlite, guide):
    slug = f"any_{next(NUMBERS)}"
    text = guide_text(replace(guide, id=slug))
    interview = an_interview(sqlite, mode="self_completion", text=text, slug=slug)
    link = personal_link(pages, interview)

    for section in guide.sections:
        page = pages.get(f"/interviews/{interview}/sections/{section.id}")
        assert page.select_one(".showcard-aim")
        pages.get(f"{link}sections/{section.id}/")
        while pages.url != link:
            assert page.select_one("form")
            page = pages.send_from(pages.get(pages.url), {})
    assert main_form(pages.get(f"{link}check")) is not None
    pages.get(f"/interviews/{interview}/")
