"""The wall on the network: the two faces have no domain, sender or host of files in common."""

import pytest
from wagtail.models import Site

from lms.safety.checks import BEHIND_IT, check_faces_apart, check_faces_say_different_things, check_middleware
from lms.safety.faces.domains import registrable_domain
from lms.safety.faces.models import Face
from lms.site.demo.sites import SAID_OF_DATA


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("learn.example.org", "example.org"),
        ("example.org", "example.org"),
        ("a.b.example.co.uk", "example.co.uk"),
        ("Programme.Example.ORG.", "example.org"),
        ("localhost", ""),
        ("heal.localhost", ""),
        ("127.0.0.1", ""),
        ("intranet", ""),
        ("openpath.com.gr:8443", "openpath.com.gr"),
    ],
)
def test_the_domain_somebody_registered(host, domain):
    assert registrable_domain(host) == domain


def put(skills: str, programme: str) -> None:
    Site.objects.filter(hostname="localhost").update(hostname=skills)
    Site.objects.filter(hostname="heal.localhost").update(hostname=programme)


def found() -> list[str]:
    return [problem.id for problem in check_faces_apart(None)]


def test_unrelated_domains_pass(faces):
    put("learn.openpath.example", "www.cause.test")
    assert found() == []


def said() -> list[str]:
    return [problem.id for problem in check_faces_say_different_things(None)]


def test_the_demo_on_one_machine_passes(faces):
    assert found() == []


@pytest.mark.parametrize("programme", ["programme.openpath.org", "openpath.org"])
def test_one_registered_domain_is_refused(faces, programme):
    put("learn.openpath.org", programme)
    assert found() == ["lms.E023"]


def test_one_sender_is_refused(faces, settings):
    put("learn.openpath.org", "www.cause.net")
    settings.DEFAULT_FROM_EMAIL = "Open Path <hello@mail.cause.net>"
    assert found() == ["lms.E024"]


@pytest.mark.parametrize("name", ["MEDIA_URL", "STATIC_URL"])
def test_one_host_of_files_is_refused(faces, settings, name):
    put("learn.openpath.org", "www.cause.net")
    setattr(settings, name, "https://files.elsewhere.example/x/")
    assert found() == ["lms.E025"]


@pytest.mark.parametrize("field", BEHIND_IT)
def test_s16_what_both_faces_say_of_who_is_behind_them_is_refused(faces, field):
    Face.objects.filter(kind="skills").update(**{field: "Casa Aperta,  Via Roma 1"})
    assert said() == []
    Face.objects.filter(kind="programme").update(**{field: "casa aperta, via roma 1"})
    assert said() == ["lms.E026"]


def test_s16_one_domain_of_mail_in_two_addresses_is_refused(faces):
    Face.objects.filter(kind="skills").update(issuer_contact="12 Orchard Lane, office@openpath.example")
    Face.objects.filter(kind="programme").update(
        dpo="Officer, officer@data.openpath.example", security_contact="mailto:faults@sample.example"
    )
    assert said() == ["lms.E026"]


def test_s16_the_demo_says_different_things(faces):
    for kind, facts in SAID_OF_DATA.items():
        Face.objects.filter(kind=kind).update(**facts)
    assert said() == []


@pytest.mark.parametrize(
    "name", ["lms.safety.leaving.ways_out.LeftMiddleware", "lms.safety.session.locking.IdleLockMiddleware"]
)
def test_s40_leaving_out_a_protection_is_said(settings, name):
    settings.MIDDLEWARE = [entry for entry in settings.MIDDLEWARE if entry != name]
    assert [(problem.id, name in problem.msg) for problem in check_middleware(None)] == [("lms.W022", True)]
