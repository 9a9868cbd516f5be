"""Until a day means until its end where the site is, for her and for the employer."""

import datetime
import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Share
from lms.competences.actions import award
from lms.contracts import evidence
from lms.organisations.models import Membership, Organisation
from lms.privacy.models import ConsentReceipt
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_employer, make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
JUNE_3 = datetime.date(2026, 6, 3)


def utc(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.fixture
def at(monkeypatch):
    """`at("2026-06-03 21:30")`: what time it is, in UTC."""

    def call(moment: str) -> None:
        monkeypatch.setattr(timezone, "now", lambda: utc(moment))

    return call


def share_until(day: datetime.date) -> Share:
    learner, module = make_learner().user, make.taught_module()
    taught = module.taught.get()
    award(learner, taught.competence, taught.level, source="quiz", evidence_id=module.uuid)
    hotel = Organisation.objects.get(name="Hotel Aurora")
    items = list(evidence.shareable(learner))
    draft = Draft(organisation=hotel, until=day, headline="Kitchen", items=items)
    made = share(learner, draft, language="en")
    ConsentReceipt.objects.update(given_at=timezone.now())  # what the columns fill in does not stand still
    Membership.objects.update(since=timezone.now())
    return Share.objects.get(pk=made.pk)


@pytest.mark.parametrize(
    ("zone", "last", "first_after", "shown"),
    [
        ("Europe/Rome", "2026-06-03 21:59", "2026-06-03 22:00", "3 June 2026"),
        ("America/Los_Angeles", "2026-06-04 06:59", "2026-06-04 07:00", "3 June 2026"),
        ("", "2026-06-03 23:59", "2026-06-04 00:00", "3 June 2026"),
    ],
)
def test_until_3_june_closes_at_the_end_of_3_june(at, enter, zone, last, first_after, shown):
    at("2026-06-01 12:00")
    employer = make_employer("Hotel Aurora")
    skills = Face.objects.get(kind="skills")
    skills.time_zone = zone
    skills.save()
    made = share_until(JUNE_3)
    assert f"until {shown}" in made.consent.text
    address = reverse("employers:portfolio", args=[made.uuid])
    opened = []
    for moment in (last, first_after):
        at(moment)
        opened.append(enter(employer).get(address).status_code)
    assert opened == [200, 404]


def test_the_day_she_reads_is_the_day_she_chose(at, enter):
    at("2026-06-01 12:00")
    make_employer("Hotel Aurora")
    skills = Face.objects.get(kind="skills")
    skills.time_zone = "America/Los_Angeles"
    skills.save()
    made = share_until(JUNE_3)
    page = html.unescape(enter(made.person, pin=True).get("/learn/portfolio/").content.decode())
    assert re.findall(r"Open until (\d+ \w+ \d+)", page) == ["3 June 2026"]
