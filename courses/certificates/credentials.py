"""A certificate as a file that a machine can check: an Open Badge 3.0, signed by the issuer alias.

It says what the paper says and no more. Of her name it holds a salted fingerprint, and only where she typed
it: whoever has the paper compares, and nobody reads it in the file. Nothing in it leads from one certificate
to another, and nothing is kept.
"""

import hashlib
import json
import secrets
import unicodedata
import uuid
from typing import Any

from django.utils import translation
from django.utils.translation import gettext, ngettext

from courses.certificates.keys import method_of, private_half, signing_key
from courses.certificates.models import Certificate
from courses.certificates.sheets import languages_offered, verify_url
from lms.competences.models import Competence
from lms.core import days
from lms.core.texts import in_a_row
from lms.printing.attached import Attached
from lms.safety.faces.models import Face
from lms.safety.faces.queries import address_of, path_on, skills_face
from lms.secrets.signing import signed, without_unseen

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
MEDIA_TYPE = "application/vc"
FILENAME = "credential.json"
ESCO = "ESCO"


def issuer_url(face: Face | None) -> str:
    """Where the issuer says its keys, on the host of `face`, the skills face."""
    path = path_on("skills", "verify:issuer")
    return address_of(face, path) if face else path


def credential_of(
    certificate: Certificate, *, language: str, name: str | None = None
) -> dict[str, Any] | None:
    """In one of its languages, signed now; None while the issuer has no key."""
    key = signing_key()
    private = private_half(key)
    if key is None or private is None:
        return None
    face = skills_face()
    issuer = issuer_url(face)
    document = unsigned(certificate, face, issuer=issuer, language=language, name=name)
    return signed(document, private=private, method=method_of(key, issuer))


def as_json(credential: dict[str, Any]) -> bytes:
    return json.dumps(credential, ensure_ascii=False, indent=2).encode()


def attached_to_sheet(certificate: Certificate, *, language: str, name: str | None = None) -> Attached | None:
    credential = credential_of(certificate, language=language, name=name)
    if credential is None:
        return None
    return Attached(FILENAME, as_json(credential), MEDIA_TYPE, "Open Badges 3.0")


def unsigned(
    certificate: Certificate, face: Face | None, *, issuer: str, language: str, name: str | None
) -> dict[str, Any]:
    offered = languages_offered(certificate)
    chosen = next((each for each in offered if each.code == language), offered[0])
    with translation.override(chosen.code):
        said = _Said(certificate, chosen.code, whole=not chosen.missing_in)
        document = {
            "@context": CONTEXT,
            "id": verify_url(certificate, face),
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": said.title,
            "issuer": {"id": issuer, "type": ["Profile"], "name": certificate.issuer},
            "validFrom": _first_moment_of_its_day(certificate),
            "credentialSubject": {
                "type": ["AchievementSubject"],
                "identifier": _whose(certificate, name),
                "achievement": said.achievement(),
                **({"result": said.results()} if said.rows else {}),
            },
            **({"evidence": said.evidence()} if said.rows else {}),
        }
    return _readable(document)


def _first_moment_of_its_day(certificate: Certificate) -> str:
    """The paper says a day, and no hour."""
    return days.local(days.start_of(days.day_of(certificate.issued_at))).isoformat()


def _whose(certificate: Certificate, name: str | None) -> list[dict[str, Any]]:
    """Whoever shows the paper with this code; and, where she typed it, has this name."""
    code = {
        "type": "IdentityObject",
        "hashed": False,
        "identityHash": certificate.code,
        "identityType": "identifier",
    }
    if not name:
        return [code]
    salt = secrets.token_hex(16)
    return [
        code,
        {
            "type": "IdentityObject",
            "hashed": True,
            "identityHash": hash_of_name(name, salt),
            "identityType": "name",
            "salt": salt,
        },
    ]


def hash_of_name(name: str, salt: str) -> str:
    """As Open Badges has it: of the name as it stands on the sheet, and the salt behind it."""
    told = unicodedata.normalize("NFC", name) + salt
    return f"sha256${hashlib.sha256(told.encode()).hexdigest()}"


class _Said:
    """What the certificate says, in one language."""

    def __init__(self, certificate: Certificate, language: str, *, whole: bool) -> None:
        self.certificate = certificate
        self.language = language if whole else ""
        texts = certificate.snapshot["texts"][language]
        self.title = texts["title"]
        self.rows = [row for row in texts["competences"] if row.get("label")]
        self.facts = certificate.snapshot.get("competences", [])

    def achievement(self) -> dict[str, Any]:
        """Its id is made of what it says: everybody of whom the same is said has the same."""
        is_module = self.certificate.kind == Certificate.Kind.MODULE
        described = {
            "type": ["Achievement"],
            "achievementType": "CertificateOfCompletion" if is_module else "Competency",
            "name": self.title,
            "description": self._description(),
            "criteria": {"narrative": self._criteria()},
            **({"inLanguage": self.language} if self.language else {}),
            **({"resultDescription": self._what_was_shown()} if self.rows else {}),
            **({"alignment": aligned} if (aligned := self._in_esco()) else {}),
        }
        told = json.dumps(described, sort_keys=True, ensure_ascii=False)
        return {"id": uuid.uuid5(self.certificate.about, told).urn, **described}

    def results(self) -> list[dict[str, Any]]:
        return [
            {"type": ["Result"], "resultDescription": self._id_of(number), "value": row.get("level", "")}
            for number, row in enumerate(self.rows)
        ]

    def evidence(self) -> list[dict[str, Any]]:
        """Of each competence the kinds, in words. No day and no id: those lead to her."""
        return [
            {"type": ["Evidence"], "name": row["label"], "genre": row.get("evidence", "")}
            for row in self.rows
        ]

    def _description(self) -> str:
        what = gettext("Certificate of competence") if self.rows else gettext("Certificate of attendance")
        hours = self.certificate.snapshot["hours"]
        of_training = ngettext("%(count)d hour of training", "%(count)d hours of training", hours)
        return in_a_row([what, of_training % {"count": hours}] if hours else [what])

    def _criteria(self) -> str:
        if not self.rows:
            return gettext("The holder took part. The certificate does not say what the holder can do.")
        return gettext(
            "The holder has shown each competence at its level. A test shows that somebody knows it, watched"
            " practice that somebody can do it."
        )

    def _what_was_shown(self) -> list[dict[str, Any]]:
        return [
            {
                "id": self._id_of(number),
                "type": ["ResultDescription"],
                "name": row["label"],
                "resultType": "PerformanceLevel",
            }
            for number, row in enumerate(self.rows)
        ]

    def _id_of(self, number: int) -> str:
        return uuid.uuid5(self.certificate.about, f"{number} {self.rows[number]['label']}").urn

    def _in_esco(self) -> list[dict[str, Any]]:
        """The competences that are in ESCO, by its address."""
        known = {
            str(competence.uuid): competence.esco_uri
            for competence in Competence.objects.filter(
                uuid__in=[fact["competence"] for fact in self.facts]
            ).exclude(esco_uri="")
        }
        return [
            {
                "type": ["Alignment"],
                "targetName": row["label"],
                "targetUrl": known[fact["competence"]],
                "targetFramework": ESCO,
                "targetType": "ceasn:Competency",
            }
            for row, fact in zip(self.rows, self.facts, strict=False)
            if fact["competence"] in known
        ]


def _readable(value: Any) -> Any:
    """Every text without what cannot be seen: it would be signed differently by different programs."""
    if isinstance(value, dict):
        return {name: _readable(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_readable(each) for each in value]
    return without_unseen(value) if isinstance(value, str) else value
