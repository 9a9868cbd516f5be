"""Learners in bulk: what the product's actions would have written one by one, in rows that `check_progress`
agrees with.

Their audit entries are left out: nothing that is measured reads them, and an empty audit is a whole one.
"""

import datetime
import random
import uuid
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Model

from bench.course import lessons_of, tasks_of
from courses.attempts.actions import marked
from courses.attempts.models import Answer, Observation, QuizAttempt
from courses.attempts.rules import needed_right
from courses.catalogue.models import Course, Lesson, Module, Quiz, Step
from courses.certificates.codes import ALPHABET, LENGTH, is_well_formed
from courses.certificates.models import Certificate
from courses.certificates.snapshots import module_snapshot
from courses.enrolments.models import Cohort, Enrolment
from courses.progress.models import LessonRecord, ModuleRecord, StepRecord
from courses.questions.models import QuestionVersion
from lms.accounts.handles import FIRST, SECOND, handle_key
from lms.accounts.models import Profile
from lms.competences.models import Attainment
from lms.core.contexts import fields_of
from lms.organisations.models import Membership, Organisation, Role

COHORT = 50


@dataclass
class Taught:
    """The course as it is needed to make learners of it, read once."""

    course: Course
    lessons: list[Lesson]
    modules: list[Module]
    quizzes: dict[int, Quiz]
    versions: dict[uuid.UUID, QuestionVersion]
    snapshots: dict[int, dict[str, Any]]

    @classmethod
    def read(cls, course: Course) -> "Taught":
        modules = list(course.modules.order_by("position", "pk").prefetch_related("taught"))
        quizzes = {quiz.module_id: quiz for quiz in Quiz.objects.filter(module__course=course)}
        versions = {
            version.question: version
            for version in QuestionVersion.objects.filter(language="en").order_by("number")
        }
        return cls(
            course,
            lessons_of(course),
            modules,
            quizzes,
            versions,
            {module.pk: module_snapshot(module, attained_in(module), practice_hours=0) for module in modules},
        )

    @cached_property
    def steps(self) -> list[Step]:
        """In the order in which they are learned."""
        return [step for lesson in self.lessons for step in lesson.steps.all()]

    @cached_property
    def steps_in(self) -> list[tuple[Lesson, int]]:
        """Each lesson, and how many steps it has."""
        return [(lesson, len(lesson.steps.all())) for lesson in self.lessons]


def attained_in(module: Module) -> list[Attainment]:
    """What passing the module's test shows, of nobody and written nowhere."""
    return [
        Attainment(competence=taught.competence, level=taught.level, source="quiz")
        for taught in module.taught.select_related("competence__framework", "level")
    ]


def handles_of(first: int, count: int) -> list[str]:
    """So many handles, from the one that is number `first` on."""
    return [
        f"{FIRST[n % len(FIRST)]} {SECOND[n // len(FIRST) % len(SECOND)]}"
        f" {10 + n // (len(FIRST) * len(SECOND))}"
        for n in range(first, first + count)
    ]


def code_of(chance: random.Random) -> str:
    body = "".join(chance.choices(ALPHABET, k=LENGTH - 1))
    return next(body + last for last in ALPHABET if is_well_formed(body + last))


#: What somebody does in a course, in an order in which every row finds the one it points to.
LEARNED: tuple[type[Model], ...] = (
    Enrolment,
    QuizAttempt,
    StepRecord,
    LessonRecord,
    ModuleRecord,
    Answer,
    Observation,
    Attainment,
    Certificate,
)


class Rows(dict[type[Model], list[Model]]):
    """What is to be written, by model."""

    def add(self, row: Any) -> Any:
        self.setdefault(type(row), []).append(row)
        return row

    def write(self) -> None:
        """In an order in which every row finds the id of the one it points to."""
        for model in LEARNED:
            model._default_manager.bulk_create(self.get(model, []), batch_size=2000)


class Crowd:
    """Makes learners of one organisation. The same seed and the same moment give the same rows."""

    def __init__(
        self, taught: Taught, organisation: Organisation, chance: random.Random, now: datetime.datetime
    ) -> None:
        self.taught, self.organisation, self.chance, self.now = taught, organisation, chance, now
        self.tasks = tasks_of(taught.course)
        self.rows = Rows()

    @transaction.atomic
    def make(
        self, count: int, *, progress: Callable[[int], int | None] = lambda number: None
    ) -> list[Enrolment]:
        """`count` learners in cohorts of fifty.

        `progress` says how many steps a learner has done; None leaves it to chance.
        """
        enrolments = self._enrolments(self._people(count), progress)
        for enrolment in enrolments:
            self._learn(enrolment)
        self.rows.write()
        self.rows = Rows()
        return enrolments

    def _people(self, count: int) -> list[Any]:
        user_model = get_user_model()
        begun = self.now - datetime.timedelta(days=90)
        first = Profile.objects.count()
        users = user_model.objects.bulk_create(
            [
                user_model(username=f"l-{self._hex(16)}", password=f"!{self._hex(40)}", date_joined=begun)
                for _number in range(count)
            ],
            batch_size=1000,
        )
        handles = handles_of(first, count)
        self.chance.shuffle(handles)
        profiles = [
            Profile(
                uuid=self._uuid(),
                user=user,
                handle=handle,
                handle_key=handle_key(handle),
                pin_hash="not-a-fingerprint",
                pin_set_at=begun,
                created_at=begun,
            )
            for user, handle in zip(users, handles, strict=True)
        ]
        Profile.objects.bulk_create(profiles, batch_size=1000)
        memberships = [
            Membership(
                uuid=self._uuid(), person=user, organisation=self.organisation, role=Role.LEARNER, since=begun
            )
            for user in users
        ]
        Membership.objects.bulk_create(memberships, batch_size=1000)
        return users

    def _enrolments(self, people: list[Any], progress: Callable[[int], int | None]) -> list[Enrolment]:
        total = len(self.taught.steps)
        begun = self.now - datetime.timedelta(days=60)
        enrolments = []
        for number, person in enumerate(people):
            if number % COHORT == 0:
                name = f"Group {number // COHORT + 1}"
                cohort = Cohort.objects.create(
                    uuid=self._uuid(), organisation=self.organisation, course=self.taught.course, name=name
                )
            wanted = progress(number)
            done = (
                wanted
                if wanted is not None
                else max(0, min(total, round(self.chance.uniform(-0.1, 1.15) * total)))
            )
            facts = {
                "lessons_total": len(self.taught.lessons),
                "steps_total": total,
                "steps_done": done,
                "started_at": begun,
            }
            enrolments.append(
                self.rows.add(
                    Enrolment(
                        uuid=self._uuid(), person=person, course=self.taught.course, cohort=cohort, **facts
                    )
                )
            )
        return enrolments

    def _learn(self, enrolment: Enrolment) -> None:
        """She has done her first `steps_done` steps, and took the test of every module she finished."""
        done = self.taught.steps[: enrolment.steps_done]
        for step in done:
            self.rows.add(StepRecord(enrolment=enrolment, step=step, done_at=self._earlier()))
            for question in step.questions:
                self._answer(enrolment, question, step=step)
        if done:
            enrolment.current_step = done[-1]
            enrolment.last_active_at = self.now - datetime.timedelta(hours=self.chance.uniform(1, 24 * 20))
        of_lesson = Counter(step.lesson_id for step in done)
        finished = [lesson for lesson, steps in self.taught.steps_in if of_lesson[lesson.pk] == steps]
        enrolment.lessons_done = len(finished)
        for lesson in finished:
            self.rows.add(LessonRecord(enrolment=enrolment, lesson=lesson, done_at=self._earlier()))
        self._take_tests(enrolment, Counter(lesson.module_id for lesson in finished))

    def _take_tests(self, enrolment: Enrolment, finished: Counter[int]) -> None:
        wanted = Counter(lesson.module_id for lesson in self.taught.lessons)
        passed = [
            module
            for module in self.taught.modules
            if finished[module.pk] == wanted[module.pk] and self._take_test(enrolment, module)
        ]
        if len(passed) == len(self.taught.modules):
            enrolment.completed_at = enrolment.last_active_at

    def _take_test(self, enrolment: Enrolment, module: Module) -> bool:
        """One try in five is not enough; nobody takes more than three."""
        quiz = self.taught.quizzes[module.pk]
        for number in range(1, 4):
            attempt = self._attempt(
                enrolment, quiz, number, right=self.chance.choice([len(quiz.questions)] * 4 + [1])
            )
            if attempt.passed:
                self._pass(enrolment, module, attempt)
                return True
        return False

    def _attempt(self, enrolment: Enrolment, quiz: Quiz, number: int, *, right: int) -> QuizAttempt:
        at = self._earlier()
        facts = {
            "number": number,
            "questions": quiz.questions,
            "pass_percent": quiz.pass_percent,
            "started_at": at,
            "handed_in_at": at,
        }
        passed = right >= needed_right(len(quiz.questions), quiz.pass_percent)
        attempt = self.rows.add(
            QuizAttempt(
                uuid=self._uuid(),
                enrolment=enrolment,
                quiz=quiz,
                idempotency_key=self._uuid(),
                correct_count=right,
                passed=passed,
                **facts,
            )
        )
        for place, question in enumerate(quiz.questions):
            self._answer(enrolment, uuid.UUID(question), right=place < right, quiz_attempt=attempt)
        return attempt

    def _pass(self, enrolment: Enrolment, module: Module, attempt: QuizAttempt) -> None:
        person, at = enrolment.person, attempt.handed_in_at
        self.rows.add(ModuleRecord(enrolment=enrolment, module=module, done_at=at))
        named = (
            {"name_salt": "bench", "name_fingerprint": self._hex(64), "name_confirmed_at": at}
            if self.chance.random() < 0.7
            else {}
        )
        facts = {
            "about": module.uuid,
            "code": self._code(),
            "snapshot": self.taught.snapshots[module.pk],
            "issuer": "Open Path",
            "issued_at": at,
        }
        self.rows.add(Certificate(uuid=self._uuid(), person=person, **facts, **named))
        taught = module.taught.all()[0]
        gained = {"competence_id": taught.competence_id, "level_id": taught.level_id}
        self.rows.add(
            Attainment(
                uuid=self._uuid(),
                person=person,
                source="quiz",
                evidence=attempt.uuid,
                attained_at=at,
                **gained,
            )
        )
        if self.chance.random() < 0.4:
            facts = {
                "tasks": [str(self.tasks[module.pk].uuid)],
                "place": "Kitchen",
                "observed_on": at.date(),
                "signed_at": at,
            }
            seen = self.rows.add(
                Observation(
                    uuid=self._uuid(),
                    idempotency_key=self._uuid(),
                    enrolment=enrolment,
                    module=module,
                    **facts,
                    **gained,
                )
            )
            self.rows.add(
                Attainment(
                    uuid=self._uuid(),
                    person=person,
                    source="observed_practice",
                    evidence=seen.uuid,
                    attained_at=at,
                    **gained,
                )
            )

    def _answer(
        self, enrolment: Enrolment, question: uuid.UUID, *, right: bool | None = None, **where: Any
    ) -> None:
        version = self.taught.versions[question]
        right = self.chance.random() < 0.8 if right is None else right
        response = version.sample_response(right=right)
        facts = {**fields_of(marked(version, response)), "answered_at": self._earlier()}
        self.rows.add(Answer(idempotency_key=self._uuid(), enrolment=enrolment, **facts, **where))

    def _earlier(self) -> datetime.datetime:
        return self.now - datetime.timedelta(minutes=self.chance.randrange(1, 60 * 24 * 50))

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.chance.getrandbits(128), version=4)

    def _hex(self, length: int) -> str:
        return f"{self.chance.getrandbits(length * 4):0{length}x}"

    def _code(self) -> str:
        return code_of(self.chance)
