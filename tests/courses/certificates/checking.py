"""Checks a signed document as somebody else would: with another canonicaliser, from the published keys."""

import hashlib
import json
from typing import Any

import pyoxigraph
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pyld import jsonld
from pyld.documentloader.frozen import BUNDLED_CONTEXTS, FrozenDocumentLoader

from lms.secrets import signing

OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_load = FrozenDocumentLoader(
    {
        CREDENTIALS: BUNDLED_CONTEXTS[CREDENTIALS],
        OPEN_BADGES: json.loads(
            (signing._FOLDER / signing.CONTEXTS[OPEN_BADGES]).read_text(encoding="utf-8")
        ),
    }
)


class Unsigned(Exception):
    """Something in it is not covered by a signature."""


def bytes_of(multibase: str) -> bytes:
    text, number = multibase.removeprefix("z"), 0
    for character in text:
        number = number * 58 + ALPHABET.index(character)
    content = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return b"\0" * (len(text) - len(text.lstrip("1"))) + content


def hash_of(document: dict[str, Any]) -> bytes:
    def refuse(name: Any) -> None:
        raise Unsigned(name)

    processor = jsonld.JsonLdProcessor(on_property_dropped=refuse)
    quads = processor.to_rdf(document, {"format": "application/n-quads", "documentLoader": _load})
    dataset = pyoxigraph.Dataset(pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS))
    dataset.canonicalize(pyoxigraph.CanonicalizationAlgorithm.RDFC_1_0)
    return hashlib.sha256("".join(sorted(f"{quad} .\n" for quad in dataset)).encode()).digest()


def is_right(credential: dict[str, Any], issuer: dict[str, Any]) -> bool:
    """By the rules of OB 3.0 and eddsa-rdfc-2022; `issuer` is what its address says."""
    document = {name: value for name, value in credential.items() if name != "proof"}
    try:
        [proof] = credential["proof"]
        options = {name: value for name, value in proof.items() if name != "proofValue"}
        keys = {
            key["id"]: key for key in issuer["verificationMethod"] if key["id"] in issuer["assertionMethod"]
        }
        key = keys[proof["verificationMethod"]]
        if (proof["type"], proof["cryptosuite"], proof["proofPurpose"]) != (
            "DataIntegrityProof",
            "eddsa-rdfc-2022",
            "assertionMethod",
        ):
            return False
        if not document["issuer"]["id"] == key["controller"] == issuer["id"]:
            return False
        public = Ed25519PublicKey.from_public_bytes(bytes_of(key["publicKeyMultibase"])[2:])
        told = hash_of({"@context": document["@context"], **options}) + hash_of(document)
        public.verify(bytes_of(proof["proofValue"]), told)
    except (InvalidSignature, Unsigned, KeyError, SyntaxError, ValueError, jsonld.JsonLdError):
        return False
    return True
