"""What is loaded at the start and stays: Python need not look through it again and again."""

import gc


def settle() -> None:
    """Once all is loaded; otherwise each page now and then waits while everything is counted."""
    gc.collect()
    gc.freeze()
