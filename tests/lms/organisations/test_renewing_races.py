"""S25: a lost second factor in one moment, from two desks."""

import threading

from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client

from lms.accounts.factors import library
from lms.accounts.factors.actions import add_app, code_matches, take_all_away
from lms.accounts.factors.queries import has_factor
from lms.accounts.models import FactorRenewal
from lms.audit.models import AuditEntry
from lms.organisations.models import Role
from lms.organisations.renewing import confirm_renewal, propose_renewal, take_renewal_back
from tests.factories.people import PASSWORD, make_worker
from tests.factories.totp import code_for
from tests.racing import at_once, at_once_after_reading, failures

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def person(name):
    return get_user_model().objects.get(username=name)


def world():
    for name in ("carla", "dora", "emma"):
        make_worker(Role.COORDINATOR, username=name)
    add_app(make_worker(Role.TRAINER, username="eva"), SECRET)


def proposal():
    return FactorRenewal.objects.select_related("person", "proposed_by").get()


def confirms(name):
    return (proposal, lambda renewal: confirm_renewal(renewal, by=person(name)))


def entries(action):
    return AuditEntry.objects.filter(action=action).count()


def test_s25_of_many_confirmations_at_once_one_is_made(own_faces):
    world()
    propose_renewal(person("eva"), by=person("carla"))
    results = at_once_after_reading(confirms("dora"), confirms("emma"), times=3)
    assert failures(results, ValidationError) == []
    assert results.count(None) == entries("factor.renewal_confirmed") == entries("factor.all_removed") == 1
    assert proposal().confirmed_by.username in {"dora", "emma"}


def test_s25_who_proposed_does_not_confirm_in_the_same_moment(own_faces):
    world()
    propose_renewal(person("eva"), by=person("carla"))
    results = at_once_after_reading(confirms("carla"), confirms("dora"), times=3)
    assert failures(results, ValidationError) == []
    assert (proposal().confirmed_by.username, entries("factor.renewal_confirmed")) == ("dora", 1)


def test_s25_two_who_propose_at_once_make_one_and_neither_confirms_hers(own_faces):
    world()
    results = at_once(
        *[lambda name=name: propose_renewal(person("eva"), by=person(name)) for name in ("carla", "dora")],
        times=3,
    )
    assert failures(results, ValidationError) == []
    assert (FactorRenewal.objects.count(), entries("factor.renewal_proposed"), has_factor(person("eva"))) == (
        1,
        1,
        True,
    )


def test_s25_taken_back_and_confirmed_in_one_moment_is_one_of_both(own_faces):
    world()
    propose_renewal(person("eva"), by=person("carla"))
    back = (proposal, lambda renewal: take_renewal_back(renewal, by=person("carla")))
    assert failures(at_once_after_reading(back, confirms("dora"), times=2), ValidationError) == []
    renewal = proposal()
    assert (renewal.confirmed_at is None) == (renewal.ended_at is not None) == has_factor(person("eva"))


def test_s25_nobody_comes_in_with_the_old_factor_in_that_moment(own_faces):
    world()
    propose_renewal(person("eva"), by=person("carla"))
    browser = Client(SERVER_NAME="localhost")
    browser.post("/admin/login/", {"login": "eva", "password": PASSWORD})

    def give():
        return browser.post("/admin/login/code/", {"code": code_for(SECRET)}).status_code

    results = at_once(give, lambda: confirm_renewal(proposal(), by=person("dora")))
    assert failures(results) == []
    assert browser.get("/admin/login/own/").status_code == 302
    assert [one for one in Session.objects.all() if "_auth_user_id" in one.get_decoded()] == []


def test_s25_a_factor_that_goes_while_its_code_is_looked_at_is_no_error(own_faces, monkeypatch):
    world()
    looks, gone = threading.Event(), threading.Event()
    validate = library.TOTP.validate_code

    def slowly(factor, code):
        looks.set()
        gone.wait(0.5)
        return validate(factor, code)

    def take():
        looks.wait(10)
        take_all_away(person("eva"))
        gone.set()

    monkeypatch.setattr(library.TOTP, "validate_code", slowly)
    results = at_once(lambda: code_matches(person("eva"), code_for(SECRET)), take)
    assert (results, has_factor(person("eva"))) == ([True, None], False)
