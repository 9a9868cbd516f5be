"""How allauth's second factors fit into this house: encrypted in the database, neutral in the app on
somebody's phone. No mail.
"""

from typing import Any

from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter

from lms.core.people import Person
from lms.secrets.sealing import seal, unseal

PURPOSE = "second factor"


class FactorAdapter(DefaultMFAAdapter):
    """Use it as `MFA_ADAPTER`. Without the pepper the secrets in the database cannot be read."""

    def encrypt(self, text: str) -> str:
        return seal(PURPOSE, text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(PURPOSE, encrypted_text) or ""

    def get_totp_issuer(self) -> str:
        return self._get_site_name()

    def _get_site_name(self) -> str:
        """The neutral name of the face: it stands in the app's list for everybody to see."""
        face = getattr(context.request, "face", None)
        return face.name if face else context.request.get_host()

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        return {
            **super().get_public_key_credential_user_entity(user),
            "display_name": user.get_username(),
            "name": user.get_username(),
        }

    def _get_user_identifier(self, user: Person) -> str:
        return user.get_username()

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Nothing is ever told by mail."""
