"""What every test may use."""

import os
import sys

import pytest

# What was compiled is kept for the workers, for what they start, and for the next run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

pytest_plugins = ["pytester", "tests.lasting", "tests.loud_skips"]
FIXTURES = (
    "tests.examples",
    "tests.databases",
    "tests.pages",
    "tests.chromium",
    "tests.mail_server",
    "tests.office",
)
# A conftest further down may import one of them first.
pytest.register_assert_rewrite(*FIXTURES)


def pytest_configure(config: pytest.Config) -> None:
    """Who only hands the tests out to workers uses none, and importing them takes seconds."""
    is_worker = hasattr(config, "workerinput")
    if is_worker or not config.getoption("numprocesses", None):
        for plugin in FIXTURES:
            config.pluginmanager.import_plugin(plugin)
