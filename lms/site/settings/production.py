"""Production, from the environment. What is missing stops the start and says what to set."""

from importlib.util import find_spec
from urllib.parse import urlsplit

import environ

from lms.site.settings.base import *  # noqa: F403
from lms.site.settings.base import SQLITE, VAR

env = environ.Env()

DEBUG = False
SECRET_KEY = env("SECRET_KEY")
LMS_PEPPER = env("LMS_PEPPER")
if any(secret.startswith("demo-only") for secret in (SECRET_KEY, LMS_PEPPER)):
    raise environ.ImproperlyConfigured(
        "SECRET_KEY or LMS_PEPPER is the demo's, which is public. Set a long random secret of your own."
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{host}" for host in ALLOWED_HOSTS])
TIME_ZONE = env("TIME_ZONE", default="UTC")
WAGTAILADMIN_BASE_URL = env("ADMIN_BASE_URL", default=f"https://{ALLOWED_HOSTS[0]}")

NEEDED = {"DATABASE_URL": ["psycopg", "psycopg_pool"], "REDIS_URL": ["redis"], "S3_BUCKET": ["storages"]}
for variable, packages in NEEDED.items():
    is_used = env(variable, default="") and not env(variable).startswith("sqlite")
    if is_used and not all(map(find_spec, packages)):
        raise environ.ImproperlyConfigured(
            f"{variable} is set, and the packages for it are not installed. Type: pip install"
            " --require-hashes -r requirements-production.lock.txt, or pip install"
            " 'heal-lms[site,production]'."
        )

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Beside what the address itself says, such as ?sslmode=verify-full or ?host=/run/postgresql.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": env.int("DATABASE_POOL", default=4),
    }
else:
    DATABASES["default"] |= SQLITE

if env("REDIS_URL", default=""):
    CACHES = {
        "default": {
            "BACKEND": "lms.core.caches.CalmRedisCache",
            "LOCATION": env("REDIS_URL"),
            "OPTIONS": {"socket_connect_timeout": 0.3, "socket_timeout": 0.5},
        }
    }
else:
    CACHES = {"default": {"BACKEND": "lms.core.caches.CalmFileCache", "LOCATION": VAR / "cache"}}

if env("S3_BUCKET", default=""):
    S3_OPTIONS = {
        "bucket_name": env("S3_BUCKET"),
        "endpoint_url": env("S3_ENDPOINT", default=None),
        "querystring_auth": True,
        "querystring_expire": 60,
    }
    STORAGES = {
        "default": {"BACKEND": "lms.intake.storage.S3Storage", "OPTIONS": S3_OPTIONS},
        # no page links to these: a view that asks who it is reads them (lms.intake.private)
        "private": {
            "BACKEND": "lms.intake.storage.S3Storage",
            "OPTIONS": {**S3_OPTIONS, "location": "private"},
        },
        "staticfiles": {"BACKEND": "lms.core.static_files.KeptAddressesStorage"},
    }
    if urlsplit(env("S3_ENDPOINT", default="")).scheme == "http":
        raise environ.ImproperlyConfigured("S3_ENDPOINT must be https.")

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]  # watchers on this machine ask a web process itself
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=31536000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=True)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=True)
LMS_PROXIES = env.int("PROXIES", default=1 if SECURE_PROXY_SSL_HEADER else 0)
SESSION_COOKIE_NAME = "__Host-s"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-c"
CSRF_COOKIE_SECURE = True
