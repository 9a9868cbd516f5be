"""System checks of the platform as a whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register
from django.db import connections
from django.middleware.locale import LocaleMiddleware
from django.utils.module_loading import import_string

from lms.core.conf import conf

DEMO_SECRET = "demo-only"  # noqa: S105 - what public secrets begin with


@register(Tags.compatibility)
def check_locale_middleware(app_configs: Any, **kwargs: Any) -> list:
    kinds = (import_string(name) for name in settings.MIDDLEWARE)
    if any(isinstance(kind, type) and issubclass(kind, LocaleMiddleware) for kind in kinds):
        return []
    if "lms.safety.http.languages.OwnLanguageMiddleware" in settings.MIDDLEWARE:
        return []
    return [
        Warning(
            "LocaleMiddleware is not installed.",
            hint="The address says the language: add lms.safety.http.languages.LanguageMiddleware.",
            id="lms.W001",
        )
    ]


@register(Tags.database)
def check_sqlite_mode(app_configs: Any, **kwargs: Any) -> list:
    problems = []
    for alias in connections:
        database = connections[alias].settings_dict
        if (
            database["ENGINE"].endswith("sqlite3")
            and database.get("OPTIONS", {}).get("transaction_mode") != "IMMEDIATE"
        ):
            problems.append(
                Warning(
                    f"SQLite database {alias!r} does not begin its transactions with IMMEDIATE: under load it"
                    " refuses writes.",
                    hint=(
                        'Set OPTIONS = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command":'
                        ' "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON"}.'
                    ),
                    id="lms.W002",
                )
            )
    return problems


@register(Tags.security, deploy=True)
def check_pepper(app_configs: Any, **kwargs: Any) -> list:
    if getattr(settings, "LMS_PEPPER", ""):
        return []
    return [
        Error(
            "LMS_PEPPER is not set.",
            hint="Set a long random secret that is kept apart from the database and from SECRET_KEY.",
            id="lms.E003",
        )
    ]


@register(Tags.security)
def check_stored_names(app_configs: Any, **kwargs: Any) -> list:
    if not conf.store_certificate_names:
        return []
    return [
        Warning(
            "LMS_STORE_CERTIFICATE_NAMES is on: names of learners are kept in the database.",
            hint="Leave it off unless the law asks for it.",
            id="lms.W004",
        )
    ]


@register(Tags.security)
def check_vetting(app_configs: Any, **kwargs: Any) -> list:
    if conf.vetting_organisations >= 2:
        return []
    return [
        Warning(
            "LMS_VETTING_ORGANISATIONS is below 2: one organisation alone can open the door to an employer.",
            hint="Those who harm pose as employers. Keep it at 2.",
            id="lms.W005",
        )
    ]


#: What weakens when a number is moved: (property, setting, moved the wrong way, what that means, check id).
BOUNDS: list[tuple[str, str, Callable[[Any], bool], str, str]] = [
    (
        "pin_minutes",
        "LMS_PIN_MINUTES",
        lambda value: value > 10,
        "what a PIN protects stays open for long on a phone that was left lying about",
        "lms.W006",
    ),
    (
        "renewed_card_hours",
        "LMS_RENEWED_CARD_HOURS",
        lambda value: value < 24,
        "whoever got hold of a new card opens what the PIN protects before she notices",
        "lms.W007",
    ),
    (
        "recent_minutes",
        "LMS_RECENT_MINUTES",
        lambda value: value > 5,
        "a desk that was left open can export, erase and give roles",
        "lms.W008",
    ),
    (
        "totp_reuse",
        "LMS_TOTP_REUSE",
        bool,
        "a code of an authenticator app that was read over a shoulder can be used again",
        "lms.W009",
    ),
    (
        "share_days",
        "LMS_SHARE_DAYS",
        lambda value: value > 90,
        "what she showed an employer stays open long after she may have forgotten it",
        "lms.W011",
    ),
    (
        "reply_working_days",
        "LMS_REPLY_WORKING_DAYS",
        lambda value: value > 1,
        "a learner who asks for help and is not answered waits longer until a colleague sees it",
        "lms.W014",
    ),
    (
        "private_root",
        "LMS_PRIVATE_ROOT",
        lambda value: (
            bool(value) and Path(value).absolute().is_relative_to(Path(settings.MEDIA_ROOT).absolute())
        ),
        "files that belong to one person lie among those that anybody may ask for",
        "lms.W015",
    ),
    (
        "code_hasher",
        "LMS_CODE_HASHER",
        lambda value: bool(value) and "Argon2" not in value,
        "whoever copies the database can find out cards and PINs",
        "lms.W012",
    ),
    (
        "keep_days",
        "LMS_KEEP_DAYS",
        bool,
        "what is about people is kept for other periods than the data map says",
        "lms.W013",
    ),
]


@register(Tags.security)
def check_bounds(app_configs: Any, **kwargs: Any) -> list:
    return [
        Warning(f"{setting} weakens safety: {consequence}.", hint="Leave it at its default.", id=check_id)
        for name, setting, is_weaker, consequence, check_id in BOUNDS
        if is_weaker(getattr(conf, name))
    ]


@register(Tags.security)
def check_demo_secrets(app_configs: Any, **kwargs: Any) -> list:
    if settings.DEBUG or not any(
        str(secret).startswith(DEMO_SECRET) for secret in (settings.SECRET_KEY, conf.pepper)
    ):
        return []
    return [
        Error(
            "A secret of the demo is in use while DEBUG is off. It is public.",
            hint="Set SECRET_KEY and LMS_PEPPER to long random secrets of your own.",
            id="lms.E006",
        )
    ]
