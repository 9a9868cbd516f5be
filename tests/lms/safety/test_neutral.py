"""Neutral words (S1): the lists, what they find, and the command that looks everywhere."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command

from courses.enrolments.models import Cohort
from courses.pages.models import CoursePage, LessonPage, ModulePage
from lms.competences.models import Competence
from lms.organisations.models import Organisation
from lms.safety.faces.models import Face
from lms.safety.neutral.words import WORDS, listed_words, telling_words, titles, validate_neutral
from tests.factories.courses import competence, course_page, published_course
from tests.factories.people import make_organisation

LANGUAGES = ("en", "it", "es", "el", "ro", "ar", "fr", "uk")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Support for survivors", ["survivors"]),
        ("ANTI-TRAFFICKING network", ["trafficking"]),
        ("A HEAL course", ["HEAL"]),
        ("La tratta di esseri umani", ["tratta di esseri umani"]),
        ("Una víctima", ["victima"]),
        ("Τα θύματα", ["θυματα"]),
        ("Victimele", ["victimele"]),
        ("للضحايا هنا", ["للضحايا"]),
        ("les victimes", ["victimes"]),
        ("для жертв", ["жертв"]),
        ("насильство вдома", ["насильство"]),
        ("Torgivla: торгівлею людьми", ["торгівлею людьми"]),
    ],
)
def test_s01_telling_words_are_found_in_every_language(text, found):
    assert listed_words(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Health and hygiene",
        "Help wounds heal",
        "Θυμάμαι τη συνταγή",
        "La ricetta tratta il riso",
        "Trata de hacerlo",
        "Exploitation agricole",
        "Slavic languages",
        "Kitchen and hotel work",
        "Violet",
        "Violino",
        "",
    ],
)
def test_s01_words_of_work_and_everyday_are_not(text):
    assert listed_words(text) == []


def test_s01_every_language_has_a_list():
    assert {path.stem for path in WORDS.glob("*.txt")} == set(LANGUAGES)
    assert {path.stem for path in WORDS.glob("*.txt") if len(path.read_text().splitlines()) < 10} == set()


@pytest.mark.django_db
def test_s01_organisations_of_the_programme_are_telling_names():
    make_organisation("Casa Ábaco")
    make_organisation("Hotel Aurora", "employer")
    Organisation.objects.create(name="Scuola Serale", programme=False)
    assert telling_words("The casa abaco group") == ["Casa Ábaco"]
    assert telling_words("Hotel Aurora and Scuola Serale") == []


@pytest.mark.django_db
def test_s01_the_message_names_the_word():
    with pytest.raises(ValidationError, match="“survivors” says too much"):
        validate_neutral("Work for survivors")


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "Rights of victims"), ("seo_title", "For survivors"), ("slug", "after-trafficking")],
)
def test_s01_an_author_cannot_save_a_telling_title(faces, field, value):
    page = course_page(faces.skills)
    setattr(page, field, value)
    with pytest.raises(ValidationError) as problem:
        page.full_clean()
    assert list(problem.value.message_dict) == [field]


@pytest.mark.django_db
def test_s01_competences_groups_and_the_face_are_checked_too():
    for thing, field in (
        (
            Competence(
                code="x", framework=competence()[0].framework, labels={"en": "Fine", "it": "Aiuta le vittime"}
            ),
            "labels",
        ),
        (Cohort(name="Survivors, autumn", organisation=make_organisation()), "name"),
        (Face(kind="skills", name="HEAL"), "name"),
    ):
        with pytest.raises(ValidationError) as problem:
            thing.clean()
        assert list(problem.value.message_dict) == [field]
    Face(kind="programme", name="HEAL").clean()


def test_s01_the_form_in_the_editor_says_which_word(faces, enter, admin_user):
    page = course_page(faces.skills)
    answer = enter(admin_user).post(
        f"/admin/pages/{page.pk}/edit/",
        {"title": "Work for survivors", "slug": page.slug, "summary": "", "glossary-count": 0},
    )
    assert "“survivors” says too much" in answer.content.decode()
    assert CoursePage.objects.get(pk=page.pk).title == "Kitchen work"


def test_s01_the_command_passes_and_fails_with_the_place(faces, capsys):
    course = published_course(faces.skills)
    call_command("check_neutral")
    assert capsys.readouterr().out.endswith("Neutral.\n")
    type(course).objects.filter(pk=course.pk).update(texts={"en": {"title": "Life after abuse"}})
    with pytest.raises(SystemExit) as stopped:
        call_command("check_neutral")
    assert stopped.value.code == 1
    assert capsys.readouterr().out.startswith(f"course {course.uuid}, en: abuse\n")


def test_s01_every_stored_title_has_a_reader():
    assert {source.name for source in titles} == {
        "faces",
        "competences",
        "catalogue",
        "catalogue-outside",
        "help page",
        "help to read",
        "contacts",
        "cohorts",
        "pages",
        "outside",
        "templates of plans",
        "sessions",
    }
    assert [source.name for source in titles if not source.words.endswith(".")] == []


def test_the_flag_may_be_seen_outside_is_off_unless_somebody_sets_it():
    models = {
        CoursePage,
        ModulePage,
        Competence,
        *(CoursePage._meta.apps.get_model("courses", name) for name in ("Course", "Module")),
    }
    assert {model._meta.label: model._meta.get_field("visible_outside").default for model in models} == {
        model._meta.label: False for model in models
    }
    assert LessonPage._meta.get_field("sample").default is False
