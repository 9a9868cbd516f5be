"""The demo's courses are played through by answering, on the pages that learners read: each module in one of
its languages, and every language is met.
"""

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Site

from courses.attempts.models import Answer
from courses.catalogue.models import Course, Module
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.progress.models import ModuleRecord
from tests.courses.activities.examples import answer_on
from tests.factories.people import make_learner

pytestmark = [
    pytest.mark.slow,
    pytest.mark.django_db,
    pytest.mark.usefixtures("demo"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

#: By the place of the course: the language of each of its modules.
IN = {0: ("ar", "ro", "el"), 1: ("en", "es"), 2: ("fr", "uk", "it")}


@pytest.mark.parametrize("position", sorted(IN))
def test_a_course_can_be_played_to_its_end(position, enter, settings, tmp_path):
    settings.MEDIA_ROOT = settings.MEDIA_PRIVATE = tmp_path
    Site.objects.update(port=80)
    course = Course.objects.get(position=position)
    learner = make_learner()
    enrolment = enrol(learner.user, course, by=learner.user)
    hers = enter(learner.user)
    for module, language in zip(course.modules.order_by("position"), IN[position], strict=True):
        with translation.override(language):  # addresses say in which language a page comes
            play(hers, module)
            take_test(hers, module)
    done = Enrolment.objects.values_list("lessons_done", "lessons_total").get(pk=enrolment.pk)
    passed = ModuleRecord.objects.filter(enrolment=enrolment).values_list("module__position", flat=True)
    said = Answer.objects.filter(enrolment=enrolment).values_list("version__language", flat=True)
    assert (done[0], set(passed), set(said)) == (done[1], {*range(len(IN[position]))}, {*IN[position]})


def play(hers, module: Module) -> None:
    """Step by step; she answers what is asked and goes on where nothing is."""
    for lesson in module.lessons.order_by("position"):
        for step in lesson.steps.filter(retired_at=None).order_by("position"):
            place = reverse("player:step", args=[step.uuid])
            page = read(hers, place)
            asked = page.context["question"]
            sent = answer_on(page.content, asked) if asked else {"action": "next"}
            assert hers.post(place, sent).status_code == 303, place


def take_test(hers, module: Module) -> None:
    place = hers.post(reverse("player:quiz", args=[module.quiz.uuid]))["Location"]
    while "/check/" not in place:
        page = read(hers, place)
        place = hers.post(place, answer_on(page.content, page.context["question"]))["Location"]
    read(hers, hers.post(place)["Location"])


def read(hers, place: str):
    page = hers.get(place)
    told = page.content.decode()[:200]
    assert (page.status_code, f'lang="{translation.get_language()}"' in told) == (200, True), (place, told)
    return page
