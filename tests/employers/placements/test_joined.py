"""From an interest that both said yes to, to the place that becomes of it; who stands in; what is held."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from employers.contact.enums import Stage
from employers.contact.models import Interest
from employers.placements.actions import agreements, places
from employers.placements.enums import Party
from employers.placements.models import Placement, Signature
from employers.placements.queries import places_to_choose
from employers.placements.shown import sheet_of
from employers.vacancies.enums import State
from employers.vacancies.models import Vacancy
from lms.audit.models import AccessEntry
from lms.concerns.actions import end, look, open_again, stop
from lms.concerns.models import Concern
from lms.desk.deputies import end_standing_in
from lms.organisations.models import Deputy, Organisation, Role
from tests.factories.deputies import stand_in
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_organisation, make_worker
from tests.factories.places import agreed, make_place, shown, signed
from tests.factories.vacancies import make_vacancy
from tests.factories.work import interest_at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]
SENT = {"said_what": "money", "said_step": "send", "said": "They ask for 200 euro."}


@pytest.fixture
def place():
    made = make_place()
    agreed(made)
    return shown(made)


def talking_about(place) -> Interest:
    """They write with each other about an internship there; her place is not about it yet."""
    vacancy = make_vacancy(place.placement.organisation, kind="internship")
    return interest_at(Stage.TALKING, place.learner, vacancy, coach=place.adviser, member=place.signatory)


# ── from an interest to a place ─────────────────────────────────────────────────────────────────────────────
def test_where_both_said_yes_she_is_led_to_prepare_with_that_work_chosen(enter, place):
    interest = talking_about(place)
    browser = enter(place.learner, pin=True)
    page = reverse("contact:interest", args=[interest.uuid])
    begin = f"{reverse('places:new')}?work=internship%3A{interest.vacancy.uuid}"
    assert begin in browser.get(page).content.decode()
    form = browser.get(begin).context["form"]
    assert form["where"].initial == f"internship:{interest.vacancy.uuid}"
    made = places.begin(
        place.learner, places.Chosen(place.placement.organisation, interest.vacancy, "internship")
    )
    after = browser.get(page).content.decode()
    assert (begin in after, reverse("places:place", args=[made.uuid]) in after) == (False, True)
    hers = browser.get(reverse("places:place", args=[made.uuid])).content.decode()
    assert page in hers


@pytest.mark.parametrize("stage", [Stage.READY, Stage.SHARED])
def test_before_they_said_yes_too_nothing_leads_there(enter, place, stage):
    vacancy = make_vacancy(place.placement.organisation)
    interest = interest_at(stage, place.learner, vacancy, coach=place.adviser)
    page = enter(place.learner, pin=True).get(reverse("contact:interest", args=[interest.uuid]))
    assert (page.status_code, page.context["panels"]) == (200, [])


def test_what_they_talk_about_is_hers_to_choose_also_when_nobody_else_can_answer_it(place):
    interest = talking_about(place)
    Vacancy.objects.update(state=State.CLOSED, closed_because="filled")
    hotel = place.placement.organisation
    assert places_to_choose(place.learner) == [(hotel, interest.vacancy), (hotel, None)]


def test_her_coach_and_whom_the_agreement_names_find_it_from_the_conversation(enter, place):
    interest = talking_about(place)
    Placement.objects.filter(pk=place.placement.pk).update(vacancy=interest.vacancy)
    desk = reverse("coaching:interest", args=[interest.uuid])
    at_desk = reverse("places_desk:place", args=[place.learner.profile.uuid, place.placement.uuid])
    assert at_desk in enter(place.adviser).get(desk).content.decode()
    talk = reverse("employers_contact:talk", args=[interest.uuid])
    theirs = reverse("places_employer:place", args=[place.placement.uuid])
    colleague = make_worker(Role.EMPLOYER, organisation=place.placement.organisation, username="colleague")
    found = {
        who: theirs in enter(person).get(talk).content.decode()
        for who, person in {"signs": place.signatory, "tutor": place.tutor, "other": colleague}.items()
    }
    assert found == {"signs": True, "tutor": True, "other": False}


# ── who stands in for her adviser ───────────────────────────────────────────────────────────────────────────
@pytest.fixture
def paolo(place):
    made = make_worker(username="paolo", first_name="Paolo", last_name="Neri")
    stand_in(made, place.adviser, organisation=place.placement.body)
    return made


def at_desk(place, page: str = "place") -> str:
    return reverse(f"places_desk:{page}", args=[place.learner.profile.uuid, place.placement.uuid])


def test_whoever_stands_in_signs_in_her_own_name_and_it_says_for_whom(enter, place, paolo):
    agreement = place.agreement
    agreements.sign(agreement, person=place.learner, digest=agreement.digest)
    browser = enter(paolo)
    waiting = browser.get("/teach/coach/").context["waiting"]
    assert [row.url for row in waiting] == [at_desk(place)]
    assert "in place of Anna Riva" in browser.get(at_desk(place, "sign")).content.decode()
    sent = {"digest": agreement.digest, "read": "on"}
    assert browser.post(at_desk(place, "sign"), sent).status_code == 303
    body = sheet_of(agreement).lines[2]
    assert (body.name, [cell.words for cell in body.instead_of]) == (
        "Paolo Neri",
        ["al posto di Anna Riva", "in place of Anna Riva"],
    )
    assert Signature.objects.get(party=Party.BODY).person == paolo
    assert {"place"} == set(AccessEntry.objects.filter(reader=paolo).values_list("what", flat=True))
    theirs = enter(place.signatory).get(reverse("places_employer:place", args=[place.placement.uuid]))
    assert "in place of Anna Riva" in theirs.content.decode()
    assert browser.get("/teach/coach/").context["waiting"] == []


def test_who_stands_in_changes_nothing_and_after_it_nothing_is_there(enter, place, paolo):
    assert enter(paolo).get(at_desk(place, "write")).status_code == 404
    end_standing_in(Deputy.objects.get(), by=place.adviser)
    browser = enter(paolo)
    assert [browser.get(at_desk(place, page)).status_code for page in ("place", "sign")] == [404, 404]
    with pytest.raises(PermissionDenied):
        agreements.sign(place.agreement, person=fresh(paolo), digest=place.agreement.digest)


def test_an_agreement_her_adviser_signed_names_her_adviser_alone(place, paolo):
    body = sheet_of(signed(place)).lines[2]
    assert (body.name, body.instead_of) == ("Anna Riva", [])


# ── something is not right ──────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def leading(place):
    return [
        make_worker(Role.COORDINATOR, organisation=make_organisation(name)) for name in ("Alba", "Ergasia")
    ]


def test_an_employer_says_it_of_an_agreement_and_one_coordinator_holds_it(enter, place, leading):
    theirs = reverse("places_employer:place", args=[place.placement.uuid])
    address = reverse("employers_contact:wrong", args=[place.placement.uuid])
    browser = enter(place.tutor)
    assert address in browser.get(theirs).content.decode()
    assert browser.post(address, SENT).status_code == 200
    concern = Concern.objects.get()
    assert (concern.kind, concern.thing) == ("agreement", place.placement.uuid)
    seats = set(concern.seats.values_list("organisation__name", flat=True))
    assert seats == {"Alba", "Ergasia"}
    stop(concern, by=leading[1], words="Held until we know.")
    assert [browser.get(theirs).status_code, browser.post(address, SENT).status_code] == [404, 404]
    for person in (place.learner, place.adviser, place.tutor):
        with pytest.raises(PermissionDenied):
            agreements.sign(place.agreement, person=fresh(person), digest=place.agreement.digest)
    hers = enter(place.learner, pin=True).get(reverse("places:agreement", args=[place.placement.uuid]))
    assert "Coordinators look into something here." in hers.content.decode()
    for coordinator in leading:
        look(concern, by=coordinator, words="All is well.")
    open_again(concern, by=leading[0], words="It was a mistake.")
    assert browser.get(theirs).status_code == 200


def test_an_agreement_that_stays_away_is_shown_no_more_and_stays_hers(enter, place, leading):
    enter(place.tutor).post(reverse("employers_contact:wrong", args=[place.placement.uuid]), SENT)
    concern = Concern.objects.get()
    stop(concern, by=leading[1], words="Held until we know.")
    for coordinator in leading:
        look(concern, by=coordinator, words="It is true.")
    end(concern, by=leading[0], words="It stays away.")
    placement = Placement.objects.get()
    assert (placement.is_shown, placement.held_at, placement.person) == (False, None, place.learner)


def test_of_an_agreement_one_is_not_named_in_nothing_is_said(enter, place):
    address = reverse("employers_contact:wrong", args=[place.placement.uuid])
    hotel = Organisation.objects.get(pk=place.placement.organisation_id)
    colleague = make_worker(Role.EMPLOYER, organisation=hotel, username="colleague")
    for person in (colleague, make_employer("Trattoria Lina")):
        browser = enter(person)
        assert (browser.get(address).status_code, browser.post(address, SENT).status_code) == (404, 404)
    assert Concern.objects.count() == 0
