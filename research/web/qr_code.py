"""An address as a picture that a telephone reads, for paper."""

import segno
from markupsafe import Markup


def qr_code(address: str) -> Markup:
    """An SVG without style or script, so that it may stand in a page."""
    made = segno.make(address, error="m")
    picture = made.svg_inline(scale=4, border=4, svgclass="showcard-qr", lineclass=None)
    return Markup(picture.replace("<svg ", '<svg role="img" aria-label="QR code of the link" ', 1))
