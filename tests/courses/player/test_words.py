"""All words of a course on one page."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from courses.catalogue.models import Course, CourseGlossary
from courses.enrolments.actions import enrol
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = pytest.mark.django_db


def row(key, word, **said):
    empty = {"meaning": "", "forms": [], "audio": "", "picture": "", "alt": "", "elsewhere": []}
    return {**empty, "id": key, "word": word, **said}


@pytest.fixture
def course(faces) -> Course:
    return make.published_course(faces.skills, lessons=1)


@pytest.fixture
def hers(course, enter):
    learner = make_learner().user
    enrol(learner, course, by=learner)
    return enter(learner)


def add(course, *words, language="en"):
    CourseGlossary.objects.update_or_create(course=course, language=language, defaults={"words": list(words)})


def test_words_stand_by_their_letters_in_her_language_with_the_other_beside(course, hers):
    add(course, row("1", "knife", meaning="It cuts."), row("2", "board"), row("3", "apron"))
    add(course, row("2", "asse"), row("1", "coltello", meaning="Taglia."), language="it")
    page = hers.get(f"/it{reverse('player:words', args=[course.uuid])}")
    shown = page.context["words"]
    assert [(each.word, each.word.language) for each in shown] == [
        ("apron", "en"),
        ("asse", "it"),
        ("coltello", "it"),
    ]
    assert [(other["word"], other["meaning"]) for other in shown[2].others] == [("knife", "It cuts.")]


def test_the_map_leads_there_and_it_leads_back(course, hers):
    where = reverse("player:words", args=[course.uuid])
    assert hers.get(reverse("player:map", args=[course.uuid])).context["words_url"] == ""
    add(course, row("1", "knife"))
    assert hers.get(reverse("player:map", args=[course.uuid])).context["words_url"] == where
    step = uuid.uuid4()
    for came_from, back in (
        ("", reverse("player:map", args=[course.uuid])),
        ("//elsewhere.example/", reverse("player:map", args=[course.uuid])),
        (str(step), reverse("player:step", args=[step])),
    ):
        assert hers.get(where, {"from": came_from}).context["back_url"] == back


def test_who_does_not_take_the_course_finds_no_words(course, enter, faces):
    add(course, row("1", "knife"))
    other = enter(make_learner().user)
    assert other.get(reverse("player:words", args=[course.uuid])).status_code == 404


def test_more_words_cost_no_statement_more(course, hers):
    counts = []
    for count in (1, 1, 3):
        add(course, *(row(str(number), f"word {number}", elsewhere=[]) for number in range(count)))
        with CaptureQueriesContext(connection) as counted:
            assert len(hers.get(reverse("player:words", args=[course.uuid])).context["words"]) == count
        counts.append(len(counted))
    assert counts[1] == counts[2]
