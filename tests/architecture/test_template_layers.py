"""Templates point one way too: none of one package is named by a lower one, nor by one beside it.

What import-linter holds for imports (pyproject.toml), read here for the names of templates: those that Python
renders and those that templates extend and include.
"""

import re
from functools import cache

import pytest

from tests.architecture import house

NAMES = re.compile(r"""["']([\w/.-]+\.(?:html|txt|xml))["']""")
#: Parts of every page, of no package: the shells of the faces, the components, what a host site replaces.
GROUND = "ground"
IS_GROUND = re.compile(r"^(?:lms/(?:(?:base|bridge)\.html|components/.*|faces/.*)|[\w]+\.html)$")


@cache
def layers(container: str = "") -> list[set[str]]:
    """The layers of the contract for `container` ("" is the house), highest first."""
    contracts = house.project()["tool"]["importlinter"]["contracts"]
    found = next(
        contract
        for contract in contracts
        if contract["type"] == "layers" and contract.get("containers", [""]) == [container]
    )
    return [{name.strip(" ()") for name in layer.split("|")} for layer in found["layers"]]


@cache
def owner(template: str) -> str:
    """The package a template belongs to, or GROUND. Its folder says so: <app label>/<sub-package>/…"""
    if IS_GROUND.match(template):
        return GROUND
    label, _slash, rest = template.partition("/")
    app = house.apps().get(label)
    if app is None:
        return GROUND  # a library's own
    if "." in app:
        return app
    return f"{app}.{rest.partition('/')[0]}" if "/" in rest else app


def position(package: str, container: str = "") -> int | None:
    """The number of its layer in the contract, the highest 0; None for what no layer holds."""
    names = [package] if not container else [package.removeprefix(f"{container}.").partition(".")[0]]
    for number, layer in enumerate(layers(container)):
        if any(name == known or name.startswith(f"{known}.") for name in names for known in layer):
            return number
    return None


def may_name(package: str, other: str) -> bool:
    """Whether `package` may name a template of `other`: its own, those of the ground, and lower ones."""
    if other in {GROUND, package} or package.startswith((f"{other}.", house.SITE)):
        return True
    if package == GROUND:
        return False
    high, low = position(package), position(other)
    if high != low:
        return high is not None and low is not None and high < low
    container = package.partition(".")[0]
    if container != other.partition(".")[0] or container == "lms":
        return False
    high, low = position(package, container), position(other, container)
    return high is not None and low is not None and high < low


def named_by_python() -> list[tuple[str, str, str]]:
    """(where, package, template) of every template named in Python."""
    return [
        (house.place(path), house.sub_package_of(house.module_name(path)), text)
        for path in house.python_files()
        for text in sorted(house.strings(path))
        if NAMES.fullmatch(f'"{text}"') and "/" in text and text in house.templates()
    ]


def named_by_templates() -> list[tuple[str, str, str]]:
    return [
        (name, owner(name), other)
        for name, text in house.templates().items()
        for other in sorted(set(NAMES.findall(house.without_comments(text))))
        if other in house.templates()
    ]


def test_no_template_is_named_by_a_lower_package():
    assert [
        f"{where} names {template}"
        for where, package, template in [*named_by_python(), *named_by_templates()]
        if not may_name(package, owner(template))
    ] == []


@pytest.mark.parametrize(
    ("package", "template", "may"),
    [
        ("courses.player", "courses/player/step.html", True),
        ("courses.desk", "courses/player/step.html", True),
        ("courses.catalogue", "courses/player/step.html", False),
        ("courses.player", "lms/accounts/enter.html", True),
        ("lms.accounts", "courses/player/home.html", False),
        ("employers.portfolios", "courses/player/home.html", False),
        ("lms.accounts", "lms/privacy/own.html", False),
        ("lms.printing", "lms/intake/refused.html", False),
        ("lms.accounts", "lms/base.html", True),
        (GROUND, "lms/components/field.html", True),
        (GROUND, "lms/accounts/enter.html", False),
        ("lms.site", "courses/player/home.html", True),
    ],
)
def test_who_may_name_what(package, template, may):
    assert may_name(package, owner(template)) is may


def test_every_template_lies_in_a_folder_of_a_package():
    """Otherwise nobody could say which layer it is of."""
    homeless = {name for name in house.templates() if owner(name) != GROUND and position(owner(name)) is None}
    assert homeless == set()
