"""Sheets that anybody may ask for, as often as they like: set once and kept, a few at a time.

Kept under what stands on the sheet, so a page that is published anew, moved or renamed has another one at
once and nothing is ever out of date. For public pages alone: a sheet about a person is made for her and kept
nowhere.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache as once
from typing import Any

from django.core.cache import cache

from lms.core.caches import calmly
from lms.core.conf import conf
from lms.core.shared import shared
from lms.core.slots import a_slot
from lms.printing import pdf
from lms.printing.fonts import FOLDER as FONTS

DAY = 24 * 60 * 60
KEPT_SECONDS = 30 * DAY
#: How long a visitor waits for a sheet that another one is having made, or for one of the places.
WAIT_SECONDS = 5
SAME_SHEET = 64


def public_pdf(template_name: str, context: dict[str, Any], *, face: str, language: str, title: str) -> bytes:
    """As `render_pdf`. Raises NoSlot when too many different sheets are wanted at once."""
    markup = pdf.markup_of(template_name, context, language=language, title=title)
    return kept_sheet(
        [face, language, title, markup],
        lambda: pdf.render_pdf(template_name, context, language=language, title=title),
    )


def kept_sheet(facts: Sequence[str], draw: Callable[[], bytes]) -> bytes:
    """What `draw` gives, once for all that stands on the sheet. Raises NoSlot, and whatever `draw` does."""
    told = "\0".join([*facts, _press()])
    name = hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()
    key = f"lms.sheet.{name}"

    def make() -> bytes:
        with a_slot("print", among=conf.prints_at_once, wait=WAIT_SECONDS):
            return draw()

    found = calmly(lambda: cache.get(key))
    if found is None:
        with a_slot(f"sheet-{int(name[:8], 16) % SAME_SHEET}", among=1, wait=WAIT_SECONDS):
            found = shared(key, make, seconds=KEPT_SECONDS)
    return found


@once
def _press() -> str:
    """What else decides how a sheet looks: our styles, drawings and fonts, and who sets them.

    They change with a new version only.
    """
    sheets = FONTS.parent / "sheets"
    files = sorted(path for folder in (sheets, FONTS) for path in folder.rglob("*") if path.is_file())
    told = hashlib.sha256()
    for path in files:
        told.update(path.name.encode() + path.read_bytes())
    return told.hexdigest() + pdf.version()
