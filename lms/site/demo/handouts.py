"""From demo/content/handouts and demo/content/sessions to the paper of the programme face, in every language
they are written in.
"""

from typing import Any

from wagtail.models import Locale, Page

from lms.programme.handouts.models import HandoutPage, HandoutPaper, HandoutsPage
from lms.programme.models import CopingToolPage, SessionPlanPage, SessionsPage
from lms.site.demo import coping
from lms.site.demo.content import DEMO, read
from lms.site.demo.ids import stable_id

HANDOUTS, SESSIONS = DEMO / "content" / "handouts", DEMO / "content" / "sessions"
POINT = "- "


def load_handouts(home: Page) -> None:
    """Below the English home of the programme face, after the tools they belong to."""
    facts = read(HANDOUTS / "handouts.toml")
    for language in coping.languages_of(facts):
        path = HANDOUTS / f"handouts.{language}.toml"
        if not path.exists():
            continue
        words = {each["id"]: each for each in read(path)["handouts"]}
        above = home.get_translation(Locale.objects.get(language_code=language))
        shelf = HandoutsPage(
            slug="paper", locale=above.locale, show_in_menus=True, translation_key=key("all")
        )
        shelf.title, shelf.lead = facts["title"][language], facts["lead"][language]
        above.add_child(instance=shelf)
        for sheet in facts["sheets"]:
            if sheet["id"] in words:
                made = _handout(sheet, words[sheet["id"]], shelf, facts["note"][language])
                shelf.add_child(instance=made)
    _join_tools(facts["sheets"])


def _handout(facts: dict[str, Any], said: dict[str, Any], shelf: HandoutsPage, note: str) -> HandoutPage:
    page = HandoutPage(
        title=said["title"],
        summary=said["summary"],
        note=note,
        topic=facts["topic"],
        locale=shelf.locale,
        translation_key=key(facts["id"]),
    )
    page.papers = [HandoutPaper(paper=paper) for paper in facts["papers"]]
    page.panels = panels_of(facts, said)
    return page


def panels_of(facts: dict[str, Any], said: dict[str, Any]) -> Any:
    return HandoutPage.panels.field.stream_block.to_python(
        [
            {
                "type": kind,
                "id": stable_id("handouts", facts["id"], str(number)),
                "value": {**_values(words, facts["id"], number), "drawing": drawing},
            }
            for number, ((kind, drawing), words) in enumerate(
                zip(facts["leaves"], said["leaves"], strict=True)
            )
        ]
    )


def _values(words: dict[str, Any], name: str, leaf: int) -> dict[str, Any]:
    """Items of lists have ids of their own, the same in every language."""
    found = dict(words)
    if "text" in found:
        found["text"] = rich(found["text"])
    for place in ("points", "lines"):
        if place in found:
            found[place] = [
                {
                    "type": "item",
                    "id": stable_id("handouts", name, str(leaf), place, str(number)),
                    "value": item,
                }
                for number, item in enumerate(found[place])
            ]
    return found


def rich(paragraphs: list[str]) -> str:
    """Paragraphs as HTML; those that begin with a dash are points of a list."""
    written, points = [], []
    for paragraph in [*paragraphs, ""]:
        if paragraph.startswith(POINT):
            points.append(f"<li>{paragraph.removeprefix(POINT)}</li>")
            continue
        if points:
            written.append(f"<ul>{''.join(points)}</ul>")
            points = []
        if paragraph:
            written.append(f"<p>{paragraph}</p>")
    return "".join(written)


def _join_tools(sheets: list[dict[str, Any]]) -> None:
    for sheet in sheets:
        for tool in sheet.get("tools", []):
            for page in CopingToolPage.objects.filter(translation_key=coping.key(tool)):
                page.handout = HandoutPage.objects.filter(
                    translation_key=key(sheet["id"]), locale=page.locale
                ).first()
                page.save(update_fields=["handout"])


def load_sessions(home: Page) -> None:
    facts = read(SESSIONS / "sessions.toml")
    for language in coping.languages_of(facts):
        path = SESSIONS / f"sessions.{language}.toml"
        if not path.exists():
            continue
        above = home.get_translation(Locale.objects.get(language_code=language))
        shelf = SessionsPage(
            slug="sessions", locale=above.locale, show_in_menus=True, translation_key=key("sessions")
        )
        shelf.title, shelf.lead = facts["title"][language], facts["lead"][language]
        shelf.care = rich(facts["care"][language])
        above.add_child(instance=shelf)
        words = {each["id"]: each for each in read(path)["plans"]}
        for plan in facts["plans"]:
            shelf.add_child(instance=_plan(plan, words[plan["id"]], shelf))


def _plan(facts: dict[str, Any], said: dict[str, Any], shelf: SessionsPage) -> SessionPlanPage:
    page = SessionPlanPage(
        title=said["title"],
        summary=said["summary"],
        slug=facts["id"],
        kind=facts["kind"],
        people_from=facts["people"][0],
        people_to=facts["people"][1],
        locale=shelf.locale,
        translation_key=key("session", facts["id"]),
    )
    for place in ("aim", "before", "care"):
        setattr(page, place, rich(said[place]))
    page.materials = SessionPlanPage.materials.field.stream_block.to_python(
        [
            {"type": "thing", "id": stable_id("sessions", facts["id"], "thing", str(number)), "value": thing}
            for number, thing in enumerate(said["materials"])
        ]
    )
    page.steps = SessionPlanPage.steps.field.stream_block.to_python(
        [
            {
                "type": "step",
                "id": stable_id("sessions", facts["id"], "step", str(number)),
                "value": {"minutes": minutes, "words": "", **words, "text": rich(words["text"])},
            }
            for number, (minutes, words) in enumerate(zip(facts["minutes"], said["steps"], strict=True))
        ]
    )
    return page


def named(home: Page) -> dict[str, HandoutPage]:
    """Those below a home, by the names they have in the file: their addresses name nothing."""
    names = {key(sheet["id"]): sheet["id"] for sheet in read(HANDOUTS / "handouts.toml")["sheets"]}
    pages = HandoutPage.objects.descendant_of(home)
    return {names[str(page.translation_key)]: page for page in pages if str(page.translation_key) in names}


def key(*parts: str) -> str:
    """What joins the translations of a page."""
    return stable_id("handouts", *parts)
