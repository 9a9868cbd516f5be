"""A learner's way through the course: lessons, tests, and practice somebody watched."""

import uuid

from courses.attempts.actions import answer_quiz, answer_step, hand_in, start_quiz
from courses.attempts.observations import sign_off
from courses.catalogue.models import Lesson, Module, PracticeTask, Step
from courses.enrolments.models import Enrolment
from courses.progress.actions import see_step
from courses.progress.models import ModuleRecord
from courses.questions.queries import newest_versions
from lms.competences.models import Competence
from lms.core import days
from lms.core.people import Person
from lms.intake.uploads import CleanFile
from lms.site.demo.content import DEMO
from lms.site.demo.ids import stable_id
from lms.site.demo.people import Learner

FALLBACK = "en"
#: What she hands in where a photo of her work is asked for: question → picture, and what else.
PHOTOS = {uuid.UUID(stable_id("rest-and-body", "question", "b-your-plate")): "well-plate"}
PHOTO = "hotel-bed"


def go(enrolment: Enrolment, learner: Learner) -> None:
    """Lesson by lesson, each module's test where its lessons end, then the steps of the lesson she is in."""
    left = learner.lessons
    for number, module in enumerate(
        Module.objects.filter(course=enrolment.course).order_by("position", "pk")
    ):
        lessons = list(module.lessons.order_by("position", "pk"))
        for lesson in lessons[:left]:
            _take_steps(enrolment, lesson, learner)
        if left >= len(lessons):
            for right in dict(enumerate(learner.tests)).get(number, ()):
                _take_test(enrolment, module, learner.language, right)
        elif learner.steps and left >= 0:
            _take_steps(enrolment, lessons[left], learner, limit=learner.steps)
        left -= len(lessons)
        if left < 0:
            return


def _take_steps(enrolment: Enrolment, lesson: Lesson, learner: Learner, limit: int | None = None) -> None:
    for step in lesson.steps.order_by("position", "pk")[:limit]:
        for question in step.questions:
            _answer(enrolment, step, question, learner.language)
        if not step.questions:
            see_step(enrolment, step)


def _answer(enrolment: Enrolment, step: Step, question: uuid.UUID, language: str) -> None:
    version = newest_versions([question], language=language, fallback=FALLBACK)[question]
    kind = version.activity_type
    photo = PHOTOS.get(question, PHOTO) if kind and kind.wanted_file(body=version.body) else ""
    answer_step(
        enrolment,
        step,
        version,
        response=version.sample_response(),
        idempotency_key=uuid.uuid4(),
        file=_photo(photo) if photo else None,
    )


def _photo(picture: str) -> CleanFile:
    return CleanFile((DEMO / "pictures" / f"{picture}.webp").read_bytes(), name="photo.webp")


def _take_test(enrolment: Enrolment, module: Module, language: str, right: int) -> None:
    attempt = start_quiz(enrolment, module.quiz, idempotency_key=uuid.uuid4())
    versions = newest_versions(attempt.questions, language=language, fallback=FALLBACK)
    for number, question in enumerate(attempt.questions):
        version = versions[uuid.UUID(question)]
        chosen = version.sample_response(right=number < right)
        answer_quiz(attempt, version, response=chosen, idempotency_key=uuid.uuid4())
    hand_in(attempt)


def observe(enrolment: Enrolment, *, by: Person) -> None:
    """Sign off what can be watched in every module she has passed, at the level the module teaches."""
    for passed in ModuleRecord.objects.filter(enrolment=enrolment).order_by("pk"):
        tasks = PracticeTask.objects.current().filter(module=passed.module)
        for competence in Competence.objects.filter(pk__in=tasks.values("competence")):
            level = passed.module.taught.get(competence=competence).level
            watched = list(tasks.filter(competence=competence).values_list("uuid", flat=True))
            today = days.today()
            sign_off(
                enrolment,
                passed.module,
                competence,
                level,
                tasks=watched,
                assessor=by,
                place="Turin",
                observed_on=today,
                idempotency_key=uuid.uuid4(),
            )
