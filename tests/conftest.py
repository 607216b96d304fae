"""What every test may use."""

pytest_plugins = [
    "pytester",
    "tests.examples",
    "tests.lasting",
    "tests.loud_skips",
    "tests.databases",
    "tests.pages",
    "tests.chromium",
    "tests.mail_server",
    "tests.office",
]
