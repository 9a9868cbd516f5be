"""An app's own modules gather those of its sub-packages.

What one of them forgets would silently not be there.
"""

import ast

import pytest

from tests.architecture import house

GATHERED = ["models", "wagtail_hooks"]
#: Modules that register something when the apps are ready. `lms.contracts` holds the registries themselves.
REGISTERING = [
    *("checks", "policies", "limits", "titles", "handlers", "evidence", "navigation"),
    *("access_kinds", "rooms", "menu", "needs", "panels", "moderated", "people_source", "account_option"),
]
CONTRACTS = "lms.contracts"


def sub_modules(package: str, kind: str) -> set[str]:
    """`<package>.<sub-package>.<kind>` of the sub-packages that belong to the package's own app."""
    apart = tuple(f"{name}." for name in [*house.optional_apps(), house.SITE])
    names = {house.module_name(path) for path in (house.ROOT / package).glob(f"*/**/{kind}.py")}
    return {name for name in names if not name.startswith(apart)}


def ready_modules(package: str) -> set[str]:
    """The list READY in the app's apps.py."""
    for node in house.tree(house.ROOT / package / "apps.py").body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "READY":
            return set(ast.literal_eval(node.value))
    return set()


@pytest.mark.parametrize("kind", GATHERED)
@pytest.mark.parametrize("package", house.PACKAGES)
def test_every_sub_package_is_gathered(package, kind):
    wanted = {name for name in sub_modules(package, kind) if _defines_something(name, kind)}
    gatherer = house.ROOT / package / f"{kind}.py"
    assert wanted - (house.imported_modules(gatherer) if gatherer.exists() else set()) == set()


def _defines_something(name: str, kind: str) -> bool:
    """A models.py with mixins only (lms.core) has no table to gather."""
    path = house.ROOT / f"{name.replace('.', '/')}.py"
    return kind != "models" or "personal_data." in house.source(path)


@pytest.mark.parametrize("package", house.PACKAGES)
def test_optional_apps_are_not_gathered(package):
    gatherers = [house.ROOT / package / f"{kind}.py" for kind in [*GATHERED, "urls", "checks"]]
    imported = {name for path in gatherers if path.exists() for name in house.imported_modules(path)}
    assert {name for name in imported if name.startswith(tuple(house.optional_apps()))} == set()


@pytest.mark.parametrize("package", house.PACKAGES)
def test_everything_that_registers_is_loaded_when_the_app_is_ready(package):
    wanted = {name for kind in REGISTERING for name in sub_modules(package, kind)}
    of_contracts = {name for name in wanted if name.startswith(CONTRACTS) and name != f"{CONTRACTS}.checks"}
    assert wanted - of_contracts - ready_modules(package) == set()


def test_every_urls_module_is_reachable():
    """Some other urls module names it, or a room of the desk, which desk_patterns mounts, or what a package
    mounts itself.
    """
    modules = {path: house.module_name(path) for path in house.python_files() if path.stem.startswith("urls")}
    faces = {"lms.site.urls_skills", "lms.site.urls_programme", "lms.urls", "lms.urls_programme"}
    named = {path: house.imported_modules(path) | house.strings(path) for path in modules}
    mounting = [path for path in house.python_files() if path.stem in {"rooms", "mounting", "navigation"}]
    named |= {
        path: house.imported_modules(path) | {text.partition(":")[0] for text in house.strings(path)}
        for path in mounting
    }
    forgotten = [
        name
        for path, name in modules.items()
        if name not in faces and not any(name in found for other, found in named.items() if other != path)
    ]
    assert forgotten == []
