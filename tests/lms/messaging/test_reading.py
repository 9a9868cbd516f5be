"""Help to read: from rooms that register it, in a learner's own pages, noted by nobody."""

import uuid

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from django.db.models.fields.files import FieldFile
from django.utils.safestring import mark_safe

from lms.audit.models import AccessEntry, AuditEntry
from lms.contracts import neutral_help
from lms.contracts.navigation import more_links
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpPage, HelpPart, HelpSource
from lms.contracts.registry import Registry
from lms.core.texts import Text
from lms.messaging.titles import titles_read

pytestmark = pytest.mark.django_db
WRITTEN, NOWHERE = uuid.uuid4(), uuid.uuid4()


class Room(HelpSource):
    key, name, hint, icon, order = "room", "Your rights", "What you may do.", "book", 20

    def __init__(self, *, written: bool = True, recording: FieldFile | None = None) -> None:
        self.written, self.recording = written, recording

    def contents(self, *, language: str) -> list[HelpGroup]:
        links = [HelpLink(uuid=WRITTEN, title=Text("May I work?", "en"), hint="Yes.")]
        return [HelpGroup(links=links)] if self.written else []

    def page(self, uuid: uuid.UUID, *, language: str) -> HelpPage | None:
        part = HelpPart(html=mark_safe("<p>With a permit.</p>"), language="en")
        page = HelpPage(title=Text("May I work?", "en"), lead="Yes.", language="en", parts=[part], groups=[])
        return page if uuid == WRITTEN else None

    def file(self, uuid: uuid.UUID, part: str, *, language: str) -> FieldFile | None:
        return self.recording if (uuid, part) == (WRITTEN, "a") else None


class Other(Room):
    key = "other"


@pytest.fixture
def sources(monkeypatch) -> Registry:
    empty: Registry[HelpSource] = Registry("neutral help")
    monkeypatch.setattr(neutral_help, "_sources", empty)
    return empty


@pytest.fixture
def browser(faces, enter, learner):
    return enter(learner.user, pin=True)  # she was told about her phone


def more() -> list[str]:
    return [link.url for link in more_links("learner")]


def test_it_is_offered_when_a_room_brings_it(faces, sources, browser):
    assert ("/learn/help/" in more(), browser.get("/learn/help/").status_code) == (False, 404)
    neutral_help.register(Room())
    assert ("/learn/help/" in more(), browser.get("/learn/help/").status_code) == (True, 200)


def test_a_room_with_nothing_written_is_not_there(sources, browser):
    neutral_help.register(Room(written=False))
    shown = browser.get("/learn/help/")
    assert list(shown.context["sources"]) == []
    assert "There is nothing to read here yet." in shown.content.decode()


def test_the_list_and_a_page_are_read_under_uuids(sources, browser):
    room = neutral_help.register(Room())
    assert f'href="/learn/help/{room.uuid}/"' in browser.get("/learn/help/").content.decode()
    assert f'href="/learn/help/{WRITTEN}/"' in browser.get(f"/learn/help/{room.uuid}/").content.decode()
    shown = browser.get(f"/learn/help/{WRITTEN}/").content.decode()
    assert [
        words in shown for words in ("<h1>May I work?</h1>", "<p>With a permit.</p>", "/learn/messages/")
    ] == [
        True,
        True,
        True,
    ]
    assert browser.get(f"/learn/help/{NOWHERE}/").status_code == 404


def test_the_title_says_nothing_of_what_is_read(sources, browser):
    """S4: what stands in the tab and in the history."""
    room = neutral_help.register(Room())
    for address in ("", f"{room.uuid}/", f"{WRITTEN}/"):
        answer = browser.get(f"/learn/help/{address}")
        assert "<title>Good to know</title>" in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"


def test_what_is_in_another_language_says_so(sources, browser):
    neutral_help.register(Room())
    shown = browser.get(f"/it/learn/help/{WRITTEN}/").content.decode()
    assert '<span lang="en" dir="ltr">English</span>' in shown
    assert '<div lang="en" dir="ltr"><p>With a permit.</p></div>' in shown
    assert 'class="notice"' not in browser.get(f"/learn/help/{WRITTEN}/").content.decode()


def test_a_recording_is_given_to_whoever_may_read(sources, browser, client):
    storage = InMemoryStorage()
    name = storage.save("a.mp3", ContentFile(b"ID3 sound"))
    field = type("Field", (), {"storage": storage, "name": "file", "attname": "file"})()
    neutral_help.register(Room(recording=FieldFile(None, field, name)))
    answer = browser.get(f"/learn/help/{WRITTEN}/a/")
    assert (b"".join(answer), answer["Content-Type"], answer["Cache-Control"]) == (
        b"ID3 sound",
        "audio/mpeg",
        "no-store",
    )
    assert browser.get(f"/learn/help/{WRITTEN}/b/").status_code == 404
    assert client.get(f"/learn/help/{WRITTEN}/a/").status_code == 302


def test_the_titles_are_looked_at_for_telling_words(sources, faces):
    neutral_help.register(Room())
    read = list(titles_read())
    assert read[0] == ("help to read, room", "Your rights What you may do.")
    assert (f"help to read, {WRITTEN}, it", "May I work? Yes.") in read


def test_s3_she_is_told_about_her_phone_before_the_first_page(sources, faces, enter, learner):
    room = neutral_help.register(Room())
    browser = enter(learner.user)
    for address in ("/learn/help/", f"/learn/help/{room.uuid}/", f"/learn/help/{WRITTEN}/"):
        answer = browser.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/learn/safer/")


def test_nobody_is_told_what_she_reads(sources, browser):
    neutral_help.register(Room())
    before = AccessEntry.objects.count(), AuditEntry.objects.count()
    for address in ("", f"{neutral_help.register(Other()).uuid}/", f"{WRITTEN}/"):
        assert browser.get(f"/learn/help/{address}").status_code == 200
    assert (AccessEntry.objects.count(), AuditEntry.objects.count()) == before
