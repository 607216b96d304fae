"""What stands behind Flask's proxies, for what is asked at every request."""

from typing import TypeVar

T = TypeVar("T")


def itself(proxy: T) -> T:
    """Each look through the proxy costs as much as five calls, and an error that nobody sees."""
    behind: T = proxy._get_current_object()  # type: ignore[attr-defined]
    return behind
