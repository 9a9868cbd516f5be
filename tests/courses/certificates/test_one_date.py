"""A certificate has one date wherever it is read: the day on which it was issued, where the site is."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from courses.certificates.actions import unlink_certificates
from courses.certificates.sheets import certificate_pdf
from lms.contracts import evidence
from lms.core import days, written
from lms.printing.pdf import is_available
from lms.safety.faces.models import Face
from tests.courses.certificates.conftest import NAME

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


def move_to(zone: str) -> None:
    face = Face.objects.get(kind="skills")
    face.time_zone = zone
    face.save()


@pytest.mark.parametrize(
    ("zone", "issued", "date"),
    [
        ("Europe/Rome", "2026-06-03 22:30", "4 June 2026"),  # half past midnight there
        ("America/Los_Angeles", "2026-06-04 06:30", "3 June 2026"),  # half past eleven in the evening
        ("", "2026-06-03 22:30", "3 June 2026"),
    ],
)
def test_row_page_check_sheet_portfolio_and_desk_say_the_same_day(
    named, learner, trainer, enter, client, zone, issued, date
):
    move_to(zone)
    named.issued_at = datetime.datetime.fromisoformat(issued).replace(tzinfo=datetime.UTC)
    named.save(update_fields=["issued_at"])
    hers, theirs = enter(learner), enter(trainer)
    pages = {
        "list": hers.get("/learn/certificates/"),
        "page": hers.get(f"/learn/certificates/{named.uuid}/"),
        "check": client.post("/verify/?lang=en", {"code": named.code, "name": NAME}),
        "desk": theirs.get(reverse("desk:person", args=[learner.profile.uuid])),
    }
    (paper,) = evidence.on_paper([("certificate", named.uuid)], language="en")
    told = {name: date in page.content.decode() for name, page in pages.items()}
    assert told == dict.fromkeys(pages, True)
    assert dict(paper.facts)["Issued"] == date
    if is_available():
        sheet = PdfReader(io.BytesIO(certificate_pdf(named, languages=["en"], name=NAME)))
        assert date in " ".join(sheet.pages[0].extract_text().split())


def test_it_keeps_its_day_when_her_account_goes(named, learner):
    move_to("Pacific/Kiritimati")
    named.issued_at = days.start_of(datetime.date(2026, 6, 4)) + datetime.timedelta(minutes=30)
    named.save(update_fields=["issued_at"])
    unlink_certificates(learner)
    named.refresh_from_db()
    assert (written.day(named.issued_at), named.person) == ("4 June 2026", None)
    assert named.issued_at == days.noon_of(datetime.date(2026, 6, 4))


def test_names_are_counted_anew_at_midnight_where_the_site_is(named, client, monkeypatch):
    move_to("America/Los_Angeles")
    for moment, day in (("2026-06-04 06:59", 3), ("2026-06-04 07:00", 4)):
        now = datetime.datetime.fromisoformat(moment).replace(tzinfo=datetime.UTC)
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        client.post("/verify/", {"code": named.code, "name": "Amina Dialla"})
        named.refresh_from_db()
        assert (named.wrong_names, named.wrong_names_on) == (1, datetime.date(2026, 6, day))
