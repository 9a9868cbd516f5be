"""The database that is measured, and the people in it who are.

    python -m bench.data make --learners 3000   fills an empty database, once
    python -m bench.data sign-in                opens sessions and prints what is to be asked for, as JSON

Run under bench.settings.
"""

import argparse
import json
import random
import sys
from typing import Any

SEED = 8
MEASURED = 8  # learners with a session of their own: as many as clients
SMALL = 30
SMALL_NAME, BIG_NAME, HUGE_NAME = "Thirty", "Three thousand", "Hundred thousand"
HUGE = 100_000


def make(learners: int) -> None:
    from django.db import connection, transaction
    from django.utils import timezone

    from bench.bare.pages import write_bare_pages
    from bench.course import CourseWriter, lessons_of
    from bench.multitude import make_multitude
    from bench.people import Crowd, Taught
    from lms.core.planner import count_for_the_planner
    from lms.site.demo.sites import make_faces

    chance = random.Random(SEED)  # noqa: S311 - made-up data, the same every time
    with transaction.atomic():
        home = make_faces(443)
        course = CourseWriter(home, chance).write()
        write_bare_pages(home, lessons_of(course)[measured_lesson()])
        now = timezone.now().replace(minute=0, second=0, microsecond=0)
        taught = Taught.read(course)
        for name, count in ((SMALL_NAME, SMALL), (BIG_NAME, learners)):
            organisation = make_organisation(name)
            Crowd(taught, organisation, chance, now).make(
                count, progress=progress_of if name == SMALL_NAME else lambda number: None
            )
        make_multitude(Crowd(taught, make_organisation(HUGE_NAME), chance, now), HUGE)
    count_for_the_planner()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def measured_lesson() -> int:
    """The lesson that is measured, counted from 0: the fifth of the second module."""
    from bench.course import LESSONS

    return LESSONS + 4


def progress_of(number: int) -> int | None:
    """Those who are measured have passed the first module and stand in the second."""
    from bench.course import TEXTS

    return measured_lesson() * (TEXTS + 1) + 1 if number < MEASURED else None


def make_organisation(name: str) -> Any:
    """An organisation with a trainer, who sees all of its learners."""
    from django.contrib.auth import get_user_model

    from lms.organisations.models import Membership, Organisation, Role

    organisation = Organisation.objects.create(name=name, place="Turin")
    trainer = get_user_model().objects.create(username=f"trainer-{organisation.pk}", first_name="Marta")
    Membership.objects.create(person=trainer, organisation=organisation, role=Role.TRAINER)
    return organisation


def session_of(user: Any, backend: str) -> str:
    """A session as signing in leaves it behind, the second factor of staff included.

    Its key is the cookie.
    """
    import time

    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from lms.accounts.factors.session import GIVEN_AT

    store = SessionStore()
    store.update(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: backend,
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            GIVEN_AT: time.time(),
        }
    )
    store.create()
    return store.session_key


def sign_in() -> dict[str, Any]:
    """What the clients need: cookies, addresses, and for answers the version and choice to post."""
    from django.conf import settings
    from django.contrib.auth import get_user_model

    from bench.bare.models import BarePage
    from bench.people import Taught
    from courses.catalogue.models import Course
    from courses.certificates.models import Certificate
    from courses.enrolments.models import Enrolment

    model_backend, staff_backend, card_backend = (
        "django.contrib.auth.backends.ModelBackend",
        "lms.accounts.backends.StaffBackend",
        "lms.accounts.backends.CodeCardBackend",
    )
    taught = Taught.read(Course.objects.get())
    learners = [
        enrolment.person
        for enrolment in (
            Enrolment.objects.filter(cohort__organisation__name=SMALL_NAME)
            .select_related("person")
            .order_by("pk")[:MEASURED]
        )
    ]
    trainers = {
        name: get_user_model().objects.get(memberships__organisation__name=name, memberships__role="trainer")
        for name in (SMALL_NAME, BIG_NAME, HUGE_NAME)
    }
    lesson = taught.lessons[measured_lesson()]
    asked = [
        (step, taught.versions[question])
        for step in taught.steps
        for question in step.questions
        if step.lesson.module_id != taught.modules[0].pk
    ]
    certificate = Certificate.objects.filter(person__in=learners).first()
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "learners": [session_of(person, card_backend) for person in learners],
        "bare": [session_of(person, model_backend) for person in learners],
        "small_desk": session_of(trainers[SMALL_NAME], staff_backend),
        "big_desk": session_of(trainers[BIG_NAME], staff_backend),
        "huge_desk": session_of(trainers[HUGE_NAME], staff_backend),
        "certificate_holder": learners.index(certificate.person),
        "lesson": [f"/learn/{step.uuid}/" for step in lesson.steps.all()],
        "bare_pages": [
            f"/{slug}/" for slug in BarePage.objects.order_by("pk").values_list("slug", flat=True)
        ],
        "sheet": f"/learn/certificates/{certificate.uuid}/sheet.pdf",
        "answers": [
            [f"/learn/{step.uuid}/", version.pk, version.sample_response()[0]] for step, version in asked
        ],
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.data", description=__doc__)
    parser.add_argument("what", choices=["make", "sign-in"])
    parser.add_argument("--learners", type=int, default=3000)
    arguments = parser.parse_args()
    import django

    django.setup()
    if arguments.what == "make":
        make(arguments.learners)
    else:
        json.dump(sign_in(), sys.stdout)


if __name__ == "__main__":
    main()
