"""Start-up checks: accounts can be a learner's; the secrets of second factors are encrypted."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from django.contrib.auth import get_user_model
from django.core.checks import Error, Tags, Warning, register

from lms.accounts.factors import library
from lms.accounts.factors.adapter import FactorAdapter
from lms.accounts.user_model import what_is_missing


@register(Tags.models)
def check_user_model(app_configs: Any, **kwargs: Any) -> list:
    """A site's own accounts must be able to be a learner's, who has no name."""
    model = get_user_model()
    return [
        Error(
            f"{model._meta.label} {missing}.",
            hint="A learner has no name and no address (docs/host-site.md, Accounts of your own).",
            obj=model,
            id="lms.E080",
        )
        for missing in what_is_missing(model)
    ]


@register(Tags.security)
def check_factor_adapter(app_configs: Any, **kwargs: Any) -> list:
    if isinstance(get_adapter(), FactorAdapter):
        return []
    return [
        Error(
            "The secrets of second factors would stand in the database as they are.",
            hint=(
                'Set MFA_ADAPTER = "lms.accounts.factors.adapter.FactorAdapter", or a class derived from it.'
            ),
            id="lms.E011",
        )
    ]


@register(Tags.security)
def check_factor_library(app_configs: Any, **kwargs: Any) -> list:
    if library.is_tested(library.installed()):
        return []
    first, below = (".".join(map(str, number)) for number in library.TESTED)
    return [
        Warning(
            f"django-allauth {library.installed()} is not a version with which second factors were tested.",
            hint=f"Install one from {first} and below {below}, or run the tests of lms.accounts.factors.",
            id="lms.W060",
        )
    ]
