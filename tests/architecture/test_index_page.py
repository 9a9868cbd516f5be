"""What a package index shows of a release: every link leads somewhere, into that release."""

import re

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager

from tests.architecture import house
from tools.wheel_metadata import made_absolute

HOME = "https://example.org/open/heal"


@pytest.fixture
def shown(monkeypatch):
    def show(repository):
        monkeypatch.setenv("HEAL_REPOSITORY", repository)
        return ProjectMetadata(str(house.ROOT), PluginManager()).core

    return show


def test_addresses_of_the_project(shown):
    core = shown(f"{HOME}/")
    tag = f"v{core.version}"
    assert core.urls == {
        "Homepage": HOME,
        "Documentation": f"{HOME}/blob/{tag}/docs/host-site.md",
        "Changelog": f"{HOME}/blob/{tag}/CHANGELOG.md",
        "Source": f"{HOME}/tree/{tag}",
        "Issues": f"{HOME}/issues",
        "Security": f"{HOME}/blob/{tag}/SECURITY.md",
    }
    inside = [address.partition(f"/{tag}")[2].strip("/") for address in core.urls.values()]
    assert [place for place in inside if not (house.ROOT / place).exists()] == []


def test_every_link_of_the_readme_leads_into_the_release(shown):
    text = shown(HOME).readme
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert len(links) > 15
    begin = re.compile(rf"{re.escape(HOME)}/(?:blob|tree|raw)/v[\d.]+\d/")
    assert [link for link in links if not link.startswith("https://")] == []
    places = [begin.sub("", link) for link in links if link.startswith(HOME)]
    assert [place for place in places if not (house.ROOT / place.partition("#")[0]).exists()] == []


def test_without_a_repository_nothing_is_made_up(shown):
    core = shown("")
    assert (core.urls, core.readme) == ({}, (house.ROOT / "README.md").read_text())


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("[a](docs/a.md)", "[a](H/blob/v1/docs/a.md)"),
        ("[a](docs/a.md#part)", "[a](H/blob/v1/docs/a.md#part)"),
        ("[all](docs/)", "[all](H/tree/v1/docs/)"),
        ("![way](docs/way.webp)", "![way](H/raw/v1/docs/way.webp)"),
        ("[there](https://example.net/a)", "[there](https://example.net/a)"),
    ],
)
def test_which_links_are_led(written, led):
    assert made_absolute(written, "H", "v1") == led
