"""Start-up checks: every policy and every requirement that an address names is registered by somebody."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, Warning, register

from lms.core.conf import conf
from lms.safety.policy import declared_policies, declared_requirements, policies, requirements


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


@register(Tags.urls)
def check_requirements(app_configs: Any, **kwargs: Any) -> list:
    named = {name for policy in policies for name in policy.requires}
    for urlconf in sorted({settings.ROOT_URLCONF, *conf.face_urlconfs.values()}):
        named |= {name for names in declared_requirements(urlconf).values() for name in names}
    return [
        Error(
            f"An address or a policy requires {name!r}, which nobody registered. It is closed.",
            hint="Register it with lms.safety.policy.require, or install the app that does.",
            id="lms.E021",
        )
        for name in sorted(named)
        if name not in requirements
    ]


#: What stands in MIDDLEWARE, and what is not so without it.
NEEDED = {
    "lms.safety.leaving.LeftMiddleware": "whoever left without a network stays signed in",
    "lms.safety.locking.IdleLockMiddleware": "a quiet session is never locked",
}


@register(Tags.security)
def check_middleware(app_configs: Any, **kwargs: Any) -> list:
    return [
        Warning(f"{name} is not in MIDDLEWARE: {without}.", hint="Add it after AuthenticationMiddleware and CsrfViewMiddleware.", id="lms.W022")
        for name, without in NEEDED.items()
        if name not in settings.MIDDLEWARE
    ]
