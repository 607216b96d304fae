"""A server that can be killed in the middle of anything, and started anew at the same address.

Run with: python -m tests.browser.killable DATABASE PORT; each line of its input asks for a start,
and it says the process that now serves. It imports once and forks, so that a start is quick.
"""

import os
import signal
import socket
import subprocess
import sys
import time

import waitress

from app import create_app


class Killable:
    def __init__(self, database: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        command = [sys.executable, "-m", __name__, database, str(self.port)]
        pipe = subprocess.PIPE
        self.parent = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, bufsize=1)
        self.serving = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        assert self.parent.stdin and self.parent.stdout
        self.parent.stdin.write("start\n")
        self.serving = int(self.parent.stdout.readline())
        while not self._is_up():
            time.sleep(0.02)

    def kill(self) -> None:
        os.kill(self.serving, signal.SIGKILL)
        while self._is_up():
            time.sleep(0.01)

    def end(self) -> None:
        self.kill()
        assert self.parent.stdin and self.parent.stdout
        self.parent.stdin.close()
        self.parent.stdout.close()
        self.parent.wait(timeout=10)

    def _is_up(self) -> bool:
        with socket.socket() as trying:
            return trying.connect_ex(("127.0.0.1", self.port)) == 0


def main(database: str, port: int) -> None:
    app = create_app({"DATABASE_URL": database, "SECRET_KEY": "for tests"})
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the killed are not waited for
    for _ in sys.stdin:
        if (child := os.fork()) == 0:
            waitress.serve(app, host="127.0.0.1", port=port, threads=4, _quiet=True)
        print(child, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
