"""Start-up check: can this machine set a sheet?"""

from typing import Any

from django.core.checks import Tags, Warning, register

from lms.printing.pdf import is_available

PACKAGES = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"


@register(Tags.compatibility)
def check_pango(app_configs: Any, **kwargs: Any) -> list:
    if is_available():
        return []
    return [
        Warning(
            "Pango is not installed: certificates and cards cannot be printed.",
            hint=f"Debian and Ubuntu: apt-get install {PACKAGES}",
            id="lms.W010",
        )
    ]
