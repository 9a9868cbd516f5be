"""Blocks as an author meets them in the editor: menus, choosers, previews, and what is refused."""

import io
import itertools
import json
import re
import wave
from pathlib import PurePath

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image as Drawn
from wagtail import hooks
from wagtail.blocks import FieldBlock
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from courses.pages.models import LessonPage
from courses.questions.models import Question
from lms.blocks.content import PictureBlock
from lms.blocks.pictures import is_file_name
from lms.blocks.recordings import RecordingChooserBlock
from lms.blocks.sound import NOT_A_RECORDING
from lms.organisations.models import Role
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>"
)


def wav(samples: int = 800) -> bytes:
    kept = io.BytesIO()
    with wave.open(kept, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * samples))
    return kept.getvalue()


@pytest.fixture
def author(faces, enter):
    call_command("make_roles")
    return enter(make_worker(Role.AUTHOR))


@pytest.fixture
def files(faces):
    collection = Face.objects.get(kind="skills").collection
    model = get_document_model()
    sound = model.objects.create(title="Morning", file=ContentFile(wav(), "a.wav"), collection=collection)
    sheet = model.objects.create(title="A sheet", file=ContentFile(PDF, "a.pdf"), collection=collection)
    return {"sound": sound, "sheet": sheet}


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_the_chooser_of_recordings_offers_sound_with_a_player_and_no_pdf(author, files, view):
    page = author.get(reverse(f"wagtail_recordings:{view}"))
    shown = json.loads(page.content)["html"] if view == "choose" else page.content.decode()
    assert ("Morning" in shown, "A sheet" in shown) == (True, False)
    assert re.findall(r'<audio[^>]* src="([^"]+)"', shown) == [files["sound"].url]


@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_an_empty_chooser_of_recordings_says_where_to_add_one(author, view):
    page = author.get(reverse(f"wagtail_recordings:{view}"))
    shown = json.loads(page.content)["html"] if view == "choose" else page.content.decode()
    words = ("There is no recording here yet.", "Add one from your computer", "uploaded any documents")
    assert [said in shown for said in words] == [True, True, False]


def test_a_recording_is_heard_at_the_address_the_player_asks(author, files):
    answer = author.get(files["sound"].url)
    assert (answer.status_code, answer["Content-Type"].split("/")[0]) == (200, "audio")


def test_a_pdf_is_not_taken_for_a_recording_at_any_door(author, files):
    collection = Collection.objects.get(pk=files["sound"].collection_id)
    sent = author.post(
        reverse("wagtail_recordings:create"),
        {
            "document-chooser-upload-title": "Sheet",
            "document-chooser-upload-file": SimpleUploadedFile("song.mp3", PDF, "audio/mpeg"),
            "document-chooser-upload-collection": collection.pk,
        },
    )
    assert str(NOT_A_RECORDING) in json.loads(sent.content)["htmlFragment"]
    assert not get_document_model().objects.filter(title="Sheet").exists()
    assert author.get(reverse("wagtail_recordings:chosen", args=[files["sheet"].pk])).status_code == 404
    with pytest.raises(ValidationError):
        RecordingChooserBlock().clean(files["sheet"])
    question = make.question()
    question.audio = files["sheet"]
    with pytest.raises(ValidationError) as refused:
        question.full_clean()
    assert list(refused.value.message_dict) == ["audio"]


def test_sound_is_uploaded_in_the_chooser(author, files):
    sent = author.post(
        reverse("wagtail_recordings:create"),
        {
            "document-chooser-upload-title": "Evening",
            "document-chooser-upload-file": SimpleUploadedFile("evening.wav", wav(900), "audio/wav"),
            "document-chooser-upload-collection": files["sound"].collection_id,
        },
    )
    assert json.loads(sent.content)["step"] == "chosen"
    assert get_document_model().objects.get(title="Evening").collection == files["sound"].collection


def test_every_recording_of_a_lesson_and_of_a_question_is_chosen_there(author, faces):
    make.published_course(faces.skills, lessons=1, steps=1)
    lesson = author.get(reverse("wagtailadmin_pages:edit", args=[LessonPage.objects.first().pk]))
    question = author.get(reverse("wagtailsnippets_courses_question:edit", args=[make.question().pk]))
    for page, also_files in ((lesson, True), (question, False)):
        shown = page.content.decode()
        assert (
            reverse("wagtail_recordings:choose") in shown,
            reverse("wagtaildocs_chooser:choose") in shown,
        ) == (True, also_files)
    blocks = all_blocks(LessonPage.body.field.stream_block)
    heard = [block for block in blocks if block.name == "audio" and isinstance(block, FieldBlock)]
    assert heard
    assert [block for block in heard if not isinstance(block, RecordingChooserBlock)] == []


def all_blocks(block):
    yield block
    for child in [*getattr(block, "child_blocks", {}).values(), getattr(block, "child_block", None)]:
        if child is not None:
            yield from all_blocks(child)


def picture(title="IMG_2034", description=""):
    drawn = io.BytesIO()
    Drawn.new("RGB", (20, 20), (9, 90, 9)).save(drawn, "PNG")
    return get_image_model().objects.create(
        title=title,
        description=description,
        file=ContentFile(drawn.getvalue(), "a.png"),
        collection=Face.objects.get(kind="skills").collection,
    )


def test_the_words_of_a_picture_are_asked_for_and_never_its_title(author, faces):
    plain, described = picture(), picture("DSC_1", "A hand at a tap")
    told = [
        json.loads(author.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).content)["result"]
        for image in (plain, described)
    ]
    assert [result["default_alt_text"] for result in told] == ["", "A hand at a tap"]
    block = PictureBlock()
    for words in ("", "IMG_2034", "photo-3", "kitchen-hands.webp", "20240131_101500"):
        plain.contextual_alt_text, plain.decorative = words, False
        with pytest.raises(StructBlockValidationError):
            block.clean({"picture": plain, "caption": ""})
    plain.contextual_alt_text = "Two hands under a tap"
    block.clean({"picture": plain, "caption": ""})


@pytest.mark.parametrize("words", ["Bread", "Step 3", "A tap.", "Mani", "يدان", "Two hands under a tap.jpg "])
def test_words_that_say_something_are_no_file_name(words):
    assert is_file_name(words) is False


def test_what_is_kept_of_a_missing_part_cannot_be_added_and_stays(author, faces):
    make.published_course(faces.skills, lessons=1, steps=1)
    shown = author.get(
        reverse("wagtailadmin_pages:edit", args=[LessonPage.objects.first().pk])
    ).content.decode()
    assert ("lms.blocks.KeepingStreamBlock" in shown, "lms/js/kept.js" in shown) == (True, True)
    assert "wagtail.blocks.StreamBlock" not in shown


def blocks_of_a_lesson():
    step = LessonPage._meta.get_field("body").stream_block.child_blocks["step"]
    return step.child_blocks["blocks"].child_blocks


def ways_to_answer():
    return Question._meta.get_field("activity").stream_block.child_blocks


@pytest.mark.parametrize("blocks", [blocks_of_a_lesson, ways_to_answer])
def test_the_preview_of_every_block_shows_something_real(author, faces, blocks):
    drawn = {
        PurePath(icon).stem
        for icon in itertools.chain(*(hook([]) for hook in hooks.get_hooks("register_icons")))
    }
    for name, block in blocks().items():
        if name == "kept":
            continue
        page = author.get("/admin/block-preview/", {"id": block.definition_prefix}).content.decode()
        main = re.search(r"<main.*?</main>", page, re.DOTALL)[0]
        words = re.sub(r"<[^>]+>", " ", main).split()
        assert (name, block.is_previewable, len(words) > 3, block.meta.icon in drawn) == (
            name,
            True,
            True,
            True,
        )


def test_a_preview_in_the_editor_can_be_counted_and_has_no_way_out(author, faces, rf):
    make.published_course(faces.skills, lessons=1, steps=1)
    lesson = LessonPage.objects.first()
    asks = author.get("/admin/").wsgi_request
    UserProfile.objects.get_or_create(user=asks.user)  # Wagtail makes it when she first opens the editor
    framed = lesson.make_preview_request(
        asks, extra_request_attrs={"in_preview_panel": True}
    ).content.decode()
    alone = lesson.make_preview_request(asks).content.decode()
    assert ("wagtail-userbar" in framed, "wagtail-userbar" in alone) == (True, False)
    for shown in (framed, alone):
        assert ("leave.js" in shown, "/leave/" in shown, "out.js" in shown) == (False, False, False)


def test_the_editor_speaks_the_languages_of_staff(author):
    page = author.get(reverse("wagtailadmin_account"))
    offered = re.search(r"<select[^>]*preferred_language.*?</select>", page.content.decode(), re.DOTALL)[0]
    assert set(re.findall(r'value="(\w+)"', offered)) == {"en", "it", "es", "el", "ro"}
