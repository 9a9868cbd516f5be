"""A file that is replaced or deleted in the library: what was published with it is written again."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page

from courses.catalogue.models import Course, LessonText
from courses.questions.models import QuestionVersion
from tests.corpus import files
from tests.factories import courses as make

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def author(faces, enter):
    return enter(get_user_model().objects.create_superuser("author", password="a-long-password-for-tests"))


def again(page: Page) -> Page:
    return Page.objects.get(pk=page.pk).specific


def picture(title: str = "Boards"):
    content = ContentFile(files.photo("PNG", size=(900, 600)), name="x.png")
    return get_image_model().objects.create(title=title, file=content)


def sound():
    return get_document_model().objects.create(
        title="Spoken", file=ContentFile(files.sound_wav(), name="x.wav")
    )


@pytest.fixture
def shown(faces):
    """A course whose cover, lesson and question show a picture or play a recording, in two languages."""
    image, audio = picture(), sound()
    page = make.course_page(faces.skills)
    page.cover = image
    page.save_revision().publish()
    question = make.question()
    question.audio = audio
    question.save_revision().publish()
    module = make.module_page(again(page))
    lesson = make.lesson_page(module, asks=question)
    show = {"image": image.pk, "alt_text": "Boards", "decorative": False}
    lesson.body = make.lesson_body(
        [
            [
                ("picture", {"picture": show, "caption": ""}),
                ("text", {"text": "<p>Look</p>", "audio": audio.pk}),
                ("question", question.pk),
            ]
        ]
    )
    lesson.save_revision().publish()
    for each in (page, module, lesson):
        make.translate(again(each), "it", "Tradotto")
    return image, audio


def published() -> dict[str, list[str]]:
    """The addresses of files that learners are sent to, by where they stand."""
    newest = QuestionVersion.objects.order_by("-number")[0]
    return {
        "texts": [
            part.split('"')[0]
            for text in LessonText.objects.order_by("language")
            for block in text.body[0]["blocks"]
            for part in block.get("html", "").split('src="')[1:]
        ],
        "covers": [texts["cover"] for texts in Course.objects.get().texts.values() if "cover" in texts],
        "questions": [address for address in [newest.body["audio_url"]] if address],
    }


def dead(settings) -> list[str]:
    return [
        address
        for addresses in published().values()
        for address in addresses
        if not (Path(settings.MEDIA_ROOT) / address.removeprefix(settings.MEDIA_URL)).exists()
    ]


def numbers() -> dict[str, int]:
    return {place: len(addresses) for place, addresses in published().items()}


WHOLE = {"texts": 4, "covers": 2, "questions": 1}


def test_all_of_it_is_there(shown, settings):
    assert (numbers(), dead(settings)) == (WHOLE, [])


@pytest.mark.parametrize("kind", ["image", "document"])
@pytest.mark.parametrize("way", ["form", "script"])
def test_a_file_that_is_replaced_leaves_no_dead_address(
    author, shown, settings, kind, way, django_capture_on_commit_callbacks
):
    row = shown[0] if kind == "image" else shown[1]
    content = files.photo("PNG", size=(800, 500)) if kind == "image" else files.sound_wav(0.2)
    name = "new.png" if kind == "image" else "new.wav"
    before = published()
    with django_capture_on_commit_callbacks(execute=True):
        if way == "script":
            row.file = ContentFile(content, name=name)
            row.save()
        else:
            place = "wagtailimages:edit" if kind == "image" else "wagtaildocs:edit"
            sent = {
                "title": row.title,
                "file": SimpleUploadedFile(name, content),
                "collection": Collection.get_first_root_node().pk,
            }
            assert author.post(reverse(place, args=[row.pk]), sent).status_code == 302
    assert (numbers(), dead(settings)) == (WHOLE, [])
    assert published() != before


def test_a_file_that_is_deleted_is_left_out(shown, settings, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for row in shown:
            type(row).objects.get(pk=row.pk).delete()
    assert (numbers(), dead(settings)) == ({"texts": 0, "covers": 0, "questions": 0}, [])


def test_a_picture_without_its_file_stops_nothing_and_is_told(author, shown, settings):
    image, _audio = shown
    image.renditions.all().delete()
    Path(image.file.path).unlink()
    course = Page.objects.get(slug__startswith="course-", locale__language_code="en").specific
    lesson = make.page_of(course_lesson())
    for page in (course, lesson):
        page.save_revision().publish()
    assert numbers() == {**WHOLE, "texts": 3, "covers": 1}  # the Italian ones were published before
    fields = {
        "title": "Kitchen work",
        "slug": course.slug,
        "summary": "A course.",
        "glossary-count": 0,
        "cover": image.pk,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "action-publish": "action-publish",
        "visible_outside": "on",
    }
    answer = author.post(reverse("wagtailadmin_pages:edit", args=[course.pk]), fields)
    assert answer.status_code == 302
    told = [str(message) for message in get_messages(answer.wsgi_request)]
    assert [words for words in told if "“Boards” is left out: its file is missing" in words] != []


def course_lesson():
    return LessonText.objects.filter(language="en").get().lesson


def test_a_folder_that_was_put_back_in_part_is_mended(shown, settings):
    image, _audio = shown
    for rendition in image.renditions.all():
        Path(rendition.file.path).unlink()
    for page in Page.objects.filter(slug__startswith="course-").specific():
        page.save_revision().publish()
    assert [address for address in dead(settings) if address in published()["covers"]] == []
