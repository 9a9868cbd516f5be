"""./run sbom: what a deployment is made of, as CycloneDX, from the production lock.

`./run sbom FILE` writes it elsewhere.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = "requirements-production.lock.txt"


def main(arguments: list[str]) -> int:
    target = Path(arguments[0]) if arguments else ROOT / "var" / "sbom.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    tool = str(Path(sys.executable).parent / "cyclonedx-py")
    facts = [
        "--pyproject",
        "pyproject.toml",
        "--mc-type",
        "application",
        "--output-reproducible",
        "--of",
        "JSON",
        "--output-file",
        str(target),
    ]
    code = subprocess.call([tool, "requirements", LOCK, *facts], cwd=ROOT)
    if code == 0:
        print(f"{target} is written.")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
