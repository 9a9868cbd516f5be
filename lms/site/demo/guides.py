"""From demo/content/guides to the shelf of guides for employers, in every language it is written in."""

import datetime
from pathlib import Path
from typing import Any

from wagtail.models import Locale, Page

from employers.materials.models import GuidePage, GuidesPage
from lms.core import days
from lms.site.demo.content import DEMO, SOURCE, Loader, read
from lms.site.demo.ids import stable_id

FOLDER = DEMO / "content" / "guides"
#: Items of lists, by kind of block.
LISTS = {
    "steps": "steps",
    "checklist": "points",
    "law": "points",
    "taught": "occupations",
    "answers": "answers",
}


def load_guides(home: Page, pictures: Loader) -> None:
    """The shelf under the skills face's home and its translations, with its guides in order.

    `pictures` finds the demo's drawings.
    """
    shelf = read(FOLDER / "guides.toml")
    for language in sorted(shelf["title"], key=lambda language: language != SOURCE):
        above = home.get_translation(Locale.objects.get(language_code=language))
        page = GuidesPage(
            title=shelf["title"][language],
            seo_title=shelf["seo"][language],
            intro=shelf["intro"][language],
            caution=shelf["caution"][language],
            slug="for-employers",
            locale=above.locale,
            show_in_menus=True,
            translation_key=stable_id("guides", "shelf"),
        )
        above.add_child(instance=page)
        for facts in shelf["guides"]:
            path = FOLDER / f"{facts['id']}.{language}.toml"
            if path.exists():
                page.add_child(instance=_guide(facts, read(path), page, pictures))


def _guide(facts: dict[str, Any], said: dict[str, Any], shelf: GuidesPage, pictures: Loader) -> GuidePage:
    return GuidePage(
        title=said["title"],
        seo_title=said["seo"],
        summary=said["summary"],
        minutes=facts["minutes"],
        topic=facts["topic"],
        sheets=facts["sheets"],
        cover=pictures.image(facts.get("cover", "")),
        drawing=facts.get("drawing", ""),
        body=body_of(said),
        slug=facts["id"],
        locale=shelf.locale,
        translation_key=stable_id("guides", "guide", facts["id"]),
    )


def body_of(said: dict[str, Any]) -> Any:
    """The blocks of a guide as a page has them; a block has the same id in every language."""
    blocks = [_block(block, said["id"], number) for number, block in enumerate(said["blocks"])]
    return GuidePage.body.field.stream_block.to_python(blocks)


def _block(block: dict[str, Any], guide: str, number: int) -> dict[str, Any]:
    value = {"text" if name == "html" else name: value for name, value in block.items() if name != "type"}
    if "days_ago" in value:
        checked = days.today() - datetime.timedelta(days=value.pop("days_ago"))
        value["checked_on"] = checked.isoformat()
    place = ("guides", guide, str(number))
    for name in ["helps", "hinders"] if block["type"] == "pairs" else [LISTS.get(block["type"])]:
        if name:
            value[name] = [
                {"type": "item", "id": stable_id(*place, name, str(at)), "value": item}
                for at, item in enumerate(value[name])
            ]
    return {"type": block["type"], "id": stable_id(*place), "value": value}


def languages_of(guide: str) -> list[Path]:
    return sorted(FOLDER.glob(f"{guide}.*.toml"))
