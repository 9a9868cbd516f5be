"""Start-up check: the secrets of second factors are encrypted."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from django.core.checks import Error, Tags, Warning, register

from lms.accounts.factors import library
from lms.accounts.factors.adapter import FactorAdapter


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
