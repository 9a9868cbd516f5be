"""Start-up check: can certificates be signed?"""

from typing import Any

from django.core.checks import Tags, Warning, register
from django.db import DatabaseError

from courses.certificates.keys import private_half
from courses.certificates.models import IssuerKey

ABOUT = "Certificates are printed without the signed file that others can check by a program."


@register(Tags.database)
def check_issuer_key(app_configs: Any, databases: Any = None, **kwargs: Any) -> list:
    """Asked wherever the database is: `migrate`, and `check --database default`."""
    if not databases:
        return []
    try:
        key = IssuerKey.objects.filter(signs=True).first()
    except DatabaseError:  # before its table is there
        return []
    if private_half(key):
        return []
    problem = "The issuer has no key." if key is None else "The issuer's key was sealed with another pepper."
    hint = f"{ABOUT} Type: ./run manage make_issuer_key (docs/deploying.md)"
    return [Warning(problem, hint=hint, id="lms.W061")]
