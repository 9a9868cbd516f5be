"""./run styles: puts each style sheet together from its parts.

A page loads one sheet, because a phone waits for each file; whoever changes the look finds one file for each
component. `styles/<sheet>/index.css` says which parts there are, in order; what comes out is kept in the
repository, and a test compares.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PARTS = ROOT / "styles"
#: {folder below styles/: the sheet}
SHEETS = {name: ROOT / f"lms/static/lms/css/{name}.css" for name in ("lms", "desk", "guest")}
#: Where the colours of daylight stand once more, as `:root` of the tokens says them.
LIGHT = "    /* light */\n"
IMPORT = re.compile(r'^@import "([\w/.-]+)";$', re.MULTILINE)


def joined(sheet: str) -> str:
    """The sheet as browsers get it: every import in its place."""
    folder = PARTS / sheet
    index = (folder / "index.css").read_text(encoding="utf-8")
    parts = IMPORT.sub(lambda found: (folder / found[1]).read_text(encoding="utf-8"), index)
    parts = parts.replace(LIGHT, _light())
    return f"/* Put together from styles/{sheet}/ by ./run styles. */\n{parts}"


def _light() -> str:
    """The properties that a dark screen changes, as they are on a light one."""
    tokens = (PARTS / "lms" / "tokens.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{\n(.*?)^ *\}", tokens, re.DOTALL | re.MULTILINE)[:2]
    changed = set(re.findall(r"(--[\w-]+|color-scheme):", dark))
    found = re.findall(r"((--[\w-]+|color-scheme): [^;]+;)", light)
    return "".join(f"    {said}\n" for said, name in found if name in changed)


def stale() -> list[str]:
    """The sheets that are not what their parts say."""
    return [
        sheet
        for sheet, path in SHEETS.items()
        if not path.exists() or path.read_text(encoding="utf-8") != joined(sheet)
    ]


def main() -> int:
    for sheet in stale():
        SHEETS[sheet].write_text(joined(sheet), encoding="utf-8")
        print(f"{SHEETS[sheet].relative_to(ROOT)} is put together.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
