"""The window of where she is going, for paper: a printer knows no properties of a page."""

import re
from functools import cache
from pathlib import Path

WINDOW = Path(__file__).resolve().parent.parent / "drawings" / "window.svg"
#: As on the skills face by day (styles/lms/tokens.css).
INKS = {
    "wall": "#F3ECE0",
    "cream": "#FFFBF4",
    "sky": "#BFD8D2",
    "apricot": "#F0A35E",
    "leaf": "#2E6B3A",
    "teal": "#0F5F5C",
    "sand": "#E4D0B2",
    "clay": "#A4402B",
    "ink": "#22303C",
}


@cache
def window() -> str:
    """Well-formed, as an image has to be: a page's drawings have attributes without a value."""
    drawing = WINDOW.read_text(encoding="utf-8").replace(" data-cut", "")
    return re.sub(r"var\(--cut-(\w+)\)", lambda found: INKS[found[1]], drawing)
