"""A form is heard once; what is shown once is shown once."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lms.submissions import actions
from lms.submissions.actions import SentDifferently
from lms.submissions.models import Submission
from tests.factories.people import make_worker
from tests.racing import at_once, failures

KEY = uuid.UUID("0f6f7c1e-9d0b-4f39-9d5c-2b6a54b4a001")


@pytest.fixture
def worker(db):
    return make_worker()


def made(calls: list, *, told=None):
    def do(submission):
        calls.append(submission)
        if told:
            actions.keep_to_show(submission, told)
        return "/there/"

    return do


def test_r02_the_same_key_does_it_once_and_leads_to_the_same_page(worker):
    calls: list = []
    led = [actions.once(worker, KEY, "a", made(calls)).led_to for _time in range(3)]
    assert (led, len(calls), Submission.objects.count()) == (["/there/"] * 3, 1, 1)


def test_r02_the_same_key_for_something_else_or_by_somebody_else_is_refused(worker):
    calls: list = []
    actions.once(worker, KEY, "a", made(calls))
    for person, digest in ((worker, "b"), (make_worker(), "a")):
        with pytest.raises(SentDifferently):
            actions.once(person, KEY, digest, made(calls))
        with pytest.raises(SentDifferently):
            actions.find(person, KEY, digest)
    assert len(calls) == 1


def test_r06_what_was_refused_leaves_the_key_as_good_as_new(worker):
    def refuse(submission):
        raise ValidationError("no")

    with pytest.raises(ValidationError):
        actions.once(worker, KEY, "a", refuse)
    calls: list = []
    actions.once(worker, KEY, "b", made(calls))
    assert len(calls) == 1


def test_s9_what_is_shown_once_is_sealed_until_then_and_gone_afterwards(worker):
    submission = actions.once(worker, KEY, "a", made([], told=[{"code": "4711220011"}]))
    stored = Submission.objects.get()
    assert ("4711220011" in stored.shown_once, bool(stored.shown_once)) == (False, True)
    assert [actions.show_once(submission) for _time in range(2)] == [[{"code": "4711220011"}], None]
    assert Submission.objects.get().shown_once == ""


def test_s9_nobody_finds_a_code_that_waited_for_ten_minutes(worker):
    actions.once(worker, KEY, "a", made([], told="4711220011"))
    Submission.objects.update(sent_at=timezone.now() - timedelta(seconds=actions.SECONDS_TO_SHOW + 1))
    actions.once(worker, uuid.uuid4(), "a", made([]))
    assert set(Submission.objects.values_list("shown_once", flat=True)) == {""}


def test_r06_sixteen_at_once_do_it_once_and_one_is_shown_it(own_database):
    worker = make_worker()
    calls: list = []

    def send():
        return actions.once(
            type(worker).objects.get(pk=worker.pk), KEY, "a", made(calls, told="4711220011")
        ).pk

    sent = at_once(send, times=16)
    shown = at_once(lambda: actions.show_once(Submission.objects.get()), times=16)
    assert (failures(sent), len(set(sent)), len(calls)) == ([], 1, 1)
    assert (failures(shown), sorted(map(str, shown)).count("4711220011")) == ([], 1)
