"""The repository as the architecture tests see it: packages, apps, files. Nothing here imports our code."""

import ast
import re
import tomllib
from functools import cache
from pathlib import Path

from tools.wheel_contents import apps_by_label

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = [name for name in ("lms", "courses", "employers") if (ROOT / name).is_dir()]
TEMPLATES = ROOT / "templates"
SITE = "lms.site"


@cache
def apps() -> dict[str, str]:
    """{label: dotted name} of every app in the repository, installed or not."""
    return {label: folder.replace("/", ".") for label, folder in apps_by_label(ROOT).items()}


@cache
def optional_apps() -> list[str]:
    """The [O] apps: those nested in a package. The ready-made site's own are its own affair."""
    return sorted(name for name in apps().values() if "." in name and not name.startswith(f"{SITE}."))


def label_for(module: str) -> str:
    """The label of the app in whose folder `module` lies."""
    candidates = {
        name: label for label, name in apps().items() if module == name or module.startswith(f"{name}.")
    }
    return candidates[max(candidates, key=len)]


def place(path: Path) -> str:
    """Where a file lies, as people name it."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


@cache
def python_files(*, migrations: bool = False) -> list[Path]:
    """Every module of the packages."""
    found = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in found if ("migrations" in path.parts) == migrations]


@cache
def source(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(source(path))


def imported_modules(path: Path) -> set[str]:
    """Every module a file imports, and every name it takes from one, dotted."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def strings(path: Path) -> set[str]:
    """Every string in a file; what an f-string fills in is a `*`."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            found.add(
                "".join(str(part.value) if isinstance(part, ast.Constant) else "*" for part in node.values)
            )
    return found


@cache
def templates() -> dict[str, str]:
    """{name as templates call each other: text} of every template; those beside code by their path."""
    named = {
        path.relative_to(TEMPLATES).as_posix(): source(path)
        for path in sorted(TEMPLATES.rglob("*"))
        if path.suffix in {".html", ".txt", ".xml"}
    }
    beside = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.html"))]
    return named | {path.relative_to(ROOT).as_posix(): source(path) for path in beside}


def sub_package_of(name: str) -> str:
    """The sub-package that a module, or what stands in one, lies in: courses.attempts, lms.competences."""
    return ".".join(name.split(".")[:2])


def without_comments(text: str) -> str:
    text = re.sub(r"\{#.*?#\}", "", text)
    return re.sub(r"\{% comment.*?endcomment %\}|<!--.*?-->", "", text, flags=re.DOTALL)


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


#: Who may name whose addresses: the platform its own, learning and work also the platform's. The ready-made
#: site names everybody's.
ABOVE = {"lms": ("courses", "employers"), "courses": ("employers",), "employers": ("courses",)}


@cache
def namespaces() -> dict[str, str]:
    """{URL namespace: package it belongs to}, from every `app_name` and every (patterns,
    "namespace") pair.
    """
    found = {}
    for path in python_files():
        if path.stem.startswith("urls") and not module_name(path).startswith(f"{SITE}."):
            names = re.findall(r'^app_name = "(\w+)"$', source(path), re.MULTILINE) + re.findall(
                r'^    "(\w+)",\n\)$', source(path), re.MULTILINE
            )
            found |= {name: module_name(path).partition(".")[0] for name in names}
    return found


def addresses_from_above(package: str, named: set[str]) -> set[str]:
    """Of these URL names ("namespace:name"), those that belong to a package that `package` may not know."""
    return {name for name in named if namespaces().get(name.partition(":")[0]) in ABOVE[package]}
