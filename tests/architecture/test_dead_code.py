"""What nobody names is not kept: functions, classes and constants of a module, and methods of our own."""

import ast
import re
from collections import Counter
from functools import cache

from tests.architecture import house

#: Named by a framework or by whoever installs us, never by us: {name: who}.
NAMED_ELSEWHERE = {
    "DemoConfig": "Django finds it in apps.py",
    "StaffUsersConfig": "a site's INSTALLED_APPS (docs/host-site.md)",
    "UsersConfig": "Django finds it in apps.py",
    "CoursesConfig": "Django finds it in apps.py",
    "EmployersConfig": "Django finds it in apps.py",
    "InterchangeConfig": "Django finds it in apps.py",
    "LmsConfig": "Django finds it in apps.py",
    "MaterialsConfig": "Django finds it in apps.py",
    "PagesConfig": "Django finds it in apps.py",
    "PathwaysConfig": "Django finds it in apps.py",
    "ProgrammeConfig": "Django finds it in apps.py",
    "NetworkConfig": "Django finds it in apps.py",
    "StoriesConfig": "the same",
    "ServicesConfig": "Django finds it in apps.py",
    "Command": "Django finds it in management/commands/",
}
#: Doors that stand open for readers of other systems' files; only tests go through them so far.
DOORS = {"inside_address"}
#: Modules whose names are read by others: settings, addresses, gunicorn's configuration, Wagtail's hooks.
READ_BY_OTHERS = re.compile(
    r"lms/site/settings/|lms/formats/|.*/urls\w*\.py|lms/site/(gunicorn|wsgi|urls_shared)\.py|.*wagtail_hooks\.py|.*/migrations/"
)
WORD = re.compile(r"[A-Za-z_]\w*")


@cache
def mentions() -> Counter[str]:
    """How often each word stands anywhere in what is shipped, docs and tools included, tests not."""
    files = [
        *house.python_files(),
        *(house.ROOT / "tools").glob("*.py"),
        *(house.ROOT / "bench").rglob("*.py"),
        *house.TEMPLATES.rglob("*.html"),
        *(house.ROOT / "docs").glob("*.md"),
        *(path for package in house.PACKAGES for path in (house.ROOT / package).rglob("*.html")),
    ]
    found: Counter[str] = Counter()
    for path in files:
        found.update(WORD.findall(path.read_text(encoding="utf-8")))
    return found


def registered(node: ast.AST) -> bool:
    """What a decorator takes is named by its registry: handlers, tags, checks, blocks."""
    return bool(getattr(node, "decorator_list", []))


def kept(tree: ast.Module) -> list[str]:
    """The names a module gives to others."""
    names = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not registered(node):
            names.append(node.name)
        elif isinstance(node, ast.Assign):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.append(node.target.id)
    return [name for name in names if not name.startswith("__")]


def dead(tree: ast.Module, counted: Counter[str]) -> list[str]:
    """Names that stand nowhere but where they are made."""
    return [name for name in kept(tree) if counted[name] < 2 and name not in {*NAMED_ELSEWHERE, *DOORS}]


def test_every_name_of_a_module_is_used():
    found = [
        f"{house.place(path)}: {name}"
        for path in house.python_files()
        if not READ_BY_OTHERS.match(house.place(path))
        for name in dead(house.tree(path), mentions())
    ]
    assert found == []


def test_a_name_nobody_uses_would_be_found():
    tree = ast.parse("LEFT = 1\n@register\ndef told(): ...\ndef used(): ...\nclass Forgotten: ...\n")
    assert dead(tree, Counter({"LEFT": 1, "told": 1, "used": 2, "Forgotten": 1})) == ["LEFT", "Forgotten"]


def test_the_doors_are_still_closed():
    """One that is gone through is no exception any more."""
    assert {name for name in DOORS if mentions()[name] > 1} == set()
