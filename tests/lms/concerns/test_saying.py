"""To say it: by taps, without a name, on either website and on the desk."""

import json
import logging
import re
import time
from types import SimpleNamespace

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from lms.audit.models import AccessEntry, AuditEntry
from lms.concerns.models import Concern
from lms.core import days
from lms.messaging.guidance.models import LegalNote
from lms.organisations.models import Organisation, Role
from lms.safety.http.logs import JsonFormatter
from lms.safety.session import idle
from lms.submissions.models import Submission
from tests.factories.contacts import make_contact
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
HERE = {"Sec-Fetch-Site": "same-origin"}
SENT = {"said_what": "money", "said_step": "send", "said": "He wants my passport."}


@pytest.fixture
def visitor(faces):
    return Client(SERVER_NAME="heal.localhost", enforce_csrf_checks=True)


@pytest.fixture
def hers(faces, enter):
    return enter(make_learner().user)


def words_in(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# ── on the website for the public ───────────────────────────────────────────────────────────────────────────


def test_four_taps_then_a_few_words_then_thanks(visitor, three, shed):
    address = f"/word/{shed.uuid}/"
    taps = visitor.get(address)
    assert re.findall(r'name="said_what" value="(\w+)"', taps.content.decode()) == [
        "danger",
        "money",
        "respect",
        "other",
    ]
    words = visitor.post(address, {"said_what": "money"}, headers=HERE)
    assert (Concern.objects.count(), "can be asked for by a court" in words_in(words)) == (0, True)
    assert "Coordinators of two different organisations" in words_in(words)
    assert "90 days after" in words_in(words)
    thanks = visitor.post(address, SENT, headers=HERE)
    assert "It has been passed on" in words_in(thanks)
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing, concern.what, concern.words, concern.said_on, concern.face) == (
        *("shed", shed.uuid, "money", "He wants my passport.", days.today(), "programme"),
    )


def test_nothing_of_who_is_kept(visitor, three, shed):
    before = AuditEntry.objects.count()
    answer = visitor.post(
        f"/word/{shed.uuid}/",
        SENT,
        headers=HERE | {"User-Agent": "TelltaleBrowser/9.9"},
        REMOTE_ADDR="203.0.113.77",
    )
    assert (dict(answer.cookies), Session.objects.count(), AuditEntry.objects.count()) == ({}, 0, before)
    row = str(Concern.objects.values().get())
    assert ("203.0.113" in row, "Telltale" in row, "passport" in row) == (False, False, True)
    moments = [field.name for field in Concern._meta.fields if field.get_internal_type() == "DateTimeField"]
    assert moments == [], "the day, and no hour"


def test_no_address_or_title_says_what_is_wrong_or_with_what(visitor, three, shed):
    for data in ({}, {"said_what": "danger"}, {"said_what": "danger", "said_step": "send"}):
        answer = visitor.post(f"/word/{shed.uuid}/", data, headers=HERE)
        [title] = re.findall(r"<title>(.*?)</title>", answer.content.decode())
        assert (title, answer.request["QUERY_STRING"]) == ("HEAL", "")


def test_in_danger_whom_to_call_stands_before_the_words(visitor, three, shed):
    make_contact(number="112", kind="emergency", country="")
    make_contact(number="1 22 33", kind="crisis", country="IT")
    page = visitor.post(f"/word/{shed.uuid}/", {"said_what": "danger"}, headers=HERE).content.decode()
    main = page[page.index('id="main"') :]
    assert main.index("tel:112") < main.index("tel:12233") < main.index('name="said"')
    thanks = visitor.post(
        f"/word/{shed.uuid}/", {"said_what": "danger", "said_step": "send"}, headers=HERE
    ).content.decode()
    assert "tel:12233" in thanks[thanks.index('id="main"') :]
    calm = visitor.post(f"/word/{shed.uuid}/", {"said_what": "other"}, headers=HERE).content.decode()
    assert "tel:12233" not in calm[calm.index('id="main"') :]


def test_without_any_contact_the_emergency_number_stands_there(visitor, three, shed):
    page = visitor.post(f"/word/{shed.uuid}/", {"said_what": "danger"}, headers=HERE).content.decode()
    assert "tel:112" in page[page.index('id="main"') :]


def test_another_website_says_nothing_in_anybodys_name(visitor, three, shed):
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert visitor.post(f"/word/{shed.uuid}/", SENT, headers=elsewhere).status_code == 404
    assert Concern.objects.count() == 0


def test_of_what_nobody_registered_nothing_is_said(visitor, three):
    made_up = "/word/11111111-1111-4111-8111-111111111111/"
    answers = visitor.get(made_up), visitor.post(made_up, SENT, headers=HERE)
    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.parametrize("what", ["", "fire", "danger' OR 1"])
def test_a_tap_that_is_none_begins_anew(visitor, three, shed, what):
    answer = visitor.post(f"/word/{shed.uuid}/", SENT | {"said_what": what}, headers=HERE)
    assert (answer.context["step"], Concern.objects.count()) == ("taps", 0)


def test_too_many_words_are_given_back(visitor, three, shed):
    answer = visitor.post(f"/word/{shed.uuid}/", SENT | {"said": "x" * 601}, headers=HERE)
    assert (answer.context["step"], Concern.objects.count()) == ("words", 0)
    assert "x" * 601 in answer.content.decode()


def test_when_no_more_words_are_kept_that_is_said(visitor, three, shed, monkeypatch):
    monkeypatch.setattr("lms.concerns.actions.MOST_OF_ONE", 0)
    answer = visitor.post(f"/word/{shed.uuid}/", SENT, headers=HERE)
    assert "your words could not be stored" in words_in(answer)


def test_where_one_organisation_is_there_two_are_not_promised(visitor, shed):
    make_worker(Role.COORDINATOR, organisation=make_organisation("Alba"))
    told = words_in(visitor.post(f"/word/{shed.uuid}/", {"said_what": "other"}, headers=HERE))
    promised = "two different organisations" in told, "The coordinators of this website" in told
    assert promised == (False, True)


# ── in her own pages ────────────────────────────────────────────────────────────────────────────────────────


def test_she_says_it_without_her_pin_and_finds_it_on_the_page_of_all_places(hers, three):
    assert reverse("concerns_own:tell") in hers.get("/learn/more/").content.decode()
    assert hers.get("/learn/word/").status_code == 200
    thanks = hers.post("/learn/word/", SENT)
    assert "It is on its way" in words_in(thanks)
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing, concern.face, concern.words) == (
        *("", None, "skills", "He wants my passport."),
    )


def test_nothing_leads_from_it_to_her(hers, three, caplog, request):
    caplog.set_level(logging.INFO, "lms.request")
    lines: list[str] = []

    def note(record: logging.LogRecord) -> bool:
        lines.append(JsonFormatter().format(record))
        return True

    logger = logging.getLogger("lms.request")
    logger.addFilter(note)
    request.addfinalizer(lambda: logger.removeFilter(note))
    before = AuditEntry.objects.count(), AccessEntry.objects.count(), Submission.objects.count()
    hers.post("/learn/word/", SENT)
    assert (AuditEntry.objects.count(), AccessEntry.objects.count(), Submission.objects.count()) == before
    assert [field.name for field in Concern._meta.fields if field.is_relation] == ["closed_by"]
    assert [(line["route"], line["who"]) for line in map(json.loads, lines)] == [("concerns_own:tell", "")]
    hers.get("/learn/")
    assert json.loads(lines[-1])["who"] != "", "on other pages it is told by a pseudonym"
    assert "passport" not in "".join(lines)


def test_what_she_wrote_is_on_no_page_of_hers_afterwards(hers, three):
    thanks = hers.post("/learn/word/", SENT)
    assert thanks["Cache-Control"] == "no-store"
    for page in (thanks, hers.get("/learn/word/"), hers.get("/learn/"), hers.get("/learn/more/")):
        assert "passport" not in page.content.decode()


def test_a_session_that_was_locked_keeps_no_draft_of_it(hers, three, monkeypatch):
    later = time.time() + 40 * 60
    monkeypatch.setattr(idle, "time", SimpleNamespace(time=lambda: later))
    answer = hers.post("/learn/word/", SENT)
    assert (answer.status_code, Concern.objects.count()) == (303, 0)
    assert "passport" not in str(dict(hers.session.items()))
    assert "money" not in str(dict(hers.session.items()))


def test_where_she_learns_is_asked_first(faces, enter, three):
    hers = enter(make_learner(organisation=make_organisation("Cima")).user)
    hers.post("/learn/word/", SENT)
    assert "Cima" in {seat.organisation.name for seat in Concern.objects.get().seats.all()}


def test_the_note_on_the_law_of_her_country_stands_before_the_words(hers, three):
    Organisation.objects.filter(name="Officina").update(country="IT")
    plain = words_in(hers.post("/learn/word/", {"said_what": "other"}))
    assert "A court can ask for what is written here" in plain
    today = days.today()
    LegalNote.objects.create(
        country="IT", language="en", text="In Italy it is so.", reviewer="The office", reviewed_on=today,
        expires_on=today,
    )  # fmt: skip
    told = words_in(hers.post("/learn/word/", {"said_what": "other"}))
    assert ("In Italy it is so." in told, "A court can ask" in told) == (True, False)


def test_in_danger_the_numbers_of_her_country_come_first(hers, three):
    Organisation.objects.filter(name="Officina").update(country="IT")
    make_contact(number="1 22 33", kind="crisis", country="IT")
    page = hers.post("/learn/word/", {"said_what": "danger"}).content.decode()
    assert page.index("tel:12233") < page.index('name="said"')


# ── by whoever works here ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("host", "prefix", "face"), [("localhost", "teach", "skills"), ("heal.localhost", "work", "programme")]
)
def test_whoever_works_here_says_it_too(enter, three, host, prefix, face):
    desk = enter(make_worker(Role.CASE_WORKER, username="dora"))
    desk.defaults["SERVER_NAME"] = host
    assert "Say that something is not right" in desk.get(f"/{prefix}/concerns/").content.decode()
    answer = desk.post(f"/{prefix}/concerns/new/", SENT)
    assert (answer.status_code, answer.context["step"]) == (200, "thanks")
    concern = Concern.objects.get()
    assert (concern.face, concern.kind, concern.what) == (face, "", "money")
