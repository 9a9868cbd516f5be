"""Private files without a row, as an older database leaves them behind."""

import datetime
import os

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from lms.pathways.plans.models import Pathway
from lms.privacy import retention
from lms.privacy.orphans import drop_files_of_nobody
from tests.factories.plans import accompanied_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def private(settings, tmp_path):
    settings.LMS_PRIVATE_ROOT = tmp_path / "private"
    return settings.LMS_PRIVATE_ROOT


def stored(field_file, content: bytes = b"spoken") -> str:
    field_file.save("said.mp3", ContentFile(content))
    return field_file.name


def grow_old(private, name: str, days: int) -> None:
    moment = (timezone.now() - datetime.timedelta(days=days)).timestamp()
    os.utime(private / name, (moment, moment))


def test_a_file_that_no_row_names_goes_with_the_backups_of_its_time(private):
    plan = accompanied_plan().pathway
    kept, left = stored(plan.aim_voice), stored(plan.aim_picture)
    Pathway.objects.filter(pk=plan.pk).update(aim_picture="")
    for name in (kept, left):
        grow_old(private, name, 34)
    assert drop_files_of_nobody() == 0
    for name in (kept, left):
        grow_old(private, name, 36)
    assert retention.apply().gone["files"] == 1
    assert ((private / kept).exists(), (private / left).exists()) == (True, False)


def test_where_nothing_was_ever_sent_nothing_goes(private):
    assert drop_files_of_nobody() == 0
