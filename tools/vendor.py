"""Refreshes the vendored copies of GOV.UK Frontend and plotly.js in static/.

For maintainers, who need npm; nobody else does. Change a version below, then run this file. GOV.UK
Frontend must stay the release that govuk-frontend-jinja names in its README, plotly.js the one that
the Python package plotly carries. GOV.UK's package ships no licence file, so static/govuk/LICENSE
comes from its repository and is left alone here.
"""

import re
import subprocess
import tarfile
import tempfile
from pathlib import Path

GOVUK_FRONTEND = "6.3.0"
PLOTLY = "4.1.1"
STATIC = Path(__file__).resolve().parent.parent / "static"

SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/|//# sourceMappingURL=.*")
# Both may be used on GOV.UK only: the typeface, with the notice about it, and the royal crest.
TYPEFACE = re.compile(r"@font-face\{[^}]*\}|/\*! Copyright[^*]*Calvert[^*]*\*/|GDS Transport,")
CREST = re.compile(r"\.govuk-footer__copyright-logo:before\{[^}]*\}")


def main() -> None:
    vendor_govuk(STATIC / "govuk")
    vendor_plotly(STATIC / "plotly")


def vendor_govuk(folder: Path) -> None:
    styles, script = packed(
        f"govuk-frontend@{GOVUK_FRONTEND}",
        "dist/govuk/govuk-frontend.min.css",
        "dist/govuk/govuk-frontend.min.js",
    )
    keep(folder / "govuk-frontend.min.css", without_government_marks(styles))
    keep(folder / "govuk-frontend.min.js", script)
    keep(folder / "VERSION", f"govuk-frontend {GOVUK_FRONTEND}, without typeface and crest")


def vendor_plotly(folder: Path) -> None:
    bundle = f"plotly.js-basic-dist-min@{PLOTLY}"
    script, licence = packed(bundle, "plotly-basic.min.js", "LICENSE")
    (styles,) = packed(f"plotly.js@{PLOTLY}", "dist/plotly.css")
    keep(folder / "plotly-basic.min.js", script)
    keep(folder / "plotly.css", styles)
    keep(folder / "LICENSE", licence)
    keep(folder / "VERSION", f"plotly.js-basic-dist-min {PLOTLY}, plotly.css of plotly.js {PLOTLY}")


def packed(package: str, *paths: str) -> tuple[str, ...]:
    """The text of these files of a published package."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as files:
            return tuple(member(files, f"package/{path}") for path in paths)


def member(files: tarfile.TarFile, name: str) -> str:
    content = files.extractfile(name)
    if content is None:
        raise SystemExit(f"{name} is no longer a file of its package; vendor.py must be changed.")
    return content.read().decode()


def without_government_marks(styles: str) -> str:
    styles = CREST.sub("", TYPEFACE.sub("", styles))
    if "GDS Transport" in styles or "url(" in styles:
        raise SystemExit("The new GOV.UK styles still name the typeface or load another file.")
    return styles


def keep(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(SOURCE_MAP.sub("", text).rstrip() + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
