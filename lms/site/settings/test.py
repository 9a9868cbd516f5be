"""The tests' settings: the site as it is, on an in-memory database and with cheap fingerprints.

HEAL_TEST_POSTGRES is the folder with the socket of a server that tools/postgres.py started.
"""

import os
import tempfile

from lms.site.settings.base import *  # noqa: F403
from lms.site.settings.base import LOGGING, SQLITE_OPTIONS

SECRET_KEY = "test"  # noqa: S105
LMS_PEPPER = "test-pepper"
ALLOWED_HOSTS = ["localhost", ".localhost", "testserver"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:", "OPTIONS": SQLITE_OPTIONS}
}
if os.environ.get("HEAL_TEST_POSTGRES"):
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "migrated",
        "USER": "heal",
        "HOST": os.environ["HEAL_TEST_POSTGRES"],
        "TEST": {"TEMPLATE": "migrated"},
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LMS_CODE_HASHER = "django.contrib.auth.hashers.MD5PasswordHasher"
SILENCED_SYSTEM_CHECKS = ["lms.W012"]  # which says so
STORAGES = {
    "default": {"BACKEND": "lms.intake.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
MEDIA_ROOT = tempfile.mkdtemp(prefix="heal-test-media-")
LMS_PRIVATE_ROOT = tempfile.mkdtemp(prefix="heal-test-private-")
LMS_BACKUP_DIR = None
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
LOGGING = {**LOGGING, "loggers": {**LOGGING["loggers"], "lms.request": {"level": "WARNING"}}}
