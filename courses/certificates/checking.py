"""What a stranger is told who checks a certificate."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from courses.certificates.actions import try_name
from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from courses.certificates.names import name_matches
from lms.core import days


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckAnswer:
    """What a check says; "" and None are not said."""

    state: str
    title: str = ""
    code: str = ""
    issuer: str = ""
    competences: Sequence[Mapping[str, str]] = ()
    date: datetime.date | None = None
    hours: int | None = None


def answer_to(certificate: Certificate | None, name: str) -> CheckAnswer:
    """Without the right name it tells no more than the title, which stands largest on the paper."""
    state = _state(certificate, name)
    if certificate is None or state == "other-name":
        return CheckAnswer(state=state)
    texts = certificate.texts_in()
    told = CheckAnswer(
        state=state, title=texts["title"], code=grouped(certificate.code), issuer=certificate.issuer
    )
    if state != "named":
        return told
    return replace(
        told,
        competences=texts["competences"],
        date=days.day_of(certificate.issued_at),
        hours=certificate.snapshot["hours"],
    )


def _state(certificate: Certificate | None, name: str) -> str:
    """A typed name costs one slow comparison whatever is known of the code, so that the time tells
    nothing.
    """
    if name and (certificate is None or certificate.withdrawn_at or not certificate.has_name):
        name_matches(name, salt="", fingerprint="")
    if certificate is None:
        return "unknown"
    if certificate.withdrawn_at:
        return str(certificate.state)
    if not name:
        return "valid"
    if not certificate.has_name:
        return "unnamed"
    return {True: "named", False: "other-name", None: "tomorrow"}[try_name(certificate, name)]
