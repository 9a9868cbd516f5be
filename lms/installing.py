"""What a Wagtail site puts into its settings to install this suite.

    from lms.installing import APPS, CONTEXT_PROCESSORS, MIDDLEWARE as LMS_MIDDLEWARE, settings_defaults

    INSTALLED_APPS = [*APPS, *INSTALLED_APPS]
    MIDDLEWARE = [*MIDDLEWARE, *LMS_MIDDLEWARE]
    TEMPLATES[0]["OPTIONS"]["context_processors"] += CONTEXT_PROCESSORS
    settings_defaults(globals())

It is read while settings are made, so it imports nothing that needs them.
"""

from typing import Any

#: What everything else is built on.
PLATFORM = ["lms", "wagtail.contrib.settings", "allauth.account", "allauth.mfa"]
#: In the order in which templates and words are looked for: what builds on something stands before it.
#: `courses.pages` has concrete pages on Wagtail's own base page: leave it out where a site has swapped that.
APPS = [
    "courses.pages",
    "courses.interchange",
    "employers.materials",
    "lms.pathways",
    "courses",
    "employers",
    *PLATFORM,
]
#: The website for the public, which is another one: a site has both, one of the two apps, or neither.
PUBLIC_APPS = ["lms.programme", "lms.services", "lms.network", "lms.stories"]
#: At the end of a site's own list: each acts on our addresses alone, and on `LMS_GUARDED_PATHS`.
MIDDLEWARE = [
    "lms.safety.faces.middleware.FaceMiddleware",
    "lms.safety.http.languages.OwnLanguageMiddleware",
    "lms.safety.http.headers.ResponseHeadersMiddleware",
    "lms.safety.http.errors.CalmErrorsMiddleware",
    "lms.safety.faces.one_face.OneFaceMiddleware",
    "lms.safety.leaving.ways_out.LeftMiddleware",
    "lms.safety.session.locking.IdleLockMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "lms.safety.access.middleware.DefaultDenyMiddleware",
    "lms.intake.middleware.PlainRefusalMiddleware",
]
CONTEXT_PROCESSORS = ["lms.safety.context_processors.face"]
#: Opens the door to whoever has a card.
CARDS = "lms.accounts.backends.CodeCardBackend"
#: What a site that has no settings of allauth's gets: nobody signs in or is written to by it.
FACTORS = {
    "MFA_ADAPTER": "lms.accounts.factors.adapter.FactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "ACCOUNT_EMAIL_VERIFICATION": "none",
}


def settings_defaults(settings: dict[str, Any]) -> None:
    """Fills in, in a settings module's `globals()`, what it does not say itself; what it says stays.

    An app or a middleware that stands in its lists twice, because it had it before, stands there once, and
    LMS_HAD_APPS keeps which apps those are: `remove_lms` leaves their tables.
    """
    for name, value in FACTORS.items():
        settings.setdefault(name, value)
    apps = settings.get("INSTALLED_APPS", [])
    settings.setdefault("LMS_HAD_APPS", [name for name in APPS if apps.count(name) > 1])
    backends = settings.get("AUTHENTICATION_BACKENDS", ["django.contrib.auth.backends.ModelBackend"])
    settings["AUTHENTICATION_BACKENDS"] = list(dict.fromkeys([*backends, CARDS]))
    for name in ("INSTALLED_APPS", "MIDDLEWARE"):
        settings[name] = list(dict.fromkeys(settings.get(name, [])))
