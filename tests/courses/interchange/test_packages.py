"""A course goes from one site to another in a package, and comes back the same."""

import datetime
import gc
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Revision

from courses.catalogue.finishing import Finish, finish_of
from courses.catalogue.models import Course, Module
from courses.interchange.models import Origin
from courses.interchange.package.homes import homes
from courses.interchange.package.planning import planned
from courses.interchange.package.schema import as_json
from courses.interchange.package.taking import NotRight, put
from courses.interchange.package.tree import tree_of
from courses.interchange.package.writing import write_package
from courses.pages import models as pages
from courses.pages.actions import publish_below
from courses.questions.models import Question
from lms.intake.uploads import CleanFile
from lms.safety.faces.models import Face
from tests.corpus import files
from tests.factories import courses as make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture
def library(faces):
    """A picture and a recording of the face of the courses."""
    collection = Face.objects.get(kind=Face.Kind.SKILLS).collection
    image = get_image_model().objects.create(
        title="Boards",
        description="Four boards.",
        file=ContentFile(files.photo("PNG", size=(90, 60)), name="x.png"),
        collection=collection,
    )
    sound = ContentFile(files.sound_wav(), "said.wav")
    return image, get_document_model().objects.create(title="Said", file=sound, collection=collection)


@pytest.fixture
def course(faces, library):
    """One module of two lessons in English and Italian, in which everything names something."""
    picture, sound = library
    made = make.published_course(faces.skills, lessons=2, quiz=2)
    course, module = make.page_of(made), make.page_of(made.modules.get())
    first, second = (make.page_of(lesson) for lesson in make.lessons_of(made))
    asked = make.question("Which board?")
    asked.audio = sound
    asked.name, asked.folder, asked.tags, asked.difficulty = "Boards", "Kitchen", "board", "easy"
    asked.save_revision().publish()
    in_italian = make.translate_question(asked, "it", "Quale tagliere?")
    course.cover = picture
    course.glossary = course.glossary.stream_block.to_python([word_of(picture, sound)])
    course.save_revision().publish()
    first.body = make.lesson_body(
        [
            [
                (
                    "text",
                    {"text": f'<p>Read <a id="{second.pk}" linktype="page">on</a></p>', "audio": sound.pk},
                ),
                ("picture", {"picture": {"image": picture.pk, "decorative": False, "alt_text": "Boards"}}),
                ("steps", {"heading": "Wash", "steps": ["Wet", "Dry"]}),
                ("leads_to", {"leads_to": f"lesson:{second.translation_key}"}),
                ("question", asked.pk),
            ]
        ]
    )
    first.save_revision().publish()
    taught = module.competences.get().competence
    module.disciplines = [pages.ModuleDiscipline(discipline="skills")]
    module.objectives = [pages.ModuleObjective(text="You can choose a board.")]
    module.practice = [pages.ModulePracticeTask(competence=taught, text="Washes the board")]
    rows = list(module.quiz_questions.all())
    rows[0].taught_by = second
    module.quiz_questions = rows
    module.opens_on, module.only_in_group = datetime.date(2026, 9, 14), True
    module.by_test, module.by_practice, module.by_sessions = "one", "one", "must"
    module.sessions_needed, module.questions_asked = 3, 1
    module.save_revision().publish()
    second.may_skip = True
    second.save_revision().publish()
    first = again(first)
    first.instead_of = second
    first.save_revision().publish()
    for page in (course, module, first):
        translated = make.translate(again(page), "it", f"{page.title} it")
        if page is first:
            stored = translated.body.get_prep_value()
            stored[0]["value"]["blocks"][-1]["value"] = in_italian.pk
            translated.body = translated.body.stream_block.to_python(stored)
            translated.save_revision().publish()
    return again(course)


def word_of(picture, sound) -> dict:
    """A word of the course in which everything is said."""
    elsewhere = {"language": "it", "word": "tagliere", "meaning": "Dove si taglia."}
    value = {
        "word": "board",
        "meaning": "What you cut on.",
        "forms": "boards",
        "picture": {"image": picture.pk, "decorative": False, "alt_text": "A board"},
        "audio": sound.pk,
        "elsewhere": [{"type": "item", "value": elsewhere, "id": "6d4b1c0e-0f6c-4f0e-9a55-2c3d4e5f6a7b"}],
    }
    return {"type": "word", "value": value, "id": "0a5f7a0c-3f0d-4c1e-8f1b-7c9d2e4b6a10"}


def again(page):
    return Page.objects.get(pk=page.pk).specific


def package_of(course) -> io.BytesIO:
    made = io.BytesIO()
    write_package(course, made)
    return made


def read(package: io.BytesIO) -> dict[str, bytes]:
    with zipfile.ZipFile(package) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def bring(package: io.BytesIO, tmp_path: Path, *, as_new: bool = False):
    folder = tmp_path / "kept"
    folder.mkdir(exist_ok=True)
    plan = planned(package, home=homes(None)[0], keep=folder, as_new=as_new)
    assert [f"{each.file} {each.field} {each.message}" for each in plan.refusals] == []
    return plan, put(plan)


def contents_held() -> set[int]:
    """Files that came in and are still in memory."""
    return {id(each) for each in gc.get_objects() if type(each) is CleanFile and not each.file.closed}


@pytest.fixture
def empty_site(faces):
    """As the site was before anybody wrote a course; its competences are those of everybody."""

    def empty() -> None:
        for page in pages.CoursePage.objects.order_by("pk"):
            Page.objects.get(pk=page.pk).delete()
        Question.objects.all().delete()
        for model in (get_image_model(), get_document_model(), Revision, Origin):
            model.objects.all().delete()

    return empty


def test_a_course_comes_back_from_an_empty_site_byte_for_byte(course, empty_site, tmp_path):
    then = make.module_page(course, "Then")
    then.opens_after = course.get_children().first()
    then.opens_with = then.opens_after.specific.competences.get().competence
    then.save_revision().publish()
    package = package_of(course)
    before = read(package)
    empty_site()
    held = contents_held()
    plan, page = bring(package, tmp_path)
    assert contents_held() <= held
    after = read(package_of(page))
    assert set(after) == set(before)
    assert {name: after[name] for name in after if name.endswith(".json")} == {
        name: before[name] for name in before if name.endswith(".json")
    }
    assert plan.counts() == {
        "course": {"new": 1},
        "module": {"new": 2},
        "lesson": {"new": 2},
        "question": {"new": 4},
    }
    assert (page.live, page.translation_key == course.translation_key) == (False, False)
    module, then = (each.specific for each in page.get_children().order_by("path"))
    first, second = module.get_children().order_by("path").specific()
    assert (then.opens_after_id, first.instead_of_id, second.may_skip) == (module.pk, second.pk, True)
    assert then.opens_with == module.competences.get().competence


def test_what_opens_and_finishes_a_module_comes_along_and_leads_nowhere_outside(course, empty_site, tmp_path):
    outside = make.module_page(make.course_page(course.get_parent(), "Another"))
    module = again(course).get_children().first().specific
    module.opens_after = outside
    module.save_revision().publish()
    made = io.BytesIO()
    said = [(each.field, each.message) for each in write_package(again(course), made)]
    assert said == [("pages.en.opens_after", "“A clean kitchen” is outside of this course and stays behind.")]
    empty_site()
    publish_below(bring(made, tmp_path)[1], by=None)
    there = Module.objects.current().get()
    assert there.opens == {"on": "2026-09-14", "in_group": True}
    assert (finish_of(there.finish), there.quiz.question_count) == (
        Finish(must=("lessons", "sessions"), one=("test", "practice"), sessions=3),
        1,
    )


def test_a_package_of_before_changes_nothing_of_what_it_does_not_say(course, tmp_path):
    newer = {"questions_asked", "opens_on", "opens_with", "opens_after", "by_test", "may_skip", "instead_of"}

    def of_before(told):
        for page in told["pages"].values():
            for name in newer & set(page):
                del page[name]

    package = package_of(course)
    for name in [name for name in read(package) if name.startswith("pages/")]:
        package = changed(package, name, of_before)
    plan, _page = bring(package, tmp_path)
    assert {kind: set(states) for kind, states in plan.counts().items()} == {
        kind: {"same"} for kind in ("course", "module", "lesson", "question")
    }


def test_the_same_package_again_offers_nothing_and_writes_nothing(course, empty_site, tmp_path):
    package = package_of(course)
    empty_site()
    bring(package, tmp_path)
    counted = [model.objects.count() for model in (Page, Question, Revision, Origin, get_image_model())]
    plan, _page = bring(package, tmp_path)
    assert plan.counts() == {
        "course": {"same": 1},
        "module": {"same": 1},
        "lesson": {"same": 2},
        "question": {"same": 4},
    }
    assert [
        model.objects.count() for model in (Page, Question, Revision, Origin, get_image_model())
    ] == counted


def test_a_newer_package_changes_the_draft_and_what_learners_read_stays(course, empty_site, tmp_path):
    package = package_of(course)
    lesson = again(course).get_children().first().get_children().last().specific
    lesson.title = "A newer title"
    lesson.save_revision()
    newer = package_of(course)
    empty_site()
    _plan, page = bring(package, tmp_path)
    publish_below(page, by=None)
    plan, _page = bring(newer, tmp_path)
    assert plan.counts()["lesson"] == {"same": 1, "changed": 1}
    [changed] = [each for each in pages.LessonPage.objects.filter(live=True) if each.has_unpublished_changes]
    assert (changed.title, changed.draft_title) == ("Lesson 1.2", "A newer title")
    assert Course.objects.current().count() == 1


def test_where_it_was_made_it_is_known_and_can_come_as_another_course(course, tmp_path):
    package = package_of(course)
    plan, _page = bring(package, tmp_path)
    assert (plan.is_here, set(plan.counts()["lesson"])) == (True, {"same"})
    _plan, other = bring(package, tmp_path, as_new=True)
    assert {key for node in tree_of(other).all() for key in [node.key]} & {
        node.key for node in tree_of(course).all()
    } == set()
    test = other.get_children().first().specific.quiz_questions.first()
    assert test.taught_by.specific.get_parent().get_parent().pk == other.pk
    assert Origin.objects.count() == 0


def changed(package: io.BytesIO, name: str, change) -> io.BytesIO:
    """The same package with one of its JSON files changed; `name` is its beginning, or the kind of a page."""
    told = read(package)
    kind = json.dumps(name.removeprefix("pages/"))
    fits = [
        each for each in sorted(told) if each.startswith(name) or f'"kind": {kind}'.encode() in told[each]
    ]
    file = fits[0]
    value = json.loads(told[file])
    change(value)
    told[file] = as_json(value)
    return packed(told)


def packed(told: dict[str, bytes]) -> io.BytesIO:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as to:
        for name, content in told.items():
            to.writestr(name, content)
    return made


def told_of(package: io.BytesIO) -> list[tuple[str, str]]:
    """(folder, field) of all that is refused; nothing is written."""
    plan = planned(package, home=homes(None)[0])
    with pytest.raises(NotRight):
        put(plan)
    return [(each.file.partition("/")[0], each.field) for each in plan.refusals]


def each_page(change):
    def do(value):
        for page in value["pages"].values():
            change(page)

    return do


LANGUAGES = ["en", "it"]
#: What somebody may write into a package, and where it is named.
WRONG = {
    "another version": ("package.json", lambda told: told.update(version=2), [("package.json", "version")]),
    "another format": ("package.json", lambda told: told.update(format="x"), [("package.json", "format")]),
    "a list that is none": (
        "package.json",
        lambda told: told.update(modules={}),
        [("package.json", "modules")],
    ),
    "a title too long": (
        "pages/course",
        each_page(lambda page: page.update(title="x" * 300)),
        [("pages", f"pages.{language}.title") for language in LANGUAGES],
    ),
    "a title that tells": (
        "pages/course",
        each_page(lambda page: page.update(title="Trafficking")),
        [("pages", f"pages.{language}.title") for language in LANGUAGES],
    ),
    "a picture that is nowhere": (
        "pages/course",
        each_page(lambda page: page.update(cover="picture:nowhere")),
        [("pages", f"pages.{language}.cover") for language in LANGUAGES],
    ),
    "a day that is none": (
        "pages/module",
        each_page(lambda page: page.update(opens_on="soon")),
        [("pages", f"pages.{language}.opens_on") for language in LANGUAGES],
    ),
    "an answer of no kind": (
        "questions/",
        lambda told: told["questions"]["en"].update(difficulty="very"),
        [("questions", "questions.en.difficulty")],
    ),
    "a number for a text": (
        "questions/",
        lambda told: told["questions"]["en"].update(text=7),
        [("questions", "questions.en.text")],
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_named_by_file_and_field_and_nothing_comes(course, empty_site, case):
    name, change, expected = WRONG[case]
    package = changed(package_of(course), name, change)
    empty_site()
    assert told_of(package) == expected
    assert (pages.CoursePage.objects.count(), Question.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../outside.json", b"{}"),
        ("media/program.exe", b"MZ"),
        ("pages/bomb.json", b"0" * 5_000_000),
    ],
)
def test_s26_a_hostile_package_is_refused(course, name, content):
    told = read(package_of(course))
    assert told_of(packed({**told, name: content})) == [(name.partition("/")[0], "")]


def test_s22_a_picture_that_is_none_is_named(course, empty_site):
    told = read(package_of(course))
    picture = next(name for name in told if name.endswith(".png"))
    empty_site()
    assert told_of(packed({**told, picture: b"<svg onload=alert(1)>"})) == [("media", "")]


def test_s26_what_a_text_holds_is_made_harmless(course, empty_site, tmp_path):
    def spoil(value):
        for page in value["pages"].values():
            for step in page.get("body", []):
                step["value"]["blocks"][0]["value"]["text"] = (
                    '<p onclick="x()">A</p><script>alert(1)</script>'
                )

    package = package_of(course)
    for lesson in [name for name in sorted(read(package)) if name.startswith("pages/")]:
        package = changed(package, lesson, spoil)
    empty_site()
    bring(package, tmp_path)
    texts = {
        step.value["blocks"][0].value["text"].source
        for page in pages.LessonPage.objects.all()
        for step in page.body
    }
    assert texts == {"<p>A</p>"}


def test_nothing_of_a_person_is_in_it(course, admin_user):
    course.owner = admin_user
    course.save_revision(user=admin_user).publish(user=admin_user)
    said = b"".join(read(package_of(again(course))).values())
    assert [word for word in (admin_user.username, admin_user.email) if word.encode() in said] == []


def test_the_commands_take_a_course_out_and_bring_it_in(course, empty_site, tmp_path, capsys):
    file = tmp_path / "kitchen.heal"
    call_command("export_course", course.pk, file, "--json")
    assert json.loads(capsys.readouterr().out)["problems"] == []
    empty_site()
    call_command("import_course", file, "--dry-run", "--json")
    told = json.loads(capsys.readouterr().out)
    assert (told["page"], told["languages"], told["things"]["lesson"], told["media"]) == (
        None,
        LANGUAGES,
        {"new": 2},
        2,
    )
    call_command("import_course", file, "--json")
    page = pages.CoursePage.objects.get(pk=json.loads(capsys.readouterr().out)["page"])
    assert (page.title, page.live) == ("Kitchen work", False)
    file.write_bytes(b"nothing")
    with pytest.raises(SystemExit):
        call_command("import_course", file, "--json")
    assert json.loads(capsys.readouterr().out)["problems"][0]["level"] == "refused"
