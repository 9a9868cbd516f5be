"""Django writes the policy from version 6 on, django-csp before. What is sent is the same, letter by letter:
these tests run with both (./run test --matrix).
"""

import re

import django
import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from lms.safety.access.policy import guarded
from lms.site import csp

HEADER = "Content-Security-Policy"
OPEN = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self'; "
    "font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "object-src 'none'; frame-ancestors 'none'"
)
EDITOR = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'self'; script-src-attr 'none'; "
    "style-src-attr 'none'; frame-src 'self'"
)
PREVIEW = OPEN.replace("frame-ancestors 'none'", "frame-ancestors 'self'")


def with_nonce(request):
    return HttpResponse(f'<script nonce="{request.csp_nonce}"></script>')


def with_two_nonces(request):
    return HttpResponse(f"{request.csp_nonce} {request.csp_nonce}")


def with_its_own(request):
    return HttpResponse(headers={HEADER: "sandbox; default-src 'none'; img-src 'self'"})


def broken(request):
    raise RuntimeError


urlpatterns = [
    path("nonce/", guarded("anyone", with_nonce)),
    path("nonces/", guarded("anyone", with_two_nonces)),
    path("own/", guarded("anyone", with_its_own)),
    path("broken/", guarded("anyone", broken)),
]


@pytest.fixture
def own_urls(faces, settings):
    settings.LMS_FACE_URLCONFS = {"skills": __name__}


@pytest.fixture
def administrator(enter):
    return enter(get_user_model().objects.create_superuser("root", password="a-long-password-for-tests"))


def test_which_one_writes_it():
    writer = "django.middleware.csp" if django.VERSION >= (6,) else "csp.middleware"
    assert csp.ContentSecurityPolicyMiddleware.__mro__[1].__module__ == writer


def test_both_settings_say_the_same(settings):
    assert (settings.SECURE_CSP, settings.CONTENT_SECURITY_POLICY) == (csp.STRICT, {"DIRECTIVES": csp.STRICT})


@pytest.mark.parametrize("address", ["/", "/learn/enter/", "/nothing/", "/healthz"])
def test_in_the_open(faces, client, address):
    assert client.get(address)[HEADER] == OPEN


def test_in_the_editor(faces, administrator):
    assert administrator.get("/admin/")[HEADER] == EDITOR


def test_in_a_preview(faces, administrator):
    assert administrator.get(f"/admin/pages/{faces.skills.pk}/view_draft/")[HEADER] == PREVIEW


def test_with_a_nonce(own_urls, client):
    answer = client.get("/nonce/")
    nonce = re.fullmatch(r'<script nonce="([^"]{20,})"></script>', answer.content.decode())[1]
    allowed = OPEN
    for directive in ("script-src 'self'", "style-src 'self'"):
        allowed = allowed.replace(directive, f"{directive} 'nonce-{nonce}'")
    assert answer[HEADER] == allowed


def test_a_page_has_one_nonce(own_urls, client):
    first, second = client.get("/nonces/").content.split()
    assert first == second


def test_what_a_view_says_itself_stays(own_urls, client):
    assert client.get("/own/")[HEADER] == "sandbox; default-src 'none'; img-src 'self'"


@pytest.mark.parametrize("debug", [True, False])
def test_when_something_breaks(own_urls, settings, debug):
    """Both writers leave the pages out that Django shows to whoever develops; nothing of ours does."""
    settings.DEBUG = debug
    answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get("/broken/")
    assert (answer.status_code, answer[HEADER]) == (500, OPEN)
