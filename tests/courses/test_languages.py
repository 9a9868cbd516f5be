"""A course that exists in English alone, read in Arabic and in Ukrainian: whatever is English says so, on
every page a learner meets.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.utils import timezone
from django.utils.html import strip_tags
from wagtail.models import Locale
from wagtail_localize.operations import translate_object, translate_page_subtree

from courses.attempts.actions import answer_step, start_quiz
from courses.attempts.models import QuizAttempt
from courses.catalogue.models import Course, Lesson, LessonText, Module, Quiz, Step
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from courses.pages import models as pages
from courses.player.languages import Notice
from courses.questions.models import Question, QuestionVersion
from lms.competences.models import Competence, Level
from lms.contracts import evidence
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.lives import live
from tests.factories.people import make_employer
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


def in_english(model):
    return model.objects.filter(locale__language_code="en")


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
    tests = Quiz.objects.filter(module__course__enrolments__person=learner)
    return [*tries, *(f"{step.uuid}/" for step in steps), *(f"quiz/{quiz.uuid}/" for quiz in tests)]


def portfolio_to_check(browser, learner, language: str) -> Page:
    """What she ticked, once more, with the words she agrees to."""
    items = [f"{source}:{uuid}" for source, uuid in evidence.shareable(learner)]
    form = {
        "organisation": make_employer("Caffe Nord").memberships.get().organisation_id,
        "items": items,
        "headline": "Mattina",
        "until": str(timezone.localdate() + timezone.timedelta(days=20)),
        "step": "check",
    }
    answer = browser.post(f"/{language}/learn/portfolio/new/", form)
    assert answer.templates[0].name == "employers/portfolios/check.html"
    return Page(answer.content.decode())


def copy_of_everything(browser, language: str) -> Page:
    answer = browser.post(f"/{language}/learn/privacy/copy/")
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as copy:
        return Page(copy.read("index.html").decode())


@pytest.fixture
def everything(learner, enter):
    """Every page she can read, in a language."""

    def read(language: str) -> dict[str, Page]:
        browser = enter(learner, pin=True)
        starts = [
            f"/{language}/learn/",
            f"/{language}/",
            *(
                f"/{language}/{page.slug}/"
                for page in pages.CoursePage.objects.filter(locale__language_code="en")
            ),
            *(f"/{language}/learn/{path}" for path in addresses(learner)),
        ]
        found = walk(browser, language, starts)
        return {
            **found,
            "check": portfolio_to_check(browser, learner, language),
            "copy": copy_of_everything(browser, language),
        }

    return read


def check(found: dict[str, Page]) -> None:
    english = authored()
    assert {path: page.broken for path, page in found.items() if page.broken} == {}
    assert {path: wrong(page, english) for path, page in found.items() if wrong(page, english)} == {}
    read = "\n".join(said.text for page in found.values() for said in page.said)
    assert {sentence for sentence in english if sentence not in read} == set()


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_whatever_is_english_says_so(everything, language):
    check(everything(language))


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_a_copy_in_her_language_is_english_all_the_same(faces, everything, language, admin_user):
    """Submitted for translation with everything below it, and published as it is."""
    locale, _created = Locale.objects.get_or_create(language_code=language)
    translate_object(faces.skills, [locale], user=admin_user)
    translate_page_subtree(faces.skills.pk, [locale], None, admin_user)
    for asked in in_english(Question):
        translate_object(asked, [locale], user=admin_user)
    for kind in (pages.SkillsHomePage, pages.CoursePage, pages.ModulePage, pages.LessonPage, Question):
        for copy in kind.objects.filter(locale=locale):
            copy.get_latest_revision().publish()
        assert kind.objects.filter(locale=locale, live=True).count() == in_english(kind).count()
    assert QuestionVersion.objects.filter(language=language).count() == in_english(Question).count()
    check(everything(language))


def test_a_copy_made_by_hand_is_no_translation_either(faces, everything):
    """As Wagtail copies a page for translation, with nobody keeping it in step."""
    locale, _created = Locale.objects.get_or_create(language_code="uk")
    for kind in (pages.SkillsHomePage, pages.CoursePage, pages.ModulePage, pages.LessonPage):
        for page in in_english(kind):
            page.copy_for_translation(locale).save_revision().publish()
    for asked in in_english(Question):
        copy = asked.copy_for_translation(locale)
        copy.save()
        copy.save_revision().publish()
    check(everything("uk"))


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_the_other_face_says_so_too(faces, client, language):
    home = faces.programme
    home.title, home.lead, home.body = "Paths into work", "<p>Side by side.</p>", "<h2>What we share</h2>"
    home.save_revision().publish()
    page = Page(client.get(f"/{language}/", headers={"host": "heal.localhost"}).content.decode())
    assert {
        said for said in page.said if said.text in ("Paths into work", "Side by side.", "What we share")
    } == {Said(text, "en", "ltr") for text in ("Paths into work", "Side by side.", "What we share")}


def test_the_notice_stands_where_something_is_not_in_her_language(learner, enter):
    browser = enter(learner)
    step = Step.objects.exclude(activities=None).last()
    notices = [browser.get(f"{prefix}/learn/{step.uuid}/").context["notice"] for prefix in ("", "/uk")]
    assert notices == [None, Notice("English", whole=True)]
    attempt = QuizAttempt.objects.get(handed_in_at=None)
    for path in ("1/", "check/"):
        page = browser.get(f"/uk/learn/try/{attempt.uuid}/{path}")
        assert page.context["notice"] == Notice("English", whole=True)
