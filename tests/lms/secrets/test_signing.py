"""Signed documents: nothing is fetched, nothing is left out, and others read the same."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lms.secrets import signing
from tests.courses.certificates.checking import bytes_of, is_right

ISSUER = "https://skills.example/verify/issuer.json"
PRIVATE = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"
PUBLIC = signing.public_key_of(PRIVATE)
METHOD = f"{ISSUER}#{PUBLIC}"
PUBLISHED = {
    "id": ISSUER,
    "verificationMethod": [{"id": METHOD, "controller": ISSUER, "publicKeyMultibase": PUBLIC}],
    "assertionMethod": [METHOD],
}


def document(**more) -> dict:
    return {
        "@context": list(signing.CONTEXTS),
        "id": "urn:uuid:280c19b6-9680-4a37-ba84-e38b1a4e4584",
        "type": ["VerifiableCredential"],
        "issuer": {"id": ISSUER, "type": ["Profile"], "name": "Open Path Training"},
        **more,
    }


def sign(told: dict) -> dict:
    return signing.signed(told, private=PRIVATE, method=METHOD)


def test_a_key_is_written_as_rfc_8032_and_multikey_have_it():
    """The first vector of RFC 8032, 7.1."""
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert (bytes_of(PUBLIC).hex(), PUBLIC[:4]) == (f"ed01{public}", "z6Mk")


def test_keys_are_made_anew_each_time():
    assert len({signing.public_key_of(signing.new_private_key()) for _number in range(5)}) == 5


@pytest.mark.parametrize("content", [b"", b"\0", b"\0\0\1", b"hello", bytes(range(64))])
def test_base58_begins_with_its_letter_and_keeps_zeros(content):
    assert bytes_of(signing.multibase(content)) == content


def test_what_was_signed_is_not_changed_by_signing():
    told = document(name="A clean kitchen")
    before = copy.deepcopy(told)
    sign(told)
    assert told == before


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"@context": ["https://elsewhere.example/context"]}, "It names what is not kept here"),
        ({"unknown": "word"}, "would not be signed"),
        ({"issuer": {"id": ISSUER, "type": ["Profile"], "nick": "x"}}, "would not be signed"),
        ({"name": "bell \x07"}, "cannot be seen"),
    ],
)
def test_what_would_be_fetched_or_left_out_is_not_signed(told, words):
    with pytest.raises(ValueError, match=words):
        sign(document(**told))


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_are_read_by_others_as_they_were_signed(name, description):
    told = document(
        name=signing.without_unseen(name) or "-", description=signing.without_unseen(description) or "-"
    )
    received = json.loads(json.dumps(sign(told)))
    assert is_right(received, PUBLISHED)
    assert not is_right({**received, "name": f"{told['name']}."}, PUBLISHED)
