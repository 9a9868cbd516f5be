"""./run lock: makes the three lock files anew from pyproject.toml, with the newest versions that fit
together.

requirements.lock.txt             the ready-made site on one machine
requirements-production.lock.txt  the same with PostgreSQL, Redis and object storage
requirements-test.lock.txt        the ready-made site with what ./run test needs
"""

import importlib.util
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {
    "requirements.lock.txt": ["site"],
    "requirements-production.lock.txt": ["site", "production"],
    "requirements-test.lock.txt": ["site", "test"],
}
# No registry's host name gets into the files: whoever installs decides where packages come from.
OPTIONS = [
    "--upgrade",
    "--generate-hashes",
    "--no-annotate",
    "--no-header",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--python-version",
    "3.11",
    "--quiet",
]


def main() -> int:
    if importlib.util.find_spec("uv") is None:
        print(f"Locking needs uv. Type: {sys.executable} -m pip install uv")
        return 1
    for name, extras in LOCKS.items():
        wanted = [argument for extra in extras for argument in ("--extra", extra)]
        command = [
            sys.executable,
            "-m",
            "uv",
            "pip",
            "compile",
            "pyproject.toml",
            *wanted,
            *OPTIONS,
            "--output-file",
            name,
        ]
        if subprocess.call(command, cwd=ROOT, stdout=subprocess.DEVNULL):
            return 1
        print(f"{name} is written.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
