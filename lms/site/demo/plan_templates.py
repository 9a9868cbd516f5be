"""From demo/content/plans to templates of plans, in every language they are written in."""

from typing import Any

from wagtail.models import Locale

from courses.pages.models import LessonPage, ModulePage
from lms.competences.models import Competence
from lms.pathways.models import PlanTemplate
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id

FOLDER = DEMO / "content" / "plans"
PAGES = {"lesson": LessonPage, "module": ModulePage, "certificate": ModulePage}


def load_plan_templates() -> None:
    """The source first: what was there first is what others are translations of."""
    templates = read(FOLDER / "plans.toml")["templates"]
    files = sorted(FOLDER.glob("plans.*.toml"), key=lambda path: path.suffixes[0] != f".{SOURCE}")
    english = read(FOLDER / f"plans.{SOURCE}.toml")
    for path in files:
        language, words = path.suffixes[0].lstrip("."), read(path)
        for template in templates:
            said = words[template["id"]]
            made = PlanTemplate(
                title=said["title"],
                about=said.get("about", english[template["id"]]["about"]),
                locale=Locale.objects.get(language_code=language),
                translation_key=template_key(template["id"]),
            )
            made.stages = PlanTemplate._meta.get_field("stages").stream_block.to_python(
                [_stage(stage, said[stage["id"]], template["id"]) for stage in template["stages"]]
            )
            made.full_clean(exclude=["latest_revision", "live_revision"])
            made.save()
            made.save_revision().publish()


def template_key(name: str) -> str:
    """What joins the languages of a template."""
    return stable_id("plans", name)


def _stage(stage: dict[str, Any], said: dict[str, Any], template: str) -> dict[str, Any]:
    place = ("plans", template, stage["id"])
    goals = zip(stage["goals"], said["goals"], strict=True)
    steps = zip(stage["steps"], said["steps"], said["details"], strict=True)
    return {
        "type": "stage",
        "id": stable_id(*place),
        "value": {
            "theme": stage["theme"],
            "title": said["title"],
            "goals": [_item(words, *place, "goal", goal) for goal, words in goals],
            "steps": [
                _item(
                    {
                        "words": words,
                        "detail": detail,
                        "minutes": step.get("minutes"),
                        "leads_to": _leads_to(step.get("leads", "")),
                        "helps": step.get("helps", ""),
                    },
                    *place,
                    "step",
                    step["id"],
                )
                for step, words, detail in steps
            ],
        },
    }


def _item(value: Any, *place: str) -> dict[str, Any]:
    return {"type": "item", "id": stable_id(*place), "value": value}


def _leads_to(told: str) -> str:
    kind, _colon, name = told.partition(":")
    if kind in PAGES:
        page = PAGES[kind].objects.get(slug=name, locale__language_code=SOURCE)
        return f"{kind}:{page.translation_key}"
    if kind == "practice":
        return f"{kind}:{Competence.objects.get(code=name).uuid}"
    return f"{kind}:{stable_id(*name.split('/'))}" if kind else ""
