"""Imports point one way. The contracts, with the reason for each layer, stand in pyproject.toml."""

import re

import pytest
from importlinter.cli import lint_imports

from tests.architecture import house


def contracts() -> list[dict]:
    return house.project()["tool"]["importlinter"]["contracts"]


def protected() -> set[str]:
    return {
        module
        for contract in contracts()
        if contract["type"] == "protected"
        for module in contract["protected_modules"]
    }


def test_every_contract_is_kept(capsys, monkeypatch):
    monkeypatch.setattr(
        "importlinter.cli._configure_logging", lambda verbose: None
    )  # it silences every logger of this process, for good
    assert lint_imports(config_filename=str(house.ROOT / "pyproject.toml"), no_cache=True) == 0, (
        capsys.readouterr().out
    )


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
            layered |= {f"{container}.{name}" for container in containers for name in names} | (
                set() if containers else set(names)
            )
    folders = {
        f"{package}.{path.parent.name}"
        for package in house.PACKAGES
        for path in (house.ROOT / package).glob("*/__init__.py")
    }
    not_code = {
        f"{package}.{name}"
        for package in house.PACKAGES
        for name in ("migrations", "management", "templatetags", "static", "locale", "formats")
    }
    assert folders - not_code - layered == set()


@pytest.mark.parametrize("package", house.PACKAGES)
def test_python_names_no_address_from_above(package):
    """An address is an import by another name: a site that has only the platform would fail when it is looked
    up.
    """
    files = [
        path
        for path in house.python_files()
        if house.module_name(path).startswith(f"{package}.")
        and not house.module_name(path).startswith(f"{house.SITE}.")
    ]
    named = {
        house.module_name(path): {text for text in house.strings(path) if re.fullmatch(r"\w+:\w+", text)}
        for path in files
    }
    assert {
        module: names
        for module, found in named.items()
        if (names := house.addresses_from_above(package, found))
    } == {}


@pytest.mark.parametrize("package", house.PACKAGES)
def test_templates_name_no_address_from_above(package):
    """`{% url … as address %}` may: it is empty where nobody has the address."""
    labels = {label for label, name in house.apps().items() if name.partition(".")[0] == package}
    named = {
        template: {
            name
            for name, rest in re.findall(r"""\{%\s*url\s+["'](\w+:\w+)["']([^%]*)%\}""", text)
            if " as " not in rest
        }
        for template, text in house.templates().items()
        if template.partition("/")[0] in labels
    }
    assert {
        template: names
        for template, found in named.items()
        if (names := house.addresses_from_above(package, found))
    } == {}
