"""S35: she is erased when she wishes, may change her mind until then, and decides about her certificates."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import models
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from courses.certificates.models import Certificate
from courses.certificates.queries import find_by_code
from courses.enrolments.models import CourseTally, Enrolment, PeriodTally
from lms.accounts.models import Profile
from lms.audit.models import AuditEntry
from lms.audit.queries import check_chain
from lms.contracts import event
from lms.privacy import erasure
from lms.privacy.events import AccountErased
from lms.privacy.models import ErasedAccount, ErasureRequest
from lms.privacy.registry import installed_declarations, rows_about
from tests.factories.lives import live
from tests.factories.people import PIN, make_learner

LATER = {"certificates": "withdraw", "when": "later", "sure": "on"}


@pytest.fixture
def learner(faces):
    return make_learner()


@pytest.fixture
def hers(enter, learner):
    browser = enter(learner.user)
    browser.post(reverse("accounts:pin_check"), {"pin": PIN})
    return browser


def test_s35_nothing_happens_before_the_day_and_everything_on_it(hers, learner):
    hers.post(reverse("privacy:erase"), LATER)
    request = ErasureRequest.objects.get(person=learner.user)
    assert abs(request.due_at - timezone.now() - datetime.timedelta(hours=24)) < datetime.timedelta(minutes=1)
    assert (erasure.erase_due().count, Profile.objects.filter(pk=learner.profile.pk).exists()) == (0, True)
    ErasureRequest.objects.update(due_at=timezone.now())
    call_command("erase_due", verbosity=0)
    assert (Profile.objects.filter(pk=learner.profile.pk).exists(), ErasureRequest.objects.count()) == (
        False,
        0,
    )


def test_s35_she_changes_her_mind(hers, learner):
    hers.post(reverse("privacy:erase"), LATER)
    assert "will be erased" in hers.get(reverse("player:home")).content.decode()
    hers.post(reverse("privacy:erase_take_back"))
    assert ErasureRequest.objects.count() == 0
    home = hers.get(reverse("player:home")).content.decode()
    assert ("Your request is taken back." in home, "will be erased" in home) == (True, False)
    assert list(
        AuditEntry.objects.filter(about__person=learner.user, action__startswith="erasure.").values_list(
            "action", flat=True
        )
    ) == ["erasure.asked", "erasure.taken_back"]


def test_s35_at_once_if_she_wants(hers, learner):
    page = hers.post(reverse("privacy:erase"), {**LATER, "when": "now"})
    assert (page.status_code, Profile.objects.filter(pk=learner.profile.pk).exists()) == (200, False)
    assert hers.get(reverse("player:home")).status_code == 302


@pytest.mark.parametrize("missing", ["certificates", "when", "sure"])
def test_s35_nothing_is_chosen_for_her(hers, missing):
    hers.post(reverse("privacy:erase"), {name: value for name, value in LATER.items() if name != missing})
    assert (ErasureRequest.objects.count(), Profile.objects.count()) == (0, 1)


@pytest.mark.parametrize("hours", [0, 168, 1000])
def test_s35_a_site_sets_the_hours_from_none_to_a_week(learner, settings, hours):
    settings.LMS_ERASURE_HOURS = hours
    request = erasure.ask_for_erasure(learner.user, keep_certificates=False)
    assert round((request.due_at - request.asked_at).total_seconds() / 3600) == min(hours, 168)


@pytest.mark.parametrize(("keep", "found"), [(True, 1), (False, 0)])
def test_s35_certificates_stay_valid_or_go(faces, keep, found):
    lived = live(faces.skills)
    code = Certificate.objects.get(person=lived.user, kind="module").code
    erasure.erase(lived.user, keep_certificates=keep)
    assert Certificate.objects.count() == found
    if keep:
        assert (find_by_code(code).person, find_by_code(code).withdrawn_at) == (None, None)


def test_s35_every_table_is_empty_of_her_and_the_sums_stay(faces):
    lived = live(faces.skills)
    course = Enrolment.objects.get(person=lived.user).course
    key = lived.user.pk
    erasure.erase(lived.user, keep_certificates=False)
    lived.user.pk = key
    assert [
        model._meta.label
        for declaration, model in installed_declarations()
        if rows_about(lived.user, declaration, model).exists()
    ] == []
    assert list(CourseTally.objects.values_list("course", "learners", "completed")) == [(course.pk, 1, 1)]
    assert check_chain().broken_at is None


@pytest.mark.parametrize("turn", [list, reversed], ids=["as registered", "the other way round"])
def test_s35_whoever_hears_of_it_first_the_same_stays(faces, monkeypatch, turn):
    lived = live(faces.skills)
    course = Enrolment.objects.get(person=lived.user).course
    heard_by = dict(turn(event._handlers[AccountErased].items()))
    monkeypatch.setitem(event._handlers, AccountErased, heard_by)
    assert len(heard_by) == 4
    erasure.erase(lived.user, keep_certificates=True)
    assert list(Certificate.objects.values_list("person", "kind")) == [(None, "module")]
    assert list(CourseTally.objects.values_list("course", "learners", "completed", "attended")) == [
        (course.pk, 1, 1, 1)
    ]
    sums = ("learners", "completed", "certified", "skilled", "attended")
    assert list(PeriodTally.objects.values_list(*sums)) == [(1, 1, 1, 1, 1)]


def test_s35_what_would_stay_stops_it_and_nothing_is_erased(faces, monkeypatch):
    lived = live(faces.skills)
    monkeypatch.setattr(
        erasure,
        "_check_nothing_is_left",
        lambda found, key: (_ for _ in ()).throw(erasure.ErasureIncomplete("lms.Something")),
    )
    with pytest.raises(erasure.ErasureIncomplete):
        erasure.erase(lived.user, keep_certificates=False)
    assert (Profile.objects.filter(pk=lived.profile.pk).exists(), ErasedAccount.objects.count()) == (True, 0)


def test_s35_a_key_to_her_that_another_package_leaves_is_emptied(learner):
    """Wagtail's logs keep the key of a user that is gone."""
    PageLogEntry.objects.bulk_create(
        [
            PageLogEntry(
                action="wagtail.edit",
                label="A page",
                user_id=learner.user.pk,
                page_id=1,
                timestamp=timezone.now(),
                content_type_id=1,
            )
        ]
    )
    erasure.erase(learner.user, keep_certificates=False)
    assert PageLogEntry.objects.get(label="A page").user_id is None


def test_s35_the_list_outside_names_nobody_and_is_read_back(
    learner, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.LMS_BACKUP_DIR = tmp_path
    account = learner.profile.uuid
    with django_capture_on_commit_callbacks(execute=True):
        erasure.erase(learner.user, keep_certificates=True)
    listed = tmp_path / erasure.LIST
    assert (erasure.read_list(listed), oct(listed.stat().st_mode & 0o777)) == ({account: True}, "0o600")
    ErasedAccount.objects.all().delete()
    assert erasure.listed_accounts() == {account: True}


def test_s35_files_go_when_it_is_done_and_not_before(
    learner, monkeypatch, django_capture_on_commit_callbacks
):
    """No table of ours holds a file of hers yet; whoever adds one is covered."""
    name = default_storage.save("hers.txt", ContentFile(b"hers"))
    stored = type("Stored", (), {"name": name, "storage": default_storage, "__bool__": lambda self: True})()
    field = models.FileField(name="photo")
    field.name = "photo"
    row = type("Row", (), {"photo": stored})()
    monkeypatch.setattr(
        erasure,
        "installed_declarations",
        lambda: [(None, type("Model", (), {"_meta": type("Meta", (), {"concrete_fields": [field]})}))],
    )
    monkeypatch.setattr(erasure, "rows_about", lambda *found: [row])
    with django_capture_on_commit_callbacks(execute=True):
        erasure._forget_files(learner.user)
        assert default_storage.exists(name)
    assert not default_storage.exists(name)
