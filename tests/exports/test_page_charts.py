"""Charts are drawn in a real browser under the strict policy of our pages."""

import json
import mimetypes
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from analysis.charts import distribution
from analysis.counted import Count, Seen
from exports.plotly_chart import figure
from tests.chromium import looked_at
from tests.exports.sample import a_rich_report

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
HOME = "http://showcard.test/"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Findings</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/govuk/govuk-frontend.min.css">
<link rel="stylesheet" href="/static/plotly/plotly.css" id="plotly.js-style-global">
<link rel="stylesheet" href="/static/report/report.css"></head>
<body class="govuk-template__body"><main class="govuk-width-container"><h1>Findings</h1>
{% for finding in report.findings %}{% include "report/finding.html" %}{% endfor %}
{% with to_answers = "/behind?" %}{% include "report/blocks/chart.html" %}{% endwith %}</main>
<script src="/static/plotly/plotly-basic.min.js"></script>
<script src="/static/report/charts.js"></script></body></html>"""


def findings_page():
    environment = Environment(loader=FileSystemLoader(ROOT / "templates"), autoescape=True)
    environment.filters["figure"] = lambda chart: json.dumps(figure(chart))
    counts = [Count([Seen(n, f"P{n}", n) for n in range(most)]) for most in (2, 3)]
    block = distribution("Counted", {"Yes": counts[0], "No": counts[1]}, corner="Answer")
    return environment.from_string(PAGE).render(report=a_rich_report(), block=block)


def serve(route):
    """From memory and disk; whatever a page asks another host for is refused."""
    url = route.request.url
    if url == HOME:
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
        route.fulfill(body=findings_page(), headers=headers)
    elif url.startswith(f"{HOME}static/"):
        path = ROOT / url.removeprefix(HOME)
        route.fulfill(body=path.read_bytes(), content_type=mimetypes.guess_type(path)[0])
    elif url.startswith(f"{HOME}behind?"):
        route.fulfill(status=204)  # the page stays
    else:
        route.abort()


@pytest.fixture(scope="module", params=[1000, 320])
def page(chromium, request):
    page = chromium.new_page(viewport={"width": request.param, "height": 900})
    page.complaints = []
    page.on("console", lambda message: page.complaints.append(message.text))
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    page.route("**/*", serve)
    page.goto(HOME)
    page.locator(".js-plotly-plot .bars path").first.wait_for(state="attached")
    yield page
    page.close()


def test_every_chart_is_drawn_and_the_page_is_accessible_and_no_wider_than_its_window(page):
    assert page.locator(".chart__plot .main-svg").count() >= 3
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    found = looked_at(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.complaints == []


def test_no_two_names_of_a_chart_overlap_and_captions_stay_in_view(page):
    overlapping = page.evaluate("""() => {
      const boxes = [...document.querySelectorAll('.chart__plot')].map(plot =>
        [...plot.querySelectorAll('.ytick')].map(name => name.getBoundingClientRect()));
      const on_the_last = (box, n, names) => n && box.top < names[n - 1].bottom - 1;
      return boxes.flatMap(names => names.filter(on_the_last));
    }""")
    beyond = page.evaluate("""() => [...document.querySelectorAll('.report-caption')].filter(
      caption => caption.getBoundingClientRect().right > window.innerWidth).length""")

    assert (overlapping, beyond) == ([], 0)


def test_on_paper_everything_is_unfolded_and_no_chart_is_larger_than_the_page(page):
    sizes = """() => [...document.querySelectorAll('.chart__plot .main-svg')].map(
      drawn => [drawn.width.baseVal.value, drawn.height.baseVal.value])"""
    before = page.evaluate(sizes)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    assert page.locator("details:not([open])").count() == 0
    assert all(width <= 660 and height <= 900 for width, height in page.evaluate(sizes))

    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.wait_for_function(f"() => ({sizes})().length >= {len(before)}")
    assert page.evaluate(sizes) == before


def test_a_bar_opens_what_its_number_opens(page):
    chart = page.locator("[data-chart='Counted']")
    chart.scroll_into_view_if_needed()
    with page.expect_request("**/behind?*") as asked:
        chart.locator(".chart__bar").nth(1).click()

    assert asked.value.url.endswith("/behind?&row=1&column=1")
