"""From the demo's TOML files to Wagtail pages, questions and competences.

The format is described in demo/README.md.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page

from courses.pages import models as pages
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.competences.models import Competence, Level
from lms.site.demo.asking import read_aloud, record_of
from lms.site.demo.ids import stable_id
from lms.site.demo.made import made_here
from lms.site.demo.publishing import publish_page, publish_question
from lms.site.demo.speech import VOICES, recording_for
from lms.site.demo.teaching import block_value

DEMO = Path(__file__).resolve().parents[3] / "demo"
SOURCE = "en"
#: Their folders, in the order in which they are shown.
COURSES = ("kitchen", "words-and-rights", "everyday-life")


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def _described() -> dict[str, str]:
    """What each picture shows, for those who cannot see it: as the lesson that has it says."""
    modules = [read(path) for path in sorted((DEMO / "content").glob(f"*/*.{SOURCE}.toml"))]
    steps = [step for module in modules for lesson in module.get("lessons", ()) for step in lesson["steps"]]
    blocks = [block for step in steps for block in step["blocks"] if block["type"] == "picture"]
    asked = [each for module in modules for each in module.get("questions", ()) if each["kind"] == "hotspot"]
    return {each["image"]: each["alt"] for each in (*asked, *blocks)}


def load_courses(home: Page) -> "Loader":
    """Every course of the demo. Returns the loader of the first: what comes after takes its pictures."""
    first = Loader(COURSES[0], home)
    first.load()
    for folder in COURSES[1:]:
        Loader(folder, home, first.images).load()
    return first


class Loader:
    """Loads the course of one folder of demo/content in every language it is written in."""

    def __init__(self, folder: str, home: Page, images: dict[str, Any] | None = None) -> None:
        self.folder = DEMO / "content" / folder
        self.home = home
        #: By name: courses share their pictures.
        self.images: dict[str, Any] = {} if images is None else images
        self.collection = (
            Collection.objects.filter(name="Open Path").first() or Collection.get_first_root_node()
        )

    def load(self) -> None:
        course = read(self.folder / "course.toml")
        page = self._course_page(course)
        for module_id in course["modules"]:
            files = sorted(
                self.folder.glob(f"{module_id}.*.toml"), key=lambda path: path.suffixes[0] != f".{SOURCE}"
            )
            for path in files:
                self._module(page, read(path), course)

    def _course_page(self, course: dict) -> Page:
        page = pages.CoursePage(
            title=course["title"][SOURCE],
            slug=course["id"],
            summary=course["summary"][SOURCE],
            visible_outside=course["visible_outside"],
            locale=self.home.locale,
        )
        page.cover = self.image(course.get("cover", ""))
        page.glossary = self._glossary(course, SOURCE)
        self.home.add_child(instance=page)
        publish_page(page)
        return page

    def _glossary(self, course: dict, language: str) -> Any:
        """The words in a language the course is written in; beside each, what it is called in the others."""
        words = [
            {
                "type": "word",
                "id": stable_id(course["id"], "word", word["id"]),
                "value": self._word(course, word, language),
            }
            for word in course.get("words", [])
        ]
        return pages.CoursePage.glossary.field.stream_block.to_python(words)

    def _word(self, course: dict, word: dict, language: str) -> dict:
        said = word[language]
        picture = self.image(word.get("picture", ""))
        sound = recording_for(f"{course['id']}-{word['id']}", said["word"], language)
        elsewhere = [
            {
                "type": "item",
                "id": stable_id(course["id"], "word", word["id"], other),
                "value": {"language": other, "word": word[other]["word"], "meaning": word[other]["meaning"]},
            }
            for other in VOICES
            if other in word and other not in course["title"]
        ]
        return {
            "word": said["word"],
            "meaning": said["meaning"],
            "forms": said["forms"],
            "picture": {
                "image": picture and picture.pk,
                "alt_text": word["alt"][language] if picture else "",
                "decorative": False,
            },
            "audio": sound and sound.pk,
            "elsewhere": elsewhere,
        }

    def _module(self, course_page: Page, data: dict, course: dict) -> None:
        language = data["language"]
        if language == SOURCE:
            self._questions(data)
            module = self._source_module(course_page, data, course)
            for lesson in data["lessons"]:
                self._source_lesson(module, lesson, data["id"])
            return
        locale = Locale.objects.get(language_code=language)
        self._translate_course(course_page, course, locale)
        self._translate_questions(data, locale)
        module = self._translate_module(course_page, data, locale)
        for lesson in data["lessons"]:
            self._translate_lesson(module, lesson, data["id"], locale)

    # -- the source language

    def _source_module(self, course_page: Page, data: dict, course: dict) -> pages.ModulePage:
        module = pages.ModulePage(
            title=data["title"],
            slug=data["id"],
            summary=data["summary"],
            hours=data["hours"],
            visible_outside=course["visible_outside"],
            locale=course_page.locale,
        )
        module.cover = self.image(data.get("cover", ""))
        module.pass_percent = data["quiz"]["pass_percent"]
        module.attempts_allowed = data["quiz"]["attempts"]
        for name, answer in data.get("finish", {}).items():
            setattr(module, f"by_{name}", answer)
        if before := data.get("opens_after"):
            module.opens_after = course_page.get_children().get(slug=before)
        course_page.add_child(instance=module)
        module.disciplines = [
            pages.ModuleDiscipline(discipline=discipline) for discipline in data["disciplines"]
        ]
        module.objectives = [pages.ModuleObjective(text=text) for text in data["objectives"]]
        module.competences = [
            pages.ModuleCompetence(
                competence=Competence.objects.get(code=row["id"]), level=Level.objects.get(code=row["level"])
            )
            for row in data["competences"]
        ]
        module.practice = [
            pages.ModulePracticeTask(
                key=stable_id(data["id"], "practice", row["id"]),
                competence=Competence.objects.get(code=row["competence"]),
                text=row["text"],
            )
            for row in data.get("practice", [])
        ]
        module.quiz_questions = [
            pages.ModuleQuizQuestion(question=self.question(data["id"], name, SOURCE))
            for name in data["quiz"]["questions"]
        ]
        publish_page(module)
        return module

    def _source_lesson(self, module: Page, lesson: dict, module_id: str) -> None:
        page = pages.LessonPage(
            title=lesson["title"], slug=lesson["id"], minutes=lesson["minutes"], locale=module.locale
        )
        page.cover = self.image(lesson.get("cover", ""))
        page.body = self._body(lesson, module_id, SOURCE)
        module.add_child(instance=page)
        publish_page(page)

    # -- translations

    def _translate_course(self, course_page: Page, course: dict, locale: Locale) -> None:
        if course_page.has_translation(locale):
            return
        page = course_page.copy_for_translation(locale)
        language = locale.language_code
        page.title = course["title"].get(language, course["title"][SOURCE])
        page.summary = course["summary"].get(language, course["summary"][SOURCE])
        page.glossary = self._glossary(course, language)
        publish_page(page)

    def _translate_module(self, course_page: Page, data: dict, locale: Locale) -> Page:
        source = pages.ModulePage.objects.get(locale=course_page.locale, slug=data["id"])
        module = source.copy_for_translation(locale)
        module.title, module.summary = data["title"], data["summary"]
        objectives, practice = list(module.objectives.all()), list(module.practice.all())
        for objective, text in zip(objectives, data["objectives"], strict=True):
            objective.text = text
        tasks = {
            stable_id(data["id"], "practice", row["id"]): row["text"] for row in data.get("practice", [])
        }
        for task in practice:
            task.text = tasks[str(task.key)]
        asked = list(module.quiz_questions.all())
        for row, name in zip(asked, data["quiz"]["questions"], strict=True):
            row.question = self.question(data["id"], name, locale.language_code)
        module.objectives, module.practice, module.quiz_questions = objectives, practice, asked
        publish_page(module)
        return module

    def _translate_lesson(self, module: Page, lesson: dict, module_id: str, locale: Locale) -> None:
        source = pages.LessonPage.objects.get(locale__language_code=SOURCE, slug=lesson["id"])
        page = source.copy_for_translation(locale)
        page.title = lesson["title"]
        page.body = self._body(lesson, module_id, locale.language_code)
        publish_page(page)

    # -- blocks

    def _body(self, lesson: dict, module_id: str, language: str) -> list[dict]:
        steps = []
        for step in lesson["steps"]:
            place = (module_id, lesson["id"], step["id"])
            blocks = [
                self._block(block, (*place, str(number)), language)
                for number, block in enumerate(step["blocks"])
            ]
            steps.append({"type": "step", "id": stable_id(*place), "value": {"blocks": blocks}})
        return pages.LessonPage.body.field.stream_block.to_python(steps)

    def _block(self, block: dict, place: tuple[str, ...], language: str) -> dict:
        if block["type"] == "question":
            value: Any = self.question(place[0], block["question"], language).pk
        else:
            value = block_value(block, place, language, self._picture, self.collection)
        return {"type": block["type"], "id": stable_id(*place), "value": value}

    def _picture(self, name: str) -> int:
        return self.image(name).pk

    def image(self, name: str) -> Any:
        if name and name not in self.images:
            title, said = name.replace("-", " "), _described().get(name, "")
            image = get_image_model()(title=title, description=said, collection=self.collection)
            image.file = made_here((DEMO / "pictures" / f"{name}.webp").read_bytes(), "webp")
            image.file_size = image.file.size
            image._set_file_hash()
            image.save()
            self.images[name] = image
        return self.images.get(name)

    # -- questions

    def question(self, module_id: str, name: str, language: str) -> Question:
        return Question.objects.get(
            translation_key=stable_id(module_id, "question", name), locale__language_code=language
        )

    def _questions(self, data: dict) -> None:
        locale = Locale.objects.get(language_code=SOURCE)
        for row in data["questions"]:
            key = stable_id(data["id"], "question", row["id"])
            question = Question(translation_key=key, locale=locale)
            self._publish_question(question, row, data["id"], SOURCE)

    def _translate_questions(self, data: dict, locale: Locale) -> None:
        for row in data["questions"]:
            question = self.question(data["id"], row["id"], SOURCE).copy_for_translation(locale)
            self._publish_question(question, row, data["id"], locale.language_code)

    def _publish_question(self, question: Question, row: dict, module_id: str, language: str) -> None:
        read_question(question, record_of(row, module_id, self._picture))
        question.audio = recording_for(f"{module_id}-{row['id']}", read_aloud(row), language)
        publish_question(question)
