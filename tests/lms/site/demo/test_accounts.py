"""What whoever starts the demo reads: how everybody signs in."""

from lms.site.demo.accounts import pin_kind
from lms.site.demo.management.commands.demo_accounts import in_words

CARD = {"handle": "River Maple 42", "number": "2745", "code": "8815306426", "language": "ar"}


def test_a_learner_needs_her_language_and_her_pin():
    pins = ("649130", "cup-key-cup-fish-sun-cup", "")
    assert [in_words({**CARD, "pin": pin, "pin_kind": pin_kind(pin)}) for pin in pins] == [
        ("River Maple 42 or 2745, code 8815306426", "ar, PIN 649130"),
        ("River Maple 42 or 2745, code 8815306426", "ar, PIN cup-key-cup-fish-sun-cup (pictures)"),
        ("River Maple 42 or 2745, code 8815306426", "ar, chooses her PIN"),
    ]


def test_who_works_here_has_a_password():
    assert in_words({"username": "marta", "password": "demo-trainer"}) == ("marta, password demo-trainer", "")
