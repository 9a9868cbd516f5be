"""Start-up check: every policy that an address names is registered by somebody."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from lms.core.conf import conf
from lms.safety.policy import declared_policies, policies


@register(Tags.urls)
def check_policies(app_configs: Any, **kwargs: Any) -> list:
    problems = []
    for urlconf in sorted({settings.ROOT_URLCONF, *conf.face_urlconfs.values()}):
        for route, name in declared_policies(urlconf).items():
            if name is not None and name not in policies:
                problems.append(
                    Error(
                        f"{urlconf}: the address {route!r} names the policy {name!r}, which nobody registered. It is closed.",
                        hint="Register it with lms.safety.policy.register, or install the app that does.",
                        id="lms.E020",
                    )
                )
    return problems
