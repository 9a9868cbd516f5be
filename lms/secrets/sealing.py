"""Small values that leave the process for a while and must be readable only here: encrypted and dated, keyed
by the pepper.
"""

import base64
import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken

from lms.core.conf import conf


def _box(purpose: str) -> Fernet:
    return Fernet(
        base64.urlsafe_b64encode(
            hmac.new(conf.pepper.encode(), f"seal:{purpose}".encode(), hashlib.sha256).digest()
        )
    )


def seal(purpose: str, value: str) -> str:
    """`purpose` keeps sealed values of different things, and of different people, apart."""
    return _box(purpose).encrypt(value.encode()).decode()


def unseal(purpose: str, sealed: str, *, seconds: int | None = None) -> str | None:
    """The value; None when it was sealed for something else, was changed, or is older than `seconds`."""
    try:
        return _box(purpose).decrypt(sealed.encode(), ttl=seconds).decode()
    except InvalidToken:
        return None
