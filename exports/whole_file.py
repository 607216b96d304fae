"""Files written whole or not at all."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4


class NotWritten(Exception):
    """The file that was there before is untouched; the message says why in one sentence."""


REASONS = {
    errno.ENOSPC: "the disk that holds {folder} is full",
    errno.EDQUOT: "your share of the disk that holds {folder} is used up",
    errno.EFBIG: "the disk that holds {folder} does not take a file of this size",
    errno.EACCES: "{folder} may not be written to",
    errno.EPERM: "{folder} may not be written to",
    errno.EROFS: "the disk that holds {folder} can only be read",
    errno.ENOENT: "there is no folder {folder}",
    errno.ENOTDIR: "{folder} is not a folder",
}


def write_whole(path: Path, content: bytes) -> None:
    """Into a file beside the target, made safe on the disk, then renamed over it in one step."""
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same for what comes piece by piece; where a piece fails there is no file either."""
    if path.exists() and not path.is_file():
        raise NotWritten(f"{path} is not a file that can be replaced")
    try:
        _replace(path, pieces)
    except OSError as error:
        reason = REASONS.get(error.errno or 0, f"{{folder}} gave an error ({error.strerror})")
        raise NotWritten(reason.format(folder=path.parent)) from error


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    beside = path.with_name(f".{uuid4().hex}.part")
    try:
        with open(beside, "xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
