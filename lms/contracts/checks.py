"""Start-up checks: every model of ours declares its personal data; a home's order names what is there."""

from typing import Any

from django.apps import apps
from django.core.checks import Error, Warning, register

from lms.contracts import navigation, personal_data
from lms.core.conf import conf

OUR_PACKAGES = ("lms", "courses", "employers")


def our_app_labels() -> set[str]:
    return {config.label for config in apps.get_app_configs() if config.name.split(".")[0] in OUR_PACKAGES}


@register()
def check_personal_data(app_configs: Any, **kwargs: Any) -> list:
    return [
        Error(
            problem,
            hint="Decorate the model with personal_data.held(…) or personal_data.not_held(…).",
            id="lms.E010",
        )
        for problem in personal_data.problems(our_app_labels())
    ]


@register()
def check_navigation_order(app_configs: Any, **kwargs: Any) -> list:
    """A slip in the setting would silently change where she finds something."""
    known = navigation.known_keys()
    return [
        Warning(
            f"LMS_NAVIGATION_ORDER names {key!r}, which no room registered.",
            hint=f"Known are {', '.join(known)}.",
            id="lms.W016",
        )
        for key in conf.navigation_order
        if key not in known
    ]
