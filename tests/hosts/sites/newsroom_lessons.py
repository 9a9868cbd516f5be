"""What is made on the site once this suite is installed: a course below its own front page, with its own
kinds of pictures and documents, and people.
"""

from typing import Any

from courses.enrolments.actions import enrol
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from lms.accounts import codes
from lms.accounts.actions import create_learner, create_staff, issue_card
from lms.contracts import personal_data
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Organisation, Role, Vetting
from newsroom.news.models import FrontPage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from tests.factories import courses as written
from tests.hosts.test_start import code_of

WORKER = "wanda@harbour.example"
HIRES = "elena@aurora.example"


def make() -> dict[str, Any]:
    """The page's own code declares what the site keeps of its accounts."""
    exec(code_of("Models of your own"))  # noqa: S102 - the code of our own page
    return {"undeclared": list(personal_data.problems({"people"})), **learning()}


def learning() -> dict[str, Any]:
    from courses.pages.models import SkillsHomePage

    picture = get_image_model().objects.get()
    spoken = get_document_model()(title="Spoken", source="Read by N. Lima")
    spoken.file.save("spoken.mp3", ContentFile(b"ID3" + b"\x00" * 64))
    home = FrontPage.objects.get().add_child(instance=SkillsHomePage(title="Learn", slug="courses"))
    course = written.course_page(home)
    course.cover = picture
    course.save_revision().publish()
    module = written.module_page(course, quiz=2)
    written.lesson_page(module, asks=_asked(spoken), steps=2)
    return people(module)


def _asked(spoken: Any) -> Any:
    question = written.question()
    question.audio = spoken
    question.save()
    question.save_revision().publish()
    return question


def people(module: Any) -> dict[str, Any]:
    from courses.catalogue.models import Course

    partner = Organisation.objects.create(name="Officina", kind="partner", place="Turin")
    employer = Organisation.objects.create(name="Hotel Aurora", kind="employer", place="Turin")
    for name in ("Officina", "Ergasia"):
        by, _created = Organisation.objects.get_or_create(name=name, defaults={"kind": "partner"})
        Vetting.objects.create(organisation=employer, on_behalf_of=by, note="visited")
    worker, _password = create_staff(username=WORKER, first_name="Wanda", last_name="Rossi")
    add_membership(worker, partner, Role.CASE_WORKER)
    hires, password = create_staff(username=HIRES, first_name="Elena", last_name="Gallo")
    add_membership(hires, employer, Role.EMPLOYER)
    learner = create_learner(by=worker, language="en")
    add_membership(learner.user, partner, Role.LEARNER)
    assign(worker, learner.user, partner)
    enrol(learner.user, Course.objects.get(), by=worker)
    card = issue_card(learner, by=worker, code=codes.new_code())
    again = create_learner(by=worker, language="ar")
    other = issue_card(again, by=worker, code=codes.new_code())
    return {
        "handle": learner.handle,
        "card": [card.card.number, card.code],
        "other card": [other.card.number, other.code],
        "employer": [HIRES, password],
        "accounts": sorted(get_user_model().objects.values_list("email", flat=True)),
    }
