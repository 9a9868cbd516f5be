"""A story from whoever tells it, past two readers and her own yes, to everybody, and back to nowhere."""

import datetime
import re
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse as reverse_on

from lms.core import days
from lms.intake.private import private_storage
from lms.organisations.models import Organisation, Role
from lms.privacy import aftermath
from lms.stories.told import hers, restoring
from lms.stories.told.checks import Check
from lms.stories.told.models import Story, StoryReading, WithdrawnStory
from lms.stories.told.slips import number_for
from lms.stories.told.weeks import this_week
from tests.factories.people import make_organisation, make_worker
from tests.factories.portfolios import jpeg
from tests.factories.stories import make_public, make_story

pytestmark = pytest.mark.django_db
FORM = "5f0c1d2e-3a4b-4c5d-8e6f-708192000001"
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920001{:02d}"
MARKER = "sevenbridges"
TOLD = {
    "text": f"I walked to Perugia and counted {MARKER}.",
    "title": "My number",
    "language": "en",
    "aloud": "nobody",
    "asked_lawyer": "on",
    "key": FORM,
}
VERSION = {
    "shown_title": "My number",
    "shown_text": f"I walked to a river and counted {MARKER}.",
    "before": ["loneliness"],
    "shelf": "ways",
    "checks": Check.values,
}


def desk_address(name, *arguments):
    return reverse_on(f"stories_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def visitor(faces) -> Client:
    return Client(SERVER_NAME="heal.localhost", HTTP_SEC_FETCH_SITE="same-origin", enforce_csrf_checks=True)


@pytest.fixture
def desk(faces, enter):
    """`desk(name)`: the browser of somebody who works for the organisation of this name."""

    def at(name, role=Role.CASE_WORKER):
        browser = enter(make_worker(role, organisation=make_organisation(name)))
        browser.defaults["SERVER_NAME"] = "heal.localhost"
        return browser

    return at


@pytest.fixture
def readers(desk):
    return [desk("Ergasia"), desk("Puente")]


@pytest.fixture
def day(monkeypatch):
    """`day(date)`: from now on it is this day."""
    return lambda date: monkeypatch.setattr(days, "today", lambda: date)


def tell(visitor, **more) -> str:
    """The number of the slip."""
    page = visitor.post("/stories/tell/words/", {**TOLD, **more}).content.decode()
    found = re.search(r"story-slip__number code\">([\d ]+)<", page)
    assert found, page
    return found[1]


def by_slip(visitor, number, **step):
    answer = visitor.post("/stories/slip/", {"number": number})
    if step:
        slip = answer.context["slip"]
        answer = visitor.post("/stories/slip/", {"slip": slip, **step})
    return answer


def read_by_both(readers, story):
    first, second = readers
    for number, browser in enumerate(readers):
        browser.post(desk_address("take", story.uuid), {"key": KEY.format(number)})
    first.post(desk_address("version", story.uuid), {"key": KEY.format(11), **VERSION})
    second.post(
        desk_address("agree", story.uuid), {"key": KEY.format(12), "version": "1", "checks": Check.values}
    )
    story.refresh_from_db()


def is_read(visitor, story) -> bool:
    on_shelf = MARKER in visitor.get("/stories/").content.decode()
    alone = visitor.get(f"/stories/{story.uuid}/").status_code == 200
    found = MARKER in visitor.get("/search/", {"q": MARKER}).content.decode().replace(f'"{MARKER}"', "")
    assert on_shelf == alone
    return on_shelf or (alone and found)


def test_only_her_yes_and_fourteen_days_make_it_public(visitor, readers, day):
    number = tell(visitor)
    story = Story.objects.get()
    assert not is_read(visitor, story)
    read_by_both(readers, story)
    assert (story.stage, is_read(visitor, story)) == ("offered", False)
    day(days.in_days(120))
    assert not is_read(visitor, story)  # silence never publishes
    page = by_slip(visitor, number)
    assert [each in page.content.decode() for each in ("Perugia", "to a river")] == [True, True]
    yes = {"step": "agree", "version": "1"}
    asked = days.today()
    by_slip(visitor, number, **yes)
    story.refresh_from_db()
    assert story.shown_from >= asked + datetime.timedelta(days=14)
    for late, seen in ((14, None), (22, True), (370, True), (400, False)):
        day(asked + datetime.timedelta(days=late))
        if seen is not None:
            assert is_read(visitor, story) is seen, late
    by_slip(visitor, number, step="renew")
    assert is_read(visitor, story)


def test_she_agrees_to_the_text_she_saw_and_to_no_other(visitor, readers):
    number = tell(visitor)
    story = Story.objects.get()
    read_by_both(readers, story)
    by_slip(visitor, number, step="agree", version="7")
    story.refresh_from_db()
    assert story.stage == "offered"


def test_a_change_takes_it_off_at_once_and_is_read_anew(visitor):
    number = number_for(FORM)
    story = make_public(number=number, text=MARKER, shown_text=MARKER)
    story.words.create(language="it", text=f"{MARKER} qui", is_checked=True)
    assert is_read(visitor, story)
    by_slip(visitor, number, **{**TOLD, "step": "send", "text": "Something else."})
    story.refresh_from_db()
    assert (story.text, story.stage, story.shown_text) == ("Something else.", "reading", "")
    assert [is_read(visitor, story), story.words.count()] == [False, 0]


@pytest.mark.parametrize(
    "named",
    [
        {"not_by": "Ergasia"},
        {"not_by": "ergasía \n"},
        {"not_by": "Ergasai"},
        {"not_by": "the Ergasia house"},
        {"not_in": ["GR"]},
    ],
)
def test_nobody_of_whom_she_named_learns_that_there_is_a_story(visitor, desk, named):
    Organisation.objects.filter(pk=make_organisation("Ergasia").pk).update(country="GR")
    named_one, other, third = desk("Ergasia"), desk("Puente"), desk("Officina")
    tell(visitor, **named)
    story = Story.objects.get()
    assert desk_address("take", story.uuid) not in named_one.get(desk_address("stories")).content.decode()
    for address in ("take", "agree", "set_aside", "give_back"):
        asked = {"key": KEY.format(1), "version": "1", "checks": Check.values}
        assert named_one.post(desk_address(address, story.uuid), asked).status_code == 404
    assert named_one.get(desk_address("story", story.uuid)).status_code == 404
    if "house" not in str(named):
        for number, browser in enumerate((other, third)):
            browser.post(desk_address("take", story.uuid), {"key": KEY.format(number)})
        assert StoryReading.objects.count() == 2


def test_a_name_that_nobody_knows_keeps_everybody_out_until_she_changes_it(visitor, readers):
    number = tell(visitor, not_by="The yellow house")
    story = Story.objects.get()
    for browser in readers:
        assert browser.post(desk_address("take", story.uuid), {"key": KEY.format(1)}).status_code == 404
    assert "Nobody reads it yet" in by_slip(visitor, number).content.decode()
    by_slip(visitor, number, **{**TOLD, "step": "send", "not_by": ""})
    assert "Nobody reads it yet" not in by_slip(visitor, number).content.decode()
    assert readers[0].post(desk_address("take", story.uuid), {"key": KEY.format(2)}).status_code == 303


def test_two_of_two_organisations_read_it_and_nobody_else_sees_a_word(visitor, desk, readers):
    tell(visitor)
    story = Story.objects.get()
    colleague, late = desk("Ergasia"), desk("Officina")
    for number, browser in enumerate((readers[0], colleague, readers[1], late), start=30):
        browser.post(desk_address("take", story.uuid), {"key": KEY.format(number)})
    assert sorted(StoryReading.objects.values_list("on_behalf_of__name", flat=True)) == ["Ergasia", "Puente"]
    for browser in (colleague, late):
        page = browser.get(desk_address("stories")).content.decode()
        assert [MARKER in page, str(story.uuid) in page] == [False, False]
        assert browser.get(desk_address("story", story.uuid)).status_code == 404
    first = readers[0]
    first.post(desk_address("version", story.uuid), {"key": KEY.format(4), **VERSION, "checks": ["names"]})
    story.refresh_from_db()
    assert story.round == 0  # not all was looked for
    first.post(desk_address("version", story.uuid), {"key": KEY.format(5), **VERSION})
    first.post(
        desk_address("agree", story.uuid), {"key": KEY.format(6), "version": "1", "checks": Check.values}
    )
    story.refresh_from_db()
    assert (story.round, story.stage) == (1, "reading")  # nobody agrees with herself


def test_one_reader_takes_it_off_the_pages_at_once(visitor, readers):
    number = tell(visitor)
    story = Story.objects.get()
    read_by_both(readers, story)
    by_slip(visitor, number, step="agree", version="1")
    Story.objects.update(shown_from=days.today())
    assert is_read(visitor, story)
    readers[1].post(desk_address("set_aside", story.uuid), {"key": KEY.format(20)})
    assert not is_read(visitor, story)


def test_a_translation_is_read_when_the_other_reader_has_looked(visitor, readers):
    number = tell(visitor, may_translate="on")
    story = Story.objects.get()
    read_by_both(readers, story)
    by_slip(visitor, number, step="agree", version="1")
    Story.objects.update(shown_from=days.today())
    first, second = readers
    first.post(desk_address("words", story.uuid, "it"), {"key": KEY.format(40), "text": "Ponti."})

    def in_italian():
        return "Ponti." in visitor.get(f"/it/stories/{story.uuid}/").content.decode()

    for number, (browser, seen) in enumerate(((first, False), (second, True)), start=41):
        browser.post(desk_address("check_words", story.uuid, "it"), {"key": KEY.format(number)})
        assert in_italian() is seen


def test_s37_no_row_says_who_told_it_nor_when(visitor, lines):
    tell(visitor)
    row = Story.objects.values().get()
    moments = {name: value for name, value in row.items() if isinstance(value, datetime.datetime)}
    weekdays = {value.weekday() for value in row.values() if isinstance(value, datetime.date)}
    links = [field.name for field in Story._meta.fields if field.is_relation]
    assert (moments, weekdays, links) == ({}, {0}, [])
    assert [each for each in (MARKER, "127.0.0.1", row["key"]) if each in "\n".join(lines)] == []
    assert len(visitor.cookies) == 0


def test_a_form_that_is_sent_twice_is_one_story_with_one_slip(visitor):
    assert tell(visitor) == tell(visitor)
    assert Story.objects.count() == 1


def test_a_wrong_number_opens_nothing_and_is_slowed_down(visitor):
    make_story(number=number_for(FORM))
    for guess in range(5):
        answer = visitor.post("/stories/slip/", {"number": number_for(f"guess {guess}")})
        assert "There is no story" in answer.content.decode()
    assert "Please wait" in visitor.post("/stories/slip/", {"number": number_for(FORM)}).content.decode()
    elsewhere = Client(SERVER_NAME="heal.localhost", HTTP_SEC_FETCH_SITE="cross-site")
    assert elsewhere.post("/stories/slip/", {"number": number_for(FORM)}).status_code == 404


def test_of_a_picture_only_what_she_agreed_to_is_shown(visitor, django_capture_on_commit_callbacks):
    number = tell(visitor, picture=SimpleUploadedFile("home.jpg", jpeg(), "image/jpeg"))
    story = Story.objects.get()
    Story.objects.update(
        stage="agreed", shown_from=this_week(), shown_until=days.in_days(90), shown_text="A", shelf="ways"
    )
    address = f"/stories/{story.uuid}/picture/"
    assert visitor.get(address).status_code == 404
    Story.objects.update(with_picture=True)
    assert visitor.get(address).status_code == 200
    name = story.picture.name
    with django_capture_on_commit_callbacks(execute=True):
        by_slip(visitor, number, step="withdraw")
    assert [visitor.get(address).status_code, private_storage().exists(name)] == [404, False]


def test_taken_back_it_is_nowhere(visitor, readers, django_capture_on_commit_callbacks, settings):
    number = tell(visitor)
    story = Story.objects.get()
    read_by_both(readers, story)
    story.words.create(language="it", text=f"{MARKER} qui", is_checked=True)
    by_slip(visitor, number, step="agree", version="1")
    Story.objects.update(shown_from=days.today())
    assert is_read(visitor, story)
    assert MARKER not in by_slip(visitor, number, step="ask").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        by_slip(visitor, number, step="withdraw")
    assert visitor.get(f"/stories/{story.uuid}/").status_code == 404
    assert tables_with(MARKER) == []
    files = [each for each in Path(private_storage().location).rglob("*") if each.is_file()]
    assert [each for each in files if MARKER.encode() in each.read_bytes()] == []
    assert "There is no story" in by_slip(visitor, number).content.decode()


def tables_with(marker) -> list[str]:
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of the schema
            found += [table for row in cursor.fetchall() if marker in repr(row)][:1]
    return found


def test_a_restored_backup_takes_back_again_and_publishes_nothing_new(visitor, settings, tmp_path):
    settings.LMS_BACKUP_DIR = tmp_path
    taken, changed, stays = (make_public(text=f"{MARKER} {number}") for number in range(3))
    held = {row.pk: row for row in Story.objects.all()}
    hers.withdraw(Story.objects.get(pk=taken.pk))
    hers.begin_anew(changed)
    closed = aftermath.look_before()
    WithdrawnStory.objects.all().delete()
    for row in held.values():  # as the backup has it
        row.save()
    aftermath.close_again(closed)
    assert set(Story.objects.values_list("uuid", flat=True)) == {changed.uuid, stays.uuid}
    shelf = visitor.get("/stories/").context["stories"]
    assert [each.uuid for each in shelf] == [stays.uuid]
    held[taken.pk].save(force_insert=True)
    restoring.again(None)  # nobody knows any more: the list beside the backups does
    assert not Story.objects.filter(uuid=taken.uuid).exists()
    assert visitor.get("/stories/").context["stories"] == []


@pytest.mark.parametrize("many", [1, 3])
def test_pages_cost_as_many_queries_for_many(visitor, desk, many, count_queries):
    reader = desk("Ergasia")
    reads = make_organisation("Ergasia").memberships.get().person
    desk("Puente")
    for _number in range(many):
        story = make_public()
        story.words.create(language="it", text="Ponti", is_checked=True)
        make_story(not_by="Puente")
        taken = make_story()
        taken.readings.create(reader=reads, on_behalf_of=make_organisation("Ergasia"), taken_on=days.today())
    for browser, address in (
        (visitor, "/stories/"),
        (visitor, f"/stories/{story.uuid}/"),
        (reader, "/work/stories/"),
    ):
        browser.get(address)
    asked = [
        count_queries(visitor.get, "/stories/"),
        count_queries(visitor.get, f"/stories/{story.uuid}/"),
        count_queries(reader.get, "/work/stories/"),
    ]
    assert asked == QUERIES


QUERIES = [5, 3, 13]
