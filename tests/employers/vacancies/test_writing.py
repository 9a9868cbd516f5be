"""An employer writes, sends, changes and closes; nobody reads what no coordinator has read."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from employers.vacancies import actions
from employers.vacancies.enums import Closed, State
from employers.vacancies.facts import facts_in, facts_of, said_by
from employers.vacancies.models import OPEN_DAYS, Vacancy
from employers.vacancies.queries import read_of
from lms.competences.models import Occupation, OccupationCompetence
from lms.core import days, written
from lms.messaging.working_days import working_days_after
from lms.organisations.closing import close_employer
from lms.organisations.models import Organisation, Role
from tests.factories.people import make_employer, make_organisation, make_worker
from tests.factories.vacancies import USUAL, ask, ask_language, make_vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def employer():
    return make_employer()


@pytest.fixture
def hotel(employer):
    return Organisation.objects.get(name="Hotel Aurora")


@pytest.fixture
def anna():
    return make_worker(Role.COORDINATOR)


@pytest.fixture
def browser(employer, enter):
    return enter(employer)


def posted(**more) -> dict[str, str]:
    usual = {**USUAL, "key": str(uuid.uuid4()), "by_transport": "on", "support": ["colleague"]}
    return {name: value for name, value in {**usual, **more}.items() if value is not None}


def test_a_draft_is_saved_with_a_title_and_sent_with_all_of_it(browser, hotel):
    few = {"kind": "job", "title": "Baker", "language": "en", "key": str(uuid.uuid4())}
    page = browser.post(reverse("vacancies:new"), {**few, "send": "send"})
    assert Vacancy.objects.count() == 0
    assert b"Please look at these points again" in page.content
    browser.post(reverse("vacancies:new"), {**few, "save": "save"})
    [vacancy] = Vacancy.objects.all()
    assert (vacancy.title, vacancy.state, vacancy.organisation) == ("Baker", State.DRAFT, hotel)
    here = reverse("vacancies:vacancy", args=[vacancy.uuid])
    browser.post(here, posted(send="send"))
    vacancy.refresh_from_db()
    assert vacancy.state == State.SENT
    assert {name: getattr(vacancy, name) for name in USUAL} == USUAL


def test_the_same_form_sent_twice_is_one_vacancy(browser):
    said = posted(save="save")
    for _time in range(2):
        assert browser.post(reverse("vacancies:new"), said).status_code == 303
    assert Vacancy.objects.count() == 1


def test_skills_and_languages_are_chosen_row_by_row(browser, hotel):
    existing = ask(make_vacancy(hotel, state=State.DRAFT), "kitchen-clean", rank=1)
    other = ask(existing.vacancy, "kitchen-cut", rank=1)
    rows = {
        "skill_0": str(existing.competence.uuid), "level_0": "3", "need_0": "yes",
        "skill_1": str(other.competence.uuid), "level_1": "2", "need_1": "no",
        "tongue_0": "it", "cefr_0": "A2", "tongue_need_0": "yes",
    }  # fmt: skip
    browser.post(reverse("vacancies:new"), posted(title="New", save="save", **rows))
    made = Vacancy.objects.get(title="New")
    assert [(each.competence.code, each.level.rank, each.is_essential) for each in made.asks.all()] == [
        ("kitchen-clean", 3, True),
        ("kitchen-cut", 2, False),
    ]
    assert [(each.language, each.cefr, each.is_essential) for each in made.languages.all()] == [
        ("it", "A2", True)
    ]


def test_an_occupation_suggests_its_skills_and_saves_nothing(browser, hotel):
    asked = ask(make_vacancy(hotel, state=State.DRAFT), "bakery-dough")
    occupation = Occupation.objects.create(
        framework=asked.competence.framework, code="baker", labels={"en": "Baker"}, isco="7512"
    )
    OccupationCompetence.objects.create(occupation=occupation, competence=asked.competence, is_essential=True)
    page = browser.post(
        reverse("vacancies:new"), posted(title="Baker", occupation=str(occupation.uuid), suggest="suggest")
    )
    assert f'<option value="{asked.competence.uuid}" selected>' in page.content.decode()
    assert Vacancy.objects.filter(title="Baker").count() == 0


def test_s16_flags_are_told_kindly_beside_the_field_with_a_sentence_instead(browser):
    page = browser.post(reverse("vacancies:new"), posted(pay="30 euros a day, in cash", more="more"))
    words = page.content.decode()
    assert 'href="#flag-by_the_day-pay"' in words
    assert "Cash or pay by the day leaves no pay slip for anybody." in words
    assert "no right that can be claimed" not in words  # that is for reviewers
    instead = browser.post(
        reverse("vacancies:new"), posted(pay="30 euros a day, in cash", instead="by_the_day:pay")
    )
    assert "30 euros a day" not in instead.content.decode()
    assert Vacancy.objects.count() == 0


def test_what_the_employer_explains_is_read_with_the_flag(browser, anna, enter):
    said = posted(offers="Lunch, and cazare for interns", send="send", explain_housing="The school's house.")
    browser.post(reverse("vacancies:new"), said)
    vacancy = Vacancy.objects.get()
    assert vacancy.explained == {"housing": "The school's house."}
    page = enter(anna).get(reverse("vacancies_desk:vacancy", args=[vacancy.uuid])).content.decode()
    assert "The school&#x27;s house." in page
    assert "A room from the employer ties home and work together" in page


def test_s16_what_was_read_is_what_stands_there(employer, hotel, anna):
    vacancy = make_vacancy(hotel, state=State.SENT)
    seen = read_of(vacancy)
    actions.change(vacancy, facts_in({**USUAL, "pay": "9 euros an hour"}), by=employer)
    with pytest.raises(ValidationError):
        actions.open_it(vacancy, by=anna, read=seen)
    assert vacancy.state == State.SENT
    actions.open_it(vacancy, by=anna, read=read_of(vacancy))
    assert (vacancy.state, vacancy.open_until) == (State.OPEN, days.in_days(OPEN_DAYS))


def test_s16_a_change_of_an_open_one_waits_beside_what_was_read(employer, hotel, anna):
    vacancy = make_vacancy(hotel)
    ask(vacancy, "kitchen-clean")
    ask_language(vacancy, "it", "A2")
    before = facts_of(Vacancy.objects.get())
    newer = facts_in({**USUAL, "pay": "9 euros an hour"})
    actions.change(vacancy, newer, by=employer)
    assert facts_of(Vacancy.objects.get()) == before
    assert list(Vacancy.objects.open_now()) == [vacancy]
    actions.send_back(vacancy, by=anna, words="Please write the usual pay.")
    assert (vacancy.state, facts_of(Vacancy.objects.get()), said_by(vacancy)) == (State.OPEN, before, newer)
    with pytest.raises(PermissionDenied):
        actions.open_it(vacancy, by=anna)  # it was sent back, and nothing is unread
    actions.change(vacancy, facts_in({**USUAL, "pay": "9.90 euros an hour"}), by=employer)
    actions.open_it(vacancy, by=anna)
    assert facts_of(Vacancy.objects.get()) == facts_in({**USUAL, "pay": "9.90 euros an hour"})


def test_an_open_one_is_sent_back_whole_where_nothing_was_changed(hotel, anna):
    vacancy = make_vacancy(hotel)
    actions.send_back(vacancy, by=anna, words="We heard something. Please call us.")
    assert (vacancy.state, list(Vacancy.objects.open_now())) == (State.RETURNED, [])


def test_nobody_sends_back_without_a_sentence(hotel, anna):
    with pytest.raises(PermissionDenied):
        actions.send_back(make_vacancy(hotel, state=State.SENT), by=anna, words=" ")


@pytest.mark.parametrize("role", [Role.TRAINER, Role.CASE_WORKER, Role.AUTHOR, Role.EMPLOYER])
def test_s24_only_coordinators_read_and_open(hotel, enter, role):
    vacancy = make_vacancy(hotel, state=State.SENT)
    place = make_organisation("Trattoria", "employer") if role == Role.EMPLOYER else None
    somebody = make_worker(role, organisation=place)
    with pytest.raises(PermissionDenied):
        actions.open_it(vacancy, by=somebody)
    assert enter(somebody).get(reverse("vacancies_desk:vacancy", args=[vacancy.uuid])).status_code == 404


def test_s23_another_employers_vacancy_is_not_there(enter, hotel):
    other = make_employer("Trattoria")
    theirs = make_vacancy(hotel)
    browser = enter(other)
    names = ("vacancy", "close", "keep_open", "delete", "again")
    invented = uuid.uuid4()
    for name in names:
        for address in (theirs.uuid, invented):
            assert browser.post(reverse(f"vacancies:{name}", args=[address]), posted()).status_code == 404
    assert browser.get(reverse("vacancies:vacancy", args=[theirs.uuid])).status_code == 404
    assert "Breakfast" not in browser.get(reverse("vacancies:list")).content.decode()
    with pytest.raises(PermissionDenied):
        actions.change(theirs, facts_in(USUAL), by=other)


def test_s15_suspended_in_mid_session(browser, employer, hotel, anna):
    """The next request of the employer finds nothing, and nobody reads what it offers."""
    vacancy = make_vacancy(hotel)
    here = reverse("vacancies:vacancy", args=[vacancy.uuid])
    assert browser.get(here).status_code == 200
    close_employer(hotel, coordinator=anna, reason="No contract.")
    assert browser.post(here, posted(save="save")).status_code in (302, 404)
    assert browser.get(reverse("vacancies:list")).status_code in (302, 404)
    assert list(Vacancy.objects.open_now()) == []
    with pytest.raises(PermissionDenied):
        actions.write(facts_in(USUAL), organisation=hotel, by=employer)


def test_an_employer_that_nobody_found_fit_has_no_vacancies(enter):
    waiting = make_employer("Lavanderia", vetted=False)
    make_vacancy(Organisation.objects.get(name="Lavanderia"))
    browser = enter(waiting)
    assert browser.get(reverse("vacancies:list")).status_code == 404
    assert browser.post(reverse("vacancies:new"), posted(save="save")).status_code == 404
    assert list(Vacancy.objects.open_now()) == []


def test_it_closes_after_its_days_unless_kept_open_in_the_last_week(employer, hotel):
    vacancy = make_vacancy(hotel, open_until=days.in_days(8))
    with pytest.raises(PermissionDenied):
        actions.keep_open(vacancy, by=employer)
    vacancy.open_until = days.in_days(7)
    vacancy.save()
    actions.keep_open(vacancy, by=employer)
    assert vacancy.open_until == days.in_days(OPEN_DAYS)


def test_on_its_last_day_it_is_open_and_on_the_next_it_is_over(employer, hotel):
    vacancy = make_vacancy(hotel, open_until=days.today())
    assert list(Vacancy.objects.open_now()) == [vacancy]
    vacancy.open_until -= datetime.timedelta(days=1)
    vacancy.save()
    assert list(Vacancy.objects.open_now()) == []
    for refused in (actions.keep_open, lambda each, by: actions.change(each, facts_in(USUAL), by=by)):
        with pytest.raises(PermissionDenied):
            refused(vacancy, by=employer)


def test_closed_it_is_written_again_as_a_new_draft(browser, employer, hotel):
    vacancy = make_vacancy(hotel)
    ask(vacancy, "kitchen-clean")
    actions.close(vacancy, by=employer, because=Closed.FILLED)
    assert list(Vacancy.objects.open_now()) == []
    browser.post(reverse("vacancies:again", args=[vacancy.uuid]))
    made = Vacancy.objects.exclude(pk=vacancy.pk).get()
    assert (made.state, facts_of(made)) == (State.DRAFT, facts_of(vacancy))


@pytest.mark.parametrize("place", ["vacancies:list", "vacancies_desk:list"])
def test_a_list_asks_as_often_for_three_as_for_one(place, employer, hotel, anna, enter, count_queries):
    browser = enter(anna if "desk" in place else employer)
    ask(make_vacancy(hotel, state=State.RETURNED), "kitchen-clean")
    make_vacancy(hotel, state=State.SENT)
    few = count_queries(browser.get, reverse(place))
    for _time in range(2):
        ask(make_vacancy(hotel, state=State.RETURNED), "kitchen-clean")
        make_vacancy(hotel, state=State.SENT)
    assert count_queries(browser.get, reverse(place)) == few


def test_the_day_of_the_answer_is_the_one_that_was_promised(browser, employer, hotel):
    page = browser.get(reverse("vacancies:new")).content.decode()
    vacancy = make_vacancy(hotel, state=State.DRAFT)
    actions.send(vacancy, by=employer)
    assert written.day(vacancy.answer_by) in page
    assert vacancy.answer_by == working_days_after(days.today(), actions.ANSWER_WORKING_DAYS, hotel.country)


def test_the_employer_reads_the_sentence_and_not_the_note(browser, hotel, anna):
    vacancy = make_vacancy(hotel, state=State.SENT)
    actions.send_back(vacancy, by=anna, words="Please write the pay.", note="The third time.")
    page = browser.get(reverse("vacancies:vacancy", args=[vacancy.uuid])).content.decode()
    assert ("Please write the pay." in page, "The third time." in page) == (True, False)
