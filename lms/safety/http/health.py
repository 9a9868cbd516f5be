"""/readyz: can this process do its work? It says yes or no, never why: the reason stands in the logs."""

import functools
import logging
import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from lms.core.conf import conf
from lms.safety.http.models import Probe

logger = logging.getLogger("lms.health")


@functools.cache
def _known_migrations() -> frozenset[tuple[str, str]]:
    loader = MigrationLoader(None, ignore_no_migrations=True)
    return frozenset(loader.disk_migrations) - {
        key for key, migration in loader.disk_migrations.items() if migration.replaces
    }


def database_takes_a_write() -> bool:
    """A row is really written: a read would not notice a full disk or a copy that only serves reads."""
    try:
        Probe.objects.update_or_create(pk=1, defaults={"at": timezone.now()})
    except DatabaseError:
        return False
    return True


def migrations_are_done() -> bool:
    try:
        return _known_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return False


def disk_has_room() -> bool:
    name = connection.settings_dict["NAME"]
    folders = [Path(settings.MEDIA_ROOT)] + (
        [Path(name).parent] if connection.vendor == "sqlite" and isinstance(name, Path) else []
    )
    return all(_free_bytes(folder) >= conf.free_disk_mb * 1_000_000 for folder in folders)


def _free_bytes(folder: Path) -> int:
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


CHECKS = {"database": database_takes_a_write, "migrations": migrations_are_done, "disk": disk_has_room}


def ready(request: HttpRequest) -> HttpResponse:
    """For the machine's own watchers: what a proxy passes on from outside is a 404."""
    if "HTTP_X_FORWARDED_FOR" in request.META or "HTTP_FORWARDED" in request.META:
        raise Http404
    broken = [name for name, holds in CHECKS.items() if not holds()]
    if not broken:
        return HttpResponse("ok", content_type="text/plain")
    logger.error("not ready", extra={"facts": {"because": broken}})
    return HttpResponse("not ready", status=503, content_type="text/plain", headers={"Retry-After": "5"})
