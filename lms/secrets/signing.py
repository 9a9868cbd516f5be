"""Documents that anybody can check with a public key: W3C Data Integrity, cryptosuite eddsa-rdfc-2022.

Nothing is fetched: a document may name the contexts that lie in `contexts`, and no others.
"""

import hashlib
import json
import re
import threading
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pyld.jsonld import JsonLdError, JsonLdProcessor

CONTEXTS = {
    "https://www.w3.org/ns/credentials/v2": "credentials-v2.json",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "open-badges-3.0.3.json",
}
_FOLDER = Path(__file__).parent / "contexts"
#: How a public key of this kind begins, before its 32 bytes (multicodec ed25519-pub).
_ED25519 = b"\xed\x01"
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
#: Written differently by RDFC-1.0 and by its draft, which the library knows; and halves of characters.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
#: The library keeps contexts it has worked out in one place for all threads, and guards it not.
_alone = threading.Lock()


def new_private_key() -> str:
    return Ed25519PrivateKey.generate().private_bytes_raw().hex()


def public_key_of(private: str) -> str:
    """As a Multikey says it: "z6Mk…"."""
    return multibase(_ED25519 + _key(private).public_key().public_bytes_raw())


def signed(document: dict[str, Any], *, private: str, method: str) -> dict[str, Any]:
    """The document with its proof; `method` is the address of the public key.

    The proof says no time: when somebody asks for a document is nobody's business. The same document gives
    the same bytes. ValueError when a part of it would not be signed, because no context knows it.
    """
    proof = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    }
    told = b"".join(
        hashlib.sha256(canonical(part).encode()).digest()
        for part in ({"@context": document["@context"], **proof}, document)
    )
    return {**document, "proof": [{**proof, "proofValue": multibase(_key(private).sign(told))}]}


def canonical(document: dict[str, Any]) -> str:
    """What the document says, as N-Quads in the one order (RDFC-1.0)."""
    options = {"algorithm": "URDNA2015", "format": "application/n-quads", "documentLoader": _kept_here}
    try:
        with _alone:
            quads = str(JsonLdProcessor(on_property_dropped=_refuse).normalize(document, options))
    except JsonLdError as problem:
        raise ValueError("It names what is not kept here, or is no JSON-LD.") from problem
    if _UNSEEN.search(quads):
        raise ValueError("A text holds characters that cannot be seen.")
    return quads


def without_unseen(text: str) -> str:
    return _UNSEEN.sub("", text)


def multibase(content: bytes) -> str:
    """Base58 of Bitcoin, with the letter that says so before it."""
    number, text = int.from_bytes(content, "big"), ""
    while number:
        number, place = divmod(number, 58)
        text = _BASE58[place] + text
    zeros = len(content) - len(content.lstrip(b"\0"))
    return "z" + _BASE58[0] * zeros + text


def _key(private: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(private))


def _refuse(name: str | None) -> None:
    raise ValueError(f"No context knows {name!r}: it would not be signed.")


def _kept_here(address: str, _options: dict[str, Any]) -> dict[str, Any]:
    """`tag` says that it never changes, so that it is worked out once in a process."""
    if address not in CONTEXTS:
        raise ValueError(f"{address} is not kept here, and nothing is fetched.")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": address,
        "document": _context(CONTEXTS[address]),
        "tag": "static",
    }


@cache
def _context(name: str) -> dict[str, Any]:
    return json.loads((_FOLDER / name).read_text(encoding="utf-8"))
