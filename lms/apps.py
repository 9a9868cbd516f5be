from importlib import import_module

from django.apps import AppConfig, apps
from django.core.exceptions import ImproperlyConfigured

#: Modules that register something when the apps are ready, lowest layer first. A missing one is an error, not
#: a silence.
READY = [
    "lms.core.checks",
    "lms.core.patience",
    "lms.blocks.checks",
    "lms.blocks.handlers",
    "lms.contracts.foreign",
    "lms.audit.handlers",
    "lms.contracts.checks",
    "lms.safety.checks",
    "lms.safety.installed",
    "lms.safety.http.weakening",
    "lms.safety.leaving.interruption",
    "lms.safety.leaving.navigation",
    "lms.safety.handlers",
    "lms.safety.outside.titles",
    "lms.safety.outside.wall",
    "lms.printing.checks",
    "lms.intake.ready",
    "lms.contacts.authored",
    "lms.contacts.handlers",
    "lms.contacts.moderated",
    "lms.contacts.navigation",
    "lms.contacts.titles",
    "lms.blocks.ready",
    "lms.accounts.checks",
    "lms.accounts.policies",
    "lms.accounts.limits",
    "lms.accounts.navigation",
    "lms.accounts.spoken",
    "lms.organisations.policies",
    "lms.organisations.handlers",
    "lms.organisations.titles",
    "lms.privacy.navigation",
    "lms.privacy.spoken",
    "lms.privacy.handlers",
    "lms.competences.titles",
    "lms.competences.authored",
    "lms.competences.handlers",
    "lms.competences.evidence",
    "lms.messaging.checks",
    "lms.messaging.access_kinds",
    "lms.messaging.destinations",
    "lms.messaging.guidance.moderated",
    "lms.messaging.guidance.titles",
    "lms.messaging.help",
    "lms.messaging.handlers",
    "lms.messaging.navigation",
    "lms.messaging.panels",
    "lms.messaging.titles",
    "lms.messaging.spoken",
    "lms.desk.access_kinds",
    "lms.desk.policies",
    "lms.desk.rooms",
    "lms.desk.navigation",
    "lms.desk.menu",
    "lms.desk.needs",
    "lms.desk.panels",
    "lms.desk.moderated",
    "lms.concerns.navigation",
    "lms.concerns.desk.rooms",
    "lms.concerns.desk.menu",
    "lms.concerns.desk.moderated",
    "lms.desk.checks",
]

#: Other packages' apps whose tables and settings ours build on.
NEEDED = ["wagtail.contrib.settings", "allauth.account", "allauth.mfa"]


def say_what_is_missing() -> None:
    """Before anything of ours is read: what it needs, in one sentence."""
    missing = [name for name in NEEDED if not apps.is_installed(name)]
    if missing:
        raise ImproperlyConfigured(
            f"INSTALLED_APPS lacks {', '.join(missing)}. Write INSTALLED_APPS = [*APPS, *INSTALLED_APPS],"
            " with APPS from lms.installing."
        )


class LmsConfig(AppConfig):
    name = "lms"
    label = "lms"
    verbose_name = "Learning platform"
    static_faces = {"fold": "programme"}  # lms.safety.faces.static_files
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        say_what_is_missing()
        for module in READY:
            import_module(module)
