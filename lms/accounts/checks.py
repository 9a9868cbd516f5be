"""Start-up check: the secrets of second factors are encrypted."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from django.core.checks import Error, Tags, register

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
