"""The keys the issuer signs with: made by a command, sealed, published at one neutral address."""

from typing import Any

from django.db import transaction

from courses.certificates.models import IssuerKey
from lms.audit.actions import record
from lms.secrets.sealing import seal, unseal
from lms.secrets.signing import new_private_key, public_key_of

SEALED_FOR = "issuer_key"


def private_half(key: IssuerKey | None) -> str | None:
    """What it signs with; None without a key, or when it was sealed with another pepper."""
    return unseal(SEALED_FOR, key.private) if key is not None and key.private else None


def signing_key() -> IssuerKey | None:
    """The one that signs now, when it can be opened here."""
    key = IssuerKey.objects.filter(signs=True).first()
    return key if private_half(key) else None


@transaction.atomic
def make_issuer_key(*, drop_older: bool = False) -> IssuerKey:
    """A new key signs from now on.

    What was signed before is still checked with the keys of before, unless they are dropped because somebody
    else may have one: then it is signed by nobody, and its owner downloads it again.
    """
    older = IssuerKey.objects.all()
    if drop_older:
        older.delete()
    else:
        older.update(signs=False, private="")
    private = new_private_key()
    key = IssuerKey.objects.create(public=public_key_of(private), private=seal(SEALED_FOR, private))
    record("issuer_key.made", actor=None, subject=key, dropped_older=drop_older)
    return key


def method_of(key: IssuerKey, issuer: str) -> str:
    """Its address: in the document of the issuer, under itself."""
    return f"{issuer}#{key.public}"


def controller_document(issuer: str, name: str) -> dict[str, Any]:
    """Who the issuer is and which keys are its own: W3C Controlled Identifiers, and a Profile of Open
    Badges.
    """
    keys = list(IssuerKey.objects.order_by("-made_at", "-pk"))
    return {
        "@context": [
            "https://www.w3.org/ns/cid/v1",
            "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
        ],
        "id": issuer,
        "type": ["Profile"],
        "name": name,
        "verificationMethod": [
            {
                "id": method_of(key, issuer),
                "type": "Multikey",
                "controller": issuer,
                "publicKeyMultibase": key.public,
            }
            for key in keys
        ],
        "assertionMethod": [method_of(key, issuer) for key in keys],
    }
