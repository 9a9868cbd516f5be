"""The demo: one machine, SQLite, fixed secrets that work nowhere else. It refuses to run without DEBUG.

HEAL_DEMO_POSTGRES is the folder with the socket of a server that `./run demo --database postgres` started.
"""

import os

from django.core.exceptions import ImproperlyConfigured

from lms.site.settings.base import *  # noqa: F403
from lms.site.settings.base import INSTALLED_APPS, LOGGING, MIDDLEWARE

DEBUG = os.environ.get("HEAL_DEBUG", "1") == "1"
if not DEBUG:
    raise ImproperlyConfigured(
        "The demo's secrets are public. Use lms.site.settings.production on a real server."
    )

PORT = int(os.environ.get("PORT", "8000"))
SECRET_KEY = "demo-only-not-a-secret"  # noqa: S105 - public on purpose, see above
LMS_PEPPER = "demo-only-not-a-pepper"
LMS_DEMO = True
ALLOWED_HOSTS = ["localhost", ".localhost", "127.0.0.1"]
if os.environ.get("HEAL_DEMO_POSTGRES"):
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": "heal",
            "USER": "heal",
            "HOST": os.environ["HEAL_DEMO_POSTGRES"],
        }
    }
INSTALLED_APPS = ["lms.site.demo", *INSTALLED_APPS]
LOGGING = {
    **LOGGING,
    "loggers": {**LOGGING["loggers"], "lms.request": {"level": "WARNING"}},
}  # whoever watches the demo start wants to read who can sign in
STORAGES = {
    "default": {"BACKEND": "lms.intake.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lms.site.demo.files.DemoFilesStorage"},
}
WHITENOISE_USE_FINDERS = False  # tools/demo.py collects them, compressed
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 60  # seconds; with DEBUG every page would ask for every file again
WAGTAILADMIN_BASE_URL = f"http://localhost:{PORT}"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # passkeys on http://localhost
LMS_TOTP_REUSE = True  # one secret is read by everybody who tries the demo
SILENCED_SYSTEM_CHECKS = [
    "lms.W009",  # which says so
    "lms.W061",  # the issuer's key is made with the content
]

if os.environ.get("HEAL_DEBUG_TOOLBAR") == "1":
    INSTALLED_APPS = [*INSTALLED_APPS, "debug_toolbar"]
    MIDDLEWARE = ["debug_toolbar.middleware.DebugToolbarMiddleware", *MIDDLEWARE]
    DEBUG_TOOLBAR_CONFIG = {"SHOW_TOOLBAR_CALLBACK": "lms.site.demo.toolbar.is_shown"}
