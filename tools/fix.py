"""./run fix: brings every file into the one form that `./run test` asks for.

Formats Python and templates, mends what the linter can mend by itself, puts the style sheets together and
takes changed texts into the .po files. What is left to do by hand is printed; it ends with 1 then.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
RUFF, DJHTML = str(BIN / "ruff"), str(BIN / "djhtml")
STEPS = [
    [RUFF, "check", "--fix", "--quiet", "--output-format", "concise", "."],
    [RUFF, "format", "--quiet", "."],
    [DJHTML, "--tabwidth", "2", "templates"],
    [sys.executable, "tools/styles.py"],
    [sys.executable, "tools/architecture.py"],
    [sys.executable, "tools/reference.py"],
    [sys.executable, "tools/messages.py"],
]


def main() -> int:
    """1 when something is left to do by hand; djhtml also ends with 1 when it changed a file."""
    left = False
    for step in STEPS:
        told = subprocess.DEVNULL if step[0] == DJHTML else None  # every file, also what is right already
        code = subprocess.call(step, cwd=ROOT, stderr=told)
        left |= bool(code) and step[0] != DJHTML
    return int(left)


if __name__ == "__main__":
    sys.exit(main())
