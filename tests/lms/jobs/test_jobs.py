"""Work beside the pages: once each, a batch at a time, taken up again when its worker is gone."""

import datetime
from functools import partial
from io import StringIO
from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone, translation

from lms.core.locking import Gone
from lms.jobs import actions, kinds
from lms.jobs.kinds import Batch, JobKind, JobRefused
from lms.jobs.models import Job, JobState
from lms.jobs.queries import jobs_of, progress_of
from lms.organisations.models import Organisation
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """What ends a process is no Exception."""


class Apples(JobKind):
    """Makes an organisation for each apple, two in a batch, and a line in its file."""

    key, label, file_name, file_type = "apples", "Picking apples", "apples.txt", "text/plain"

    def __init__(self):
        self.apples = 5
        self.goes_wrong_at: dict[int, BaseException] = {}
        self.languages = []

    def may_take(self, about, *, owner):
        return True

    def count(self, about):
        return self.apples

    def batch(self, about, *, owner, after):
        picked = range(after + 1, min(after + 2, self.apples) + 1)
        self.languages.append(translation.get_language())
        for apple in picked:
            Organisation.objects.create(name=f"{about} {apple}")
            if problem := self.goes_wrong_at.pop(apple, None):
                raise problem
        written = "".join(f"{apple}\n" for apple in picked).encode()
        return Batch(len(picked), picked[-1] if picked and picked[-1] < self.apples else None, written)


class Plums(Apples):
    """Looks at all of them first, and says how far it is."""

    key = "plums"

    def prepared(self, about, *, owner, after, tell):
        self.depths = [len(connection.savepoint_ids)]
        for plum in range(1, self.apples + 1):
            tell(plum, self.apples)
            self.seen(plum)
        return partial(self._pick, about, owner=owner, after=after)

    def _pick(self, about, **more):
        self.depths.append(len(connection.savepoint_ids))
        return self.batch(about, **more)

    def seen(self, plum):
        """What a test does then."""


@pytest.fixture
def apples():
    kinds.register(Apples)
    yield kinds.kinds["apples"]
    kinds.kinds.remove("apples")


@pytest.fixture
def plums(monkeypatch):
    monkeypatch.setattr(actions, "TOLD_SECONDS", 0)
    kinds.register(Plums)
    yield kinds.kinds["plums"]
    kinds.kinds.remove("plums")


def started(**more) -> Job:
    return actions.start("apples", about="red", **more)


def picked() -> list[str]:
    return list(Organisation.objects.order_by("pk").values_list("name", flat=True))


def state(job: Job) -> tuple:
    job.refresh_from_db()
    return (str(job.state), job.done, job.total, job.tries)


def long_ago(job: Job) -> None:
    Job.objects.filter(pk=job.pk).update(touched_at=timezone.now() - actions.STALE_AFTER * 2)


ALL = [f"red {apple}" for apple in range(1, 6)]


def test_it_is_done_after_the_transaction_batch_by_batch_and_makes_its_file(
    apples, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), translation.override("it"):
        job = started()
        assert (state(job), picked()) == (("waiting", 0, 5, 0), [])
    assert (state(job), picked()) == (("done", 5, 5, 1), ALL)
    assert (bytes(job.result), job.result_name, job.lease) == (b"1\n2\n3\n4\n5\n", "apples.txt", None)
    assert apples.languages == ["it"] * 3


def test_asking_twice_is_asking_once_and_the_second_begins_anew(apples):
    first = started()
    assert started() == first
    assert Job.objects.count() == 1
    actions.run(first.uuid)
    again = started()
    assert (again == first, Job.objects.count(), state(again)) == (False, 1, ("waiting", 0, 5, 0))


def test_each_owner_has_her_own(apples):
    jobs = {started(), started(owner=make_worker()), started(owner=make_worker())}
    assert len(jobs) == 3


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_a_worker_that_was_killed_leaves_whole_batches_and_the_next_goes_on_from_there(apples, at):
    apples.goes_wrong_at = {at: Killed()}
    job = started()
    with pytest.raises(Killed):
        actions.run(job.uuid)
    whole = (at - 1) // 2 * 2
    assert (state(job), picked()) == (("running", whole, 5, 1), ALL[:whole])
    actions.run(job.uuid)
    assert picked() == ALL[:whole], "nobody takes work away from a worker who may be alive"
    long_ago(job)
    out = StringIO()
    call_command("take_up_jobs", stdout=out)
    assert (out.getvalue(), state(job), picked()) == ("1 taken up again.\n", ("done", 5, 5, 1), ALL)
    job.refresh_from_db()
    assert bytes(job.result) == b"1\n2\n3\n4\n5\n"


def test_work_that_ends_every_worker_is_given_up(apples):
    """A process that is ended says nothing: so many beginnings without a batch are enough."""
    job = started()
    for _try in range(actions.MOST_TRIES):
        apples.goes_wrong_at = {1: Killed()}
        with pytest.raises(Killed):
            actions.run(job.uuid)
        long_ago(job)
    actions.run(job.uuid)
    assert state(job) == ("failed", 0, 5, actions.MOST_TRIES)


def test_what_is_left_is_handed_on_once(apples, monkeypatch):
    handed = []
    for about in ("red", "green"):
        long_ago(actions.start("apples", about=about))
    monkeypatch.setattr(actions, "_hand_over", handed.append)
    assert [actions.take_up(), actions.take_up()] == [2, 0]
    assert len(handed) == 2


def test_work_that_went_while_a_worker_waited_for_it_is_no_fault(apples, monkeypatch):
    job = started()

    def gone(row):
        raise Gone

    monkeypatch.setattr(actions, "lock", gone)
    actions.run(job.uuid)
    assert state(job) == ("waiting", 0, 5, 0)


def test_asked_for_once_more_it_is_kept_for_another_day(apples):
    job = started()
    Job.objects.update(made_at=timezone.now() - datetime.timedelta(hours=23), result_name="apples.txt")
    actions.begin_anew(job)
    job.refresh_from_db()
    assert (job.result_name, timezone.now() - job.made_at < datetime.timedelta(minutes=1)) == ("", True)


def test_whoever_ends_some_work_takes_up_what_another_left(apples):
    left = actions.start("apples", about="green")
    long_ago(left)
    actions.run(started().uuid)
    assert state(left)[0] == "done"


def test_a_clock_that_was_put_back_leaves_no_work_lying(apples):
    job = started()
    assert actions._claim(job.uuid)
    Job.objects.update(touched_at=timezone.now() + datetime.timedelta(days=400))
    assert actions.take_up() == 1
    actions.run(job.uuid)
    assert state(job)[0] == "done"


def test_a_worker_whose_work_began_anew_stops(apples):
    """What it works on changed under its hands: the batch it is in counts, and nothing after it."""
    job = started()
    lease = actions._claim(job.uuid)
    assert actions._do_batch(job.uuid, lease) is True
    assert started() == job
    assert actions._do_batch(job.uuid, lease) is False
    assert (state(job), picked()) == (("waiting", 0, 5, 0), ALL[:2])


def test_what_goes_wrong_is_tried_again_but_not_for_ever(apples):
    job = started()
    for tries in range(1, actions.MOST_TRIES + 1):
        apples.goes_wrong_at = {3: ValueError("rotten")}
        actions.run(job.uuid)
        assert state(job) == ("failed" if tries == actions.MOST_TRIES else "waiting", 2, 5, tries)
    assert picked() == ALL[:2]
    actions.begin_anew(job)
    assert state(job) == ("waiting", 0, 5, 0)


def test_a_pause_of_the_database_is_no_try(apples):
    job = started()
    apples.goes_wrong_at = {1: OperationalError("database is locked")}
    actions.run(job.uuid)
    assert state(job) == ("waiting", 0, 5, 0)


def test_what_cannot_be_done_ends_with_its_reason(apples):
    job = started()
    apples.goes_wrong_at = {1: JobRefused("There is no tree.")}
    actions.run(job.uuid)
    assert (state(job), progress_of(job).words) == (("failed", 0, 5, 1), "There is no tree.")


def test_what_is_prepared_says_how_far_it_is_and_that_somebody_is_at_it(plums):
    job = actions.start("plums", about="blue")
    told = []

    def seen(plum):
        told.append(state(job)[:3])
        Job.objects.update(touched_at=timezone.now() - actions.STALE_AFTER * 2)

    plums.seen = seen
    assert actions._do_batch(job.uuid, actions._claim(job.uuid)) is True
    assert told == [("running", plum, 5) for plum in range(1, 6)]
    assert (actions.take_up(), picked()) == (0, ["blue 1", "blue 2"])


def test_what_is_prepared_keeps_nobody_waiting(plums):
    """It stands outside the transaction in which the batch is done."""
    around, job = len(connection.savepoint_ids), actions.start("plums", about="blue")
    actions._do_batch(job.uuid, actions._claim(job.uuid))
    assert plums.depths == [around, around + 1]


def test_a_worker_whose_work_began_anew_stops_while_it_prepares(plums):
    job = actions.start("plums", about="blue")
    plums.seen = lambda plum: actions.begin_anew(job)
    assert actions._do_batch(job.uuid, actions._claim(job.uuid)) is False
    assert (state(job), picked()) == (("waiting", 0, 5, 0), [])


def test_how_far_it_is_in_words(apples):
    owner = make_worker()
    job = started(owner=owner)
    assert progress_of(job).words == "Waiting to begin"
    actions._do_batch(job.uuid, actions._claim(job.uuid))
    half = progress_of(jobs_of(owner).get())
    assert (half.label, half.words, half.done, half.total, half.is_open, half.has_file) == (
        "Picking apples",
        "2 of 5 done",
        2,
        5,
        True,
        False,
    )


def test_work_that_is_gone_or_of_an_unknown_kind_harms_nobody(apples):
    actions.run(uuid4())
    with pytest.raises(ImproperlyConfigured, match="pears"):
        actions.start("pears", about="")


def test_what_was_asked_for_goes_after_a_day(apples):
    job = started(owner=make_worker())
    Job.objects.filter(pk=job.pk).update(made_at=timezone.now() - datetime.timedelta(days=1, hours=1))
    call_command("apply_retention", verbosity=0)
    assert Job.objects.count() == 0


@pytest.mark.parametrize("missing", ["key", "label"])
def test_a_kind_has_a_key_and_a_label(missing):
    with pytest.raises(ImproperlyConfigured, match=r"^job kind: Nameless has no key or no label\.$"):
        kinds.register(type("Nameless", (Apples,), {missing: ""}))


def test_every_state_is_named():
    assert {str(state.label) for state in JobState} == {
        "Waiting to begin",
        "In progress",
        "Ready",
        "It did not work",
    }
