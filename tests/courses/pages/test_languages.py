"""Pages and languages of a course: each of the seven states, small changes, and what it costs."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale, Page, Workflow, WorkflowState
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from courses.pages.languages import matrix_of
from courses.pages.models import CoursePage
from courses.pages.small_changes import keep_translations
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from tests.courses.catalogue.test_files import sound
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    """Written in English, one module with one lesson; Italian is a language of the site."""
    page = make.course_page(faces.skills)
    make.lesson_page(make.module_page(page, "Module"), "Boards", steps=1)
    Locale.objects.get_or_create(language_code="it")
    return page


@pytest.fixture
def reviewer(faces):
    user = make_worker(Role.REVIEWER)
    user.groups.add(make_writers(Face.objects.get(kind=Face.Kind.SKILLS))[Role.REVIEWER])
    return user


def states(course, language="it"):
    matrix = matrix_of(CoursePage.objects.get(pk=course.pk))
    return {row.title: cell.state for row in matrix.rows for cell in row.cells if cell.language == language}


def lesson_of(course):
    return course.get_descendants().get(title="Boards").specific


def submit(*pages, language="it"):
    locale = Locale.objects.get(language_code=language)
    for page in pages:
        source, _created = TranslationSource.update_or_create_from_instance(page)
        translation = Translation.objects.create(source=source, target_locale=locale)
        translation.save_target(publish=False)
    return translation


def translate(translation, *, how="manual", prefix="it: ", most=None):
    """What stands there now, in Italian."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("pk")[:most]
    for segment in segments:
        StringTranslation.objects.get_or_create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            defaults={"data": f"{prefix}{segment.string.data}", "translation_type": how},
        )


def publish(translation):
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()


def submitted(course):
    return submit(course, *course.get_descendants().order_by("depth").specific())


def change(page, text):
    stored = page.body.get_prep_value()
    stored[0]["value"]["blocks"][0]["value"]["text"] = f"<p>{text}</p>"
    page.body = page.body.stream_block.to_python(stored)
    page.save_revision().publish()


def test_a_course_begins_untranslated_and_says_what_is_not_planned(course):
    assert states(course, "en") == {"Kitchen work": "current", "Module": "current", "Boards": "current"}
    assert states(course) == {
        "Kitchen work": "untranslated",
        "Module": "untranslated",
        "Boards": "untranslated",
    }
    course.not_planned = ["it"]
    course.save_revision().publish()
    assert set(states(course).values()) == {"not-planned"}


def test_a_translation_goes_from_a_copy_to_what_learners_read(course):
    translation = submitted(course)
    assert states(course)["Boards"] == "untranslated"
    translate(translation, most=1)
    assert states(course)["Boards"] == "draft"
    translate(translation)
    assert states(course)["Boards"] == "draft"  # written, and not published
    publish(translation)
    assert states(course)["Boards"] == "current"
    StringTranslation.objects.filter(context__object_id=translation.source.object_id).update(
        translation_type="machine"
    )
    assert states(course)["Boards"] == "machine"


def test_what_is_handed_in_is_in_review(course, reviewer):
    translate(translation := submitted(course))
    page = translation.get_target_instance()
    WorkflowState.objects.create(
        content_type=ContentType.objects.get_for_model(type(page)),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        workflow=Workflow.objects.create(name="Review"),
        requested_by=reviewer,
    )
    assert states(course)["Boards"] == "review"


def test_a_changed_source_is_out_of_date_and_what_was_written_stays(course):
    translation = submitted(course)
    translate(translation)
    publish(translation)
    before = set(StringTranslation.objects.values_list("pk", "data"))
    change(lesson_of(course), "Something else altogether, at length.")
    assert states(course)["Boards"] == "outdated"
    assert set(StringTranslation.objects.values_list("pk", "data")) == before
    assert "it: Step 1" in str(translation.get_target_instance().body)


def test_a_small_change_keeps_a_translation_and_a_large_one_does_not(course, reviewer):
    lesson = lesson_of(course)
    change(lesson, "Each food has its own bord.")
    translation = submitted(course)
    translate(translation)
    publish(translation)
    change(lesson, "Each food has its own board.")
    assert states(course)["Boards"] == "outdated"
    assert keep_translations(lesson, by=reviewer) == []
    assert states(course)["Boards"] == "current"
    publish(translation)
    assert "it: Each food has its own bord." in str(translation.get_target_instance().body)
    kept = StringTranslation.objects.filter(translation_of__data="Each food has its own board.")
    assert [row.data for row in kept] == ["it: Each food has its own bord."]
    change(lesson, "Never cut raw chicken on wood.")
    assert keep_translations(lesson, by=reviewer) == ["it"]
    assert states(course)["Boards"] == "outdated"


def test_a_page_translated_by_hand_is_out_of_date_until_its_source_was_changed_a_little(course, reviewer):
    for page in (course, *course.get_descendants().order_by("depth").specific()):
        translated = make.translate(page, "it", f"{page.title} (it)")
    change(translated, "Passo 1")
    assert states(course)["Boards"] == "current"
    lesson = lesson_of(course)
    change(lesson, "Step one")
    assert states(course)["Boards"] == "outdated"
    with pytest.raises(PermissionDenied):
        keep_translations(lesson_of(course), by=make_worker(Role.TRAINER))
    assert keep_translations(lesson_of(course), by=reviewer) == []
    assert states(course)["Boards"] == "current"


def test_what_is_read_and_not_heard_is_told(course):
    lesson = lesson_of(course)
    lesson.body = make.lesson_body([[("text", {"text": "<p>One</p>", "audio": sound().pk})]])
    lesson.save_revision().publish()
    for page in (course, *course.get_descendants().order_by("depth").specific()):
        make.translate(page, "it", f"{page.title} (it)")
    silent = matrix_of(CoursePage.objects.get(pk=course.pk)).silent
    assert [(each.language, each.there, each.all) for each in silent] == [("Italian", 0, 1)]


def test_the_page_shows_it_and_takes_a_small_change_once(course, reviewer, enter):
    browser = enter(reviewer)
    for page in (course, *course.get_descendants().order_by("depth").specific()):
        translated = make.translate(page, "it", f"{page.title} (it)")
    change(translated, "Passo 1")
    lesson = lesson_of(course)
    change(lesson, "Step one")
    shown = browser.get(reverse("courses_languages"), {"course": course.pk}).content.decode()
    where = reverse("courses_small_change", args=[lesson.pk])
    assert f'action="{where}"' in shown
    answer = browser.post(where)
    assert answer["location"].endswith(f"?course={course.pk}#page-{lesson.pk}")
    assert states(course)["Boards"] == "current"


def test_more_lessons_cost_no_statement_more(course):
    module = course.get_children().get().specific
    counts = []
    for count in (1, 2, 3):
        page = CoursePage.objects.get(pk=course.pk)
        with CaptureQueriesContext(connection) as counted:
            assert len(matrix_of(page).rows) == 2 + count
        counts.append(len(counted))
        make.lesson_page(module, f"Lesson {count}", steps=1)
    assert counts[0] == counts[2]


def test_who_writes_no_course_finds_nothing(course, enter):
    assert enter(make_worker(Role.TRAINER)).get(reverse("courses_languages")).status_code in (302, 404)
