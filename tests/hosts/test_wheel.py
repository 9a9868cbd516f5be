"""What is in the wheel, and what is not."""

import zipfile

import pytest

from tests.architecture import house
from tools.wheel_contents import template_targets

PRODUCTION = {
    "SECRET_KEY": "a-secret-for-one-test",
    "LMS_PEPPER": "a-pepper-for-one-test",
    "ALLOWED_HOSTS": "learn.example.org",
}
LOOK_FOR_TEMPLATES = """
import sys

import django
from django.template.loader import get_template

django.setup()
print("\\n".join(get_template(name).origin.name for name in sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel.file) as archive:
        return set(archive.namelist())


def test_every_template_travels_inside_its_app(names):
    folders = {
        source.removeprefix(f"{house.TEMPLATES}/"): target
        for source, target in template_targets(house.ROOT).items()
    }
    beside_code = {name for name in house.templates() if (house.ROOT / name).exists()}
    wanted = beside_code | {
        folders[name.partition("/")[0]] + name.removeprefix(name.partition("/")[0])
        for name in house.templates().keys() - beside_code
    }
    assert wanted - names == set()


def test_every_module_and_every_static_file_is_there(names):
    left_out = ("lms/site/demo/", "lms/site/settings/demo.py", "lms/site/settings/test.py")
    files = [
        path
        for package in house.PACKAGES
        for path in (house.ROOT / package).rglob("*")
        if path.suffix in {".py", ".css", ".js", ".svg", ".ttf", ".woff2", ".html"}
    ]
    wanted = {path.relative_to(house.ROOT).as_posix() for path in files}
    assert {name for name in wanted - names if not name.startswith(left_out)} == set()


def test_every_translation_is_there_compiled(names):
    sources = {
        path.relative_to(house.ROOT).as_posix()
        for package in house.PACKAGES
        for path in (house.ROOT / package).rglob("locale/*/LC_MESSAGES/django.po")
    }
    assert {name.removesuffix(".po") + ".mo" for name in sources} - names == set()


def test_nothing_else_is_there(names):
    """No tests, no tools, no demo with its public secrets.

    No `templates` or `tests` that another package might own too.
    """
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == set(house.PACKAGES)
    assert [
        name
        for name in names
        if "site/demo" in name or name.endswith(("settings/demo.py", "settings/test.py"))
    ] == []


def test_the_ready_made_site_works_from_the_wheel(wheel, tmp_path):
    """Its pages are found where the wheel put them."""
    wanted = ["lms/safety/error.html", "lms/accounts/enter.html"]
    found = wheel.run(
        "-c",
        LOOK_FOR_TEMPLATES,
        *wanted,
        settings="lms.site.settings.production",
        place=tmp_path,
        **PRODUCTION,
    )
    assert found.returncode == 0, found.stderr
    places = [f"lms/templates/{name}" for name in wanted]
    assert found.stdout.split() == [str(wheel.installed / place) for place in places]
