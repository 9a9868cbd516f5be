"""The tests' settings on a database that commits (TEST_DATABASE), with everything beside it that could keep a
trace.
"""

import os
from pathlib import Path

from lms.site.settings.test import *  # noqa: F403
from lms.site.settings.test import DATABASES

PLACE = Path(os.environ["TEST_PLACE"])
NAME = os.environ.get("TEST_DATABASE", str(PLACE / "db.sqlite3"))
DATABASES = {"default": {**DATABASES["default"], "NAME": Path(NAME) if "/" in NAME else NAME}}
CACHES = {"default": {"BACKEND": "lms.core.caches.CalmFileCache", "LOCATION": PLACE / "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MEDIA_ROOT = PLACE / "media"
LMS_PRIVATE_ROOT = PLACE / "private"
LMS_BACKUP_DIR = PLACE / "backups"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lms.safety.http.logs.JsonFormatter"}},
    "handlers": {
        "file": {"class": "logging.FileHandler", "filename": PLACE / "site.log", "formatter": "json"}
    },
    "root": {"handlers": ["file"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
