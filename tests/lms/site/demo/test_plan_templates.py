"""The demo's templates of plans say the same in six languages, and lead to what there is."""

from lms.pathways.enums import Helps, Theme
from lms.safety.neutral.words import telling_words
from lms.site.demo.content import DEMO, read
from lms.site.demo.plan_templates import FOLDER

LANGUAGES = ["ar", "el", "en", "es", "it", "ro"]
TEMPLATES = read(FOLDER / "plans.toml")["templates"]


def words_in(language: str) -> dict:
    return read(FOLDER / f"plans.{language}.toml")


def test_they_are_written_in_six_languages():
    assert sorted(path.suffixes[0].strip(".") for path in FOLDER.glob("plans.*.toml")) == LANGUAGES


def test_every_language_says_every_goal_and_every_step():
    expected = {
        (template["id"], stage["id"]): (len(stage["goals"]), len(stage["steps"]), len(stage["steps"]))
        for template in TEMPLATES
        for stage in template["stages"]
    }
    for language in LANGUAGES:
        said = words_in(language)
        assert {
            (name, stage): tuple(len(words[part]) for part in ("goals", "steps", "details"))
            for name, template in said.items()
            for stage, words in template.items()
            if isinstance(words, dict)
        } == expected


def test_nothing_they_say_tells():
    stages = [
        words
        for language in LANGUAGES
        for template in words_in(language).values()
        for words in template.values()
        if isinstance(words, dict)
    ]
    said = [
        text
        for words in stages
        for text in [words["title"], *words["goals"], *words["steps"], *words["details"]]
    ]
    assert {text: found for text in said if (found := telling_words(text, names=[]))} == {}


def test_the_first_is_the_whole_programme_theme_by_theme():
    whole = TEMPLATES[0]["stages"]
    assert [stage["theme"] for stage in whole] == list(Theme)


def test_steps_lead_to_lessons_that_are_there_and_name_helpers_that_are_known():
    steps = [step for template in TEMPLATES for stage in template["stages"] for step in stage["steps"]]
    assert {step.get("helps", "") for step in steps} <= {"", *Helps.values}
    modules = [read(path) for path in (DEMO / "content" / "kitchen").glob("*.en.toml")]
    there = {f"{kind}:{module['id']}" for module in modules for kind in ("module", "certificate")}
    there |= {f"lesson:{lesson['id']}" for module in modules for lesson in module["lessons"]}
    there |= {f"practice:{row['competence']}" for module in modules for row in module["practice"]}
    led = {step["leads"] for step in steps if "leads" in step}
    assert {name for name in led if not name.startswith("help:")} <= there
