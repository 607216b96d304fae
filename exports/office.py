"""Word files printed as PDF by LibreOffice, where the computer has it."""

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

LONGEST_SECONDS = 180


class NoPdf(Exception):
    """Why there is no PDF, in one sentence."""


@cache
def office() -> str | None:
    return shutil.which("soffice") or shutil.which("libreoffice")


def as_pdf(content: bytes) -> bytes:
    """Raises NoPdf. Each call has a profile of its own, so that two do not meet."""
    program = office()
    if program is None:
        raise NoPdf("there is no LibreOffice on this computer")
    with tempfile.TemporaryDirectory() as folder:
        word = Path(folder) / "report.docx"
        word.write_bytes(content)
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"]
        command += ["--headless", "--convert-to", "pdf", "--outdir", folder, str(word)]
        try:
            subprocess.run(command, capture_output=True, timeout=LONGEST_SECONDS, check=True)
            return word.with_suffix(".pdf").read_bytes()
        except (OSError, subprocess.SubprocessError) as error:
            raise NoPdf(f"LibreOffice did not print it ({type(error).__name__})") from error
