"""From demo/content/guides to the shelf of guides for employers, in every language it is written in."""

from pathlib import Path
from typing import Any

from wagtail.models import Locale, Page

from employers.materials.models import GuidePage, GuidesPage
from lms.site.demo.content import DEMO, SOURCE, Loader, read, stable_id

FOLDER = DEMO / "content" / "guides"


def load_guides(home: Page, pictures: Loader) -> None:
    """The shelf under the skills face's home, with its guides in order.

    `pictures` finds the demo's drawings.
    """
    shelf = read(FOLDER / "guides.toml")
    source = GuidesPage(
        title=shelf["title"][SOURCE],
        slug="for-employers",
        intro=shelf["intro"][SOURCE],
        locale=home.locale,
        show_in_menus=True,
    )
    home.add_child(instance=source)
    source.save_revision().publish()
    for name in shelf["guides"]:
        for path in sorted(FOLDER.glob(f"{name}.*.toml"), key=lambda path: path.suffixes[0] != f".{SOURCE}"):
            _load_guide(source, shelf, path, pictures)


def _load_guide(shelf_page: GuidesPage, shelf: dict[str, Any], path: Path, pictures: Loader) -> None:
    data = read(path)
    if data["language"] == SOURCE:
        page = GuidePage(slug=data["id"], locale=shelf_page.locale, cover=pictures.image(data["cover"]))
    else:
        locale = Locale.objects.get(language_code=data["language"])
        _translate_shelf(shelf_page, shelf, locale)
        page = GuidePage.objects.child_of(shelf_page).get(slug=data["id"]).copy_for_translation(locale)
    page.title, page.summary, page.minutes = data["title"], data["summary"], data["minutes"]
    page.body = GuidePage.body.field.stream_block.to_python(
        [_block(block, data["id"], number) for number, block in enumerate(data["blocks"])]
    )
    if page.pk is None:
        shelf_page.add_child(instance=page)
    page.save_revision().publish()


def _translate_shelf(shelf_page: GuidesPage, shelf: dict[str, Any], locale: Locale) -> None:
    if shelf_page.has_translation(locale):
        return
    page = shelf_page.copy_for_translation(locale)
    page.title, page.intro = shelf["title"][locale.language_code], shelf["intro"][locale.language_code]
    page.save_revision().publish()


def _block(block: dict[str, Any], guide: str, number: int) -> dict[str, Any]:
    value = {"text" if name == "html" else name: value for name, value in block.items() if name != "type"}
    return {"type": block["type"], "id": stable_id("guides", guide, str(number)), "value": value}
