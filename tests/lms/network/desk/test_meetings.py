"""When a round table meets, and what lies on it."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse as reverse_on
from django.utils import timezone

from lms.core import days
from lms.network.documents.models import TableDocument
from lms.network.meetings.models import MeetingNeeds, MeetingVote, TableMeeting
from lms.organisations.models import Role
from tests.corpus import files
from tests.factories.network import make_party, make_seat, make_table
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
KEY = "7f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
LINK = "https://meet.example/room-7"


def reverse(name, *arguments):
    return reverse_on(f"network_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


@pytest.fixture
def send():
    keys = iter(range(99))
    return lambda browser, address, /, **said: browser.post(address, {"key": KEY.format(next(keys)), **said})


@pytest.fixture
def seated(enter, faces):
    """A table of Italy and Greece, the browser of who moderates it, and that of who sits there."""
    table = make_table()
    make_party(table, country="GR", organisation=make_organisation("Ergasia"))
    people = []
    for number, name in enumerate(("Officina", "Ergasia")):
        person = make_worker(Role.COORDINATOR, organisation=make_organisation(name), username=f"p{number}")
        make_seat(table.parties.get(organisation__name=name), person)
        browser = enter(person)
        browser.defaults["SERVER_NAME"] = "heal.localhost"
        people.append(browser)
    return table, *people


def page(browser, address) -> str:
    return " ".join(browser.get(address).content.decode().split())


def test_a_moment_is_found_fixed_and_its_link_read_for_the_hour_before(seated, send):
    table, mine, theirs = seated
    day = str(days.in_days(10))
    for begins in ("14:00", "16:30"):  # the tests are in UTC
        send(mine, reverse("propose_meeting", table.uuid), day=day, begins=begins)
    address = reverse("meetings", table.uuid)
    first = TableMeeting.objects.order_by("begins_at")[0]
    said = {"moments": [first.pk], "needs": ["captions"]}
    send(theirs, address, **said)
    send(theirs, address, **said)  # said anew, it takes the place of what was said before
    told = page(mine, address)
    assert ["15:00 (Rome)" in told, "16:00 (Athens)" in told] == [True, True]
    assert ["1 can come" in told, "Captions (1)" in told] == [True, True]
    assert "Captions (1)" not in page(theirs, address)  # only who moderates reads what is needed
    fixed = {"minutes": 90, "interpreters": "Greek", "address": LINK}
    send(mine, reverse("fix_meeting", table.uuid, first.uuid), **fixed)
    assert (TableMeeting.objects.count(), MeetingVote.objects.count(), MeetingNeeds.objects.count()) == (
        1,
        0,
        1,
    )
    calendar = theirs.get(reverse("meeting_calendar", table.uuid, first.uuid)).content.decode()
    assert [word in calendar for word in (table.title, LINK, "round", "heal")] == [False] * 4
    assert "SUMMARY:Appointment" in calendar
    shown = {}
    for minutes in (61, 59, -89, -91):
        TableMeeting.objects.update(begins_at=timezone.now() + timedelta(minutes=minutes))
        shown[minutes] = LINK in page(theirs, address)
    assert shown == {61: False, 59: True, -89: True, -91: False}
    send(mine, reverse("call_off_meeting", table.uuid, first.uuid))
    assert TableMeeting.objects.count() == 0


def test_only_who_moderates_plans(seated, send):
    table, _mine, theirs = seated
    row = TableMeeting.objects.create(table=table, begins_at=timezone.now() + timedelta(days=3))
    for name, more in (
        ("propose_meeting", ()),
        ("fix_meeting", (row.uuid,)),
        ("call_off_meeting", (row.uuid,)),
    ):
        answer = send(theirs, reverse(name, table.uuid, *more), day="2031-01-01", begins="10:00", minutes=60)
        assert answer.status_code in {403, 404}
    assert list(TableMeeting.objects.values_list("is_fixed", flat=True)) == [False]


def test_a_document_is_made_clean_read_at_its_table_alone_and_goes_with_its_file(
    seated, send, enter, django_capture_on_commit_callbacks
):
    table, mine, theirs = seated
    told = {"title": "A first week", "language": "en", "file": SimpleUploadedFile("mine.pdf", files.pdf())}
    send(mine, reverse("new_document", table.uuid), **told)
    document = TableDocument.objects.get()
    address, name = reverse("document", table.uuid, document.uuid), document.file.name
    with pikepdf.open(io.BytesIO(b"".join(theirs.get(address).streaming_content))) as found:
        assert (len(found.pages), found.docinfo.get("/Author")) == (1, None)
    assert "A first week" in page(theirs, reverse("table", table.uuid))
    outside = enter(make_worker(Role.COORDINATOR, organisation=make_organisation("Puente")))
    outside.defaults["SERVER_NAME"] = "heal.localhost"
    assert outside.get(address).status_code == 404
    picture = SimpleUploadedFile("mine.png", files.photo("PNG"))
    refused = send(mine, reverse("new_document", table.uuid), **told | {"file": picture})
    assert list(refused.context["form"].errors) == ["file"]
    send(theirs, reverse("take_away_document", table.uuid, document.uuid))
    assert TableDocument.objects.count() == 1
    storage = document.file.storage
    assert ("mine" in name, storage.exists(name)) == (False, True)
    with django_capture_on_commit_callbacks(execute=True):
        send(mine, reverse("take_away_document", table.uuid, document.uuid))
    assert (TableDocument.objects.count(), storage.exists(name)) == (0, False)
