"""What is gathered before the first test stays until the last: no garbage is in it.

What a test makes is little, and soon gone: it is looked through for garbage seldom.
"""

import gc
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(20_000)
        gc.enable()
