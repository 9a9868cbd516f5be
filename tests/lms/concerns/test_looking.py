"""Who is asked, what each may do, and when it is over."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from lms.concerns.actions import MOST_A_DAY, MOST_OF_ONE, end, look, open_again, say, stop
from lms.concerns.models import Concern, ConcernStep
from lms.concerns.queries import concerns_for, waiting_for
from lms.concerns.rules import can_decide, can_look, can_stop
from lms.core import days
from lms.organisations.models import Membership, Organisation, Role
from lms.privacy import retention
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db


def asked(concern) -> set[str]:
    return {seat.organisation.name for seat in concern.seats.all()}


def readers(concern, people) -> set[str]:
    return {
        name for name, person in people.items() if concerns_for(person, concern.face).filter(pk=concern.pk)
    }


def told(shed, what="other", **more) -> Concern:
    return say(what, face="skills", about=shed.about, **more).concern


def test_it_reaches_two_organisations_and_no_third(three, shed):
    concern = told(shed)
    assert len(asked(concern)) == 2
    assert readers(concern, three) == asked(concern)
    trainer = make_worker(Role.TRAINER, organisation=make_organisation(min(asked(concern))))
    assert concerns_for(trainer, "skills").count() == 0


def test_who_knows_it_is_asked_first_and_who_may_be_a_part_of_it_last(three, shed):
    shed.known, shed.near = [make_organisation("Cima")], [make_organisation("Alba")]
    assert asked(told(shed)) == {"Cima", "Bora"}


def test_who_may_be_a_part_of_it_is_asked_where_there_is_nobody_else(faces, shed):
    make_worker(Role.COORDINATOR, organisation=make_organisation("Alba"))
    make_worker(Role.COORDINATOR, organisation=make_organisation("Bora"))
    shed.near = [make_organisation("Alba")]
    assert asked(told(shed)) == {"Alba", "Bora"}


def test_the_next_ones_go_to_whom_has_the_fewest(three):
    first = say("other", face="skills", words="one").concern
    second = say("other", face="skills", words="two").concern
    assert asked(first) | asked(second) == set(three)


def test_when_nobody_looks_in_time_every_coordinator_can(three, shed):
    concern = told(shed)
    assert len(readers(concern, three)) == 2
    Concern.objects.update(said_on=days.today() - datetime.timedelta(days=6))
    assert readers(concern, three) == set(three)
    look(concern, by=three["Alba"], words="Rang there.")
    assert readers(concern, three) == asked(concern) | {"Alba"}


def test_what_was_said_before_the_clock_was_put_back_waits_too_long(three, shed):
    concern = told(shed)
    Concern.objects.update(said_on=days.today() + datetime.timedelta(days=2))
    assert readers(concern, three) == set(three)


def test_when_those_who_were_asked_are_gone_the_others_can_at_once(three, shed):
    concern = told(shed)
    Membership.objects.filter(organisation__name__in=asked(concern)).update(
        ended_at=datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    )
    for person in three.values():
        vars(person).pop("_current_memberships", None)
    assert readers(concern, three) == set(three) - asked(concern)


def test_one_coordinator_stops_it_at_once_and_says_why(three, shed):
    concern = told(shed, "danger")
    first = three[min(asked(concern))]
    stop(concern, by=first, words="Two women said it.")
    assert shed.done == [("stop", "Two women said it.")]
    step = ConcernStep.objects.get()
    assert (step.by, step.on_behalf_of.name, step.did, step.words) == (
        *(first, min(asked(concern))),
        *("stopped", "Two women said it."),
    )
    with pytest.raises(ValidationError):
        stop(concern, by=three[max(asked(concern))], words="Me too.")
    assert len(shed.done) == 1


def test_who_was_not_asked_can_do_nothing(three, shed):
    concern = told(shed)
    [other] = set(three) - asked(concern)
    for do in (stop, look, open_again, end):
        with pytest.raises(PermissionDenied):
            do(concern, by=three[other], words="x")
    assert (can_stop(three[other], concern), can_look(three[other], concern)) == (None, None)
    assert (shed.done, ConcernStep.objects.count()) == ([], 0)


def test_it_is_closed_when_both_have_looked_and_each_looks_once(three, shed):
    concern = told(shed)
    one, two = (three[name] for name in sorted(asked(concern)))
    look(concern, by=one, words="Rang there.")
    colleague = make_worker(Role.COORDINATOR, organisation=make_organisation(min(asked(concern))))
    for again in (one, colleague):
        with pytest.raises(PermissionDenied):
            look(concern, by=again, words="Again.")
    concern.refresh_from_db()
    assert concern.closed_on is None
    look(concern, by=two, words="Went there.")
    concern.refresh_from_db()
    assert (concern.closed_on, concern.closed_by) == (days.today(), two)
    assert waiting_for(one, "skills").count() == 0


@pytest.mark.parametrize(("do", "done"), [(open_again, "open"), (end, "end")])
def test_what_was_stopped_is_decided_when_both_have_looked(three, shed, do, done):
    concern = told(shed)
    one, two = (three[name] for name in sorted(asked(concern)))
    stop(concern, by=one, words="At once.")
    look(concern, by=one, words="Rang there.")
    assert can_decide(one, concern) is None
    with pytest.raises(PermissionDenied):
        do(concern, by=one, words="Too early.")
    look(concern, by=two, words="Went there.")
    concern.refresh_from_db()
    assert (concern.closed_on, shed.done[-1][0]) == (None, "stop")
    do(concern, by=one, words="We agree.")
    concern.refresh_from_db()
    assert (concern.closed_on, shed.done[-1][0]) == (days.today(), done)


def test_it_is_not_opened_while_something_else_said_of_it_waits(three, shed):
    concern, other = told(shed, words="one"), told(shed, words="two")
    for each in (concern, other):
        each.seats.all().delete()
        for name in ("Alba", "Bora"):
            each.seats.create(organisation=Organisation.objects.get(name=name))
    stop(concern, by=three["Alba"], words="At once.")
    for name in ("Alba", "Bora"):
        look(concern, by=three[name], words="Looked.")
    with pytest.raises(ValidationError, match="Something else"):
        open_again(concern, by=three["Alba"], words="Fine.")
    for name in ("Alba", "Bora"):
        look(other, by=three[name], words="Looked.")
    open_again(concern, by=three["Alba"], words="Fine.")
    assert set(Concern.objects.values_list("closed_on", flat=True)) == {days.today()}


def test_where_one_organisation_is_alone_two_of_its_people_look(faces, shed):
    alba = make_organisation("Alba")
    one, two = (make_worker(Role.COORDINATOR, organisation=alba) for _number in range(2))
    concern = told(shed)
    look(concern, by=one, words="Looked.")
    with pytest.raises(PermissionDenied):
        look(concern, by=one, words="Again.")
    look(concern, by=two, words="Looked.")
    concern.refresh_from_db()
    assert concern.closed_on == days.today()


def test_and_one_who_is_all_alone_looks_for_herself(faces, shed):
    one = make_worker(Role.COORDINATOR, organisation=make_organisation("Alba"))
    concern = told(shed)
    look(concern, by=one, words="Looked.")
    concern.refresh_from_db()
    assert concern.closed_on == days.today()


def test_the_same_said_twice_on_a_day_is_one(three, shed):
    first, again, other = told(shed, words="x"), told(shed, words="x"), told(shed, words="y")
    assert (first.pk, other.pk == first.pk, again.times) == (again.pk, False, 2)


def test_a_flood_is_counted_without_its_words_and_hides_nothing_else(three, shed):
    for number in range(MOST_OF_ONE):
        told(shed, words=f"flood {number}")
    late = say("danger", face="skills", about=shed.about, words="help her")
    again = say("danger", face="skills", about=shed.about, words="help her now")
    assert (late.words_kept, late.concern.words, again.concern.pk) == (False, "", late.concern.pk)
    assert (again.concern.times, Concern.objects.count()) == (2, MOST_OF_ONE + 1)
    elsewhere = say("danger", face="skills", words="another matter")
    assert (elsewhere.words_kept, elsewhere.concern.words) == (True, "another matter")


def test_so_is_a_flood_of_everything(three, shed):
    Concern.objects.bulk_create(
        Concern(face="skills", what="other", words=str(number), said_on=days.today(), kind="shed", thing=None)
        for number in range(MOST_A_DAY)
    )
    assert told(shed, words="a word").words == ""


def test_it_goes_some_time_after_it_was_closed_and_not_while_it_is_open(three, shed):
    long_ago = days.today() - datetime.timedelta(days=100)
    for closed_on in (None, long_ago, days.today()):
        Concern.objects.create(face="skills", what="other", said_on=long_ago, closed_on=closed_on)
    retention.apply()
    assert set(Concern.objects.values_list("closed_on", flat=True)) == {None, days.today()}
