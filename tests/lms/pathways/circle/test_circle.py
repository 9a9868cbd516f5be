"""Who is around a plan: she lets in, says no, ends; and what opens nothing although a row is there."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from lms.accounts.actions import suspend
from lms.audit.models import AccessEntry
from lms.core import days
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import Membership, Organisation, Role, SupportAssignment
from lms.organisations.team import end_support_assignment
from lms.pathways.circle import actions, queries, rules
from lms.pathways.circle.models import Helper
from lms.pathways.enums import Theme
from lms.pathways.plans.models import Pathway
from tests.factories.people import make_employer, make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db

ALL = frozenset(Theme.values)
NOTHING = frozenset()


@pytest.fixture
def elena():
    return make_worker(Role.CASE_WORKER, username="elena", first_name="Elena")


@pytest.fixture
def marta():
    return make_worker(Role.TRAINER, username="marta", first_name="Marta")


@pytest.fixture
def learner(elena):
    return make_learner(worker=elena).user


@pytest.fixture
def plan(learner):
    return Pathway.objects.create(person=learner, organisation=make_organisation())


def ask(plan, person, role=Role.CASE_WORKER, *, themes=ALL, by=None, organisation=None, **more) -> Helper:
    return actions.suggest(
        plan,
        person,
        organisation=organisation or make_organisation(),
        role=role,
        themes=themes,
        by=by or plan.person,
        **more,
    )


def into(plan, person, role=Role.CASE_WORKER, *, themes=ALL, **more) -> Helper:
    helper = ask(plan, person, role, themes=themes, **more)
    actions.let_in(helper, by=plan.person, themes=themes)
    return helper


def seen(person, plan) -> frozenset[str]:
    return queries.parts_seen(type(person).objects.get(pk=person.pk), plan)


def test_who_is_suggested_sees_nothing_until_she_says_yes(plan, elena):
    helper = ask(plan, elena, by=elena)
    assert (seen(elena, plan), rules.can_open(elena, plan)) == (NOTHING, False)
    actions.let_in(helper, by=plan.person, themes=[Theme.PAPERS, Theme.WELCOME])
    assert seen(elena, plan) == {Theme.WELCOME, Theme.PAPERS}
    assert (helper.since, helper.ends_on) == (days.today(), days.months_after(days.today(), 12))


def test_nobody_else_lets_anybody_in(plan, elena, marta):
    helper = ask(plan, elena)
    for somebody in (elena, marta):
        with pytest.raises(PermissionDenied):
            actions.let_in(helper, by=somebody, themes=ALL)
    assert seen(elena, plan) == NOTHING


def test_her_own_plan_is_hers_whole(plan, learner):
    assert seen(learner, plan) == ALL


def test_a_trainer_sees_training_whatever_she_ticked(plan, marta):
    into(plan, marta, Role.TRAINER)
    assert seen(marta, plan) == {Theme.LANGUAGE, Theme.SKILLS, Theme.WORK}
    assert not rules.can_see_part(marta, plan, Theme.PAPERS)


def test_a_part_her_role_may_never_see_cannot_be_asked_for(plan, marta):
    with pytest.raises(ValidationError):
        ask(plan, marta, Role.TRAINER, themes=[Theme.PAPERS])


def test_no_employer_is_suggested_by_anybody(plan):
    employer = make_employer()
    organisation = Organisation.objects.get(kind="employer")
    with pytest.raises(PermissionDenied):
        ask(plan, employer, Role.EMPLOYER, organisation=organisation)


def test_even_a_row_of_an_employer_opens_nothing(plan):
    employer = make_employer()
    Helper.objects.create(
        pathway=plan,
        person=employer,
        organisation=Organisation.objects.get(kind="employer"),
        role=Role.EMPLOYER,
        themes=list(ALL),
        since=days.today(),
    )
    assert seen(employer, plan) == NOTHING


def test_an_adviser_who_lost_her_assignment_sees_nothing_at_once(plan, elena, learner):
    into(plan, elena)
    end_support_assignment(SupportAssignment.objects.get(worker=elena, learner=learner), by=elena)
    assert (seen(elena, plan), queries.around(plan).open) == (NOTHING, [])
    assert [helper.person for helper in queries.around(plan).past] == [elena]


def test_a_trainer_who_accompanied_her_and_no_longer_does_sees_nothing(plan, marta, learner):
    assignment = assign(marta, learner, make_organisation())
    into(plan, marta, Role.TRAINER)
    end_support_assignment(assignment, by=marta)
    assert seen(marta, plan) == NOTHING


def test_whoever_no_longer_has_the_role_sees_nothing(plan, marta):
    into(plan, marta, Role.TRAINER)
    Membership.objects.filter(person=marta).update(ended_at=timezone.now())
    add_membership(marta, make_organisation(), Role.AUTHOR)
    assert seen(marta, plan) == NOTHING


def test_where_she_no_longer_learns_nobody_sees_anything(plan, marta, learner):
    into(plan, marta, Role.TRAINER)
    Membership.objects.filter(person=learner).update(ended_at=timezone.now())
    assert seen(marta, plan) == NOTHING


def test_somebody_of_another_organisation_sees_what_she_said_and_nothing_before(plan):
    school = make_organisation("Scuola Ponte")
    giulia = make_worker(Role.TRAINER, organisation=school, username="giulia")
    anna = make_worker(Role.COORDINATOR, organisation=school, username="anna")
    into(plan, giulia, Role.TRAINER, themes=[Theme.LANGUAGE], organisation=school)
    assert (seen(giulia, plan), seen(anna, plan)) == ({Theme.LANGUAGE}, NOTHING)


def test_a_coordinator_of_her_own_organisation_sees_nothing_unasked(plan):
    assert seen(make_worker(Role.COORDINATOR), plan) == NOTHING


def test_it_ends_by_itself_on_its_day(plan, elena):
    helper = into(plan, elena, ends_on=days.in_days(3))
    assert helper.ends_on == days.in_days(3)
    Helper.objects.update(ends_on=days.in_days(-1))
    assert seen(elena, plan) == NOTHING
    ask(plan, elena, by=elena)
    assert list(Helper.objects.order_by("pk").values_list("end", flat=True)) == ["by_time", ""]


def test_she_ends_it_any_day_and_nobody_asks_her_again_for_a_while(plan, elena):
    helper = into(plan, elena)
    actions.end(helper, by=plan.person)
    actions.end(helper, by=plan.person)
    assert (seen(elena, plan), helper.end) == (NOTHING, Helper.End.BY_HER)
    with pytest.raises(ValidationError):
        ask(plan, elena, by=elena)
    Helper.objects.update(ended_at=timezone.now() - datetime.timedelta(days=92))
    assert ask(plan, elena, by=elena).since is None


def test_whoever_helps_may_end_it_herself_and_nobody_else(plan, elena, marta):
    helper = into(plan, elena)
    with pytest.raises(PermissionDenied):
        actions.end(helper, by=marta)
    actions.end(helper, by=elena)
    assert helper.end == Helper.End.BY_HELPER


def test_no_thank_you_opens_nothing(plan, elena):
    helper = ask(plan, elena, by=elena)
    actions.decline(helper, by=plan.person)
    assert (seen(elena, plan), helper.end, queries.around(plan).asking) == (NOTHING, "declined", [])
    with pytest.raises(ValidationError):
        actions.let_in(helper, by=plan.person, themes=ALL)


def test_she_changes_the_parts_and_the_days_stay(plan, elena):
    helper = into(plan, elena)
    Helper.objects.update(since=days.in_days(-30), ends_on=days.in_days(9))
    actions.let_in(helper, by=plan.person, themes=[Theme.WORK])
    assert (seen(elena, plan), helper.since, helper.ends_on) == (
        {Theme.WORK},
        days.in_days(-30),
        days.in_days(9),
    )


def test_somebody_is_asked_for_once(plan, elena):
    ask(plan, elena, by=elena)
    with pytest.raises(ValidationError):
        ask(plan, elena, by=elena)


def test_strangers_suggest_nobody(plan, elena):
    stranger = make_worker(Role.COORDINATOR, organisation=make_organisation("Ergasia"))
    with pytest.raises(PermissionDenied):
        ask(plan, elena, by=stranger)


def test_nothing_is_written_in_while_her_account_is_closed(plan, elena, learner):
    into(plan, elena)
    assert rules.can_work_on(elena, plan, Theme.WORK)
    suspend(learner.profile, by=elena)
    assert not rules.can_work_on(elena, plan, Theme.WORK)


def test_all_of_one_organisation_end_together(plan, elena):
    school = make_organisation("Scuola Ponte")
    giulia = make_worker(Role.TRAINER, organisation=school)
    into(plan, elena)
    into(plan, giulia, Role.TRAINER, organisation=school)
    actions.end_all(plan, end=Helper.End.MOVED, organisation=make_organisation())
    assert (seen(elena, plan), bool(seen(giulia, plan))) == (NOTHING, True)
    actions.end_all(plan, end=Helper.End.CLOSED)
    assert seen(giulia, plan) == NOTHING


def test_an_overlap_has_its_last_day(plan, elena):
    helper = into(plan, elena)
    actions.bound(plan, organisation=make_organisation(), until=days.in_days(14))
    helper.refresh_from_db()
    assert helper.ends_on == days.in_days(14)


def test_she_reads_on_which_days_it_was_opened(plan, elena, learner):
    into(plan, elena)
    for somebody in (elena, elena, learner, make_worker(Role.COORDINATOR)):
        actions.log_opening(plan, viewer=somebody)
    assert AccessEntry.objects.count() == 2
    assert queries.openings_of(plan) == {elena.pk: [(days.today(), 2)]}


def test_when_they_met_last(plan, elena):
    helper = into(plan, elena)
    for day in (-3, -9):
        actions.met(helper, days.in_days(day))
    assert helper.last_met_on == days.in_days(-3)


@pytest.mark.parametrize("others", [1, 30])
def test_the_same_queries_for_one_plan_and_for_thirty(
    plan, elena, others, django_assert_num_queries, settings
):
    into(plan, elena, themes=[Theme.WORK])
    plans = [plan]
    for _number in range(others):
        other = make_learner(worker=elena).user
        plans.append(Pathway.objects.create(person=other, organisation=make_organisation()))
        into(plans[-1], elena)
    with django_assert_num_queries(2):
        assert queries.plans_seen_by(elena).count() == others + 1
        assert queries.parts_in(elena, plans)[plan.pk] == {Theme.WORK}
    with django_assert_num_queries(1):
        assert len(queries.around(plan).open) == 1


def test_nobody_is_asked_about_an_adviser_to_whom_her_yes_would_open_nothing(plan, elena):
    """Where she learns, an adviser who does not accompany her sees nothing, whatever she says."""
    nora = make_worker(Role.CASE_WORKER, username="nora")
    lead = make_worker(Role.COORDINATOR, username="lead")
    could = queries.could_help(plan, make_organisation()).values_list("person", flat=True)
    assert set(could) == {elena.pk, lead.pk}
    with pytest.raises(PermissionDenied):
        ask(plan, nora)
    assert not Helper.objects.exists()


def test_a_yes_that_would_open_nothing_by_now_is_not_taken(plan, elena):
    helper = ask(plan, elena)
    SupportAssignment.objects.update(ended_at=timezone.now())
    with pytest.raises(ValidationError, match="Nothing was opened"):
        actions.let_in(helper, by=plan.person, themes=ALL)
    helper.refresh_from_db()
    assert helper.since is None


def test_whoever_could_help_sees_something_once_she_says_yes(plan, elena, marta):
    for row in queries.could_help(plan, make_organisation()).select_related("person"):
        helper = ask(plan, row.person, row.role)
        actions.let_in(helper, by=plan.person, themes=ALL)
        assert queries.parts_seen(row.person, plan) != NOTHING
