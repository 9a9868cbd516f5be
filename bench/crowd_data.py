"""The learners who answer at once, and how many answers there are.

    python -m bench.crowd_data make     fills an empty database and prints what is to be sent, as JSON
    python -m bench.crowd_data count    prints how many answers the database holds

Run under bench.settings.
"""

import json
import random
import sys
from typing import Any

from bench.data import SEED, make_organisation, measured_lesson, session_of

LEARNERS = 32


def make() -> dict[str, Any]:
    from django.conf import settings
    from django.db import transaction
    from django.utils import timezone

    from bench.course import TEXTS, CourseWriter
    from bench.people import Crowd, Taught
    from courses.enrolments.models import Enrolment
    from lms.core.planner import count_for_the_planner
    from lms.site.demo.sites import make_faces

    chance = random.Random(SEED)  # noqa: S311 - made-up data, the same every time
    with transaction.atomic():
        course = CourseWriter(make_faces(443), chance).write()
        taught = Taught.read(course)
        now = timezone.now().replace(minute=0, second=0, microsecond=0)
        stands_at = measured_lesson() * (TEXTS + 1) + 1
        Crowd(taught, make_organisation("Crowd"), chance, now).make(
            LEARNERS, progress=lambda _number: stands_at
        )
    count_for_the_planner()
    asked = [
        (step, taught.versions[question])
        for step in taught.steps
        for question in step.questions
        if step.lesson.module_id != taught.modules[0].pk
    ]
    people = [enrolment.person for enrolment in Enrolment.objects.select_related("person").order_by("pk")]
    return {
        "cookie": settings.SESSION_COOKIE_NAME,
        "learners": [session_of(person, "lms.accounts.backends.CodeCardBackend") for person in people],
        "answers": [
            [f"/learn/{step.uuid}/", str(version.pk), version.sample_response()[0]] for step, version in asked
        ],
    }


def count() -> int:
    from courses.attempts.models import Answer

    return Answer.objects.count()


if __name__ == "__main__":
    import django

    django.setup()
    json.dump({"make": make, "count": count}[sys.argv[1]](), sys.stdout)
