"""Run by bench.sums in a process of its own: the same learners, answers and attendances each time, and both
sums over them.
"""

import datetime
import json
import sys
import time
import uuid
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402 - after setup
from django.db import transaction  # noqa: E402
from django.db.models import Count, Sum  # noqa: E402

from courses.analysis.counting import count_questions  # noqa: E402
from courses.attempts.models import Answer, QuizAttempt  # noqa: E402
from courses.catalogue.models import Course, Module, Quiz  # noqa: E402
from courses.enrolments.models import Cohort, Enrolment  # noqa: E402
from courses.questions.models import QuestionVersion  # noqa: E402
from courses.reports.counting import figures_of  # noqa: E402
from courses.sessions.models import Attendance, Session  # noqa: E402
from lms.organisations.models import Membership, Organisation, Role  # noqa: E402

#: Of each learner: tests, questions in each, sessions.
TESTS, ASKED, SESSIONS = 10, 20, 200
PERIOD, BEGAN = "2026-1", datetime.datetime(2026, 2, 2, 9, tzinfo=datetime.UTC)
AT_ONCE = 5_000


def same(*about: object) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, " ".join(map(str, about)))


def put(model: Any, rows: Iterable[Any]) -> None:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        model._default_manager.bulk_create(some)


def make(learners: int) -> Course:
    course = Course.objects.create(uuid=same("course"), texts={"en": {"title": "Kitchen work"}})
    quizzes = [_quiz(course, number) for number in range(TESTS)]
    places = [
        Organisation.objects.create(name=f"Place {code}", country=code) for code in ("IT", "GR", "ES", "RO")
    ]
    group = Cohort.objects.create(organisation=places[0], course=course, name="Morning")
    user = get_user_model()
    put(user, (user(username=f"learner-{number}") for number in range(learners)))
    people = list(user._default_manager.filter(username__startswith="learner-").order_by("pk"))
    put(
        Membership,
        (
            Membership(person=person, organisation=places[number % 4], role=Role.LEARNER)
            for number, person in enumerate(people)
        ),
    )
    put(
        Enrolment,
        (Enrolment(person=person, course=course, cohort=group, started_at=BEGAN) for person in people),
    )
    enrolments = list(Enrolment.objects.order_by("pk"))
    put(QuizAttempt, _attempts(enrolments, quizzes))
    versions = {
        number: list(QuestionVersion.objects.filter(question__in=quiz.questions).order_by("pk"))
        for number, quiz in enumerate(quizzes)
    }
    put(Answer, _answers(versions))
    _meet(group, enrolments)
    return course


def _quiz(course: Course, number: int) -> Quiz:
    module = Module.objects.create(uuid=same("module", number), course=course, position=number)
    asked = [same("question", number, place) for place in range(ASKED)]
    QuestionVersion.objects.bulk_create(
        QuestionVersion(
            question=question,
            language="en",
            number=1,
            body={
                "kind": "single",
                "text": f"Question {place}",
                "audio_url": "",
                "choices": [{"id": letter, "text": f"Choice {letter}"} for letter in "abc"],
            },
            answer_key={"why": "", "hint": "", "correct": ["a"], "feedback": {}},
            digest="",
        )
        for place, question in enumerate(asked)
    )
    return Quiz.objects.create(
        uuid=same("quiz", number), module=module, questions=[str(each) for each in asked], pass_percent=50
    )


def _knows(learner: int, question: int) -> bool:
    return (learner * 7919 + question * 104729) % 100 < 30 + 60 * (learner % 2)


def _attempts(enrolments: list[Enrolment], quizzes: list[Quiz]) -> Iterator[QuizAttempt]:
    for learner, enrolment in enumerate(enrolments):
        for number, quiz in enumerate(quizzes):
            yield QuizAttempt(
                enrolment=enrolment,
                quiz=quiz,
                idempotency_key=same("try", learner, number),
                number=1,
                questions=quiz.questions,
                pass_percent=50,
                handed_in_at=BEGAN,
                correct_count=sum(_knows(learner, number * ASKED + place) for place in range(ASKED)),
            )


def _answers(versions: dict[int, list[QuestionVersion]]) -> Iterator[Answer]:
    attempts = QuizAttempt.objects.order_by("pk").values_list("pk", "enrolment")
    for place, (attempt, enrolment) in enumerate(attempts.iterator()):
        learner, number = divmod(place, TESTS)
        for question, version in enumerate(versions[number]):
            knows = _knows(learner, number * ASKED + question)
            yield Answer(
                idempotency_key=same("answer", place, question),
                enrolment_id=enrolment,
                quiz_attempt_id=attempt,
                version=version,
                question=version.question,
                response=["a" if knows else "bc"[(learner + question) % 2]],
                marking_state="correct" if knows else "not_yet",
                score=int(knows),
                answered_at=BEGAN,
            )


def _meet(group: Cohort, enrolments: list[Enrolment]) -> None:
    hours = datetime.timedelta(hours=3)
    days = [BEGAN + datetime.timedelta(days=number % 100) for number in range(SESSIONS)]
    put(
        Session,
        (
            Session(cohort=group, topic="Practice", starts_at=at, ends_at=at + hours, zone="UTC")
            for at in days
        ),
    )
    sessions = list(Session.objects.order_by("pk"))
    put(
        Attendance,
        (
            Attendance(session=session, enrolment=enrolment, mark="present", minutes=180)
            for session in sessions
            for enrolment in enrolments
        ),
    )


def seconds(do: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    do()
    return time.perf_counter() - begun


def measure(rows: int) -> dict[str, float]:
    learners = max(1, rows // (TESTS * ASKED))
    made: list[Course] = []
    with transaction.atomic():
        making = seconds(lambda: made.append(make(learners)))
    one_pass = seconds(lambda: Answer.objects.aggregate(Count("pk"), Sum("score")))
    questions = seconds(lambda: count_questions(made[0]))
    other_pass = seconds(lambda: Attendance.objects.aggregate(Count("pk"), Sum("minutes")))
    told: list[dict[str, Any]] = []
    report = seconds(lambda: told.append(figures_of(PERIOD)))
    hours = told[0]["tables"][0]["total"][-1]
    if hours != learners * SESSIONS * 3:
        sys.exit(f"{hours} hours are told of {learners * SESSIONS * 3}.")
    return {
        "made": making,
        "questions": questions,
        "times_answers": questions / one_pass,
        "report": report,
        "times_rows": report / other_pass,
    }


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
