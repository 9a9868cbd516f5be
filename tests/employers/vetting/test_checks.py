"""A firm that applied is found fit when its checklist is done and every question is answered."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from employers.applications import actions as applications
from employers.applications.facts import Facts, facts_in
from employers.applications.queries import matches_for
from employers.bans.actions import compare
from employers.vetting.actions import answer_flag, note_check
from employers.vetting.enums import Item, Status
from employers.vetting.flags import flags_of
from employers.vetting.models import Check
from lms.organisations.actions import vet
from lms.organisations.models import Role
from lms.organisations.queries import vetted_employers
from lms.organisations.rules import can_vet
from tests.factories.firms import FACTS, apply, ban
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna(faces):
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def elena(faces):
    return make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))


@pytest.fixture
def firm(anna):
    return applications.take_up(apply(), by=anna)


def check_all(firm, by) -> None:
    for item in Item:
        note_check(firm, item, Status.DONE, by=by, words="Looked at.")


def test_s16_two_of_different_organisations_open_its_door_after_the_checklist(firm, anna, elena):
    for somebody in (anna, elena):
        assert can_vet(somebody, firm) is False
        with pytest.raises(PermissionDenied):
            vet(firm, coordinator=somebody, note="Visited.")
    check_all(firm, anna)
    vet(firm, coordinator=anna, note="Visited.")
    assert firm not in vetted_employers()
    vet(firm, coordinator=make_worker(Role.COORDINATOR), note="The same organisation once more.")
    assert firm not in vetted_employers()
    vet(firm, coordinator=elena, note="Called.")
    assert firm in vetted_employers()


@pytest.mark.parametrize("item", Item)
def test_each_point_counts_and_the_last_word_on_it(firm, anna, item):
    check_all(firm, anna)
    assert can_vet(anna, firm) is True
    note_check(firm, item, Status.ASKED, by=anna, words="The second one does not answer.")
    assert can_vet(anna, firm) is False


def test_a_red_flag_waits_for_an_answer(faces, anna):
    firm = applications.take_up(apply(work="Cleaning, a room above the laundry."), by=anna)
    check_all(firm, anna)
    assert can_vet(anna, firm) is False
    answer_flag(firm, "housing", by=anna, words="For interns of the school, with a contract of their own.")
    assert can_vet(anna, firm) is True


def test_s16_an_entry_added_later_stops_it_until_two_organisations_compared(firm, anna, elena):
    check_all(firm, anna)
    ban(anna, names="Brezza")
    assert can_vet(anna, firm) is False
    [match] = matches_for(firm.application)
    compare(match, is_same=False, by=anna, words="Another owner.")
    assert can_vet(elena, firm) is False
    compare(match, is_same=False, by=elena, words="Another owner.")
    assert can_vet(elena, firm) is True


def test_what_a_firm_says_anew_is_checked_anew(faces, firm, anna, elena):
    check_all(firm, anna)
    vet(firm, coordinator=anna, note="Visited.")
    applications.change(firm.application, facts_in({**FACTS, "street": "Via Nuova 1"}))
    assert can_vet(elena, firm) is False
    check_all(firm, elena)
    vet(firm, coordinator=elena, note="Visited.")
    assert firm not in vetted_employers()
    vet(firm, coordinator=anna, note="Visited there too.")
    assert firm in vetted_employers()
    with pytest.raises(PermissionDenied):
        applications.change(firm.application, facts_in(FACTS))


CALM = facts_in(FACTS)


@pytest.mark.parametrize(
    ("key", "changed"),
    [
        ("housing", {"work": "Pulizie, alloggio in camera doppia."}),
        ("housing", {"work": "Προσφέρεται διαμονή."}),
        ("money_first", {"work": "A deposit of 300 for the training."}),
        ("papers", {"work": "Bring your passport, we keep it."}),
        ("by_the_day", {"work": "Limpieza, pago en efectivo."}),
        ("no_contract", {"work": "Prima lună fără contract."}),
        ("company", {"work": "Hostess for evening events."}),
        ("housing", {"work": "Une chambre au-dessus de la blanchisserie."}),
        ("housing", {"work": "Прання. Житло надаємо."}),
        ("housing", {"work": "غسيل وكي والسكن متوفر"}),
        ("money_first", {"work": "Une caution de 300 euros."}),
        ("money_first", {"work": "Потрібна застава."}),
        ("money_first", {"work": "يدفع عربون قبل العمل"}),
        ("papers", {"accompanies": "Паспорт залишається в нас"}),
        ("papers", {"work": "نحتفظ بجواز السفر"}),
        ("by_the_day", {"work": "Payé en espèces."}),
        ("by_the_day", {"work": "Оплата готівкою."}),
        ("by_the_day", {"work": "الأجر نقدًا"}),
        ("no_contract", {"work": "Sans contrat au début."}),
        ("no_contract", {"work": "Перший місяць без договору."}),
        ("no_contract", {"work": "الشهر الأول بدون عقد"}),
        ("company", {"work": "Hôtesse pour des soirées."}),
        ("company", {"work": "Робота: масажистка."}),
        ("company", {"work": "مطلوب مضيفة للحفلات"}),
        ("no_website", {"web": ""}),
        ("number", {"country": "CH", "number": "12"}),
        ("phone", {"phone": "+44 20 7946 0000"}),
    ],
)
def test_what_stands_out_is_asked_about(key, changed):
    assert flags_of([CALM]) == []
    assert key in [flag.key for flag in flags_of([facts_in({**FACTS, **changed})])]


def test_whoever_changed_its_name_is_asked_why():
    before = Facts(**{**FACTS, "legal_name": "Onda Nuova"})
    assert [flag.key for flag in flags_of([CALM, before])] == ["changed"]


def test_an_employer_an_administrator_made_has_no_such_page(enter, anna):
    place = make_organisation("Trattoria", "employer")
    assert can_vet(anna, place) is True
    assert enter(anna).get(reverse("vetting_desk:checks", args=[place.uuid])).status_code == 404


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.ADMINISTRATOR])
def test_s23_only_coordinators_write_it(firm, role):
    with pytest.raises(PermissionDenied):
        note_check(firm, Item.PAY, Status.DONE, by=make_worker(role), words="Fine.")


def test_on_the_desk_each_point_says_who_found_what(enter, firm, anna):
    browser, here = enter(anna), reverse("vetting_desk:checks", args=[firm.uuid])
    browser.post(here, {"decision": "done", "about": "pay", "words": ""})
    browser.post(here, {"decision": "done", "about": "soup", "words": "Good."})
    assert not Check.objects.exists()
    browser.post(here, {"decision": "done", "about": "pay", "words": "As agreed for laundries."})
    page = browser.get(here)
    done = [(row.title, row.words) for row in page.context["checks"] if row.is_done]
    assert done == [("Pay", "As agreed for laundries.")]
    employer = browser.get(reverse("desk:vet", args=[firm.uuid]))
    assert employer.context["form"] is None
    assert len(employer.context["to_do"][0].missing) == len(Item) - 1
