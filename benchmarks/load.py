"""Clients that send at once over open connections, and how long each answer took."""

import re
import socket
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

COOKIE = re.compile(rb"(?i)^set-cookie: ([^;]*)", re.MULTILINE)


class Measured(NamedTuple):
    """Answers a second, and the seconds within which half and 99 of 100 came."""

    rate: float
    half: float
    nearly_all: float

    @classmethod
    def of(cls, took: Sequence[float], seconds: float) -> "Measured":
        ordered = sorted(took)
        nearly_all = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
        return cls(len(took) / seconds, statistics.median(ordered), nearly_all)


class Client:
    """One connection and one cookie, kept as a browser does; it fails on anything but success."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self.cookie = cookie
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str) -> bytes:
        return self._answer(f"{self._head('GET', path)}\r\n")

    def post(self, path: str, body: str, headers: str = "") -> bytes:
        head = f"{self._head('POST', path)}{headers}Content-Length: {len(body)}\r\n"
        kind = "Content-Type: application/x-www-form-urlencoded\r\n\r\n"
        return self._answer(head + kind + body)

    def _head(self, method: str, path: str) -> str:
        return f"{method} {path} HTTP/1.1\r\nHost: here\r\nCookie: {self.cookie}\r\n"

    def _answer(self, request: str) -> bytes:
        self.socket.sendall(request.encode())
        received = b""
        while b"\r\n\r\n" not in received:
            received += self._more()
        head, _, body = received.partition(b"\r\n\r\n")
        status = head.split(b" ", 2)[1]
        assert status.startswith(b"2"), (head, body[:500])
        length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
        if anew := COOKIE.search(head):
            self.cookie = anew[1].decode()
        while len(body) < length:
            body += self._more()
        return body

    def _more(self) -> bytes:
        more = self.socket.recv(65536)
        assert more, "the server hung up"
        return more


@contextmanager
def clients(port: int, cookies: Iterable[str]) -> Iterator[list[Client]]:
    connected = [Client(port, cookie) for cookie in cookies]
    yield connected
    for client in connected:
        client.socket.close()


def measured(acts: Sequence[Callable[[], object]], times: int) -> Measured:
    """Each act by a thread of its own, again and again, `times` in all."""
    each = times // len(acts)
    start = time.perf_counter()
    with ThreadPoolExecutor(len(acts)) as together:
        took = [one for many in together.map(lambda act: _timed(act, each), acts) for one in many]
    return Measured.of(took, time.perf_counter() - start)


def _timed(act: Callable[[], object], times: int) -> list[float]:
    took = []
    for _ in range(times):
        start = time.perf_counter()
        act()
        took.append(time.perf_counter() - start)
    return took
