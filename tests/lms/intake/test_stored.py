"""A file that a row names stays, whoever is deleted; a row that could not be saved leaves none behind."""

from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile
from wagtail.users.models import UserProfile
from willow.image import UnrecognisedImageFormatError

from lms.intake import stored
from lms.intake.problems import IntakeProblem
from tests.corpus import files

pytestmark = [
    pytest.mark.usefixtures("own_database"),  # what waits for the end of a transaction happens
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]
KINDS = {
    "document": (get_document_model, files.sound_wav),
    "image": (get_image_model, lambda: files.photo("PNG")),
}


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture(params=KINDS)
def kind(request):
    return request.param


def make(kind: str, **about):
    model, content = KINDS[kind]
    return model()().__class__.objects.create(
        **{"title": "One", "file": ContentFile(content(), name="x.bin"), **about}
    )


def undone(act) -> None:
    with transaction.atomic():
        act()
        transaction.set_rollback(True)


def lying() -> list[str]:
    root = Path(default_storage.location)
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def held(name: str) -> bytes:
    with default_storage.open(name) as file:
        return file.read()


def test_s22_a_row_made_of_another_rows_file_has_its_own(kind):
    first = make(kind)
    before = held(first.file.name)
    second = make(kind, title="Two", file=first.file.name)
    assert sorted([first.file.name, second.file.name]) == lying()
    assert first.file.name != second.file.name
    second.delete()
    assert lying() == [first.file.name]
    assert held(first.file.name) == before


@pytest.mark.parametrize("goes", ["first", "second"])
def test_s22_of_two_rows_with_one_file_the_last_takes_it_along(kind, goes):
    """Written past every signal: by an update, a fixture, a copy of rows."""
    rows = {"first": make(kind), "second": make(kind)}
    spare = rows["second"].file.name
    type(rows["second"]).objects.filter(pk=rows["second"].pk).update(file=rows["first"].file.name)
    default_storage.delete(spare)
    name = rows["first"].file.name
    type(rows["first"]).objects.get(pk=rows.pop(goes).pk).delete()
    assert lying() == [name]
    for row in rows.values():
        type(row).objects.get(pk=row.pk).delete()
    assert lying() == []


def test_s22_a_new_file_takes_the_place_of_the_old_one(kind):
    row = make(kind)
    row.file = ContentFile(KINDS[kind][1](), name="y.bin")
    row.save()
    assert lying() == [row.file.name]


def test_s22_a_new_file_leaves_the_old_one_to_another_row(kind):
    row, other = make(kind), make(kind)
    type(other).objects.filter(pk=other.pk).update(file=row.file.name)
    default_storage.delete(other.file.name)
    kept = row.file.name
    row.file = ContentFile(KINDS[kind][1](), name="y.bin")
    row.save()
    assert lying() == sorted([kept, row.file.name])


@pytest.mark.parametrize("title", [None])
def test_s22_a_row_that_cannot_be_saved_leaves_nothing(kind, title):
    with pytest.raises(IntegrityError):
        make(kind, title=title)
    assert lying() == []


def test_s22_a_row_that_could_not_be_saved_can_be_saved_again(kind):
    model, content = KINDS[kind]
    row = model()(title=None, file=ContentFile(content(), name="x.bin"))
    with pytest.raises(IntegrityError):
        row.save()
    row.title = "One"
    row.save()
    assert lying() == [row.file.name]
    assert held(row.file.name)


def test_s22_a_change_that_cannot_be_saved_leaves_the_old_file(kind):
    row = make(kind)
    kept = row.file.name
    row.title, row.file = None, ContentFile(KINDS[kind][1](), name="y.bin")
    with pytest.raises(IntegrityError):
        row.save()
    request_finished.send(sender=None)
    assert lying() == [kept]


def test_s22_what_is_undone_leaves_nothing(kind):
    undone(lambda: make(kind))
    request_finished.send(sender=None)
    assert lying() == []


def test_s22_a_deletion_that_is_undone_keeps_the_file(kind):
    row = make(kind)
    undone(row.delete)
    assert lying() == [row.file.name]


def test_s22_a_refused_file_of_another_row_stays(kind):
    """What stands behind the name is no picture and no recording: it is refused, and left where it is."""
    other = "image" if kind == "document" else "document"
    row = make(other)
    with pytest.raises(
        (IntakeProblem, UnrecognisedImageFormatError)
    ):  # Wagtail measures what it takes for stored
        make(kind, file=row.file.name)
    assert lying() == [row.file.name]


def test_s22_renditions_go_with_their_picture_alone():
    image = make("image")
    rendition = image.get_rendition("width-20")
    other = make("image")
    image.delete()
    assert rendition.file.name not in lying()
    assert other.file.name in lying()


def test_s22_a_picture_and_its_renditions_know_their_size():
    picture = make("image")
    small = picture.get_rendition("max-20x20")
    again = picture.get_rendition("max-20x20")
    assert (picture.width, picture.height) == (64, 48)
    assert [(found.width, found.height) for found in (small, again)] == [(20, 15)] * 2


def test_s22_while_nobody_can_tell_a_file_stays(kind, monkeypatch):
    row = make(kind)

    def away():
        raise DatabaseError
        yield

    monkeypatch.setattr(stored, "holders", away)
    default_storage.delete(row.file.name)
    assert lying() == [row.file.name]


def test_s22_what_waited_in_the_uploader_goes_when_it_is_taken(own_faces, enter):
    admin = get_user_model().objects.create_superuser("root", password="a-long-password-for-tests")
    client = enter(admin)
    waiting = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(get_image_model()),
        file=SimpleUploadedFile("x.png", files.photo("PNG")),
        uploaded_by_user=admin,
    )
    address = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
    prefix = f"uploaded-image-{waiting.pk}"
    client.post(
        address,
        {f"{prefix}-title": "Boards", f"{prefix}-collection": Collection.get_first_root_node().pk},
        headers={"x-requested-with": "XMLHttpRequest"},
    )
    assert lying() == [get_image_model().objects.get().file.name]


def test_s22_a_member_of_staff_changes_her_picture(own_faces, enter):
    admin = get_user_model().objects.create_superuser("root", password="a-long-password-for-tests")
    client = enter(admin)
    for _picture in range(2):
        client.post(
            reverse("wagtailadmin_account"), account_form(SimpleUploadedFile("x.png", files.photo("PNG")))
        )
    assert lying() == [UserProfile.objects.get(user=admin).avatar.name]
    answer = client.post(
        reverse("wagtailadmin_account"), account_form(SimpleUploadedFile("boards.png", b"MZ" + bytes(200)))
    )
    assert "file boards.png: This kind of file is not accepted." in answer.content.decode()


def account_form(avatar) -> dict:
    return {
        "name_email-first_name": "R",
        "name_email-last_name": "T",
        "avatar-avatar": avatar,
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "locale-preferred_language": "",
        "locale-current_time_zone": "",
    }
