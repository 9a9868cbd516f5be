"""Her privacy page and the public one: reachable from every shell, and in plain words."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from employers.portfolios.access_kinds import PORTFOLIO
from lms.audit.actions import log_access
from lms.audit.models import AccessEntry
from lms.core.shared import forget
from lms.desk.access_kinds import CARD, PAGE
from lms.organisations.models import Role
from lms.organisations.queries import current_memberships
from lms.privacy.actions import give_consent
from lms.safety.faces.models import Face
from lms.safety.faces.queries import FACES
from tests.factories.courses import published_course
from tests.factories.people import PIN, make_employer, make_learner, make_organisation, make_worker


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def hers(enter, learner):
    """Her browser, with her PIN given and the page about her phone seen."""
    browser = enter(learner.user)
    browser.post(reverse("accounts:pin_check"), {"pin": PIN})
    browser.get(reverse("safer:page"))
    return browser


def consent(person, organisation):
    return give_consent(
        person,
        organisation,
        purpose="portfolio",
        items=[],
        text="I show 1 thing to Hotel Aurora.",
        text_version="share-1",
        language="en",
        expires_at=timezone.now() + datetime.timedelta(days=9),
    )


def test_s24_she_reads_in_plain_words_who_opened_what(hers, learner):
    giulia = make_worker(Role.CASE_WORKER, first_name="Giulia")
    officina, aurora = make_organisation(), make_organisation("Hotel Aurora", "employer")
    for _time in range(2):
        log_access(learner.user, reader=giulia, kind=PAGE, role=Role.CASE_WORKER, organisation=officina)
    log_access(
        learner.user,
        reader=make_employer("Hotel Aurora"),
        kind=PORTFOLIO,
        role=Role.EMPLOYER,
        organisation=aurora,
    )
    AccessEntry.objects.update(at=datetime.datetime(2026, 10, 3, 9, tzinfo=datetime.UTC))
    assert hers.get(reverse("privacy:own")).context["openings"] == [
        "Hotel Aurora opened what you show them on 3 October 2026.",
        "Giulia, adviser at Officina, opened your page on 3 October 2026. (2 times)",
    ]


def test_s24_nobody_elses_log_is_hers(hers):
    log_access(make_learner().user, reader=make_worker(), kind=PAGE)
    assert hers.get(reverse("privacy:own")).context["openings"] == []


@pytest.mark.parametrize("name", ["own", "erase"])
def test_s09_hers_is_behind_her_pin(enter, learner, name):
    answer = enter(learner.user).get(reverse(f"privacy:{name}"))
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, reverse("accounts:pin_check"))


def test_s15_a_consent_is_taken_back_in_two_taps_and_holds_at_once(hers, learner):
    receipt = consent(learner.user, make_organisation("Hotel Aurora", "employer"))
    page = hers.get(reverse("privacy:own")).content.decode()
    address = reverse("privacy:consent_withdraw", args=[receipt.uuid])
    assert address in page
    assert hers.post(address).status_code == 303
    receipt.refresh_from_db()
    assert receipt.holds is False
    assert [str(said) for said in hers.get(reverse("privacy:own")).context["messages"]] == [
        "Taken back. They no longer see anything of it."
    ]


def test_s15_somebody_elses_consent_looks_like_none(hers):
    receipt = consent(make_learner().user, make_organisation("Hotel Aurora", "employer"))
    assert hers.post(reverse("privacy:consent_withdraw", args=[receipt.uuid])).status_code == 404


def test_s13_consent_is_never_a_condition_of_training(faces, hers, learner):
    """She learns the same whether she never agreed to anything or took everything back."""
    course = published_course(faces.skills)
    hers.post(reverse("player:enrol", args=[course.uuid]))
    before = hers.get(reverse("player:home")).context["now"]
    receipt = consent(learner.user, make_organisation("Hotel Aurora", "employer"))
    hers.post(reverse("privacy:consent_withdraw", args=[receipt.uuid]))
    assert hers.get(reverse("player:home")).context["now"] == before
    assert hers.get(before.url).status_code == 200


@pytest.fixture
def controller(faces):
    for face in Face.objects.all():
        face.controller, face.controller_contact, face.dpo = (
            "Association Casa Aperta",
            "Via Roma 1, Turin",
            "Marta Neri, dpo@example.org",
        )
        face.save()


TRUE = ("Association Casa Aperta", "Via Roma 1, Turin", "Marta Neri, dpo@example.org")


def named(answer) -> list[str]:
    return [words for words in TRUE if words in answer.content.decode()]


def test_s01_the_skills_face_tells_the_true_controller_to_signed_in_learners_alone(
    controller, client, enter, learner
):
    """The law asks who is responsible; an employer who reads it learns who the learners are."""
    Face.objects.filter(kind=Face.Kind.SKILLS).update(issuer_contact="office@openpath.example")
    forget(FACES)
    public = client.get("/privacy/")
    assert named(public) == []
    assert "Open Path Training" in public.content.decode()
    assert "office@openpath.example" in public.content.decode()
    for other in ("/", "/learn/enter/", "/admin/login/", "/nowhere/", "/learn/privacy/full/"):
        assert named(client.get(other, follow=True)) == [], other
    for person in (make_employer(), make_worker(Role.TRAINER), make_worker(Role.COORDINATOR)):
        assert [
            enter(person).get(address).status_code for address in ("/privacy/", "/learn/privacy/full/")
        ] == [200, 404]
    told = enter(learner.user, pin=True).get("/learn/privacy/full/")
    assert (told.status_code, named(told)) == (200, list(TRUE))


def test_an_address_in_other_letters_stands_apart_from_the_sentence(
    controller, client, enter, learner, programme_client
):
    """In a page that runs from the right, "1 Example Street" would be shown as "Example Street 1"."""
    Face.objects.filter(kind=Face.Kind.SKILLS).update(issuer_contact="1 Orchard Lane")
    forget(FACES)
    hers = enter(learner.user, pin=True).get("/ar/learn/privacy/full/").content.decode()
    programme = programme_client.get("/privacy/").content.decode()
    assert [words for words in TRUE for page in (hers, programme) if f"<bdi>{words}</bdi>" not in page] == []
    public = client.get("/ar/privacy/").content.decode()
    assert [
        words for words in ("Open Path Training", "1 Orchard Lane") if f"<bdi>{words}</bdi>" not in public
    ] == []


def test_the_programme_face_says_openly_who_is_responsible(controller, programme_client):
    assert named(programme_client.get("/privacy/")) == list(TRUE)
    for other in ("/", "/safer/", "/admin/login/", "/nowhere/"):
        assert named(programme_client.get(other)) == [], other


def test_every_shell_leads_to_the_privacy_page(faces, client, programme_client, enter, learner):
    worker = make_worker(Role.CASE_WORKER)
    public, own = 'href="/privacy/"', 'href="/learn/privacy/"'
    assert public in client.get("/").content.decode()
    assert public in client.get("/learn/enter/").content.decode()
    assert public in programme_client.get("/").content.decode()
    assert public in enter(worker).get(reverse("desk:home")).content.decode()
    assert public in enter(make_employer()).get(reverse("employers:home")).content.decode()
    assert own in enter(learner.user).get(reverse("player:home")).content.decode()


def test_she_is_told_for_each_kind_of_data_why_who_reads_it_and_how_long(enter, learner):
    kept = enter(learner.user, pin=True).get("/learn/privacy/full/").context["kept"]
    assert [row for row in kept if not (row.title and row.why and row.readers)] == []
    assert len(kept) > 10


def test_s01_the_public_page_speaks_of_nothing_that_is_kept_about_learners(faces, client):
    assert "kept" not in client.get("/privacy/").context


def test_the_programme_face_knows_no_learners(faces, programme_client):
    assert "learner" not in programme_client.get("/privacy/").content.decode()


def test_her_page_asks_as_many_questions_for_one_opening_as_for_three(hers, learner):
    giulia = make_worker(Role.CASE_WORKER, first_name="Giulia")
    organisation = current_memberships(giulia)[0].organisation

    def count(times: int) -> int:
        for _time in range(times):
            log_access(
                learner.user, reader=giulia, kind=CARD, role=Role.CASE_WORKER, organisation=organisation
            )
        with CaptureQueriesContext(connection) as queries:
            hers.get(reverse("privacy:own"))
        return len(queries)

    assert count(1) == count(3)
