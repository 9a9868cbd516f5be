"""Fingerprints keyed by the pepper, which is outside the database.

Slow ones (Argon2id) for what can be guessed.
"""

import hashlib
import hmac

from django.contrib.auth.hashers import Argon2PasswordHasher, BasePasswordHasher
from django.utils.module_loading import import_string

from lms.core.conf import conf


def keyed(purpose: str, value: str) -> str:
    """HMAC of `value` with the pepper; `purpose` keeps fingerprints of different things apart."""
    return hmac.new(conf.pepper.encode(), f"{purpose}:{value}".encode(), hashlib.sha256).hexdigest()


def _hasher() -> BasePasswordHasher:
    """Whatever a site takes for its passwords (PASSWORD_HASHERS)."""
    return import_string(conf.code_hasher)() if conf.code_hasher else Argon2PasswordHasher()


def fingerprint(purpose: str, value: str) -> str:
    hasher = _hasher()
    return hasher.encode(keyed(purpose, value), hasher.salt())


def matches(purpose: str, value: str, stored: str) -> bool:
    """Whether `value` has this fingerprint. With nothing stored it takes as long and says no."""
    hasher = _hasher()
    if not stored:
        hasher.encode(keyed(purpose, value), hasher.salt())
        return False
    return hasher.verify(keyed(purpose, value), stored)
