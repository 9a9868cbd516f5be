"""A machine may draft what authors of courses write, where a site says so, and nobody reads a draft as a
translation.
"""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource

from lms.blocks.checks import DRAFTS, check_what_a_machine_may_translate
from lms.blocks.translations import languages_of
from lms.organisations.models import Role
from lms.organisations.writers import make_writers
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_worker
from tests.lms.programme.coping.test_coping import shelf, tool

pytestmark = pytest.mark.django_db
DUMMY = {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}
BACKWARDS = {"CLASS": DRAFTS, "OPTIONS": DUMMY}


@pytest.fixture
def machine(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = BACKWARDS


@pytest.fixture
def italian():
    return Locale.objects.get_or_create(language_code="it")[0]


def submitted(page, locale):
    source, _created = TranslationSource.update_or_create_from_instance(page)
    made = Translation.objects.create(source=source, target_locale=locale)
    made.save_target(publish=False)
    return made


@pytest.fixture
def course(faces, italian):
    """Its title is said on a coping page too."""
    page = make.course_page(faces.skills)
    page.title, page.summary = "Slow breathing", "Wash hands first"
    page.save_revision().publish()
    return submitted(page, italian)


def drafted(translation):
    """Field → what stands there, of whom."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    return dict(rows.values_list("context__path", "data"))


def ask(browser, translation):
    return browser.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]), follow=True)


@pytest.fixture
def author(faces, enter):
    user = make_worker(Role.REVIEWER)
    user.groups.add(make_writers(Face.objects.get(kind=Face.Kind.SKILLS))[Role.REVIEWER])
    return enter(user)


def test_a_site_says_on_purpose_that_texts_go_to_a_machine(settings):
    assert check_what_a_machine_may_translate(None) == []
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
    assert [problem.id for problem in check_what_a_machine_may_translate(None)] == ["lms.E029"]
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = BACKWARDS
    assert [problem.id for problem in check_what_a_machine_may_translate(None)] == ["lms.W062"]


def test_nothing_goes_to_a_machine_where_none_is_named(author, course):
    assert ask(author, course).status_code == 404
    assert drafted(course) == {}


def test_it_drafts_what_stands_in_courses_alone(machine, author, faces, course, italian):
    coping = submitted(tool(shelf(faces), "Slow breathing"), italian)
    answer = ask(author, coping)
    assert "People translate this." in answer.text
    assert drafted(coping) == {}
    ask(author, course)
    assert {place: words for place, words in drafted(course).items() if place in {"title", "summary"}} == {
        "summary": "first hands Wash"
    }


def test_what_it_drafted_is_no_translation_before_a_person_has_saved_it(machine, author, course):
    ask(author, course)
    course.save_target(publish=True)
    page = course.get_target_instance()
    assert page.summary == "first hands Wash"

    def said():
        return languages_of(page).at("summary")

    assert said() == "en"
    segment = StringSegment.objects.get(source=course.source, context__path="summary")
    address = reverse("wagtail_localize:edit_string_translation", args=[course.pk, segment.pk])
    author.put(address, "value=first hands Wash", content_type="application/x-www-form-urlencoded")
    assert said() == "it"
    written = course.source.get_source_instance()
    written.summary = "Dry hands first"
    written.save_revision().publish()
    course.source.update_from_db()
    ask(author, course)
    course.save_target(publish=True)
    page = course.get_target_instance()
    assert page.summary == "first hands Dry"
    assert said() == "en"
