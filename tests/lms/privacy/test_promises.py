"""What the pages say about numbers and days is what the site is set to, and what they say about keeping is
what is kept.
"""

import datetime

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from courses.certificates.actions import confirm_name, issue_for_module
from courses.desk.needs import QUIET_DAYS
from courses.enrolments.actions import enrol
from lms.desk.forms.accounts import MOST_AT_ONCE, NewAccountForm
from lms.desk.openings import REASON_HOLDS
from lms.organisations.actions import assign, renew_card
from lms.privacy.models import ErasureRequest
from tests.factories.courses import taught_module
from tests.factories.people import PIN, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
LATER = {"certificates": "withdraw", "when": "later", "sure": "on"}


def rows() -> dict[str, int]:
    return {
        model._meta.label: model._base_manager.count()
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
    }


def shown(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, (answer.status_code, address, answer.get("Location"))
    return answer.content.decode()


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def hers(enter, learner):
    browser = enter(learner.user, pin=True)
    browser.get("/learn/safer/")
    return browser


@pytest.mark.parametrize(("set_to", "hours", "days"), [(10, 0, 11), (35, 48, 38), (900, 24, 37)])
def test_erasing_says_how_long_backups_are_kept(hers, settings, set_to, hours, days):
    """Never longer than 35 days, whatever is set.

    With her hours to think and the night in which old ones go.
    """
    settings.LMS_BACKUP_DAYS, settings.LMS_ERASURE_HOURS = set_to, hours
    until = timezone.now() + datetime.timedelta(days=days)
    assert f"until {date_format(until)} at the latest" in shown(hers, "/learn/privacy/erase/")


def test_what_a_site_keeps_otherwise_is_said_otherwise(hers, settings):
    settings.LMS_KEEP_DAYS = {"lms.AccessEntry": 30}
    since = timezone.now() - datetime.timedelta(days=30)
    assert f"Nobody, since {date_format(since)}." in shown(hers, "/learn/privacy/")
    assert "no longer than 30 days" in shown(hers, "/learn/privacy/full/")


@pytest.mark.parametrize("hours", [24, 72])
def test_the_desk_says_how_long_a_new_card_waits(faces, enter, settings, hours):
    settings.LMS_RENEWED_CARD_HOURS = hours
    worker = make_worker(username="giulia")
    learner = make_learner(worker=worker)
    assert f"stays closed for {hours} h" in shown(
        enter(worker), f"/teach/people/{learner.profile.uuid}/card/"
    )
    renew_card(learner.profile, worker=worker)
    other = make_worker("coordinator", username="anna")
    assign(other, learner.user, make_organisation())
    assert f"stays closed for {hours} h" in shown(enter(other), f"/teach/people/{learner.profile.uuid}/")


def test_until_the_day_of_erasure_everything_works(hers, learner):
    places = ["/learn/", "/learn/courses/", "/learn/certificates/", "/learn/portfolio/", "/learn/privacy/"]
    before = [hers.get(place).status_code for place in places]
    hers.post("/learn/privacy/erase/", LATER)
    assert ErasureRequest.objects.filter(person=learner.user).exists()
    assert [hers.get(place).status_code for place in places] == before == [200] * len(places)
    client = Client(SERVER_NAME="localhost")
    assert (
        client.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code}).status_code == 302
    )


def test_the_card_of_an_erased_account_opens_nothing(hers, learner):
    hers.post("/learn/privacy/erase/", {**LATER, "when": "now"})
    client = Client(SERVER_NAME="localhost")
    answer = client.post("/learn/enter/", {"handle": learner.card.number, "code": learner.code})
    assert answer.status_code == 200
    assert "s" not in client.cookies
    assert hers.post("/learn/pin/check/", {"pin": PIN}).status_code == 302


def test_reading_the_programme_face_writes_nothing(faces):
    """No counter, no session, no mark of whoever reads: two readers leave the database as it was."""
    places = ["/", "/privacy/", "/safer/", "/it/", "/nothing-here/"]
    Client(SERVER_NAME="heal.localhost").get("/")
    before = rows()
    for _reader in range(2):
        reader = Client(SERVER_NAME="heal.localhost")
        for place in places:
            reader.get(place)
    assert rows() == before
    assert Session.objects.count() == 0


def test_what_was_typed_to_check_a_paper_stands_in_no_table(shared_faces):
    module = taught_module(title="A clean kitchen", hours=6)
    learner = make_learner()
    certificate = issue_for_module(enrol(learner.user, module.course, by=None), module)
    confirm_name(certificate, "Amina Diallo", by=make_worker("trainer", first_name="Marta"))
    for name in ("Amina Diallo", "Zubeida Quartermain"):
        Client(SERVER_NAME="localhost").post("/verify/", {"code": certificate.code, "name": name})
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')  # noqa: S608 — our own tables' names
            told = repr(cursor.fetchall()).casefold()
            assert not [word for word in ("quartermain", "diallo") if word in told], model


def test_the_numbers_in_words_are_those_of_the_code(settings):
    """They stand in sentences that no setting changes."""
    lengths = [
        rule["OPTIONS"]["min_length"]
        for rule in settings.AUTH_PASSWORD_VALIDATORS
        if rule["NAME"].endswith("MinimumLengthValidator")
    ]
    assert lengths == [12], "At least 12 characters."
    assert (
        MOST_AT_ONCE,
        f"Up to {MOST_AT_ONCE} at once" in str(NewAccountForm.base_fields["count"].help_text),
    ) == (20, True)
    assert datetime.timedelta(hours=1) == REASON_HOLDS, "The reason is valid for one hour."
    assert QUIET_DAYS == 7, "Not seen for a week or more."
