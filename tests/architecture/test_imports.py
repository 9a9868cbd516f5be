"""Imports point one way. The contracts, with the reason for each layer, stand in pyproject.toml."""

from importlinter.cli import lint_imports

from tests.architecture import house


def contracts() -> list[dict]:
    return house.project()["tool"]["importlinter"]["contracts"]


def protected() -> set[str]:
    return {module for contract in contracts() if contract["type"] == "protected" for module in contract["protected_modules"]}


def test_every_contract_is_kept(capsys):
    assert lint_imports(config_filename=str(house.ROOT / "pyproject.toml"), no_cache=True) == 0, capsys.readouterr().out


def test_every_package_is_looked_at():
    assert set(house.project()["tool"]["importlinter"]["root_packages"]) == set(house.PACKAGES)


def test_every_optional_app_and_the_site_are_protected():
    assert protected() == {*house.optional_apps(), house.SITE}


def test_every_sub_package_has_a_layer():
    """A new folder has to say where it stands before something leans on it."""
    layered = set()
    for contract in contracts():
        if contract["type"] == "layers":
            names = [name.strip(" ()") for layer in contract["layers"] for name in layer.split("|")]
            containers = contract.get("containers", [])
            layered |= {f"{container}.{name}" for container in containers for name in names} | (set() if containers else set(names))
    folders = {f"{package}.{path.parent.name}" for package in house.PACKAGES for path in (house.ROOT / package).glob("*/__init__.py")}
    not_code = {f"{package}.{name}" for package in house.PACKAGES for name in ("migrations", "management", "templatetags", "static", "locale")}
    assert folders - not_code - layered == set()
