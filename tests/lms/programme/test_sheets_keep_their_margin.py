"""Words on a sheet of paper never touch its edge: what else an element is takes no margin away."""

import re
from pathlib import Path

import lms

ROOT = Path(lms.__file__).parents[1]
STYLES = "\n".join(path.read_text() for path in sorted((ROOT / "lms/static/fold").glob("*.css")))
CLASSES = re.compile(r'class="([^"{%]+)"')


def beside_a_sheet() -> set[str]:
    found = [
        set(classes.split())
        for path in (ROOT / "templates").glob("**/*.html")
        for classes in CLASSES.findall(path.read_text())
    ]
    return {other for classes in found if "sheet" in classes for other in classes - {"sheet"}}


def test_nothing_that_is_a_sheet_too_has_a_margin_of_none():
    bare = {name for name in beside_a_sheet() if re.search(rf"\.{name} \{{[^}}]*padding: 0;", STYLES)}
    assert ("found" in beside_a_sheet(), bare) == (True, set())
