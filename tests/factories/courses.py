"""Courses written as an author writes them, page by page, and published: what learners meet comes
out of it.
"""

import uuid
from itertools import count

from wagtail.models import Locale, Page

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.catalogue.models import Course, Lesson, Module, ModuleCompetence, Step
from courses.pages import models as pages
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.competences.models import Competence, Framework, Level
from tests.remembered import remembered

_number = count(1)


@remembered
def competence(code: str = "") -> tuple[Competence, Level]:
    """A competence that may be seen outside, and a level of its framework that a test shows."""
    framework, _created = Framework.objects.get_or_create(
        code="open-path", defaults={"labels": {"en": "Open Path"}}
    )
    level, _created = Level.objects.get_or_create(
        framework=framework,
        code="basic",
        defaults={"rank": 1, "labels": {"en": "Basic", "it": "Base"}, "needs_practice": False},
    )
    code = code or f"competence-{next(_number)}"
    return (
        Competence.objects.create(
            framework=framework, code=code, labels={"en": f"Can do {code}"}, visible_outside=True
        ),
        level,
    )


@remembered
def question(
    text: str = "Which board is for raw meat?",
    *,
    right: int = 1,
    wrong: int = 2,
    feedback: str = "",
    language: str = "en",
) -> Question:
    """A published question; with more than one right answer it asks for several.

    `feedback` is said of every wrong one.
    """
    locale, _created = Locale.objects.get_or_create(language_code=language)
    options = tuple(
        ExchangeOption(
            text=f"{'Right' if number < right else 'Wrong'} {number}",
            credit=1.0 if number < right else 0.0,
            feedback="" if number < right else feedback,
        )
        for number in range(right + wrong)
    )
    kind = "single" if right == 1 else "multiple"
    made = read_question(
        Question(locale=locale),
        ExchangeQuestion(
            text,
            ExchangeActivity(kind, options),
            why="Each food has its own board.",
            hint="Look at the chart.",
        ),
    )
    made.save()
    made.save_revision().publish()
    return made


@remembered
def course_page(home: Page, title: str = "Kitchen work", *, visible_outside: bool = True) -> pages.CoursePage:
    page = pages.CoursePage(
        title=title,
        slug=f"course-{next(_number)}",
        summary="A course.",
        visible_outside=visible_outside,
        locale=home.locale,
    )
    return _publish(home, page)


@remembered
def module_page(
    parent: Page,
    title: str = "A clean kitchen",
    *,
    quiz: int = 0,
    visible_outside: bool = True,
    pass_percent: int = 70,
    questions_asked: int = 0,
) -> pages.ModulePage:
    """A module that teaches one competence, with a test of `quiz` questions."""
    page = pages.ModulePage(
        title=title,
        slug=f"module-{next(_number)}",
        hours=6,
        visible_outside=visible_outside,
        pass_percent=pass_percent,
        questions_asked=questions_asked,
        locale=parent.locale,
    )
    taught, level = competence()
    page.competences = [pages.ModuleCompetence(competence=taught, level=level)]
    page.quiz_questions = [
        pages.ModuleQuizQuestion(question=question(f"Question {number}"), sort_order=number)
        for number in range(quiz)
    ]
    return _publish(parent, page)


@remembered
def lesson_page(
    parent: Page, title: str = "Boards and knives", *, steps: int = 2, asks: Question | None = None
) -> pages.LessonPage:
    """A lesson of `steps` screens of text; `asks` stands on the last of them."""
    body = [[("text", {"text": f"<p>Step {number}</p>", "audio": None})] for number in range(1, steps + 1)]
    if asks:
        body[-1].append(("question", asks.pk))
    page = pages.LessonPage(title=title, slug=f"lesson-{next(_number)}", locale=parent.locale)
    page.body = lesson_body(body)
    return _publish(parent, page)


def lesson_body(steps: list[list[tuple[str, object]]]):
    """A lesson's body from (kind, stored value) pairs, a list for each step."""
    stored = [
        {"type": "step", "value": {"blocks": [{"type": kind, "value": value} for kind, value in blocks]}}
        for blocks in steps
    ]
    return pages.LessonPage.body.field.stream_block.to_python(_with_ids(stored))


def _with_ids(stored: list[dict]) -> list[dict]:
    return [{**step, "id": str(uuid.uuid4())} for step in stored]


@remembered
def published_course(
    home: Page,
    *,
    modules: int = 1,
    lessons: int = 2,
    steps: int = 2,
    quiz: int = 0,
    visible_outside: bool = True,
) -> Course:
    """A whole course; the last step of every lesson asks a question."""
    page = course_page(home, visible_outside=visible_outside)
    for number in range(1, modules + 1):
        module = module_page(page, f"Module {number}", quiz=quiz, visible_outside=visible_outside)
        for lesson in range(1, lessons + 1):
            lesson_page(module, f"Lesson {number}.{lesson}", steps=steps, asks=question())
    return Course.objects.get(uuid=page.translation_key)


@remembered
def taught_module(
    *, title: str = "A clean kitchen", hours: int = 6, visible_outside: bool = True, **titles: str
) -> Module:
    """A module of a course of its own that teaches one competence, written straight into the published
    structure. `titles` are by language.
    """
    texts = {language: {"title": words} for language, words in {"en": title, **titles}.items()}
    course = Course.objects.create(
        uuid=uuid.uuid4(), texts={"en": {"title": "Kitchen work"}}, visible_outside=visible_outside
    )
    module = Module.objects.create(
        uuid=uuid.uuid4(), course=course, texts=texts, hours=hours, visible_outside=visible_outside
    )
    taught, level = competence()
    ModuleCompetence.objects.create(module=module, competence=taught, level=level)
    return module


@remembered
def more_lessons(module: Module, count: int, *, steps: int = 1) -> None:
    """Lessons written straight into the published structure: for what must cost the same for few and for
    many.
    """
    for _lesson in range(count):
        lesson = Lesson.objects.create(
            uuid=uuid.uuid4(), module=module, position=100, texts={"en": {"title": "Another"}}
        )
        Step.objects.bulk_create(
            [Step(uuid=uuid.uuid4(), lesson=lesson, position=number) for number in range(steps)]
        )


def modules_of(course: Course) -> list[Module]:
    return list(course.modules.order_by("position", "pk"))


def lessons_of(course: Course) -> list[Lesson]:
    return list(Lesson.objects.filter(module__course=course).order_by("module__position", "position", "pk"))


def _publish(parent: Page, page: Page) -> Page:
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


@remembered
def translate(page: Page, language: str, title: str) -> Page:
    """A published translation, made the way Wagtail makes one; its parent must be translated already."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translated = page.copy_for_translation(locale)
    translated.title = title
    translated.save_revision().publish()
    return translated


@remembered
def translate_question(source: Question, language: str, text: str) -> Question:
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translated = source.copy_for_translation(locale)
    translated.text = text
    translated.save()
    translated.save_revision().publish()
    return translated


def page_of(row, language: str = "en") -> Page:
    """The page that a course, module or lesson was published from."""
    return Page.objects.get(translation_key=row.uuid, locale__language_code=language).specific
