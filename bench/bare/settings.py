"""A bare Wagtail site on the same database and with the same cookies: middleware and context processors as `wagtail start` writes them.

The product's apps stay installed because the users are theirs. Of its middleware nothing runs here.
"""

from bench.settings import *  # noqa: F403
from bench.settings import INSTALLED_APPS, ROOT

INSTALLED_APPS = ["bench.bare", *INSTALLED_APPS]
ROOT_URLCONF = "bench.bare.urls"
LMS_FACE_URLCONFS: dict[str, str] = {}
WAGTAIL_I18N_ENABLED = False
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"
LOGGING: dict = {}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],  # publishing the measured course renders its blocks
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
