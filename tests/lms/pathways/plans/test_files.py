"""What she said and photographed goes with her plan, and is in the copy of her data."""

import datetime
import io
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from lms.pathways.plans.models import Goal, Pathway, Step
from lms.privacy import retention
from lms.privacy.copying import copy_of
from lms.privacy.erasure import erase
from tests.factories.plans import accompanied_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(settings, tmp_path):
    settings.LMS_PRIVATE_ROOT = tmp_path / "private"
    return settings.LMS_PRIVATE_ROOT


@pytest.fixture
def plan(private):
    """With a recording and a picture everywhere she can put one."""
    made = accompanied_plan()
    goal, step = Goal.objects.get(), Step.objects.order_by("pk").first()
    for thing, prefix in ((made.pathway, "aim_"), (goal, ""), (step, "")):
        for name, ending in (("voice", "mp3"), ("picture", "webp")):
            file = ContentFile(f"{thing} {name}".encode())
            getattr(thing, f"{prefix}{name}").save(f"said.{ending}", file)
    return made


def files_in(folder) -> int:
    return sum(1 for path in folder.rglob("*") if path.is_file())


def test_erasing_takes_every_file(plan, private, django_capture_on_commit_callbacks):
    assert files_in(private) == 6
    with django_capture_on_commit_callbacks(execute=True):
        assert erase(plan.person, keep_certificates=False)
    assert (files_in(private), Pathway.objects.count(), Step.objects.count()) == (0, 0, 0)


def test_a_plan_whose_time_is_over_goes_with_its_files(plan, private, django_capture_on_commit_callbacks):
    ended = timezone.now() - datetime.timedelta(days=364)
    Pathway.objects.update(closed_at=ended)
    retention.apply()
    assert (files_in(private), Pathway.objects.count()) == (6, 1)
    Pathway.objects.update(closed_at=ended - datetime.timedelta(days=2))
    with django_capture_on_commit_callbacks(execute=True):
        retention.apply()
    assert (files_in(private), Pathway.objects.count(), Step.objects.count()) == (0, 0, 0)


def test_a_plan_that_goes_on_stays_however_old_it_is(plan):
    Pathway.objects.update(begun_at=timezone.now() - datetime.timedelta(days=3650))
    retention.apply()
    assert Pathway.objects.count() == 1


def test_undone_the_files_are_still_there(plan, private, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=False):
        Step.objects.all().delete()
    assert files_in(private) == 6


def test_her_copy_has_her_words_and_every_file(plan, private):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(copy_of(plan.person, language="en"))))
    names = archive.namelist()
    assert len([name for name in names if name.startswith("files/")]) == 6
    page = archive.read("index.html").decode()
    assert "I want to cook in a place with a window." in page
    assert {f"data/{name}.json" for name in ("pathway", "stage", "goal", "step", "helper")} <= set(names)


def test_a_file_that_is_missing_after_a_restore_leaves_the_copy_whole(plan, private):
    for path in private.rglob("*.mp3"):
        path.unlink()
    archive = zipfile.ZipFile(io.BytesIO(b"".join(copy_of(plan.person, language="en"))))
    assert len([name for name in archive.namelist() if name.startswith("files/")]) == 3
