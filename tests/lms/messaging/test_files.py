"""A file with a message: clean, private, for whoever may read the message, and gone with it."""

import datetime
import io
import uuid
import zipfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signals import request_finished
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from lms.audit.models import AccessEntry
from lms.intake.attachments import clean_attachment
from lms.messaging.models import Conversation, Message
from lms.organisations.actions import assign
from lms.organisations.models import Role
from lms.privacy import retention
from lms.privacy.erasure import erase
from tests.corpus import files
from tests.factories.messages import waits_too_long, write
from tests.factories.people import make_learner, make_organisation, make_worker

HOME = "/learn/messages/"


@pytest.fixture(autouse=True)
def private(tmp_path, settings):
    settings.LMS_PRIVATE_ROOT = tmp_path / "private"
    return settings.LMS_PRIVATE_ROOT


@pytest.fixture
def marta(faces):
    return make_worker(Role.TRAINER, username="marta")


@pytest.fixture
def learner(marta):
    learner = make_learner()
    assign(marta, learner.user, make_organisation())
    return learner


def upload(content: bytes, name: str = "20260101_at_home.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def send(enter, learner, content: bytes, name: str = "20260101_at_home.jpg") -> Message:
    sent = enter(learner.user, pin=True).post(HOME, {"body": "", "file": upload(content, name)})
    assert sent.status_code == 303
    return Message.objects.get()


def stored_files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_s22_a_picture_comes_without_its_place_and_its_name(enter, learner, private):
    message = send(enter, learner, files.photo("JPEG"))
    [path] = stored_files(private)
    assert path.stem == uuid.UUID(path.stem).hex
    with Image.open(path) as picture:
        assert dict(picture.getexif()) == {}
    assert (message.file_kind, path.stat().st_mode & 0o777) == ("jpg", 0o600)


@pytest.mark.parametrize(
    ("content", "kind", "shown"),
    [
        (files.photo("PNG"), "png", "image/png"),
        (files.pdf(), "pdf", "application/pdf"),
        (files.sound_mp3(), "mp3", "audio/mpeg"),
    ],
    ids=["picture", "paper", "recording"],
)
def test_what_is_taken_is_told_by_its_content(enter, learner, content, kind, shown):
    message = send(enter, learner, content, "anything.bin")
    answer = enter(learner.user, pin=True).get(reverse("messaging:file", args=[message.uuid]))
    assert (message.file_kind, answer["Content-Type"]) == (kind, shown)
    assert ("inline" if kind != "pdf" else 'attachment; filename="file.pdf"') == answer["Content-Disposition"]
    assert (answer["Cache-Control"], answer["Content-Security-Policy"].split(";")[0]) == (
        "no-store",
        "sandbox",
    )


def test_a_phone_may_ask_for_a_piece_of_a_recording(enter, learner):
    address = reverse("messaging:file", args=[send(enter, learner, files.sound_mp3()).uuid])
    browser = enter(learner.user, pin=True)
    whole = b"".join(browser.get(address).streaming_content)
    piece = browser.get(address, headers={"Range": "bytes=2-5"})
    assert (piece.status_code, piece.getvalue()) == (206, whole[2:6])
    assert (piece["Content-Range"], piece["Cache-Control"]) == (f"bytes 2-5/{len(whole)}", "no-store")
    beyond = browser.get(address, headers={"Range": f"bytes={len(whole)}-"})
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(whole)}")


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04 a program", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b""]
)
def test_anything_else_is_refused_in_words_and_nothing_is_kept(enter, learner, private, content):
    page = enter(learner.user, pin=True).post(HOME, {"body": "See this.", "file": upload(content)})
    assert (page.status_code, "error-summary" in page.content.decode()) == (200, True)
    assert "See this." in page.content.decode()
    assert (Message.objects.count(), stored_files(private)) == (0, [])


def test_r02_the_same_key_with_another_file_is_another_form(enter, learner):
    browser, key = enter(learner.user, pin=True), str(uuid.uuid4())
    pictures = [files.photo("JPEG"), files.photo("JPEG"), files.photo("PNG")]
    answers = [
        browser.post(HOME, {"body": "See.", "key": key, "file": upload(picture)}) for picture in pictures
    ]
    assert [answer.status_code for answer in answers] == [303, 303, 409]
    assert Message.objects.count() == 1


def test_the_limit_is_told_and_holds(enter, learner, settings, private):
    settings.LMS_ATTACHMENT_MB = 1
    browser = enter(learner.user, pin=True)
    assert "smaller than 1 MB" in browser.get(HOME).content.decode()
    page = browser.post(HOME, {"body": "", "file": upload(b"x" * (1024 * 1024 + 1))})
    assert "Make it smaller than 1 MB." in page.content.decode()
    assert stored_files(private) == []


def test_it_lies_below_no_folder_that_is_served(enter, learner, client):
    message = send(enter, learner, files.photo("JPEG"))
    assert not Path(message.file.path).is_relative_to(settings.MEDIA_ROOT)
    assert client.get(f"/media/{message.file.name}").status_code == 404
    with pytest.raises(ValueError, match="no address"):
        _ = message.file.url


def test_without_a_folder_of_its_own_it_lies_beside_the_media(settings):
    settings.LMS_PRIVATE_ROOT = None
    folder = Path(Message._meta.get_field("file").storage.location)
    assert folder == Path(f"{settings.MEDIA_ROOT}-private")


def test_s23_only_who_may_read_the_message_gets_it(enter, learner, marta, same_absence):
    message = send(enter, learner, files.photo("JPEG"))
    hers, desk = (reverse(f"{place}:file", args=[message.uuid]) for place in ("messaging", "messaging_desk"))
    made_up = (f"/learn/messages/{uuid.uuid4()}/file/", f"/teach/messages/{uuid.uuid4()}/file/")
    assert enter(marta).get(desk).status_code == 200
    stranger = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))
    assert same_absence(enter(make_learner().user, pin=True), hers, made_up[0])
    assert same_absence(enter(stranger), desk, made_up[1])
    assert same_absence(enter(make_worker(Role.TRAINER)), desk, made_up[1])
    assert enter(learner.user).get(hers).status_code == 302


def test_s24_opening_the_file_is_logged_too(enter, learner, marta):
    message = send(enter, learner, files.photo("JPEG"))
    enter(marta).get(reverse("messaging_desk:file", args=[message.uuid]))
    assert list(AccessEntry.objects.values_list("what", "thing")) == [("messages", message.uuid)]


def test_a_message_without_a_file_has_no_such_address(enter, learner):
    conversation = write(learner)
    address = reverse("messaging:file", args=[conversation.messages.get().uuid])
    assert enter(learner.user, pin=True).get(address).status_code == 404


def test_a_file_that_a_restored_database_names_in_vain_is_not_there(enter, learner, private):
    message = send(enter, learner, files.photo("JPEG"))
    [path] = stored_files(private)
    path.unlink()
    browser = enter(learner.user, pin=True)
    assert browser.get(reverse("messaging:file", args=[message.uuid])).status_code == 404
    assert browser.post("/learn/privacy/copy/").getvalue()[:2] == b"PK"


def test_s34_her_copy_holds_what_was_written_and_the_file(enter, learner, private):
    message = send(enter, learner, files.photo("JPEG"))
    write(learner, "And this in words.")
    packed = enter(learner.user, pin=True).post("/learn/privacy/copy/").getvalue()
    with zipfile.ZipFile(io.BytesIO(packed)) as copy:
        names, page = copy.namelist(), copy.read("index.html").decode()
    assert f"files/{Path(message.file.name).name}" in names
    assert "And this in words." in page


def test_s35_it_goes_with_her(enter, learner, private, django_capture_on_commit_callbacks):
    send(enter, learner, files.photo("JPEG"))
    with django_capture_on_commit_callbacks(execute=True):
        erase(learner.user, keep_certificates=False)
    assert stored_files(private) == []


def test_after_thirty_days_messages_files_and_the_conversation_go(
    enter, learner, private, django_capture_on_commit_callbacks
):
    send(enter, learner, files.photo("JPEG"))
    conversation = Conversation.objects.get()
    newer = write(learner, "Still of use.").messages.last()
    long_ago = timezone.now() - datetime.timedelta(days=31)
    Message.objects.exclude(pk=newer.pk).update(sent_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        retention.apply()
    assert (list(Message.objects.all()), stored_files(private)) == ([newer], [])
    waits_too_long(conversation)
    Conversation.objects.update(last_at=long_ago)
    with django_capture_on_commit_callbacks(execute=True):
        retention.apply()
    assert (Conversation.objects.count(), Message.objects.count()) == (0, 0)


def test_what_was_written_for_a_message_that_never_came_leaves_no_file(learner, private):
    file = clean_attachment(upload(files.photo("JPEG")), largest=1024 * 1024)
    with transaction.atomic():
        write(learner, "", file=file)
        transaction.set_rollback(True)
    assert len(stored_files(private)) == 1
    request_finished.send(sender=None)
    assert (Message.objects.count(), stored_files(private)) == (0, [])
