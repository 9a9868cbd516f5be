"""R10: /readyz turns when the database takes no write, a migration is missing, or the disk is full.

It never says which.
"""

import pytest
from django.db import DatabaseError
from django.db.migrations.recorder import MigrationRecorder

from lms.safety.http import health

pytestmark = pytest.mark.django_db


def answer(client) -> tuple[int, str]:
    page = client.get("/readyz")
    return page.status_code, page.content.decode()


def test_r10_all_is_well(faces, client):
    assert answer(client) == (200, "ok")


def test_r10_a_database_that_takes_no_write(faces, client, monkeypatch):
    def refuse(*args, **kwargs):
        raise DatabaseError("attempt to write a readonly database")

    monkeypatch.setattr(health.Probe.objects, "update_or_create", refuse)
    assert answer(client) == (503, "not ready")


def test_r10_a_migration_that_was_not_run(faces, client):
    MigrationRecorder.Migration.objects.filter(app="lms", name="0001_platform").delete()
    assert answer(client) == (503, "not ready")


def test_r10_a_disk_without_room(faces, client, settings):
    settings.LMS_FREE_DISK_MB = 10**9
    assert answer(client) == (503, "not ready")


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded"])
def test_r10_nobody_outside_asks_it(faces, client, header):
    assert client.get("/readyz", headers={header: "203.0.113.7"}).status_code == 404
