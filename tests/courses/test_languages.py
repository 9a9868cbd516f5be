"""A course that exists in English alone, read in Arabic and in Ukrainian: whatever is English says so, on
every page a learner meets.
"""

import re
from collections.abc import Iterator

import pytest
from django.utils.html import strip_tags

from courses.attempts.actions import answer_step, start_quiz
from courses.attempts.models import QuizAttempt
from courses.catalogue.models import Course, Lesson, LessonText, Module, Step
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages import models as pages
from courses.questions.models import QuestionVersion
from lms.competences.models import Competence, Level
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.lives import live
from tests.factories.tongues import Page, Said

pytestmark = pytest.mark.django_db
#: A page leads to the others; what leaves, signs out, prints or downloads is no page of hers.
ELSEWHERE = re.compile(r"leave|sign-?out|\.pdf|sheet|print|switch|/admin/|mailto:|#")


def authored() -> set[str]:
    """Every sentence an author wrote in the course and its competences."""
    return {" ".join(text.split()) for text in _written() if len(text.split()) > 1}


def _written() -> Iterator[str]:
    for model in (Course, Module, Lesson):
        for row in model.objects.all():
            yield row.texts["en"]["title"]
            yield row.texts["en"].get("summary") or ""
            yield from row.texts["en"].get("objectives", [])
    for text in LessonText.objects.filter(language="en"):
        yield from (strip_tags(block.get("html", "")) for step in text.body for block in step["blocks"])
    for version in QuestionVersion.objects.filter(language="en"):
        yield from version.texts()
        yield from (version.answer_key["why"], version.answer_key["hint"])
        yield from version.answer_key.get("feedback", {}).values()
    for row in (*Competence.objects.all(), *Level.objects.all()):
        yield from row.labels.values()
    for home in pages.SkillsHomePage.objects.filter(locale__language_code="en"):
        yield from (home.title, strip_tags(home.intro))


def wrong(page: Page, english: set[str]) -> list[Said]:
    """English that stands as if it were the reader's language."""
    return [
        said
        for said in page.said
        if any(sentence in said.text for sentence in english)
        and (said.language, said.direction) != ("en", "ltr")
    ]


def walk(browser, language: str, starts: list[str], limit: int = 80) -> dict[str, Page]:
    """Every page that links lead to in this language."""
    found: dict[str, Page] = {}
    waiting = list(starts)
    while waiting and len(found) < limit:
        address = waiting.pop(0)
        if address in found:
            continue
        answer = browser.get(address, follow=True)
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            continue
        found[address] = Page(answer.content.decode())
        waiting += [
            link
            for link in found[address].links
            if link.startswith(f"/{language}/") and not ELSEWHERE.search(link)
        ]
    return found


@pytest.fixture
def learner(faces):
    """With something on every page of hers: a test passed and one begun, a wrong answer, a certificate, a
    portfolio, and another course she may begin.
    """
    faces.skills.title, faces.skills.intro = "Learn a craft", "<p>You choose what you learn.</p>"
    faces.skills.save()
    entered = live(faces.skills)
    course = make.course_page(faces.skills, "Sewing work")
    module = make.module_page(course, "The first seam", quiz=2)
    module.objectives = [pages.ModuleObjective(text="You can sew a seam.")]
    module.save_revision().publish()
    make.lesson_page(module, "Needle and thread", asks=make.question("Which needle?", feedback="Look again."))
    make.course_page(faces.skills, "Baking work")
    enrolment = enrol(entered.user, Course.objects.get(uuid=course.translation_key), by=entered.user)
    step = Step.objects.exclude(activities=None).get(lesson__module__uuid=module.translation_key)
    version = version_of(step.questions[0])
    answer_step(
        enrolment,
        step,
        version,
        response=version.sample_response(right=False),
        idempotency_key=make.uuid.uuid4(),
    )
    start_quiz(
        enrolment, Module.objects.get(uuid=module.translation_key).quiz, idempotency_key=make.uuid.uuid4()
    )
    return entered.user


def addresses(learner) -> list[str]:
    """Where forms lead and links do not."""
    attempts = QuizAttempt.objects.filter(enrolment__person=learner)
    tries = [
        address
        for attempt in attempts
        for address in (f"try/{attempt.uuid}/1/", f"try/{attempt.uuid}/check/", f"try/{attempt.uuid}/result/")
    ]
    steps = Step.objects.filter(
        lesson__module__course__enrolments__in=Enrolment.objects.filter(person=learner)
    )
    return tries + [f"{step.uuid}/" for step in steps]


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_whatever_is_english_says_so(learner, enter, language):
    browser = enter(learner, pin=True)
    starts = [f"/{language}/learn/", f"/{language}/"]
    found = walk(browser, language, starts + [f"/{language}/learn/{path}" for path in addresses(learner)])
    english = authored()
    assert {path: page.broken for path, page in found.items() if page.broken} == {}
    assert {path: wrong(page, english) for path, page in found.items() if wrong(page, english)} == {}
    read = {
        sentence
        for sentence in english
        for page in found.values()
        for said in page.said
        if sentence in said.text
    }
    assert english - read == set()
