"""What every deployment of the ready-made site shares.

Nothing here is weaker than production; an empty environment is the safe one.
"""

import os
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from lms.site.csp import STRICT

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(
    os.environ.get("HEAL_VAR", ROOT / "var")
)  # database, media, static files: set it where the package is installed

DEBUG = False
ALLOWED_HOSTS: list[str] = []
ROOT_URLCONF = "lms.site.urls_skills"
LMS_LEARNER_HOME = "player:home"
LMS_GUARDED_PATHS = ["/"]  # all of it: nothing here is somebody else's
LMS_INTAKE_LIBRARY = True
LMS_FACE_URLCONFS = {"skills": "lms.site.urls_skills", "programme": "lms.site.urls_programme"}
WSGI_APPLICATION = "lms.site.wsgi.application"
AUTH_USER_MODEL = "heal_users.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "courses.pages",
    "courses.interchange",
    "employers.materials",
    "lms.programme",
    "lms.services",
    "lms.network",
    "lms.stories",
    "lms.pathways",
    "courses",
    "employers",
    "lms",
    "lms.site.users",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "lms.site.users.wagtail_app.StaffUsersConfig",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "allauth.account",
    "allauth.mfa",
    "django_tasks_db",
    "modelcluster",
    "taggit",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "lms.safety.http.logs.RequestLogMiddleware",
    "lms.safety.http.headers.ResponseHeadersMiddleware",
    "lms.site.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "lms.safety.http.compressing.CompressPublicPagesMiddleware",
    "lms.safety.faces.middleware.FaceMiddleware",
    "lms.safety.faces.static_files.FaceStaticMiddleware",
    "lms.safety.session.storage.SessionMiddleware",
    "lms.safety.faces.one_face.OneFaceMiddleware",
    "lms.safety.http.languages.LanguageMiddleware",
    "lms.safety.faces.links.NoWayAcrossMiddleware",
    "lms.safety.http.errors.CalmErrorsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "lms.safety.leaving.ways_out.LeftMiddleware",
    "lms.safety.session.locking.IdleLockMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "lms.safety.access.middleware.DefaultDenyMiddleware",
    "lms.intake.middleware.PlainRefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "lms.core.kept_templates.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                ),
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lms.safety.context_processors.face",
            ],
        },
    },
]

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
    ),
}
# A connection is kept for a minute: opening one runs the PRAGMAs above, and closing the last one empties the
# write-ahead log, after every answer.
SQLITE = {"CONN_MAX_AGE": 60, "OPTIONS": SQLITE_OPTIONS}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": VAR / "db.sqlite3", **SQLITE}}
# Shared by all processes: what one has seen used, such as a code of an authenticator app, no other takes
# again.
CACHES = {"default": {"BACKEND": "lms.core.caches.CalmFileCache", "LOCATION": VAR / "cache"}}
STORAGES = {
    "default": {"BACKEND": "lms.intake.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "lms.core.static_files.KeptAddressesStorage"},
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("it", _("Italian")),
    ("es", _("Spanish")),
    ("el", _("Greek")),
    ("ro", _("Romanian")),
    ("ar", _("Arabic")),
    ("fr", _("French")),
    ("uk", _("Ukrainian")),
]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
FORMAT_MODULE_PATH = "lms.formats"
USE_TZ = True
TIME_ZONE = "UTC"

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR / "media"
LMS_BACKUP_DIR = VAR / "backups"

AUTHENTICATION_BACKENDS = [
    "lms.accounts.backends.CodeCardBackend",
    "lms.accounts.backends.StaffBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "lms.accounts.validators.AnotherPasswordValidator"},
]
MFA_ADAPTER = "lms.accounts.factors.adapter.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # clocks of phones are half a minute off
MFA_RECOVERY_CODE_DIGITS = 10
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
LOGIN_URL = "staff_sign_in"
WAGTAILADMIN_LOGIN_URL = "/admin/login/"
WAGTAIL_FRONTEND_LOGIN_URL = "/admin/login/"

SESSION_ENGINE = "lms.safety.session.storage"
SESSION_COOKIE_NAME = "s"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "c"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_AGE = None  # every cookie goes when the browser closes, as the pages say
LANGUAGE_COOKIE_NAME = "l"
MESSAGE_STORAGE = (  # a signed cookie would be the same on both faces, and holds what was done
    "lms.safety.session.messages.MessageStorage"
)
X_FRAME_OPTIONS = "DENY"  # Wagtail opens its previews to the editor by itself
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CSP = STRICT  # Django reads this one from version 6 on
CONTENT_SECURITY_POLICY = {"DIRECTIVES": STRICT}  # and django-csp this one before

WAGTAIL_SITE_NAME = "Open Path"
WAGTAIL_I18N_ENABLED = True
#: What is submitted for translation begins as a draft: a copy is not published, and not by whoever may not.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
#: The languages of staff: in others, Wagtail's editor is half English.
WAGTAILADMIN_PERMITTED_LANGUAGES = [pair for pair in LANGUAGES if pair[0] in {"en", "it", "es", "el", "ro"}]
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "lms.blocks.rich_text.RichTextArea"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILDOCS_SERVE_METHOD = "direct"
WAGTAILDOCS_EXTENSIONS = ["mp3", "ogg", "m4a", "aac", "wav", "pdf", "mp4", "webm", "vtt"]
WAGTAILDOCS_DOCUMENT_FORM_BASE = "lms.intake.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "lms.intake.forms.ImageForm"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "lms.core.search"}}
WAGTAILEMBEDS_FINDERS: list[dict] = []
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAILADMIN_STATIC_FILE_VERSION_STRINGS = False
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

CSRF_FAILURE_VIEW = "lms.safety.http.errors.csrf_failed"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "lms.safety.http.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "lms.request": {"level": "INFO"},
        "django": {
            "handlers": [],
            "level": "WARNING",
            "propagate": True,
        },  # Django's own handlers would write paths and mail the administrators
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
    },
}
