"""A lesson for a room of learners: on the wall, one thing after the other, and on paper. Nobody's answers and
nobody's name are in it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import nh3
from django.db.models import Prefetch, QuerySet
from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import override
from wagtail.images import get_image_model

from courses.analysis.queries import courses_taught_by
from courses.catalogue.models import Lesson, LessonText, Module
from courses.catalogue.queries import step_in, steps_of_lesson
from courses.questions.models import QuestionVersion
from courses.questions.queries import as_asked, newest_versions
from lms.core.people import Person
from lms.intake.html import LINK_REL, PROSE, SCHEMES
from lms.intake.pictures.once_more import as_data

#: What plays stands in one of these, and nothing else does.
PLAYS = re.compile(r'<div class="(?:sound|film)"[^>]*>.*?</div>', re.DOTALL)
FOLDED = [
    (re.compile(r"<details\b[^>]*>"), '<div class="paper__folded">'),
    (re.compile(r"</details>"), "</div>"),
    (re.compile(r"<summary\b[^>]*>"), '<p class="paper__folded-title">'),
    (re.compile(r"</summary>"), "</p>"),
]
TAGS = PROSE.tags | {
    *("aside", "b", "dd", "div", "dl", "dt", "figcaption", "figure", "img", "section", "span"),
    *("table", "tbody", "td", "th", "thead", "tr"),
}
EVERYWHERE = {"class", "dir", "lang"}
OWN = {"a": {"href"}, "img": {"alt", "src", "width", "height"}, "th": {"scope"}}
#: What nothing is left of on paper.
SILENT = {"audio", "video", "button", "script", "style", "svg"}
PICTURE = re.compile(r'<img\b[^>]*\bsrc="([^"]+)"')


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """Words of a step, or a question as it is answered with a pen; `number` counts the questions of the
    lesson. `answer`, `why` and `hint` are filled for whoever teaches, and only where they were asked for.
    """

    language: str
    html: SafeString
    number: int = 0
    text: str = ""
    answer: list[str] = field(default_factory=list)
    why: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonShown:
    title: str
    language: str
    steps: list[list[ShownPart]]

    @property
    def parts(self) -> list[ShownPart]:
        return [part for step in self.steps for part in step]

    @property
    def questions(self) -> list[ShownPart]:
        return [part for part in self.parts if part.number]


def languages_of_lesson(lesson: Lesson) -> list[str]:
    """Those in which it was published, its own first."""
    found = LessonText.objects.filter(lesson=lesson).order_by("language").values_list("language", flat=True)
    return sorted(found, key=lambda code: code != lesson.source_language)


def lesson_shown(lesson: Lesson, *, language: str, with_answers: bool = False) -> LessonShown:
    """As learners read it now in this language. What only leads on is left out: paper leads nowhere."""
    with override(language):
        steps = steps_of_lesson(
            lesson.pk, lesson_version=lesson.version, module_version=lesson.module.version
        )
        current = [step for step in steps if step.retired_at is None]
        versions = newest_versions(
            {question for step in current for question in step.questions},
            language=language,
            fallback=lesson.source_language,
        )
        known = {str(key): version for key, version in versions.items()}
        shown, number = [], 0
        for step in current:
            parts = []
            for block in step_in(lesson, step.uuid, language):
                version = known.get(block.question)
                if version is not None and (question := question_part(version, number + 1, with_answers)):
                    number += 1
                    parts.append(question)
                elif block.html and not block.leads_to:
                    parts.append(ShownPart(language=block.language, html=quiet(block.html)))
            if parts:
                shown.append(parts)
        return LessonShown(title=str(lesson.text_in("title") or lesson.title), language=language, steps=shown)


def question_part(version: QuestionVersion, number: int, with_answers: bool) -> ShownPart | None:
    kind, asked = version.activity_type, as_asked(version)
    if kind is None or asked is None:
        return None
    part = ShownPart(
        language=version.language,
        html=kind.paper_template.render(Context({"question": asked})),
        number=number,
        text=asked.text,
    )
    if not with_answers:
        return part
    answer = kind.answer_for_teachers(body=version.said, answer_key=version.said_after)
    return replace(part, answer=answer, why=version.said_after["why"], hint=version.said_after["hint"])


def quiet(html: Any) -> SafeString:
    """Words, pictures and tables of a block: nothing to hear or watch, nothing to open."""
    said = PLAYS.sub("", html.__html__() if hasattr(html, "__html__") else str(html))
    for pattern, instead in FOLDED:
        said = pattern.sub(instead, said)
    cleaned = nh3.clean(
        said,
        tags=TAGS,
        clean_content_tags=SILENT,
        attributes={tag: EVERYWHERE | OWN.get(tag, set()) for tag in TAGS},
        url_schemes=SCHEMES,
        link_rel=LINK_REL,
    )
    return mark_safe(cleaned)  # noqa: S308 - made clean in the line before


def with_pictures_inside(parts: Iterable[ShownPart]) -> Iterator[ShownPart]:
    """For a sheet, which loads nothing."""
    parts = list(parts)
    urls = {url for part in parts for url in PICTURE.findall(part.html)}
    files = _files(urls)
    for part in parts:
        said = str(part.html)
        for url in PICTURE.findall(said):
            said = said.replace(f'src="{url}"', f'src="{files.get(url, "")}"')
        yield replace(part, html=mark_safe(said))  # noqa: S308 - only addresses were exchanged


def _files(urls: Iterable[str]) -> dict[str, str]:
    names = {url.rpartition("/")[2]: url for url in urls}
    model = get_image_model().get_rendition_model()
    found = {}
    for name, url in names.items():
        row = model.objects.filter(file__endswith=f"/{name}").first()
        if row is not None:
            found[url] = as_data(row.file)
    return found


@dataclass(frozen=True, slots=True)
class TaughtModule:
    title: str
    lessons: list[Lesson]


@dataclass(frozen=True, slots=True)
class TaughtCourse:
    title: str
    modules: list[TaughtModule]


def taught_by(teacher: Person) -> list[TaughtCourse]:
    """The courses of her groups and learners, with the lessons of each as they are taught now."""
    found = []
    modules = Module.objects.current().prefetch_related(Prefetch("lessons", _lessons()))
    courses = courses_taught_by(teacher).order_by("pk")
    for course in courses.prefetch_related(Prefetch("modules", modules)):
        inside = [TaughtModule(module.title, list(module.lessons.all())) for module in course.modules.all()]
        if any(module.lessons for module in inside):
            found.append(TaughtCourse(course.title, [module for module in inside if module.lessons]))
    return found


def lesson_taught_by(teacher: Person, uuid: UUID) -> Lesson | None:
    """None of a course that nobody of hers takes."""
    hers = courses_taught_by(teacher).order_by().values("pk")
    return _lessons().filter(uuid=uuid, module__course__in=hers, module__retired_at=None).first()


def _lessons() -> QuerySet[Lesson]:
    return Lesson.objects.current().select_related("module__course").order_by("position", "pk")
