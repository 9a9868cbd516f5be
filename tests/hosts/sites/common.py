"""What the host sites of these tests share: Wagtail as its own project template sets it up, and nothing of
ours.
"""

import os
from pathlib import Path

SECRET_KEY = "a-host-site"
ALLOWED_HOSTS = ["localhost"]
PLACE = Path(os.environ["HOST_PLACE"])
USE_TZ = True
STATIC_URL = "/static/"
MEDIA_ROOT = PLACE / "media"
WAGTAIL_SITE_NAME = "A host site"
WAGTAILADMIN_BASE_URL = "http://localhost"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": PLACE / "db.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY;",
        },
    }
}
WAGTAIL = [
    "allauth.account",
    "allauth.mfa",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "lms.safety.http.headers.ResponseHeadersMiddleware",
    "lms.safety.faces.middleware.FaceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "lms.safety.faces.one_face.OneFaceMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lms.safety.leaving.ways_out.LeftMiddleware",
    "lms.safety.session.locking.IdleLockMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.safety.access.middleware.DefaultDenyMiddleware",
]
MFA_ADAPTER = "lms.accounts.factors.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
ACCOUNT_EMAIL_VERIFICATION = "none"
AUTHENTICATION_BACKENDS = [
    "lms.accounts.backends.CodeCardBackend",
    "django.contrib.auth.backends.ModelBackend",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.safety.context_processors.face",
            ]
        },
    }
]
