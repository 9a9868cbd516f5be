"""./run architecture: writes docs/architecture.md's drawings from the code.

The layers come from the contracts in pyproject.toml, what uses what from the imports themselves, so a picture
cannot say something else than the code does. A test compares.
"""

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

from grimp import ImportGraph, build_graph

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("lms", "courses", "employers")
BEGIN, END = "<!-- drawn from the code: {} -->", "<!-- end -->"


def contracts() -> dict[str, list[list[str]]]:
    """{name of a layers contract: its layers from the top, each a list of modules that are there}."""
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    found = {}
    for contract in told["contracts"]:
        if contract["type"] == "layers":
            [prefix] = [f"{name}." for name in contract.get("containers", [])] or [""]
            named = [[f"{prefix}{name}" for name in _names(layer)] for layer in contract["layers"]]
            layers = [[name for name in layer if _is_there(name)] for layer in named]
            found[contract["name"]] = [layer for layer in layers if layer]
    return found


def _names(layer: str) -> list[str]:
    """A name in parentheses may not be there yet, and is drawn when it is."""
    return [name.strip("()") for name in re.split(r"\s*\|\s*", layer)]


def _is_there(package: str) -> bool:
    place = ROOT / package.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").exists()


def lines_of(package: str) -> int:
    place = ROOT / package.replace(".", "/")
    files = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    return sum(
        len(path.read_text(encoding="utf-8").splitlines()) for path in files if "migrations" not in path.parts
    )


def uses(graph: ImportGraph, package: str, others: Iterable[str]) -> list[str]:
    """The packages that `package` imports itself."""
    return [
        other
        for other in others
        if other != package
        and not other.startswith(f"{package}.")
        and not package.startswith(f"{other}.")
        and graph.direct_import_exists(importer=package, imported=other, as_packages=True)
    ]


def drawing(layers: list[list[str]]) -> str:
    """The layers from top to bottom, as a diagram."""
    rows = ["```mermaid", "flowchart TB"]
    ids = {name: f"n{number}" for number, name in enumerate(name for layer in layers for name in layer)}
    for number, layer in enumerate(layers):
        rows.append(f'  subgraph layer{number}[" "]')
        rows += [f'    {ids[name]}["{name}"]' for name in layer]
        rows.append("  end")
    rows += [f"  layer{number} --> layer{number + 1}" for number in range(len(layers) - 1)]
    return "\n".join([*rows, "```"])


def table(graph: ImportGraph, layers: list[list[str]]) -> str:
    """Every package with its size and what it uses."""
    names = [name for layer in layers for name in layer]
    rows = ["| package | lines | uses |", "|---|---|---|"]
    for name in names:
        used = ", ".join(f"`{other}`" for other in uses(graph, name, names)) or "–"
        rows.append(f"| `{name}` | {round(lines_of(name), -2) or 100} | {used} |")
    return "\n".join(rows)


def drawn(page: str) -> str:
    """The page with every drawing made anew."""
    graph = build_graph(*PACKAGES, cache_dir=None)
    for name, layers in contracts().items():
        begin = BEGIN.format(name)
        if begin not in page:
            raise ValueError(f"docs/architecture.md has no place for: {name}")
        head, _begin, rest = page.partition(begin)
        _old, _end, tail = rest.partition(END)
        page = f"{head}{begin}\n{drawing(layers)}\n\n{table(graph, layers)}\n{END}{tail}"
    return page


def main() -> int:
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print("docs/architecture.md is drawn.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
