"""Which tests a change can touch: for `./run test --changed`.

A guess from the layout and the imports, for the minutes between two commits; only the whole `./run test` says
that all is well. A changed module leads to the tests of its own sub-package, and to every test that names it
or a module that imports it. A template leads to the tests of the sub-package whose folder it lies in. What
everything rests on (settings, the locks, what all tests share) leads to everything.
"""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("lms", "courses", "employers")
#: A change here can touch every test.
EVERYTHING = re.compile(
    r"requirements.*\.txt|pyproject\.toml|lms/(core|contracts|site)/.*|tests/(conftest|racing|orderings|reading|remembered)\.py"
    r"|tests/factories/.*|(lms|courses|employers)/(apps|models)\.py|.*/migrations/.*"
)
#: Rules of the house that are quick to ask; the long walks over every address are left to `./run test`.
HOUSE = "tests/architecture"


def changed_files() -> list[str]:
    """Paths below the root: what is not committed yet, and what a branch has that main has not.

    With neither, what the last commit changed.
    """
    asked = [["diff", "--name-only", "HEAD"], ["ls-files", "--others", "--exclude-standard"]]
    if _git("rev-parse", "--abbrev-ref", "HEAD") not in (["main"], ["HEAD"]):
        asked.append(["diff", "--name-only", "main...HEAD"])
    found = {path for question in asked for path in _git(*question)}
    return sorted(found) or _git("diff", "--name-only", "HEAD~1", "HEAD")


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.split()


def touched_by(paths: Iterable[str]) -> list[str] | None:
    """Arguments for pytest, in order; None where everything may be touched.

    `paths` are relative to the root; files that are gone count too.
    """
    paths = list(paths)
    if any(EVERYTHING.fullmatch(path) for path in paths):
        return None
    chosen = {path for path in paths if path.startswith("tests/") and _is_test(path)}
    modules = {module_of(path) for path in paths if path.endswith(".py") and path.startswith(PACKAGES)}
    for path in paths:
        chosen |= _beside(path)
    named = _with_importers(modules)
    if named:
        names = re.compile(rf"\b({'|'.join(re.escape(name) for name in sorted(named))})\b")
        chosen |= {
            str(test.relative_to(ROOT))
            for test in (ROOT / "tests").rglob("test_*.py")
            if names.search(_imports(test.read_text(encoding="utf-8")))
        }
    chosen = {path for path in chosen if not path.startswith(("tests/journeys", "tests/hosts"))}
    return sorted({HOUSE, *(path for path in chosen if not _is_below(path, chosen | {HOUSE}))})


def _is_test(path: str) -> bool:
    return Path(path).name.startswith("test_") and (ROOT / path).exists()


def _is_below(path: str, others: set[str]) -> bool:
    return any(path != other and path.startswith(f"{other}/") for other in others)


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _beside(path: str) -> set[str]:
    """The folder of tests that mirrors a source file or a template."""
    parts = Path(path).parts
    if parts[0] == "templates":
        parts = (parts[1].replace("_", "/", 1), *parts[2:]) if "_" in parts[1] else parts[1:]
    elif parts[0] not in PACKAGES:
        return set()
    for depth in range(len(parts) - 1, 1, -1):
        mirrored = Path("tests", *parts[:depth])
        if (ROOT / mirrored).is_dir():
            return {str(mirrored)}
    return set()


def _with_importers(modules: set[str]) -> set[str]:
    """The modules and those that import one of them themselves."""
    from grimp import build_graph

    graph = build_graph(*PACKAGES, cache_dir=None)
    known = modules & graph.modules
    return modules | {
        importer for module in known for importer in graph.find_modules_that_directly_import(module)
    }


def _imports(source: str) -> str:
    """The imports of a test as dotted names: `from a.b import c` counts as `a.b` and as `a.b.c`."""
    told = []
    for package, names in re.findall(r"^ *from ([\w.]+) import (\([^)]*\)|.+)$", source, re.MULTILINE):
        told += [package, *(f"{package}.{name}" for name in re.findall(r"\w+", names))]
    told += re.findall(r"^ *import ([\w.]+)", source, re.MULTILINE)
    told += re.findall(r'"((?:lms|courses|employers)\.[\w.]+)"', source)
    return "\n".join(told)
