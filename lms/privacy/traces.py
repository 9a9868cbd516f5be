"""What other packages keep beside the tables: sessions, logs, revisions, indexes, the task queue, the cache.

Our models are kept out of most of these (lms.core.models.AboutAPerson). Erasing looks all the same, in every
table that points to others by kind and id: what should not be there would otherwise stay for ever.
"""

import logging
import time
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import OperationalError, connection, models

from lms.accounts.sessions import end_sign_ins

logger = logging.getLogger("lms.privacy")
Keys = dict[type[models.Model], set[str]]


def pointers() -> Iterator[tuple[type[models.Model], str, str]]:
    """(model, name of its content type, name of its object's id) of every table that points to rows of any
    kind.
    """
    for model in apps.get_models(include_auto_created=True):
        names = {field.name for field in model._meta.local_concrete_fields}
        for field in model._meta.local_concrete_fields:
            if field.is_relation and field.related_model is ContentType:
                wanted = field.name.replace("content_type", "object_id").replace("base_", "")
                if wanted in names:
                    yield model, field.name, wanted


def wipe_pointers(keys: Keys) -> int:
    """Delete what points to these rows. Returns how much there was: it should be nothing."""
    kinds = {
        ContentType.objects.get_for_model(model, for_concrete_model=False).pk: ids
        for model, ids in keys.items()
    }
    found = 0
    for model, content_type, object_id in pointers():
        rows = model._base_manager.filter(**{f"{content_type}__in": kinds}).values_list(
            "pk", content_type, object_id
        )
        mine = [pk for pk, kind, key in rows.iterator() if str(key) in kinds[kind]]
        if mine:
            found += len(mine)
            model._base_manager.filter(pk__in=mine).delete()
    if found:
        logger.warning("rows about a person stood where none should be", extra={"facts": {"rows": found}})
    return found


def wipe_sessions(user_id: Any) -> int:
    """End her sessions and delete their rows, however many devices there are."""
    return end_sign_ins({user_id})


def wipe_tasks(public_id: str) -> None:
    """Background work names people by their public id."""
    if apps.is_installed("django_tasks_db"):
        tasks = apps.get_app_config("django_tasks_database").get_model("DBTaskResult")._base_manager
        mine = [
            task.pk for task in tasks.iterator() if public_id in f"{task.args_kwargs} {task.return_value}"
        ]
        tasks.filter(pk__in=mine).delete()


def wipe_cache() -> None:
    """What is cached is the same for everybody (texts of lessons) and made again; so all of it may go."""
    cache.clear()


def settle_disk() -> None:
    """SQLite: overwrite the log that still holds deleted pages.

    Readers may be in the way for a moment; `erase_due` tries again later.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return  # inside a transaction it would stand in its own way
    for _try in range(10):
        if _log_is_empty():
            return
        time.sleep(0.1)
    logger.warning("the database's log could not be emptied yet: somebody reads; run erase_due again")


def _log_is_empty() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return not cursor.fetchone()[0]
    except OperationalError:
        return False
