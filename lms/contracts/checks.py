"""Start-up check: every model of ours declares its personal data."""

from typing import Any

from django.apps import apps
from django.core.checks import Error, register

from lms.contracts import personal_data

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
