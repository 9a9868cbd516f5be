from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Sum

from courses.catalogue.body import publish_steps
from courses.catalogue.models import Course, Lesson, LessonText, Module, Quiz, Step, StepActivity
from courses.catalogue.pages import AbstractModulePage
from courses.questions.queries import as_asked, newest_versions
from courses.questions.shown import ShownQuestion
from lms.blocks.destinations import named
from lms.blocks.film import with_captions_in
from lms.blocks.translations import languages_of
from lms.contacts.rendering import ContactHere
from lms.contracts.destination import Named
from lms.core.shared import shared_for_good
from lms.safety.outside.pages import tells_outside
from lms.safety.outside.seen import homes_elsewhere

SHARED_SECONDS = 24 * 60 * 60


def current_courses() -> QuerySet[Course]:
    modules = Module.objects.current().order_by("position", "pk")
    return Course.objects.current().prefetch_related(Prefetch("modules", modules))


def courses_to_begin() -> QuerySet[Course]:
    """Those with something to do now, a step or a test: a course may be live and still be empty."""
    steps = Step.objects.current().filter(lesson__retired_at=None, lesson__module__retired_at=None)
    tests = Quiz.objects.filter(retired_at=None, module__retired_at=None)
    return Course.objects.current().filter(
        Exists(steps.filter(lesson__module__course=OuterRef("pk")))
        | Exists(tests.filter(module__course=OuterRef("pk")))
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCourse:
    """A course that may be seen outside, in a list; `page` is where it can be read, if there is one."""

    title: str
    summary: str | None
    cover: str | None
    hours: int
    uuid: UUID
    page: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenModule:
    title: str
    summary: str | None
    hours: int
    objectives: list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCourseDetail:
    """With those of its modules that may be seen outside."""

    title: str
    summary: str | None
    modules: list[OpenModule]
    hours: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBlock:
    """A block of a step in the language it is read in: its text, or the question that stands there, or what
    it leads to.
    """

    language: str
    html: Any = ""
    question: str = ""
    leads_to: Named | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftBlock:
    """The same before it is published, with the question as it is asked; None of one that cannot be."""

    language: str
    html: Any = ""
    question: ShownQuestion | None = None


@dataclass(frozen=True, slots=True)
class DraftStep:
    blocks: list[DraftBlock]


def courses_for_visitors() -> list[OpenCourse]:
    """What anyone may see of the courses of this website that may be seen outside.

    One that tells all the same is left out until it is mended.
    """
    open_courses = (
        current_courses()
        .filter(visible_outside=True)
        .select_related("page")
        .annotate(hours=Sum("modules__hours"))
    )
    for path in homes_elsewhere():
        open_courses = open_courses.exclude(page__path__startswith=path)
    shown = [
        OpenCourse(
            title=course.title,
            summary=course.text_in("summary"),
            cover=course.text_in("cover"),
            hours=course.hours or 0,
            uuid=course.uuid,
            page=course.page,
        )
        for course in open_courses
    ]
    return [course for course in shown if not tells_outside(course.title, course.summary or "")]


def course_for_visitors(uuid: UUID) -> OpenCourseDetail | None:
    course = current_courses().filter(uuid=uuid, visible_outside=True).first()
    if course is None:
        return None
    modules = [
        OpenModule(
            title=module.title,
            summary=module.text_in("summary"),
            hours=module.hours,
            objectives=module.text_in("objectives") or [],
        )
        for module in course.modules.all()
        if module.visible_outside
    ]
    modules = [
        module
        for module in modules
        if not tells_outside(module.title, module.summary or "", *module.objectives)
    ]
    return OpenCourseDetail(
        title=course.title,
        summary=course.text_in("summary"),
        modules=modules,
        hours=sum(module.hours for module in modules),
    )


def steps_of_draft(page: Any) -> list[DraftStep]:
    """The steps of a lesson page as they would be published, for previews and sample lessons."""
    language = page.locale.language_code
    steps = publish_steps(page, page.translation_key, languages_of(page))
    versions = newest_versions(
        [question for step in steps for question in step.questions], language=language, fallback=language
    )

    def drafted(block: dict[str, str]) -> DraftBlock:
        version = versions.get(UUID(block["question"])) if "question" in block else None
        return DraftBlock(
            language=block.get("language", language),
            html=html_of(block),
            question=as_asked(version) if version else None,
        )

    return [DraftStep([drafted(block) for block in step.blocks]) for step in steps]


def is_asked(page: Any, question: UUID) -> bool:
    """Whether what is published of this page, a lesson or a module in its language, asks the question."""
    if isinstance(page, AbstractModulePage):
        quiz = Quiz.objects.filter(module__uuid=page.translation_key, retired_at=None).first()
        return quiz is not None and str(question) in quiz.questions
    text = LessonText.objects.filter(
        lesson__uuid=page.translation_key, language=page.locale.language_code
    ).first()
    blocks = [block for step in text.body for block in step["blocks"]] if text else []
    return any(block.get("question") == str(question) for block in blocks)


def asked_in_a_sample(question: UUID) -> bool:
    """Whether a lesson that anybody may read asks this question."""
    return StepActivity.objects.filter(
        question=question, step__retired_at=None, step__lesson__sample=True
    ).exists()


def steps_of_lesson(lesson: int, *, lesson_version: int, module_version: int) -> list[Step]:
    """Every step of a lesson in order, retired ones too, with lesson, module and course at hand.

    Publishing raises a version, so what is kept under both is what they are: shared by everybody, like the
    text.
    """

    def read() -> list[Step]:
        steps = list(
            Step.objects.filter(lesson=lesson)
            .select_related("lesson__module__course")
            .prefetch_related("activities")
            .order_by("position", "pk")
        )
        for step in steps:
            step.lesson = steps[0].lesson  # one object, so that it is kept once
        return steps

    return shared_for_good(
        f"lesson-steps-4:{lesson}:{lesson_version}:{module_version}", read, seconds=SHARED_SECONDS
    )


def lesson_body_in(lesson: Lesson, language: str) -> tuple[dict[str, dict], dict[str, dict]]:
    """The lesson's text by step in `language`, and in its source language for what is not translated.

    Shared by everybody and kept by (version, language), never by person.
    """
    source = _body(lesson, lesson.source_language)
    return source if language == lesson.source_language else _body(lesson, language), source


def step_in(lesson: Lesson, step: UUID, language: str) -> list[ReadBlock]:
    """The blocks of a step as they are read in `language`; every one says the language it is in.

    What is not translated is read in its source, as it is there now.
    """
    here, source = lesson_body_in(lesson, language)
    original = source.get(str(step), {"blocks": []})["blocks"]
    text = here.get(str(step))
    blocks = text["blocks"] if text else []
    if all("language" in block for block in blocks if "html" in block):
        return [_read(block, lesson.source_language, language) for block in original or blocks]
    now = {block["id"]: block for block in original if block.get("id")}
    return [
        _read(now.get(block["id"], block), block["language"], language)
        if "language" in block
        else _read(block, language, language)
        for block in blocks
    ]


def _read(block: dict[str, str], language: str, reader: str) -> ReadBlock:
    """`reader` is the language she reads in, whatever this block is in."""
    html = html_of(block)
    return ReadBlock(
        language=language,
        html=with_captions_in(reader, html) if isinstance(html, str) else html,
        question=block.get("question", ""),
        leads_to=named(block.get("leads_to", "")),
    )


def html_of(block: dict[str, str]) -> Any:
    """Of a block as it is published: its text, or the contact it names, as that is when it is read."""
    return ContactHere(block["contact"]) if "contact" in block else block.get("html", "")


def _body(lesson: Lesson, language: str) -> dict[str, dict]:
    def read() -> dict[str, dict]:
        text = LessonText.objects.filter(lesson=lesson, language=language).first()
        return {step["step"]: step for step in text.body} if text else {}

    return shared_for_good(
        f"lesson-text-3:{lesson.pk}:{lesson.version}:{language}", read, seconds=SHARED_SECONDS
    )
