"""The tests' settings on a database in a file, with everything beside it that could keep a trace."""

import os
from pathlib import Path

from lms.site.settings.base import SQLITE_OPTIONS
from lms.site.settings.test import *  # noqa: F403

PLACE = Path(os.environ["TEST_PLACE"])
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": PLACE / "db.sqlite3", "OPTIONS": SQLITE_OPTIONS}}
if os.environ.get("TEST_DATABASE_URL"):
    import environ

    DATABASES = {"default": environ.Env.db_url_config(os.environ["TEST_DATABASE_URL"])}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": PLACE / "cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MEDIA_ROOT = PLACE / "media"
LMS_BACKUP_DIR = PLACE / "backups"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lms.safety.logs.JsonFormatter"}},
    "handlers": {"file": {"class": "logging.FileHandler", "filename": PLACE / "site.log", "formatter": "json"}},
    "root": {"handlers": ["file"], "level": "INFO"},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
