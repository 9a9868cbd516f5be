"""Every door through which a file can come in: what is stored, and what is served, says nothing about where
it was made.
"""

from pathlib import Path

import pytest
import willow
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile

from lms.intake.middleware import PlainRefusalMiddleware
from lms.intake.problems import IntakeProblem
from lms.intake.uploads import CleanFile
from tests.corpus import files
from tests.lms.intake.test_clean import tags_in

#: Wagtail and Django's test client leave temporary and served files to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]

PHOTOS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "heic": "HEIF", "avif": "AVIF"}
RENDITIONS = ("max-165x165", "width-600", "fill-100x100|format-jpeg", "width-60|format-webp", "original")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def admin(faces, enter):
    return enter(get_user_model().objects.create_superuser("root", password="a-long-password-for-tests"))


def stored() -> list[Path]:
    return sorted(path for path in Path(default_storage.location).rglob("*") if path.is_file())


def assert_nothing_told(image=None) -> None:
    for rendition in RENDITIONS if image else ():
        image.get_rendition(rendition)
    assert stored()
    for path in stored():
        content = path.read_bytes()
        assert files.MARK.encode() not in content
        assert "amina" not in path.name
        if path.suffix.lstrip(".") in {*PHOTOS, "gif"}:
            assert tags_in(content) == []


def upload(kind: str = "jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(
        f"amina-at-the-shelter.{kind}", files.photo(PHOTOS[kind]), content_type=f"image/{kind}"
    )


def collection() -> int:
    return Collection.get_first_root_node().pk


@pytest.mark.parametrize("kind", PHOTOS)
def test_s22_the_upload_page(admin, kind):
    admin.post(
        reverse("wagtailimages:add"), {"title": "Boards", "file": upload(kind), "collection": collection()}
    )
    assert_nothing_told(get_image_model().objects.get(title="Boards"))


@pytest.mark.parametrize("kind", PHOTOS)
def test_s22_the_uploader_of_many(admin, kind):
    answer = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Boards", "files[]": upload(kind), "collection": collection()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert answer.json()["success"] is True
    assert_nothing_told(get_image_model().objects.get())


@pytest.mark.parametrize("kind", PHOTOS)
def test_s22_the_chooser(admin, kind):
    answer = admin.post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Boards",
            "image-chooser-upload-file": upload(kind),
            "image-chooser-upload-collection": collection(),
        },
    )
    assert answer.status_code == 200
    assert_nothing_told(get_image_model().objects.get())


def test_s22_what_waits_in_the_uploader(db):
    """Wagtail keeps a file whose other fields are not filled in yet as it came."""
    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(get_image_model()), file=upload()
    )
    assert_nothing_told()
    image = get_image_model()(title="Boards")
    image.file.save("amina.jpg", waiting.file.file, save=False)
    image.save()
    assert_nothing_told(image)


@pytest.mark.parametrize("written", ["assigned", "saved"])
def test_s22_a_script_or_an_api(db, written):
    image = get_image_model()(title="Boards")
    if written == "assigned":
        image.file = ContentFile(files.photo("JPEG"), name="amina.jpg")
    else:
        image.file.save("amina.jpg", ContentFile(files.photo("JPEG")), save=False)
    image.save()
    assert image.file_size == image.file.size
    assert_nothing_told(image)


def test_s22_a_new_file_for_an_old_picture(admin):
    image = get_image_model().objects.create(
        title="Boards", file=ContentFile(files.photo("PNG"), name="x.png")
    )
    admin.post(
        reverse("wagtailimages:edit", args=[image.pk]),
        {"title": "Boards", "file": upload(), "collection": collection()},
    )
    image.refresh_from_db()
    assert image.file.name.endswith(".jpg")
    assert_nothing_told(image)


def test_s22_saving_a_picture_again_leaves_its_file_alone(db):
    image = get_image_model().objects.create(
        title="Boards", file=ContentFile(files.photo("JPEG"), name="x.jpg")
    )
    before = image.file.name
    image.title = "Knives"
    image.save()
    assert image.file.name == before


def test_s22_the_picture_of_a_member_of_staff(admin):
    profile = UserProfile.get_for_user(get_user_model().objects.get(username="root"))
    profile.avatar = upload()
    profile.save()
    assert_nothing_told()


@pytest.mark.parametrize("case", [case for case in files.IMAGES if case.key], ids=lambda case: case.name)
def test_s22_a_refusal_is_told_and_leaves_nothing(admin, case):
    answer = admin.post(
        reverse("wagtailimages:add"),
        {
            "title": "Boards",
            "file": SimpleUploadedFile("x.jpg", case.make(), content_type="image/jpeg"),
            "collection": collection(),
        },
    )
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    assert (get_image_model().objects.count(), stored()) == (0, [])
    image = get_image_model()(title="Boards")
    image.file.save("x.jpg", ContentFile(case.make()), save=False)
    with pytest.raises(IntakeProblem):
        image.save()
    assert stored() == []


def test_s22_no_decoder_of_the_site_meets_a_foreign_picture(db, monkeypatch):
    """Wagtail measures a picture as soon as its row has one. It may, once intake has written it anew."""
    opened = []
    theirs = willow.Image.open
    monkeypatch.setattr(
        willow.Image, "open", lambda file: opened.append(isinstance(file.file, CleanFile)) or theirs(file)
    )
    image = get_image_model()(title="Boards", file=ContentFile(files.photo("AVIF"), name="x.avif"))
    image.save()
    assert (image.width, image.height) == (64, 48)
    assert set(opened) == {True}


# -- what is refused is told in our words, once, with the name of the file


@pytest.mark.parametrize(
    ("language", "beginning"),
    [("en", "file x.docx: This kind of file"), ("it", "file x.docx: "), ("el", "αρχείο x.docx: ")],
)
@pytest.mark.parametrize("door", ["wagtaildocs:add", "wagtailimages:add"])
def test_s22_a_refusal_names_the_file_once_in_the_readers_language(admin, door, language, beginning):
    UserProfile.objects.update_or_create(
        user=get_user_model().objects.get(username="root"), defaults={"preferred_language": language}
    )
    answer = admin.post(
        reverse(door),
        {
            "title": "Words",
            "file": SimpleUploadedFile("x.docx", b"PK\x03\x04" + bytes(50)),
            "collection": collection(),
        },
    )
    errors = answer.context["form"].errors
    assert list(errors) == ["file"]
    assert len(errors["file"]) == 1
    assert errors["file"][0].startswith(beginning)


#: What Wagtail or Django would refuse in their own words.
BEFORE_OURS = {
    "no file": ({}, "No file arrived. Choose a file."),
    "empty": ({"file": ("x.pdf", b"")}, "file x.pdf: The file is empty. Choose the file again."),
    "no ending": (
        {"file": ("words", b"MZ" + bytes(50))},
        "file words: This kind of file is not accepted.",
    ),
    "a long name": ({"file": ("x" * 250 + ".pdf", b"MZ" + bytes(50))}, "file xxx"),
    "too big": (
        {"file": ("x.pdf", bytes(3_000_000))},
        "file x.pdf: The file is too big. Make it smaller than 1 MB.",
    ),
}


@pytest.mark.parametrize("case", BEFORE_OURS)
@pytest.mark.parametrize(("app", "kind"), [("wagtaildocs", "DOCS"), ("wagtailimages", "IMAGES")])
def test_s22_what_others_would_refuse_is_told_in_our_words(admin, settings, app, kind, case):
    setattr(settings, f"WAGTAIL{kind}_MAX_UPLOAD_SIZE", 1024 * 1024)
    sent, told = BEFORE_OURS[case]
    files_sent = {name: SimpleUploadedFile(*content) for name, content in sent.items()}
    answer = admin.post(reverse(f"{app}:add"), {"title": "Words", "collection": collection(), **files_sent})
    [error] = answer.context["form"].errors["file"]
    assert error.startswith(told)
    if sent:
        answer = admin.post(
            reverse(f"{app}:add_multiple"),
            {"title": "Words", "files[]": SimpleUploadedFile(*sent["file"]), "collection": collection()},
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        assert answer.json()["error_message"].startswith(told)


def test_s22_a_kind_the_site_does_not_want_is_refused_in_our_words(admin, settings):
    settings.WAGTAILIMAGES_EXTENSIONS = ["png", "webp"]
    settings.WAGTAILDOCS_EXTENSIONS = ["pdf"]
    answer = admin.post(
        reverse("wagtailimages:add"), {"title": "Boards", "file": upload("jpg"), "collection": collection()}
    )
    assert answer.context["form"].errors["file"] == [
        "file amina-at-the-shelter.jpg: This kind of file is not accepted. Choose one of these: PNG, WEBP."
    ]
    sound = SimpleUploadedFile("words.wav", files.sound_wav())
    answer = admin.post(
        reverse("wagtaildocs:add"), {"title": "Words", "file": sound, "collection": collection()}
    )
    assert answer.context["form"].errors["file"] == [
        "file words.wav: This kind of file is not accepted. Choose one of these: PDF."
    ]


# -- documents

DOCUMENTS = {"pdf": files.pdf, **files.SOUNDS}


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_s22_a_document_through_every_door(admin, kind):
    def document():
        return SimpleUploadedFile(f"amina.{kind}", DOCUMENTS[kind]())

    admin.post(reverse("wagtaildocs:add"), {"title": "Words", "file": document(), "collection": collection()})
    admin.post(
        reverse("wagtaildocs:add_multiple"),
        {"title": "Words", "files[]": document(), "collection": collection()},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    admin.post(
        reverse("wagtaildocs_chooser:create"),
        {
            "document-chooser-upload-title": "Words",
            "document-chooser-upload-file": document(),
            "document-chooser-upload-collection": collection(),
        },
    )
    get_document_model().objects.create(title="Words", file=ContentFile(DOCUMENTS[kind](), name="amina.pdf"))
    assert get_document_model().objects.count() == 4
    assert {path.suffix for path in stored()} == {f".{kind}"}
    assert_nothing_told()


@pytest.mark.parametrize("case", [case for case in files.DOCUMENTS if case.key], ids=lambda case: case.name)
def test_s22_a_refused_document_is_told_and_leaves_nothing(admin, case):
    answer = admin.post(
        reverse("wagtaildocs:add"),
        {"title": "Words", "file": SimpleUploadedFile("x.pdf", case.make()), "collection": collection()},
    )
    assert answer.status_code == 200
    assert "file" in answer.context["form"].errors
    assert (get_document_model().objects.count(), stored()) == (0, [])


def test_s22_a_kind_nobody_listed_is_refused_by_its_content(admin):
    answer = admin.post(
        reverse("wagtaildocs:add"),
        {
            "title": "Words",
            "file": SimpleUploadedFile("words.mp3", b"PK\x03\x04" + bytes(50)),
            "collection": collection(),
        },
    )
    assert (
        next(iter(answer.context["form"].errors["file"]))
        == "file words.mp3: This kind of file is not accepted. Choose one of these: MP3, Ogg, M4A, AAC,"
        " WAV, PDF, MP4, WebM, WebVTT, SRT."
    )


# -- what is served


def serve(client, path: str, **headers):
    return client.get(f"/media/{path}", headers=headers)


def test_s22_originals_and_what_waits_are_never_served(faces, client):
    image = get_image_model().objects.create(
        title="Boards", file=ContentFile(files.photo("JPEG"), name="x.jpg")
    )
    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(get_image_model()), file=upload()
    )
    name = image.file.name
    for path in (
        name,
        waiting.file.name,
        f"images/../{name}",
        f"./{name}",
        name.replace("/", "//"),
        name.replace("original", "ORIGINAL"),
        f"%2e/{name}",
        f"images/%2e%2e/{name}",
    ):
        assert serve(client, path).status_code == 404, path


def test_s22_a_rendition_is_served_without_a_tag(faces, client):
    image = get_image_model().objects.create(
        title="Boards", file=ContentFile(files.photo("JPEG"), name="x.jpg")
    )
    answer = serve(client, image.get_rendition("width-60|format-jpeg").file.name)
    assert (answer.status_code, answer["Content-Type"], answer["Content-Disposition"]) == (
        200,
        "image/jpeg",
        "inline",
    )
    assert tags_in(b"".join(answer.streaming_content)) == []


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("documents/a.pdf", "application/pdf", 'attachment; filename="file.pdf"'),
        ("documents/a.svg", "application/octet-stream", 'attachment; filename="file"'),
        ("documents/a.html", "application/octet-stream", 'attachment; filename="file"'),
        ("documents/a.xml", "application/octet-stream", 'attachment; filename="file"'),
        ("documents/a", "application/octet-stream", 'attachment; filename="file"'),
        ("documents/a.mp3", "audio/mpeg", "inline"),
    ],
)
def test_s29_what_could_act_is_a_download_in_a_sandbox(faces, client, name, kind, shown):
    default_storage.save(name, ContentFile(b"<script>alert(1)</script>"))
    answer = serve(client, name)
    assert (answer["Content-Type"], answer["Content-Disposition"], answer["X-Content-Type-Options"]) == (
        kind,
        shown,
        "nosniff",
    )
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer["X-Robots-Tag"] == "noindex, nofollow"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("bytes=0-3", (206, b"0123", "bytes 0-3/10")),
        ("bytes=4-", (206, b"456789", "bytes 4-9/10")),
        ("bytes=4-999", (206, b"456789", "bytes 4-9/10")),
        ("bytes=10-", (416, b"", "bytes */10")),
        ("bytes=5-2", (416, b"", "bytes */10")),
        ("bytes=-3", (200, b"0123456789", None)),
        ("bytes=0-1,3-4,5-6", (200, b"0123456789", None)),
        ("bytes=0-" + "9" * 400, (200, b"0123456789", None)),
        ("lines=1-2", (200, b"0123456789", None)),
    ],
)
def test_a_recording_is_served_in_pieces(faces, client, wanted, expected):
    default_storage.save("documents/a.mp3", ContentFile(b"0123456789"))
    answer = serve(client, "documents/a.mp3", range=wanted)
    found = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, found, answer.get("Content-Range")) == expected


def test_s22_what_no_form_knows_is_refused_in_words(admin, client, rf):
    request = rf.get("/admin/")
    answer = PlainRefusalMiddleware(lambda request: None).process_exception(
        request, IntakeProblem("image.drawing")
    )
    assert answer.status_code == 422
    assert (
        "Drawings (SVG) can contain programs, so they are not accepted. Save the drawing as PNG."
        in answer.content.decode()
    )
