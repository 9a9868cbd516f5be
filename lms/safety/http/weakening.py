"""Settings of Django and Wagtail that take a protection away (docs/settings.md).

Told by `check --deploy`: while somebody develops a site, they are noise.
"""

from collections.abc import Callable
from typing import Any

import django
from django.conf import settings
from django.core.checks import Tags, Warning, register

SHIELDS = (
    "lms.safety.http.headers.ResponseHeadersMiddleware",
    "lms.site.csp.ContentSecurityPolicyMiddleware",
    "lms.safety.faces.middleware.FaceMiddleware",
    "lms.safety.access.middleware.DefaultDenyMiddleware",
)
LOOSE_SOURCES = {"*", "http:", "https:", "data:", "'unsafe-inline'", "'unsafe-eval'"}
#: Django's own from version 6 on, else that of django-csp, which a site may have beside a newer Django too.
POLICY = "SECURE_CSP" if django.VERSION >= (6,) else "CONTENT_SECURITY_POLICY"
LONGEST_SESSION = 12 * 60 * 60


def _loose_policy() -> bool:
    """A policy other than ours is believed when it closes what it does not name, and lets no foreign or
    inline program in.
    """
    policies = [
        _setting("SECURE_CSP") if POLICY == "SECURE_CSP" else None,
        (_setting("CONTENT_SECURITY_POLICY") or {}).get("DIRECTIVES"),
    ]
    return any(map(_is_loose, filter(None, policies))) or not any(policies)


def _is_loose(policy: dict[str, Any]) -> bool:
    others = _sources(policy.get("default-src"))
    scripts = _sources(policy.get("script-src")) or others or {"*"}
    return "'none'" not in others or bool(LOOSE_SOURCES & scripts)


def _sources(written: Any) -> set[str]:
    """Of a directive, which may be one word too."""
    return {written} if isinstance(written, str) else set(written or ())


def _setting(name: str, default: Any = None) -> Any:
    return getattr(settings, name, default)


#: (check id, setting, whether it is weaker than it should be, what that means)
WEAKENED: list[tuple[str, str, Callable[[], bool], str]] = [
    (
        "lms.W040",
        "MIDDLEWARE",
        lambda: any(name not in settings.MIDDLEWARE for name in SHIELDS),
        "answers go out without the headers, the policy, the face or the closed door",
    ),
    ("lms.W041", POLICY, _loose_policy, "a smuggled script can run"),
    (
        "lms.W042",
        "SECURE_REFERRER_POLICY",
        lambda: _setting("SECURE_REFERRER_POLICY") != "same-origin",
        "another site learns where she came from, or every form is refused",
    ),
    (
        "lms.W043",
        "SESSION_COOKIE_HTTPONLY",
        lambda: not (settings.SESSION_COOKIE_HTTPONLY and settings.CSRF_COOKIE_HTTPONLY),
        "a smuggled script can take a session",
    ),
    (
        "lms.W044",
        "SESSION_COOKIE_SAMESITE",
        lambda: settings.SESSION_COOKIE_SAMESITE not in {"Lax", "Strict"},
        "another site can act in her name",
    ),
    (
        "lms.W045",
        "SESSION_COOKIE_AGE",
        lambda: settings.SESSION_COOKIE_AGE > LONGEST_SESSION or not settings.SESSION_EXPIRE_AT_BROWSER_CLOSE,
        "the next person at the same browser finds her signed in",
    ),
    (
        "lms.W058",
        "CSRF_COOKIE_AGE",
        lambda: settings.CSRF_COOKIE_AGE is not None or settings.LANGUAGE_COOKIE_AGE is not None,
        (
            "a cookie tells for a year that somebody was here, although the pages say that it goes with the"
            " browser"
        ),
    ),
    (
        "lms.W046",
        "WAGTAILIMAGES_EXTENSIONS",
        lambda: "svg" in _setting("WAGTAILIMAGES_EXTENSIONS", []),
        "a drawing can hold a program",
    ),
    (
        "lms.W047",
        "WAGTAILEMBEDS_FINDERS",
        lambda: _setting("WAGTAILEMBEDS_FINDERS") != [],
        "the server fetches addresses that authors type, and pages call other sites",
    ),
    (
        "lms.W048",
        "WAGTAIL_GRAVATAR_PROVIDER_URL",
        lambda: (
            _setting("WAGTAIL_GRAVATAR_PROVIDER_URL", "") is not None
            or _setting("WAGTAIL_ENABLE_UPDATE_CHECK", True)
            or _setting("WAGTAIL_ENABLE_WHATS_NEW_BANNER", True)
        ),
        "the editor's browser tells other sites who works here",
    ),
    (
        "lms.W049",
        "WAGTAILIMAGES_IMAGE_FORM_BASE",
        lambda: not _forms_are_ours(),
        "a refused upload is not told in the form",
    ),
    (
        "lms.W050",
        "WAGTAILDOCS_EXTENSIONS",
        lambda: not set(_setting("WAGTAILDOCS_EXTENSIONS") or ["*"]) <= KINDS_OF_DOCUMENT,
        "kinds of files are offered that intake refuses",
    ),
    (
        "lms.W051",
        "WHITENOISE_ALLOW_ALL_ORIGINS",
        lambda: _setting("WHITENOISE_ALLOW_ALL_ORIGINS", True),
        "other sites may read static files",
    ),
    (
        "lms.W052",
        "PASSWORD_HASHERS",
        lambda: "Argon2" not in settings.PASSWORD_HASHERS[0],
        "whoever copies the database can find out passwords",
    ),
    (
        "lms.W053",
        "WAGTAIL_PASSWORD_RESET_ENABLED",
        lambda: _setting("WAGTAIL_PASSWORD_RESET_ENABLED", True),
        "whoever reads a mailbox gets in past the second factor",
    ),
]
KINDS_OF_DOCUMENT: set[str] = {"mp3", "ogg", "m4a", "aac", "wav", "pdf", "mp4", "webm", "vtt"}


def _forms_are_ours() -> bool:
    return (
        _setting("WAGTAILIMAGES_IMAGE_FORM_BASE") == "lms.intake.forms.ImageForm"
        and _setting("WAGTAILDOCS_DOCUMENT_FORM_BASE") == "lms.intake.forms.DocumentForm"
    )


@register(Tags.security, deploy=True)
def check_weakened(app_configs: Any, **kwargs: Any) -> list:
    return [
        Warning(
            f"{name} weakens safety: {meaning}.", hint="docs/settings.md says what it should be.", id=check_id
        )
        for check_id, name, is_weaker, meaning in WEAKENED
        if is_weaker()
    ]
