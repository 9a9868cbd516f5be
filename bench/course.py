"""The course that is measured: three modules of ten lessons, written as Wagtail pages and published like any
other.
"""

import random
import uuid
from typing import Any

from wagtail.models import Locale, Page

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.catalogue.models import Course, Lesson, PracticeTask
from courses.pages import models as pages
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.competences.models import Competence, Framework, Level

MODULES = 3
LESSONS = 10
TEXTS = 2  # steps of a lesson before the one that asks
QUIZ = 5
SENTENCES = [
    "Wash your hands before you begin, after each break, and whenever you have touched raw meat.",
    "Each food has its own board, so that germs from raw meat never reach the salad.",
    "The fridge keeps cold only when its door is shut; open it, take what you need, and close it.",
    "Read the label first: it says what is in the box, until when it is good, and how to store it.",
    "A probe shows how warm the middle is, and the middle is the last part to be done.",
    "When you are not sure, ask; a question takes a moment and a mistake takes a day.",
    "Put the older box in front, so that it is used before the new one.",
    "Dry cloths are clean cloths: hang them up after work and take a fresh one in the morning.",
    "Say good morning when you come in, so that everybody knows that you are there.",
    "Keep the floor dry, and put up the sign when it is wet.",
    "Write the time on the list as soon as it is done, not at the end of the day.",
    "Lift with your knees, hold the box close, and go two times when it is heavy.",
]


def paragraph(chance: random.Random) -> str:
    return " ".join(chance.sample(SENTENCES, 4))


class CourseWriter:
    """Writes the course under `home`; the same seed gives the same words."""

    def __init__(
        self, home: Page, chance: random.Random, *, modules: int = MODULES, lessons: int = LESSONS
    ) -> None:
        self.home, self.chance, self.modules, self.lessons = home, chance, modules, lessons
        self.locale = Locale.objects.get(language_code="en")
        framework = Framework.objects.create(code="bench", labels={"en": "Open Path"})
        self.level = Level.objects.create(
            framework=framework, code="basic", rank=1, labels={"en": "Basic"}, needs_practice=False
        )

    def write(self) -> Course:
        page = self._publish(
            self.home,
            pages.CoursePage(
                title="Work in the kitchen",
                slug="kitchen",
                summary=paragraph(self.chance),
                visible_outside=True,
                locale=self.locale,
            ),
        )
        for number in range(1, self.modules + 1):
            module = self._module(page, number)
            for lesson in range(1, self.lessons + 1):
                self._lesson(module, number, lesson)
        return Course.objects.get(uuid=page.translation_key)

    def _module(self, course: Page, number: int) -> Page:
        competence = Competence.objects.create(
            framework=self.level.framework,
            code=f"bench-{number}",
            labels={"en": f"Works safely, part {number}"},
            visible_outside=True,
        )
        page = pages.ModulePage(
            title=f"Clean and safe {number}",
            slug=f"module-{number}",
            summary=paragraph(self.chance),
            hours=12,
            visible_outside=True,
            locale=self.locale,
        )
        page.competences = [pages.ModuleCompetence(competence=competence, level=self.level)]
        page.practice = [
            pages.ModulePracticeTask(
                key=self._uuid(), competence=competence, text="Washes her hands before work"
            )
        ]
        page.quiz_questions = [
            pages.ModuleQuizQuestion(
                question=self._question(f"Test {number}, question {asked}"), sort_order=asked
            )
            for asked in range(QUIZ)
        ]
        return self._publish(course, page)

    def _lesson(self, module: Page, number: int, lesson: int) -> None:
        steps: list[list[tuple[str, Any]]] = [
            [
                (
                    "text",
                    {
                        "text": f"<p>{paragraph(self.chance)}</p><p>{paragraph(self.chance)}</p>",
                        "audio": None,
                    },
                )
            ]
            for _step in range(TEXTS)
        ]
        steps[-1].append(
            (
                "callout",
                {
                    "tone": "tip",
                    "title": "Remember",
                    "text": f"<p>{self.chance.choice(SENTENCES)}</p>",
                    "audio": None,
                },
            )
        )
        asked = self._question(f"What do you do first in lesson {number}.{lesson}?")
        steps.append(
            [("text", {"text": f"<p>{paragraph(self.chance)}</p>", "audio": None}), ("question", asked.pk)]
        )
        page = pages.LessonPage(
            title=f"Lesson {number}.{lesson}", slug=f"lesson-{lesson}", minutes=8, locale=self.locale
        )
        stored = [
            {
                "type": "step",
                "id": str(self._uuid()),
                "value": {"blocks": [{"type": kind, "value": value} for kind, value in blocks]},
            }
            for blocks in steps
        ]
        page.body = pages.LessonPage.body.field.stream_block.to_python(stored)
        self._publish(module, page)

    def _question(self, text: str) -> Question:
        why, hint = self.chance.choice(SENTENCES), self.chance.choice(SENTENCES)
        made = Question(locale=self.locale, translation_key=self._uuid())
        options = tuple(
            ExchangeOption(answer, credit=float(number == 0), id=str(self._uuid()))
            for number, answer in enumerate(self.chance.sample(SENTENCES, 3))
        )
        read_question(made, ExchangeQuestion(text, ExchangeActivity("single", options), why=why, hint=hint))
        made.save()
        made.save_revision().publish()
        return made

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def _publish(self, parent: Page, page: Any) -> Any:
        page.translation_key = self._uuid()
        parent.add_child(instance=page)
        page.save_revision().publish()
        return page


def lessons_of(course: Course) -> list[Lesson]:
    return list(
        Lesson.objects.filter(module__course=course)
        .order_by("module__position", "position", "pk")
        .prefetch_related("steps__activities")
    )


def tasks_of(course: Course) -> dict[int, PracticeTask]:
    """One practice task of each module, by the module's id."""
    return {task.module_id: task for task in PracticeTask.objects.current().filter(module__course=course)}
