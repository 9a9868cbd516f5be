"""R6: what is done to an account, many times in the same moment."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError

from lms.accounts.actions import issue_card, pin_matches, set_language, set_pin, tell_of_card
from lms.accounts.forms import EnterForm
from lms.accounts.models import CodeCard, Profile
from lms.audit.models import AuditEntry
from lms.privacy.erasure import erase
from tests.factories.people import make_learner, make_worker
from tests.racing import at_once, at_once_after_reading, failures


def done(action: str) -> int:
    return AuditEntry.objects.filter(action=action).count()


@pytest.mark.parametrize("again", range(3))
def test_r06_of_two_first_pins_set_at_once_one_holds_and_the_other_is_told(own_database, again):
    learner = make_learner(pin="")
    pins = ("580274", "482913")

    def read():
        return Profile.objects.get(pk=learner.profile.pk)

    results = at_once_after_reading(
        *[(read, lambda row, pin=pin: (set_pin(row, pin, first=True), pin)[1]) for pin in pins]
    )
    assert failures(results, ValidationError) == []
    held = [pin for pin in pins if pin_matches(read(), pin)]
    assert (held, done("pin.set")) == ([result for result in results if isinstance(result, str)], 1)


def test_r06_the_same_first_pin_eight_times_at_once_is_set_once(own_database):
    learner = make_learner(pin="")
    results = at_once(
        lambda: set_pin(Profile.objects.get(pk=learner.profile.pk), "580274", first=True), times=8
    )
    assert (failures(results), done("pin.set")) == ([], 1)


def test_r02_a_card_renewed_while_she_changes_the_language_keeps_both(own_database):
    learner, worker = make_learner(), make_worker()

    def read():
        return Profile.objects.select_related("user").get(pk=learner.profile.pk)

    results = at_once_after_reading(
        (read, lambda row: issue_card(row, by=get_user_model().objects.get(pk=worker.pk))),
        (read, lambda row: set_language(row, "it")),
    )
    assert failures(results) == []
    now = read()
    assert (now.language, now.has_pin, CodeCard.objects.filter(revoked_at=None).count()) == ("it", False, 1)


def test_r06_she_is_told_of_a_card_once(own_database):
    card = make_learner().card
    results = at_once_after_reading((lambda: CodeCard.objects.get(pk=card.pk), tell_of_card), times=4)
    assert (failures(results), done("card.told")) == ([], 1)


def test_s35_who_is_erased_while_her_card_is_looked_at_stands_at_the_door(own_faces, client, monkeypatch):
    learner = make_learner()
    looked_at = EnterForm.signed_in

    def slowly(form):
        person = looked_at(form)
        erase(get_user_model().objects.get(pk=person.pk), keep_certificates=False)
        return person

    monkeypatch.setattr(EnterForm, "signed_in", slowly)
    typed = {"handle": learner.card.number, "code": learner.code, "phone": "own"}
    entered = client.post("/learn/enter/", typed)
    assert (entered.status_code, entered.url) == (302, "/learn/enter/")
    assert client.get("/learn/").status_code == 302
