"""Those who look into it: what waits, one concern, what was done."""

import re
import uuid

import pytest
from django.urls import reverse

from lms.concerns.actions import say
from lms.concerns.models import Concern
from lms.organisations.models import Role
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


def address(concern) -> str:
    return reverse("concerns_desk:concern", args=[concern.uuid])


def send(desk, concern, step, words="Rang there."):
    return desk.post(address(concern), {"step": step, "words": words, "key": str(uuid.uuid4())})


def told(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def queue(desk) -> list[tuple[str, str]]:
    parts = {part.key: part.waiting for part in desk.get("/teach/waiting/").context["queue"]}
    return [(item.title, item.words) for item in parts["concerns"]]


@pytest.fixture
def asked(three, shed, enter):
    """A concern, and the desks of the two who were asked."""
    concern = say("respect", face="skills", about=shed.about, words="They laughed at her.").concern
    names = sorted(seat.organisation.name for seat in concern.seats.all())
    return concern, *(enter(three[name]) for name in names)


def test_it_stands_in_the_queue_danger_first_until_her_part_is_done(asked, shed):
    concern, one, two = asked
    say("danger", face="skills", about=shed.about)
    danger = Concern.objects.get(what="danger")
    danger.seats.all().delete()
    for seat in concern.seats.all():
        danger.seats.create(organisation=seat.organisation)
    waiting = [
        ("The shed", "Somebody is in danger"),
        ("The shed", "Somebody was treated without respect"),
    ]
    assert (queue(one), queue(two)) == (waiting, waiting)
    send(one, concern, "look")
    assert (queue(one), queue(two)) == (waiting[:1], waiting)


def test_a_coordinator_reads_it_stops_it_and_her_reason_is_read(asked, shed):
    concern, one, two = asked
    page = one.get(address(concern))
    assert "They laughed at her." in told(page)
    assert "Nothing is kept of who said it" in told(page)
    assert re.findall(r'name="step" value="(\w+)"', page.content.decode()) == ["look", "stop"]
    assert send(one, concern, "stop", "Two said it.").status_code == 303
    assert shed.done == [("stop", "Two said it.")]
    assert "Two said it." in told(two.get(address(concern)))
    assert "Stopped for now" in told(two.get(address(concern)))


def test_both_look_and_one_decides(asked, shed):
    concern, one, two = asked
    send(one, concern, "stop")
    for desk in (one, two):
        send(desk, concern, "look")
    page = two.get(address(concern))
    assert re.findall(r'name="step" value="(\w+)"', page.content.decode()) == ["open", "end"]
    send(two, concern, "open")
    assert shed.done[-1] == ("open", "")
    closed = two.get(address(concern))
    assert ("Closed on" in told(closed), 'name="step"' in closed.content.decode()) == (True, False)
    assert [row.title for row in two.get("/teach/concerns/").context["closed"]] == ["The shed"]


def test_without_a_reason_nothing_is_done(asked, shed):
    concern, one, _two = asked
    answer = send(one, concern, "stop", "")
    assert (answer.status_code, shed.done) == (200, [])
    assert "Say why in one sentence." in told(answer)


@pytest.mark.parametrize("step", ["", "erase", "open", "end"])
def test_what_cannot_be_done_now_is_not(asked, shed, step):
    concern, one, _two = asked
    assert send(one, concern, step).status_code in {200, 403}
    assert (shed.done, Concern.objects.get().closed_on) == ([], None)


def test_the_same_form_sent_twice_is_one_step(asked):
    concern, one, _two = asked
    form = {"step": "look", "words": "Rang.", "key": str(uuid.uuid4())}
    assert [one.post(address(concern), form).status_code for _time in range(2)] == [303, 303]
    assert concern.steps.count() == 1


def test_nobody_else_finds_it(asked, three, enter):
    concern, *_desks = asked
    names = {seat.organisation.name for seat in concern.seats.all()}
    [other] = set(three) - names
    for person in (three[other], make_worker(Role.TRAINER), make_worker(Role.CASE_WORKER, username="dora")):
        desk = enter(person)
        assert (desk.get(address(concern)).status_code, send(desk, concern, "stop").status_code) == (404, 404)
    trainer = enter(make_worker(Role.TRAINER, username="tara"))
    page = trainer.get("/teach/concerns/")
    assert (page.status_code, list(page.context["waiting"]), "shed" in told(page)) == (200, [], False)


def test_what_was_said_on_the_other_website_waits_there(three, shed, enter):
    concern = say("other", face="programme", about=shed.about).concern
    desk = enter(three[min(seat.organisation.name for seat in concern.seats.all())])
    assert (queue(desk), desk.get(address(concern)).status_code) == ([], 404)
    desk.defaults["SERVER_NAME"] = "heal.localhost"
    parts = {part.key: part.waiting for part in desk.get("/work/waiting/").context["queue"]}
    assert [item.title for item in parts["concerns_public"]] == ["The shed"]
    assert desk.get(f"/work/concerns/{concern.uuid}/").status_code == 200


def test_when_the_thing_is_gone_the_concern_is_still_read(asked, shed):
    concern, one, _two = asked
    shed.uuid = uuid.uuid4()
    page = one.get(address(concern))
    assert "Something that is no longer there" in told(page)
    assert re.findall(r'name="step" value="(\w+)"', page.content.decode()) == ["look"]


@pytest.mark.parametrize("url", ["/teach/concerns/", "/teach/waiting/"])
def test_three_are_as_many_queries_as_one(three, enter, count_queries, url):
    say("other", face="skills", words="one")
    person = three[Concern.objects.get().seats.first().organisation.name]
    desk = enter(person)
    desk.get(url)
    one = count_queries(lambda: desk.get(url))
    for words in ("two", "three", "four", "five"):
        say("other", face="skills", words=words)
    assert count_queries(lambda: desk.get(url)) == one
