"""What anybody may read: refused when it is published, with the field and the word, and not shown should it
be live all the same.
"""

import re

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import models
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import AbstractPage

from courses.catalogue.models import Course, Module
from courses.pages.models import CoursePage, LessonPage, ModuleObjective, SkillsHomePage
from courses.questions.models import Question
from employers.materials.models import GuidePage, GuidesPage
from lms.competences.models import Competence, Framework
from lms.safety.neutral.words import OUTSIDE, WORDS, told_outside
from lms.safety.outside import pages as outside
from lms.safety.outside.texts import TECHNICAL, TellingOutside, plain
from tests.factories.courses import (
    course_page,
    lesson_body,
    lesson_page,
    module_page,
    page_of,
    published_course,
    question,
    translate,
)
from tests.factories.people import make_organisation

#: Wagtail leaves the file of a new rendition to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
TELLING = "for survivors"
MEANING = "Somebody asks at the door and keeps her documents."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Never give her number to somebody who asks at the door", ["asks at the door"]),
        ("Questions about why she came to this town", ["why she came"]),
        ("Keeping her documents", ["keeping her documents"]),
        ("A programme that somebody put on this phone", ["put on this phone"]),
        ("Leave this page at once", ["leave this page"]),
        ("Your case worker", ["case worker"]),
        ("Das permesso di soggiorno", ["permesso di soggiorno"]),
        ("Les titres de séjour", ["titres de sejour"]),
        ("вразливі жінки", ["вразливі"]),
        ("أخصائية اجتماعية", ["اخصايية اجتماعية"]),
        ("sur<b>vi</b>vors", ["survivors"]),
        ("sur\u00advi\u200bvors", ["survivors"]),
        ("sur&shy;vivors", ["survivors"]),
        ('<img alt="a shelter">', ["shelter"]),
        ("ѕurvіvоrѕ", ["survivors"]),
        ("ＶＩＣＴＩＭ", ["victim"]),
    ],
)
def test_s01_what_tells_by_its_meaning_is_found(text, found):
    assert list(dict.fromkeys(told_outside(plain(text), []))) == found


@pytest.mark.parametrize(
    "text",
    [
        "Keep food safe from the delivery door to the plate",
        "Wear gloves and eye protection. Traces of nuts. In case of fire leave by the stairs",
        "Lingue straniere, lenguas extranjeras, langues étrangères",
        "Un avocat mûr, coupé en deux",
        "The guest shows her passport at the desk",
        "Eine gute Nacht: start again with clean water",
        "She looks for her gloves and follows her list",
    ],
)
def test_s01_words_of_work_are_free_outside_too(text):
    assert told_outside(plain(text), []) == []


def test_s01_every_language_has_a_list_of_what_tells_by_its_meaning():
    assert {path.name for path in OUTSIDE.glob("*.txt")} == {path.name for path in WORDS.glob("*.txt")}
    assert [path.name for path in OUTSIDE.glob("*.txt") if len(path.read_text().splitlines()) < 10] == []


# ── every page, every field ─────────────────────────────────────────────────────────────────────────────────
def test_s01_every_kind_of_page_of_the_skills_face_is_looked_at():
    """Whoever adds one makes it a ShownOutside, or says in its app that it belongs to the other face."""
    pages = [
        model
        for model in apps.get_models()
        if issubclass(model, AbstractPage) and not model.__module__.startswith("wagtail")
    ]
    skills = {
        model
        for model in pages
        if getattr(apps.get_app_config(model._meta.app_label), "face", "") != "programme"
    }
    assert skills == set(outside.page_classes())


@pytest.fixture
def shown(faces):
    """One live page of every kind that visitors may be shown."""
    course = course_page(faces.skills)
    module = module_page(course)
    lesson = lesson_page(module)
    lesson.sample = True
    lesson.save_revision().publish()
    shelf = faces.skills.add_child(
        instance=GuidesPage(title="For employers", slug="guides", locale=faces.skills.locale)
    )
    guide = shelf.add_child(
        instance=GuidePage(title="The first weeks", slug="first", summary="A plan.", locale=shelf.locale)
    )
    return {type(page): page for page in (faces.skills, course, module, lesson, shelf, guide)}


def written_fields(model) -> list[str]:
    return [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not field.choices
        and field.name not in TECHNICAL
        and not isinstance(field, StreamField)
    ]


def refused(page) -> dict[str, list[str]]:
    """Publishing is refused, and nothing is live that was not."""
    with pytest.raises(ValidationError) as problem:
        page.save_revision(clean=False).publish()
    return problem.value.message_dict


def test_s01_no_field_of_any_page_is_published_with_a_telling_word(shown):
    assert set(shown) == set(outside.page_classes())
    looked_at = 0
    for model, page in shown.items():
        for name in written_fields(model):
            changed = model.objects.get(pk=page.pk)
            text = (
                TELLING.replace(" ", "-")
                if name == "slug"
                else f"{TELLING} {MEANING}"[: model._meta.get_field(name).max_length]
            )
            setattr(changed, name, text)
            said = refused(changed)
            assert (list(said), "survivors" in said[name][0]) == ([name], True), (model, name)
            looked_at += 1
    assert looked_at > 25


GUIDE_BLOCKS = {
    "text": {"heading": "H", "text": "<p>T</p>"},
    "steps": {"heading": "H", "steps": ["One"]},
    "checklist": {"heading": "H", "points": ["One"]},
    "pairs": {"heading": "H", "helps": ["One"], "hinders": ["Two"]},
    "note": {"tone": "tip", "text": "<p>T</p>"},
    "answers": {"heading": "H", "answers": [{"question": "Q", "answer": "A"}]},
    "law": {"country": "IT", "points": ["One"], "source": "S", "asks": "A", "checked_on": "2026-11-01"},
    "taught": {"heading": "H", "occupations": ["One"]},
}
#: What nobody writes.
CHOSEN = {
    *("tone", "audio", "video", "captions", "picture"),
    *("country", "checked_on", "language", "file", "leads_to"),
}
LESSON_BLOCKS = {
    "text": {"text": "<p>T</p>", "audio": None},
    "audio": {"title": "T", "audio": None, "transcript": "W"},
    "callout": {"tone": "tip", "title": "T", "text": "<p>W</p>", "audio": None},
    "steps": {"heading": "H", "steps": ["One"]},
    "checklist": {"heading": "H", "points": ["One"]},
    "table": {
        "heading": "H",
        "columns": {"first": "A", "second": "B", "third": "C"},
        "rows": [{"first": "D", "second": "E", "third": "F"}],
    },
    "accordion": {"heading": "H", "parts": [{"title": "T", "text": "<p>W</p>"}]},
    "dictionary": {
        "heading": "H",
        "language": "it",
        "words": [{"word": "W", "meaning": "M", "picture": None, "audio": None}],
    },
    "dialogue": {
        "title": "T",
        "audio": None,
        "lines": [{"speaker": "A", "text": "One"}, {"speaker": "B", "text": "Two"}],
    },
    "two_languages": {
        "heading": "H",
        "language": "it",
        "pairs": [{"here": "One", "there": "Uno", "audio": None}],
    },
    "reflection": {"question": "Q", "audio": None},
    "pause": {"heading": "H", "steps": ["One"], "audio": None, "leads_to": ""},
    "download": {"title": "T", "file": None},
    "video": {"title": "T", "video": None, "picture": None, "captions": [], "transcript": "W"},
}
#: They hold no text: what stands there is looked up when it is read.
NAMED = {"question", "contact", "leads_to", "ask"}


def spoiled(value: dict) -> list[dict]:
    """The block with one text after the other spoiled."""
    found = []
    for name, part in value.items():
        if name in CHOSEN:
            continue
        if isinstance(part, dict):
            found += [{**value, name: bad} for bad in spoiled(part)]
        elif isinstance(part, list):
            rows = spoiled(part[0]) if isinstance(part[0], dict) else [f"One {TELLING}"]
            found += [{**value, name: [row]} for row in rows]
        else:
            found.append({**value, name: f"<p>{TELLING}</p>" if "<" in part else TELLING})
    return found


@pytest.fixture
def picture(db):
    return get_image_model().objects.create(
        title="A picture", description="Survivors 2024", file=get_test_image_file()
    )


def test_s01_no_text_of_any_block_is_published(shown, picture):
    guide, lesson = shown[GuidePage], shown[LessonPage]
    pictures = [
        {"image": picture.pk, "alt_text": "", "decorative": False},
        {"image": picture.pk, "alt_text": "A shelter", "decorative": False},
    ]
    with_pictures = [{"picture": value, "caption": ""} for value in pictures]
    fine = {"picture": {"image": picture.pk, "alt_text": "A board", "decorative": False}}
    captioned = {**fine, "caption": f"Made {TELLING}"}
    for kind, value in [*GUIDE_BLOCKS.items(), ("picture", captioned)]:
        for bad in [*spoiled(value), *(with_pictures if kind == "picture" else [])]:
            guide.body = GuidePage.body.field.stream_block.to_python([{"type": kind, "value": bad}])
            assert list(refused(guide)) == ["body"], bad
    for kind, value in [*LESSON_BLOCKS.items(), ("picture", captioned)]:
        for bad in [*spoiled(value), *(with_pictures if kind == "picture" else [])]:
            lesson.body = lesson_body([[(kind, bad)]])
            assert list(refused(lesson)) == ["body"], bad
    lesson.body = lesson_body([[("picture", {**fine, "caption": ""})]])
    lesson.save_revision().publish()


def test_s01_every_kind_of_block_is_tried_here():
    kinds = {name for name in GuidePage.body.field.stream_block.child_blocks if name != "kept"}
    assert kinds == {*GUIDE_BLOCKS, "picture"}
    kinds = {
        name
        for name in (
            LessonPage.body.field.stream_block.child_blocks["step"].child_blocks["blocks"].child_blocks
        )
        if name != "kept"
    }
    assert kinds == {*LESSON_BLOCKS, "picture", *NAMED}


def test_s01_lists_below_a_page_are_looked_at(faces):
    module = module_page(course_page(faces.skills))
    module.objectives = [ModuleObjective(text=f"You write {TELLING}")]
    assert list(refused(module)) == ["objectives"]


# ── drafts, marks, languages ────────────────────────────────────────────────────────────────────────────────
def test_s01_drafts_and_pages_that_stay_inside_may_speak(faces):
    page = course_page(faces.skills)
    page.summary = TELLING
    page.save_revision()
    assert CoursePage.objects.get(pk=page.pk).summary == "A course."
    inside = course_page(faces.skills, visible_outside=False)
    inside.summary = TELLING
    inside.save_revision().publish()
    assert CoursePage.objects.get(pk=inside.pk).summary == TELLING


def test_s01_switching_it_on_looks_at_every_language(faces):
    page = course_page(faces.skills, visible_outside=False)
    italian = translate(page, "it", "Lavoro in cucina")
    italian.summary = "Per le vittime"
    italian.save_revision().publish()
    page.visible_outside = True
    said = refused(page)
    assert said == {
        "__all__": [
            "Lavoro in cucina (it), summary: “vittime” says too much where anybody may read it. Change it"
            " there first."
        ]
    }
    assert Course.objects.get(uuid=page.translation_key).visible_outside is False


def test_s01_a_translation_is_held_to_the_mark_of_its_source(faces):
    page = course_page(faces.skills)
    italian = translate(page, "it", "Lavoro in cucina")
    CoursePage.objects.filter(pk=italian.pk).update(visible_outside=False)
    italian = CoursePage.objects.get(pk=italian.pk)
    italian.summary = "Per le vittime"
    assert list(refused(italian)) == ["summary"]


def test_s01_names_of_organisations_tell_too(faces):
    make_organisation("Casa Ábaco")
    page = course_page(faces.skills)
    page.summary = "With Casa Abaco"
    assert list(refused(page)) == ["summary"]


# ── questions ───────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def sample(faces):
    lesson = lesson_page(module_page(course_page(faces.skills)), asks=question("Which board?"))
    lesson.sample = True
    lesson.save_revision().publish()
    return lesson


def test_s01_a_sample_is_not_published_with_a_telling_question(faces):
    lesson = lesson_page(module_page(course_page(faces.skills)), asks=question(f"What is right {TELLING}?"))
    lesson.sample = True
    assert list(refused(lesson)) == ["body"]


def question_form(question: Question, text: str) -> dict:
    choices = question.activity_value["choices"].bound_blocks
    rows = {
        f"activity-0-value-choices-{n}-{name}": value
        for n, row in enumerate(choices)
        for name, value in {
            "id": row.id,
            "deleted": "",
            "order": n,
            "value-text": row.value["text"],
            "value-feedback": "",
            **({"value-is_correct": "on"} if row.value["is_correct"] else {}),
        }.items()
    }
    return {
        "competences-TOTAL_FORMS": 0, "competences-INITIAL_FORMS": 0,
        "text": text, "why": "", "hint": "", "action-publish": "1", "activity-count": 1,
        "activity-0-type": question.kind, "activity-0-deleted": "", "activity-0-order": 0,
        "activity-0-value-choices-count": len(choices), **rows,
    }  # fmt: skip


def test_s01_a_question_of_a_sample_is_refused_in_its_form_and_elsewhere_it_may_speak(
    faces, sample, enter, admin_user
):
    author = enter(admin_user)
    asked = Question.objects.get()
    address = f"/admin/snippets/courses/question/edit/{asked.pk}/"
    page = author.post(address, question_form(asked, f"Which {TELLING}?")).content.decode()
    assert "“survivors” says too much" in page
    assert Question.objects.get().text == "Which board?"
    other = question("Which cloth?")
    assert (
        author.post(
            f"/admin/snippets/courses/question/edit/{other.pk}/", question_form(other, f"Which {TELLING}?")
        ).status_code
        == 302
    )


def test_s01_a_question_renamed_behind_the_form_hides_the_sample(faces, sample, client):
    assert client.get(sample.url).status_code == 200
    asked = Question.objects.get()
    asked.text = f"Which board {TELLING}?"
    asked.save_revision().publish()
    assert client.get(sample.url).status_code == 404


# ── the editor ──────────────────────────────────────────────────────────────────────────────────────────────
def form_of(page, **changed: str) -> dict[str, str]:
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": "",
        "glossary-count": "0",
        "visible_outside": "on",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        **changed,
    }


def test_s01_the_editor_names_the_field_and_the_word_and_keeps_a_draft(faces, enter, admin_user):
    page = course_page(faces.skills)
    author = enter(admin_user)
    address = f"/admin/pages/{page.pk}/edit/"
    answer = author.post(address, form_of(page, summary=f"A course {TELLING}", **{"action-publish": "1"}))
    assert (answer.status_code, answer.context["form"].errors.get("summary")) == (
        200,
        [
            "“survivors” says too much where anybody may read it: “A course for survivors”. Choose other"
            " words."
        ],
    )
    assert author.post(address, form_of(page, summary=f"A course {TELLING}")).status_code == 302
    assert CoursePage.objects.get(pk=page.pk).get_latest_revision_as_object().summary == f"A course {TELLING}"
    assert CoursePage.objects.get(pk=page.pk).summary == "A course."


def test_s01_publishing_many_at_once_is_refused_calmly(faces, enter, admin_user):
    page = course_page(faces.skills)
    page.summary = f"A course {TELLING}"
    page.save_revision()
    answer = enter(admin_user).post(
        f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}", {"include_descendants": ""}
    )
    assert (
        answer.status_code,
        "Kitchen work, summary: “survivors” says too much" in answer.content.decode(),
    ) == (400, True)
    assert CoursePage.objects.get(pk=page.pk).summary == "A course."


# ── what is live all the same ───────────────────────────────────────────────────────────────────────────────
def test_s01_what_tells_all_the_same_is_not_shown_and_the_command_names_it(faces, shown, client, capsys):
    call_command("check_neutral")
    course, guide, lesson = shown[CoursePage], shown[GuidePage], shown[LessonPage]
    assert [client.get(page.url).status_code for page in (course, guide, lesson)] == [200, 200, 200]
    CoursePage.objects.filter(pk=course.pk).update(summary=TELLING)
    GuidePage.objects.filter(pk=guide.pk).update(summary=TELLING)
    LessonPage.objects.filter(pk=lesson.pk).update(title=TELLING)
    assert [client.get(page.url).status_code for page in (course, guide, lesson)] == [404, 404, 404]
    assert client.get(f"{guide.url}print/").status_code == 404
    assert (
        client.get(shown[GuidesPage].url).status_code,
        "survivors" in client.get(shown[GuidesPage].url).content.decode(),
    ) == (200, False)
    with pytest.raises(SystemExit):
        call_command("check_neutral")
    told = capsys.readouterr().out
    assert [f"page {page.pk}, " in told for page in (course, guide, lesson)] == [True, True, True]


def test_s01_the_home_leaves_out_what_tells_and_stays(faces, client):
    course = published_course(faces.skills)
    Module.objects.update(texts={"en": {"title": "Module 1", "summary": TELLING, "objectives": []}})
    page = client.get(page_of(course).url).content.decode()
    assert ("Module 1" in page, "survivors" in page) == (False, False)
    Course.objects.update(texts={"en": {"title": "Kitchen work", "summary": TELLING}})
    home = client.get("/")
    assert (
        home.status_code,
        "survivors" in home.content.decode(),
        "Kitchen work" in home.content.decode(),
    ) == (200, False, False)


def test_s01_a_picture_renamed_later_hides_the_page(faces, shown, picture, client):
    picture.description = "A board"
    picture.save()
    guide = shown[GuidePage]
    guide.body = GuidePage.body.field.stream_block.to_python(
        [
            {
                "type": "picture",
                "value": {
                    "picture": {"image": picture.pk, "alt_text": "", "decorative": False},
                    "caption": "",
                },
            }
        ]
    )
    guide.save_revision().publish()
    assert client.get(guide.url).status_code == 200
    get_image_model().objects.update(description="Survivors")
    assert client.get(guide.url).status_code == 404


# ── competences ─────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("field", ["labels", "descriptions"])
@pytest.mark.django_db
def test_s01_labels_and_levels_say_in_which_language_they_tell(field):
    thing = Competence(
        code="x",
        framework=Framework(code="f"),
        **{"labels": {"en": "Fine"}, field: {"en": "Fine", "it": "Aiuta le vittime"}},
    )
    with pytest.raises(ValidationError) as problem:
        thing.clean()
    assert re.match(r"it: “vittime” says too much", problem.value.message_dict[field][0])


def test_s01_refusing_is_an_error_of_its_own(faces):
    page = SkillsHomePage.objects.get(pk=faces.skills.pk)
    page.intro = f"<p>Welcome {TELLING}</p>"
    with pytest.raises(TellingOutside, match="survivors"):
        page.save()
