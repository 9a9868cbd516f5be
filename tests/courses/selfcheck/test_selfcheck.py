"""Her own five answers: nobody else reads them, and a sum of many tells of nobody."""

import datetime
import itertools

import pytest
from django.urls import reverse

from courses.enrolments.actions import enrol
from courses.enrolments.models import Cohort
from courses.selfcheck import actions
from courses.selfcheck.actions import forget_checks, keep_check
from courses.selfcheck.models import Counted, GroupTally, SelfCheck
from courses.selfcheck.queries import days_of, group_to_count_in, own_checks, quarter_ends
from courses.selfcheck.words import how_many
from lms.core import days
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker
from tests.factories.sessions import make_group

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
PAGE, FORGET = "/learn/days/", "/learn/days/forget/"
MOST, SOME, FEW = 0, 1, 2


@pytest.fixture
def group() -> Cohort:
    return make_group(make.taught_module().course)


@pytest.fixture
def no_lot(monkeypatch):
    """Nothing is thrown by lot, so that what is counted can be told."""
    monkeypatch.setattr(actions, "_thrown", lambda level: level)


def in_group(group: Cohort):
    learner = make_learner()
    enrol(learner.user, group.course, cohort=group, by=None)
    return learner


def sent(level: int, **more) -> dict[str, str]:
    return {**{f"q{number}": str(level) for number in range(5)}, **more}


def over() -> None:
    """The three months are over."""
    last = days.today() - datetime.timedelta(days=1)
    GroupTally.objects.update(until=last)
    Counted.objects.update(until=last)


def test_she_answers_looks_back_and_deletes_one_or_all(enter):
    hers = enter(make_learner().user, pin=True)
    assert hers.post(PAGE, sent(SOME)).status_code == 303
    shown = hers.get(PAGE)
    (check,) = shown.context["earlier"]
    assert [answer for _question, answer in check.rows] == ["On some days"] * 5
    assert hers.post(FORGET, {"one": "nothing"}).status_code == 404
    hers.post(FORGET, {"one": str(check.uuid)})
    assert SelfCheck.objects.count() == 0
    hers.post(PAGE, sent(FEW))
    hers.post(FORGET)
    assert SelfCheck.objects.count() == 0


def test_one_stands_for_a_day_and_a_missing_answer_keeps_nothing(enter):
    learner = make_learner()
    hers = enter(learner.user, pin=True)
    assert hers.post(PAGE, {**sent(MOST), "q3": ""}).status_code == 200
    for level in (MOST, FEW):
        hers.post(PAGE, sent(level))
    assert [check.answers for check in own_checks(learner.user)] == [[FEW] * 5]


def test_it_asks_for_her_pin_and_nobody_who_works_here_or_learns_beside_her_finds_it(enter):
    learner = make_learner()
    keep_check(learner.user, [MOST] * 5)
    assert enter(learner.user).get(PAGE).status_code == 302
    assert enter(make_learner().user, pin=True).get(PAGE).context["earlier"] == []
    for role in (Role.TRAINER, Role.COORDINATOR):
        browser = enter(make_worker(role))
        assert browser.get(PAGE).status_code in {302, 404}
        page = browser.get(reverse("desk:person", args=[learner.profile.uuid])).content.decode()
        assert "days-" not in page
    kept = SelfCheck.objects.get()
    assert "[" not in kept.sealed
    assert kept.in_words()["sealed"].startswith("I slept enough. On most days.")


def test_nothing_is_counted_without_her_tick_and_nothing_without_a_group(enter, group):
    learner, alone = in_group(group), make_learner()
    for person, tick in ((learner, {}), (alone, {"counts": "on"})):
        enter(person.user, pin=True).post(PAGE, sent(MOST, **tick))
    assert (GroupTally.objects.count(), Counted.objects.count()) == (0, 0)
    assert "counts" not in enter(alone.user, pin=True).get(PAGE).context["form"].fields
    assert enter(learner.user, pin=True).get(PAGE).context["form"]["counts"].value() is False


def test_she_is_counted_once_in_three_months_and_stays_counted(group, no_lot):
    learner = in_group(group)
    for _time in range(2):
        keep_check(learner.user, [MOST] * 5, counts=True)
    forget_checks(learner.user)
    keep_check(learner.user, [FEW] * 5, counts=True)
    found = GroupTally.objects.filter(count__gt=0)
    assert [(row.question, row.level, row.count) for row in found.order_by("question")] == [
        (number, MOST, 1) for number in range(5)
    ]
    over()
    assert group_to_count_in(learner.user) == group


def test_nothing_is_told_before_the_day_nor_of_fewer_than_ten(group, no_lot):
    for number in range(9):
        keep_check(in_group(group).user, [number % 3] * 5, counts=True)
    over()
    assert days_of(group) == []
    GroupTally.objects.update(until=quarter_ends(days.today()))
    keep_check(in_group(group).user, [MOST] * 5, counts=True)
    assert days_of(group) == []
    over()
    (told,) = days_of(group)
    assert (told.answered, {words for _question, words in told.rows}) == (10, {"For fewer than half"})


def test_what_is_counted_leaves_every_single_answer_open(monkeypatch):
    """Whoever knows every other answer, and reads what is counted before and after, finds each of the three
    possible whichever it was, and none more than ten times as likely as another.
    """
    monkeypatch.setattr(actions.secrets, "randbelow", lambda below: lots[below])
    for answer in (MOST, SOME, FEW):
        found = []
        for one_in_four, one_in_three in itertools.product(range(4), range(3)):
            lots = {4: one_in_four, 3: one_in_three}
            found.append(actions._thrown(answer))
        assert sorted(found.count(level) for level in (MOST, SOME, FEW)) == [1, 1, 10]
        assert found.count(answer) == 10


def test_all_and_nobody_are_never_told():
    assert {how_many(most, 10) for most in (0, 1, 2)} == {"For few of them"}
    assert {how_many(most, 10) for most in (8, 9, 10)} == {"For most of them"}


def test_a_quarter_ends_with_its_last_day():
    ends = {quarter_ends(datetime.date(2026, month, 1)) for month in range(1, 13)}
    assert sorted(ends) == [
        datetime.date(2026, 3, 31),
        datetime.date(2026, 6, 30),
        datetime.date(2026, 9, 30),
        datetime.date(2026, 12, 31),
    ]


def test_whoever_teaches_the_group_reads_the_sums_and_another_house_nothing(enter, group, no_lot):
    for _number in range(12):
        keep_check(in_group(group).user, [MOST] * 5, counts=True)
    over()
    page = reverse("teaching:group_people", args=[group.uuid])
    shown = enter(make_worker(Role.TRAINER)).get(page)
    assert [quarter.answered for quarter in shown.context["days"]] == [10]
    assert "For most of them" in shown.content.decode()
