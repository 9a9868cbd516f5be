"""Who is on the machine of the journeys in production, made by the same actions as in real life.

Run under its settings; prints who they are.
"""

import json
import sys
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402

from courses.enrolments.actions import enrol  # noqa: E402
from courses.enrolments.models import Cohort  # noqa: E402
from courses.pages.models import SkillsHomePage  # noqa: E402
from lms.accounts.factors.actions import add_app  # noqa: E402
from lms.organisations.models import Membership, Role  # noqa: E402
from lms.safety.faces.models import Face  # noqa: E402
from tests.factories.courses import published_course  # noqa: E402
from tests.factories.lives import learn, show  # noqa: E402
from tests.factories.people import PASSWORD, PIN, make_learner, make_organisation, make_worker  # noqa: E402

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WRITERS = 4


def with_app(user: Any) -> dict[str, str]:
    add_app(user, SECRET)
    return {"login": user.get_username(), "password": PASSWORD, "secret": SECRET}


def make() -> dict[str, Any]:
    for face in Face.objects.all():
        face.issuer, face.place = f"Issuer of {face.kind}", "Turin"
        face.save()
    course = published_course(SkillsHomePage.objects.get(), lessons=1, quiz=1)
    organisation = make_organisation()
    coordinator = make_worker(Role.COORDINATOR, username="anna", first_name="Anna")
    trainer = make_worker(Role.TRAINER, username="rosa", first_name="Rosa")
    worker = make_worker(Role.CASE_WORKER, username="giulia", first_name="Giulia")
    cohort = Cohort.objects.create(
        organisation=organisation, course=course, name="Autumn", starts_on=timezone.localdate()
    )
    writers = []
    for _number in range(WRITERS):
        learner = make_learner(worker=worker)
        enrol(learner.user, course, by=worker, cohort=cohort)
        writers.append({"handle": learner.card.number, "code": learner.code})
    shown = make_learner(worker=worker)
    learn(shown, course)
    share = show(shown)
    reader = Membership.objects.get(organisation=share.organisation, role=Role.EMPLOYER).person
    asking = next(step for step in course.modules.get().lessons.get().steps.all() if step.questions)
    return {
        "coordinator": with_app(coordinator),
        "trainer": with_app(trainer),
        "worker": with_app(worker),
        "employer": with_app(reader),
        "writers": writers,
        "pin": PIN,
        "step": f"/learn/{asking.uuid}/",
        "cohort": str(cohort.uuid),
        "headline": share.headline,
    }


if __name__ == "__main__":
    json.dump(make(), sys.stdout)
