from typing import Any

from django.db.models import QuerySet

from courses.certificates.codes import is_well_formed, normalise
from courses.certificates.models import Certificate


def certificates_of(person: Any) -> QuerySet[Certificate]:
    return Certificate.objects.filter(person=person).order_by("-issued_at", "-pk")


def find_by_code(typed: str) -> Certificate | None:
    """The certificate with this code, however it was typed. A code with a slip in it never reaches the database."""
    code = normalise(typed)
    return Certificate.objects.filter(code=code).first() if is_well_formed(code) else None
