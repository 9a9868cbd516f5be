"""From demo/content/coping to the coping pages of the programme face, in every language they are
written in.
"""

from typing import Any

from wagtail.models import Locale, Page

from lms.programme.models import CopingPage, CopingSheetPage, CopingToolPage, ToolFeeling
from lms.site.demo import speech
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id

FOLDER = DEMO / "content" / "coping"


def load_coping(home: Page) -> None:
    """Below the English home of the programme face."""
    words = read(FOLDER / "coping.toml")
    english = _tools(SOURCE)
    for language in languages_of(words):
        above = home.get_translation(Locale.objects.get(language_code=language))
        shelf = CopingPage(slug="coping", locale=above.locale, show_in_menus=True, translation_key=key("all"))
        shelf.title, shelf.lead, shelf.person = (
            words[name][language] for name in ("title", "lead", "person")
        )
        above.add_child(instance=shelf)
        said = english if language == SOURCE else _tools(language)
        for name in words["tools"]:
            shelf.add_child(instance=_tool(english[name], said[name], shelf))
        for name, sheet in words["sheets"].items():
            shelf.add_child(instance=_sheet(name, sheet, shelf))


def languages_of(words: dict[str, Any]) -> list[str]:
    """The source first: what was there first is what others are translations of."""
    return sorted(words["title"], key=lambda language: language != SOURCE)


def key(name: str) -> str:
    """What joins the translations of a page."""
    return stable_id("coping", name)


def _tools(language: str) -> dict[str, dict[str, Any]]:
    return {tool["id"]: tool for tool in read(FOLDER / f"tools.{language}.toml")["tools"]}


def _sheet(name: str, words: dict[str, Any], shelf: CopingPage) -> CopingSheetPage:
    language = shelf.locale.language_code
    return CopingSheetPage(
        title=words["title"][language],
        lead=words["lead"][language],
        sheet=name,
        slug=name,
        locale=shelf.locale,
        translation_key=key(name),
    )


def _tool(facts: dict[str, Any], said: dict[str, Any], shelf: CopingPage) -> CopingToolPage:
    """`facts` stand in the English file alone; `said` are the words of one language."""
    tool = CopingToolPage(
        title=said["title"],
        summary=said["summary"],
        locale=shelf.locale,
        translation_key=key(facts["id"]),
        minutes=facts["minutes"],
        shows_fan=facts.get("fan", False),
        drawn=facts.get("drawing", ""),
    )
    tool.feelings = [ToolFeeling(feeling=feeling) for feeling in facts["feelings"]]
    language = shelf.locale.language_code
    spoken = speech.recording_for(
        f"coping-{facts['id']}", " ".join([f"{said['title']}.", *said["steps"]]), language, face="HEAL"
    )
    steps = {"heading": said["heading"], "steps": said["steps"], "audio": spoken and spoken.pk}
    blocks = [("steps", steps)]
    if said.get("note"):
        blocks.append(
            ("note", {"tone": "care", "title": "", "text": f"<p>{said['note']}</p>", "audio": None})
        )
    tool.body = CopingToolPage.body.field.stream_block.to_python(
        [
            {"type": kind, "value": value, "id": stable_id("coping", facts["id"], str(number))}
            for number, (kind, value) in enumerate(blocks)
        ]
    )
    return tool
