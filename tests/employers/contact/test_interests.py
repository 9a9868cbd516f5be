"""An interest: who learns of it and when, its clock, how it ends and is opened again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from employers.contact.actions.clock import move_on
from employers.contact.actions.endings import decline, hired, offer_gone, refuse
from employers.contact.actions.interests import (
    answer_her,
    ask_her,
    enquire,
    say_yes,
    show_interest,
    use_share,
)
from employers.contact.enums import Ended, Stage
from employers.contact.models import Interest
from employers.contact.queries.conversing import interests_for_employer
from employers.contact.queries.silence import is_silent
from employers.portfolios.actions import withdraw
from employers.portfolios.models import Share
from employers.vacancies.models import Vacancy
from lms.contracts import event
from lms.messaging.models import Notice
from lms.organisations.actions import suspend_account
from lms.organisations.closing import close_employer
from lms.organisations.events import EmployerClosed
from lms.organisations.models import Organisation, Role, SupportAssignment
from tests.factories.messages import fresh
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker
from tests.factories.vacancies import make_vacancy
from tests.factories.work import days_pass, interest_at, look_for, show

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara():
    return make_worker(Role.CASE_WORKER, username="sara", first_name="Sara")


@pytest.fixture
def her(sara):
    return make_learner(worker=sara).user


@pytest.fixture
def member():
    return make_employer("Hotel Aurora")


@pytest.fixture
def hotel(member):
    return Organisation.objects.get(name="Hotel Aurora")


@pytest.fixture
def vacancy(hotel) -> Vacancy:
    return make_vacancy(hotel)


def state(interest: Interest) -> tuple[str, str]:
    interest.refresh_from_db()
    return interest.stage, interest.ended_by


def known_to(member) -> list[int]:
    return [each.pk for each in interests_for_employer(fresh(member))]


def marks(person) -> set[str]:
    return set(Notice.objects.filter(person=person, seen_at=None).values_list("kind", flat=True))


def test_s13_her_interest_reaches_her_coach_and_nobody_at_the_employer(her, sara, member, vacancy):
    interest = show_interest(her, vacancy)
    assert (state(interest), known_to(member)) == ((Stage.INTERESTED, ""), [])
    assert (marks(sara), marks(member)) == ({"work_coach"}, set())
    assert show_interest(her, vacancy).pk == interest.pk  # twice is once


def test_s13_what_she_shows_leads_to_the_employer_and_only_after_her_coach_has_read_it(
    her, sara, member, vacancy
):
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    assert (known_to(member), marks(her)) == ([], {"work_hers"})
    show(her, vacancy.organisation)
    assert (state(interest), known_to(member)) == ((Stage.SHARED, ""), [interest.pk])
    assert marks(member) == {"work_employer"}


def test_what_she_shows_already_is_for_this_work_when_she_says_so(her, sara, member, vacancy):
    show(her, vacancy.organisation)
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    assert known_to(member) == []
    use_share(interest, by=her)
    assert known_to(member) == [interest.pk]


def test_without_a_share_there_is_nothing_to_use(her, sara, vacancy):
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    with pytest.raises(ValidationError):
        use_share(interest, by=her)


def test_a_warning_stands_beside_it_and_stops_nothing(her, sara, member, vacancy):
    interest = show_interest(her, vacancy)
    answer_her(interest, by=sara, words="Nobody of us has been there.", warns=True)
    assert (state(interest)[0], interest.coach_warns) == (Stage.READY, True)
    show(her, vacancy.organisation)
    assert known_to(member) == [interest.pk]


def test_her_coach_asks_whether_she_wants_it_if_she_lets_them_look(her, sara, vacancy):
    with pytest.raises(PermissionDenied):
        ask_her(her, vacancy, by=sara)
    look_for(her)
    interest = ask_her(fresh(her), vacancy, by=sara, words="Near your house.")
    say_yes(interest, by=her)
    assert (state(interest)[0], marks(her), marks(sara)) == (Stage.INTERESTED, {"work_hers"}, {"work_coach"})


def test_s16_an_employer_asks_about_its_vacancy_and_learns_neither_who_nor_how_many(
    her, sara, member, vacancy
):
    look_for(her)
    make_learner(worker=sara)  # who lets nobody look is not asked
    enquiry = enquire(vacancy, by=member)
    interest = Interest.objects.get()
    assert (interest.person, state(interest), interest.began_by) == (her, (Stage.ASKED, ""), "employer")
    assert (marks(her), marks(sara), marks(member)) == ({"work_hers"}, {"work_coach"}, set())
    assert known_to(member) == []
    alone = make_vacancy(vacancy.organisation, title="Night porter", area="GR-A")
    refuse(interest, by=her)
    other = enquire(alone, by=member)
    assert {name for name in vars(other) if name[0] != "_"} == {
        name for name in vars(enquiry) if name[0] != "_"
    }


def test_an_employer_asks_once_in_a_while_and_only_about_its_own(member, vacancy):
    enquire(vacancy, by=member)
    with pytest.raises(ValidationError):
        enquire(vacancy, by=fresh(member))
    with pytest.raises(PermissionDenied):
        enquire(vacancy, by=make_employer("Trattoria Lina"))


def test_who_said_no_is_not_asked_about_it_again(her, member, vacancy):
    look_for(her)
    enquire(vacancy, by=member)
    refuse(Interest.objects.get(), by=her)
    Interest.objects.update(began_at="2026-01-01T00:00Z")
    vacancy.enquiries.all().delete()
    enquire(vacancy, by=fresh(member))
    assert Interest.objects.count() == 1


def test_a_no_before_the_employer_knows_costs_nothing_and_tells_it_nothing(her, sara, member, vacancy):
    interest = show_interest(her, vacancy)
    refuse(interest, by=her, reason="hours", note="I begin a course.")
    assert (state(interest)[1], marks(member)) == (Ended.LEARNER, set())
    again = show_interest(fresh(her), vacancy)
    assert (again.pk != interest.pk, state(again)) == (True, (Stage.INTERESTED, ""))


def test_s15_a_no_later_closes_what_she_showed_for_it(her, sara, member, vacancy):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    refuse(interest, by=her)
    assert (known_to(member), Share.objects.open_now().count()) == ([], 0)


def test_what_she_showed_before_stays_open(her, sara, member, vacancy):
    show(her, vacancy.organisation)
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    use_share(interest, by=her)
    refuse(interest, by=fresh(her))
    assert (known_to(member), Share.objects.open_now().count()) == ([], 1)


def test_s15_a_share_that_is_taken_back_ends_it_at_once(her, sara, member, vacancy):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    withdraw(Share.objects.get())
    assert (known_to(member), state(interest)) == ([], (Stage.TALKING, Ended.WITHDRAWN))


def test_shown_anew_it_goes_on(her, sara, member, vacancy):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    show(her, vacancy.organisation)
    assert (known_to(member), state(interest)) == ([interest.pk], (Stage.TALKING, ""))
    assert interest.share == Share.objects.open_now().get()


def test_s15_a_suspended_employer_finds_nothing_and_she_is_told(her, sara, member, vacancy):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    coordinator = make_worker(Role.COORDINATOR, organisation=make_organisation("Filoxenia"))
    close_employer(vacancy.organisation, coordinator=coordinator, reason="Nobody answers there.")
    assert (known_to(member), bool(state(interest)[1]), "work_hers" in marks(her)) == ([], True, True)
    with pytest.raises(PermissionDenied):
        show_interest(make_learner(worker=sara).user, vacancy)


@pytest.mark.parametrize("turn", [list, reversed], ids=["as registered", "the other way round"])
def test_whoever_hears_of_a_closing_first_it_ends(her, sara, member, vacancy, monkeypatch, turn):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    asked = show_interest(fresh(her), make_vacancy(vacancy.organisation, title="Porter"))
    heard_by = dict(turn(event._handlers[EmployerClosed].items()))
    monkeypatch.setitem(event._handlers, EmployerClosed, heard_by)
    assert len(heard_by) > 1
    coordinator = make_worker(Role.COORDINATOR, organisation=make_organisation("Filoxenia"))
    close_employer(vacancy.organisation, coordinator=coordinator, reason="Nobody answers there.")
    assert (known_to(member), bool(state(interest)[1]), state(asked)[1]) == ([], True, Ended.GONE)
    assert Share.objects.open_now().count() == 0


def test_while_her_account_is_closed_an_employer_finds_nothing(her, sara, member, vacancy):
    interest = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    suspend_account(her.profile, worker=sara)
    assert known_to(member) == []
    with pytest.raises(PermissionDenied):
        refuse(interest, by=fresh(her))


def test_they_say_no_and_she_reads_a_kind_sentence(her, sara, member, vacancy):
    interest = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    decline(interest, by=fresh(member), reason="hours", note="She was fine.")
    assert (state(interest)[1], known_to(member), "work_hers" in marks(her)) == (Ended.EMPLOYER, [], True)
    assert is_silent(vacancy.organisation) is False


def test_only_who_sees_it_says_no(her, sara, member, vacancy):
    interest = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    for stranger in (make_employer("Trattoria Lina"), sara, her):
        with pytest.raises(PermissionDenied):
            decline(interest, by=fresh(stranger), reason="hours")


def test_hired_elsewhere_closes_the_rest_and_a_retracted_offer_opens_it_again(her, sara, member, vacancy):
    offered = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    cook = make_employer("Trattoria Lina")
    other = make_vacancy(Organisation.objects.get(name="Trattoria Lina"), title="Kitchen helper")
    talked = interest_at(Stage.TALKING, her, other, coach=sara, member=cook)
    waiting = show_interest(fresh(her), make_vacancy(vacancy.organisation, title="Room attendant"))
    hired(offered, by=fresh(her))
    assert [state(each) for each in (talked, waiting)] == [
        (Stage.TALKING, Ended.ELSEWHERE),
        (Stage.INTERESTED, Ended.ELSEWHERE),
    ]
    assert (known_to(cook), known_to(member)) == ([], [offered.pk])
    offer_gone(offered, by=fresh(her))
    assert state(offered) == (Stage.HIRED, Ended.RETRACTED)
    assert [state(each) for each in (talked, waiting)] == [(Stage.READY, ""), (Stage.INTERESTED, "")]
    assert known_to(cook) == []  # she chooses anew what they see


def test_what_is_no_longer_there_is_not_opened_again(her, sara, member, vacancy):
    offered = interest_at(Stage.TALKING, her, vacancy, coach=sara, member=member)
    other = make_vacancy(vacancy.organisation, title="Room attendant")
    waiting = show_interest(fresh(her), other)
    hired(offered, by=fresh(her))
    other.state = "closed"
    other.save(update_fields=["state"])
    offer_gone(offered, by=fresh(her))
    assert state(waiting)[1] == Ended.ELSEWHERE


# ── the clock ───────────────────────────────────────────────────────────────────────────────────────────────


def test_a_coach_who_does_not_read_it_in_time_stops_nothing(her, vacancy):
    interest = show_interest(her, vacancy)
    assert move_on() == 0
    days_pass(interest, 30)
    assert (move_on(), state(interest), marks(her)) == (1, (Stage.READY, ""), {"work_hers"})


def test_an_employer_is_reminded_once_and_then_it_closes_kindly_and_gets_nothing_new(
    her, sara, member, vacancy
):
    interest = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    Notice.objects.all().delete()
    days_pass(interest, 10)
    assert (move_on(), state(interest), marks(member)) == (1, (Stage.SHARED, ""), {"work_employer"})
    assert (move_on(), is_silent(vacancy.organisation)) == (0, False)
    days_pass(interest, 10)
    assert is_silent(vacancy.organisation) is True
    assert (move_on(), state(interest)[1], known_to(member)) == (1, Ended.SILENT, [])
    assert "work_hers" in marks(her)
    for refused in (
        lambda: show_interest(make_learner(worker=sara).user, vacancy),
        lambda: enquire(vacancy, by=fresh(member)),
    ):
        with pytest.raises(PermissionDenied):
            refused()
    days_pass(interest, 40)
    assert is_silent(vacancy.organisation) is False


def test_an_employer_that_answers_somebody_is_silent_no_more(her, sara, member, vacancy):
    left = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    other = make_learner(worker=sara).user
    talked = interest_at(Stage.SHARED, other, make_vacancy(vacancy.organisation, title="Porter"), coach=sara)
    for _time in range(2):
        days_pass(left, 10)
        move_on()
    assert is_silent(vacancy.organisation) is True
    decline(talked, by=fresh(member), reason="filled")
    assert is_silent(vacancy.organisation) is False


def test_she_is_reminded_once_and_it_closes_without_a_word_against_her(her, sara, vacancy):
    interest = interest_at(Stage.READY, her, vacancy, coach=sara)
    Notice.objects.all().delete()
    days_pass(interest, 15)
    assert (move_on(), state(interest), marks(her)) == (1, (Stage.READY, ""), {"work_hers"})
    assert move_on() == 0
    days_pass(interest, 15)
    assert (move_on(), state(interest)[1]) == (1, Ended.QUIET)


def test_work_that_is_gone_closes_what_the_employer_never_knew(her, vacancy):
    interest = show_interest(her, vacancy)
    Vacancy.objects.update(state="closed")
    assert (move_on(), state(interest)[1]) == (1, Ended.GONE)


def test_a_share_whose_day_has_come_ends_it(her, sara, member, vacancy):
    interest = interest_at(Stage.SHARED, her, vacancy, coach=sara)
    share = Share.objects.get()
    share.consent.expires_at = share.consent.given_at
    share.consent.save(update_fields=["expires_at"])
    assert known_to(member) == []
    assert (move_on(), state(interest)[1]) == (1, Ended.WITHDRAWN)


def test_who_is_no_coach_of_hers_answers_nothing(her, sara, vacancy):
    interest = show_interest(her, vacancy)
    former = SupportAssignment.objects.get(worker=sara)
    others = [make_worker(Role.CASE_WORKER), make_worker(Role.TRAINER), make_employer("Trattoria Lina")]
    for stranger in others:
        with pytest.raises(PermissionDenied):
            answer_her(interest, by=stranger, words="Do it.")
    former.ended_at = former.since
    former.save(update_fields=["ended_at"])
    with pytest.raises(PermissionDenied):
        answer_her(interest, by=fresh(sara), words="Do it.")
