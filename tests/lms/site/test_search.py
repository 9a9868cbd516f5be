"""The search of the editor, as an author asks it: every list and chooser of ours, whatever is typed."""

import pytest
from django.core.management import call_command
from django.urls import NoReverseMatch, reverse
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from courses.pages.models import LessonPage
from courses.questions.models import Question
from lms.competences.models import Competence, Framework
from lms.contracts.checks import our_app_labels
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
TYPED = ["board", "boar", "two words", '"', 'say "boar', "a:b", "-x", "*", "AND", "NEAR(", "\0", "", "  "]


@pytest.fixture
def author(faces, enter):
    call_command("make_roles", verbosity=0)
    return enter(make_worker(Role.AUTHOR))


def addresses():
    """Where the editor asks for words."""
    found = [
        "wagtailadmin_pages:search",
        "wagtailadmin_pages:search_results",
        "wagtailadmin_choose_page_search",
        "wagtailimages:index",
        "wagtaildocs:index",
        "wagtailimages_chooser:choose_results",
        "wagtaildocs_chooser:choose_results",
    ]
    for model in get_snippet_models():
        if model._meta.app_label in our_app_labels():
            views = model.snippet_viewset
            found += [views.get_url_name("list"), views.get_url_name("list_results")]
            found.append(views.chooser_viewset.get_url_name("choose_results"))
    return found


@pytest.mark.parametrize("typed", TYPED)
def test_no_search_of_the_editor_fails(author, enter, typed):
    make.question()
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = True
    admin.save()
    everything = enter(admin)
    answers = {}
    for name in addresses():
        try:
            answers[name] = everything.get(reverse(name), {"q": typed}).status_code
        except NoReverseMatch:
            continue
    assert set(answers.values()) == {200}, answers
    assert len(answers) > 15


@pytest.mark.parametrize("typed", ["raw mea", "Wrong 2", "salad", "salad raw"])
@pytest.mark.parametrize(
    "name",
    ["wagtailsnippets_courses_question:list", "wagtailsnippetchoosers_courses_question:choose_results"],
)
def test_a_question_is_found_by_its_words_its_answers_and_its_reason(author, name, typed):
    asked = make.question("Which board is for raw meat?")
    asked.why = "Germs never reach the salad."
    asked.save()
    make.question("How do you fold a towel?", right=1, wrong=1)
    page = author.get(reverse(name), {"q": typed})
    objects = page.context["results"] if "results" in page.context else page.context["object_list"]
    assert [str(found) for found in objects] == ["Which board is for raw meat?"]


def test_a_lesson_is_found_by_what_it_says(author, faces):
    make.published_course(faces.skills, lessons=2, steps=1)
    lesson = LessonPage.objects.first()
    lesson.body = [
        ("step", {"blocks": [("text", {"text": "<p>Wash the <b>marigold</b> board.</p>", "audio": None})]})
    ]
    lesson.save_revision().publish()
    for name in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        page = author.get(reverse(name), {"q": "marigo"})
        found = page.context["pages"] if "pages" in page.context else page.context["results"]
        assert [Page.objects.get(pk=one.pk).title for one in found] == [lesson.title]


def test_a_competence_is_found_in_every_language_where_it_is_chosen(author):
    competence, _level = make.competence()
    competence.labels = {"en": "Cleans a room", "it": "Pulisce una stanza"}
    competence.save()
    make.competence()
    for typed in ("room", "stanz", "clea"):
        page = author.get(reverse("wagtailsnippetchoosers_lms_competence:choose_results"), {"q": typed})
        assert [str(found) for found in page.context["results"]] == ["Cleans a room"]


def test_models_of_ours_that_are_searched_can_be_found_by_parts_of_words():
    assert all(model.get_autocomplete_search_fields() for model in (Question, Competence, Framework))
