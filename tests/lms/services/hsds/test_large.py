"""A large file is looked through and taken over beside the pages: whole or not at all, once however often it
is asked for.
"""

import io
import json

import pytest
from django.urls import reverse as reverse_on

from lms.jobs.actions import run
from lms.jobs.models import Job
from lms.organisations.models import Membership, Role
from lms.services.directory.models import Service
from lms.services.directory.queries import public
from lms.services.hsds import large
from lms.services.hsds.actions import PlanIsOld, carry_out, keep_file
from lms.services.hsds.large import LookThrough, TakeOver, look_through, plan_of, take_over
from lms.services.keeping.models import Change, ForeignFile
from tests.factories.people import make_organisation, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]
ID = "ac148810-d857-441c-9679-408f346de1{:02d}"
KEY = "5f0c1d2e-3a4b-4c5d-8e6f-7081920000{:02d}"
MANY = [{"id": ID.format(number), "name": f"Help {number}", "status": "active"} for number in range(12)]


@pytest.fixture(autouse=True)
def nothing_is_small(monkeypatch):
    monkeypatch.setattr(large, "AT_ONCE", 10)


@pytest.fixture
def house():
    return make_organisation()


@pytest.fixture
def marta(house):
    return make_worker(Role.COORDINATOR, organisation=house)


@pytest.fixture
def desk(enter, marta):
    browser = enter(marta)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    return browser


def reverse(name, *arguments):
    return reverse_on(f"services_desk:{name}", args=arguments, urlconf="lms.site.urls_programme")


def chosen(desk, said) -> str:
    """The address of what came of choosing this file."""
    file = io.BytesIO(said if isinstance(said, bytes) else json.dumps(said).encode())
    file.name = "services.json"
    return desk.post(reverse("import"), {"key": KEY.format(1), "file": file})["Location"]


def work() -> list[str]:
    """Do all that waits, as the worker does. The kinds of what was done."""
    waiting = list(Job.objects.filter(state="waiting").order_by("pk"))
    for job in waiting:
        run(job.uuid)
    return [job.kind for job in waiting]


def test_it_is_looked_through_then_taken_over_and_its_page_says_how_far(desk):
    address = chosen(desk, MANY)
    waits = desk.get(address)
    assert (waits.context["job"].state, "Look again" in waits.content.decode()) == ("waiting", True)
    assert work() == [LookThrough.key]
    assert desk.get(address).context["seen"].counts == {"service": {"new": 12, "changed": 0, "same": 0}}
    assert Service.objects.count() == 0
    for number in (2, 2, 3):  # sent twice, and from a second tab
        sent = desk.post(address, {"key": KEY.format(number), "reviewer": "The office", "months": "6"})
        assert sent["Location"] == address
    assert desk.get(address).context["job"].state == "waiting"
    assert work() == [TakeOver.key]
    done = desk.get(address).content.decode()
    assert ("Imported: 12 new records, 0 changed." in done, public().count()) == (True, 12)
    assert Change.objects.filter(member="imported").count() == 12
    assert bytes(ForeignFile.objects.get().content) == b""


def test_what_is_wrong_is_named_by_line_and_member_and_cannot_be_taken_over(desk):
    lines = b'[\n{"id": "%s", "name": "x", "status": "active"},\n{"id": "%s", "status": "maybe"}]'
    address = chosen(desk, lines % (ID.format(1).encode(), ID.format(2).encode()))
    work()
    page = desk.get(address)
    assert [(each.line, each.member, each.what) for each in page.context["seen"].refusals] == [
        (3, "name", "It has to be said and is missing."),
        (3, "status", "It cannot be read as what it has to be."),
    ]
    desk.post(address, {"key": KEY.format(2), "reviewer": "The office", "months": "6"})
    work()
    assert (Service.objects.count(), "Nothing can be imported yet" in desk.get(address).content.decode()) == (
        0,
        True,
    )


def asked_for(house, marta, said=MANY) -> tuple[ForeignFile, Job]:
    file = keep_file(by=marta, organisation=house, name="services.json", content=json.dumps(said).encode())
    take_over(file, by=marta, reviewer="", months=6)
    return file, Job.objects.get(kind=TakeOver.key)


class Killed(BaseException):
    """What ends a process is no Exception."""


def test_a_worker_that_is_killed_while_it_writes_leaves_nothing_and_the_next_does_all(
    house, marta, monkeypatch
):
    _file, job = asked_for(house, marta)

    def killed(*args, **kwargs):
        carry_out(*args, **kwargs)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(large, "carry_out", killed)
        with pytest.raises(Killed):
            run(job.uuid)
    assert Service.objects.count() == 0
    Job.objects.update(lease=None)
    run(job.uuid)
    assert Service.objects.count() == 12


def test_done_twice_it_is_done_once(house, marta):
    file, job = asked_for(house, marta)
    run(job.uuid)
    Service.objects.update(name="Written since")
    Job.objects.update(state="waiting", lease=None)
    run(job.uuid)
    assert set(Service.objects.values_list("name", flat=True)) == {"Written since"}
    file.refresh_from_db()
    assert file.taken == {"new": 12, "changed": 0}


def test_what_somebody_writes_between_plan_and_import_is_not_lost(house, marta, monkeypatch):
    first = keep_file(by=marta, organisation=house, name="s.json", content=json.dumps(MANY).encode())
    carry_out(plan_of(first), organisation=house, by=marta)
    said = [{**MANY[0], "name": "From the file"}]
    _file, job = asked_for(house, marta, said)
    plans = []

    def planned_and_then_somebody_writes(file, tell):
        plans.append(plan_of(file, tell))
        if len(plans) == 1:
            Service.objects.filter(uuid=MANY[0]["id"]).update(summary="From the desk")
        return plans[-1]

    monkeypatch.setattr(large, "plan_of", planned_and_then_somebody_writes)
    run(job.uuid)
    service = Service.objects.get(uuid=MANY[0]["id"])
    assert (len(plans), service.name, service.summary) == (2, "From the file", "From the desk")


def test_a_plan_that_is_old_is_told_where_somebody_waits(house, marta):
    file = keep_file(by=marta, organisation=house, name="s.json", content=json.dumps(MANY).encode())
    carry_out(plan_of(file), organisation=house, by=marta)
    plan = plan_of(file)
    Service.objects.update(summary="From the desk")
    with pytest.raises(PlanIsOld):
        carry_out(plan, organisation=house, by=marta)


@pytest.mark.parametrize("what", ["another file", "no longer hers"])
def test_what_is_gone_is_refused_and_can_be_tried_again(desk, house, marta, what):
    _file, job = asked_for(house, marta)
    if what == "another file":
        ForeignFile.objects.all().delete()
    else:
        Membership.objects.update(role=Role.TRAINER)
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, job.message, Service.objects.count()) == (
        "failed",
        "The file is gone, or you no longer work for this organisation.",
        0,
    )


def test_what_did_not_work_is_tried_again_from_its_page(desk, house, marta):
    file, _job = asked_for(house, marta)
    Job.objects.update(state="failed")
    address = reverse("preview", file.uuid)
    assert "Try again" in desk.get(address).content.decode()
    desk.post(address, {"again": "1"})
    assert (work(), Service.objects.count()) == ([TakeOver.key], 12)


def test_how_many_records_were_looked_at_is_told(house, marta, monkeypatch):
    monkeypatch.setattr("lms.services.hsds.planning.TOLD_EVERY", 5)
    file = keep_file(by=marta, organisation=house, name="s.json", content=json.dumps(MANY).encode())
    told = []
    plan_of(file, lambda done, total: told.append((done, total)))
    assert told == [(5, 12), (10, 12)]
    job = look_through(file, by=marta)
    run(job.uuid)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 5, 12)
