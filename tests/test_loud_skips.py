"""A test without its program is never missed in silence."""

import pytest


@pytest.fixture
def run_marked(pytester, monkeypatch):
    """Runs one passing test with this marker, where neither Chromium nor LibreOffice is found."""

    def run(marker, *, ci=""):
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("CI", ci)
        pytester.makeini(f"[pytest]\nmarkers = {marker}")
        pytester.makepyfile(f"import pytest\n\n@pytest.mark.{marker}\ndef test_it(): pass")
        return pytester.runpytest_inprocess("-p", "tests.loud_skips", "-p", "no:xdist")

    return run


@pytest.mark.parametrize(
    "marker, package", [("browser", "chromium-headless-shell"), ("office", "libreoffice-writer")]
)
def test_a_skipped_test_names_the_package_to_install(run_marked, marker, package):
    result = run_marked(marker)

    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["!*NOT TESTED HERE*!", f"1 {marker} tests: *install {package})"])


def test_a_test_that_cannot_run_in_ci_fails(run_marked):
    result = run_marked("browser", ci="true")

    result.assert_outcomes(errors=1)
    result.stdout.no_fnmatch_line("*NOT TESTED HERE*")


def test_a_test_that_needs_no_program_is_left_alone(run_marked):
    result = run_marked("postgres", ci="true")

    result.assert_outcomes(passed=1)
