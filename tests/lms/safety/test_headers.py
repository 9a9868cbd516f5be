"""S20: every answer carries every header, whoever asks for what in whichever way."""

import re
import uuid

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from lms.safety.access.policy import declared_policies, guarded, routes
from lms.safety.http import csp
from lms.safety.http.headers import HEADERS
from lms.safety.http.recording import WITH_MICROPHONE
from lms.site.csp import NONCE
from tests.factories.people import make_learner

FACES = {"localhost": "lms.site.urls_skills", "heal.localhost": "lms.site.urls_programme"}
VALUES = {"uuid": str(uuid.uuid4()), "int": "7", "slug": "x", "str": "x", "path": "x.png"}
STRICT = {
    part.split(" ")[0]: part
    for part in (
        "default-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "script-src 'self'",
        "style-src 'self'",
    )
}


def addresses(urlconf: str) -> list[str]:
    """An address for every route: parameters filled with something that is nobody's."""
    found = []
    for route in declared_policies(urlconf):
        filled = re.sub(r"<(?:(\w+):)?\w+>", lambda match: VALUES.get(match[1] or "str", "x"), route)
        filled = re.sub(r"\((?:\?P<\w+>)?[^()]*(?:\([^()]*\)[^()]*)*\)", "x", filled.replace("\\.", "."))
        found.append("/" + re.sub(r"[\^$?\\+*]|\[[^]]*\]", "", filled))
    return sorted(set(found))


def missing(answer) -> list[str]:
    wanted = [*HEADERS, "Content-Security-Policy"]
    lacking = [name for name in wanted if not answer.has_header(name)]
    if answer.get("Referrer-Policy") != "same-origin":
        lacking.append("same-origin")
    if answer.get("X-Content-Type-Options") != "nosniff":
        lacking.append("nosniff")
    return lacking


def directives(answer) -> dict[str, str]:
    return {part.strip().split(" ")[0]: part.strip() for part in answer["Content-Security-Policy"].split(";")}


@pytest.fixture
def visitors(faces, enter):
    administrator = get_user_model().objects.create_superuser("root", password="a-long-password-for-tests")
    return {
        "nobody": Client(SERVER_NAME="localhost"),
        "learner": enter(make_learner().user),
        "administrator": enter(administrator),
    }


@pytest.mark.parametrize(
    ("who", "host", "methods"),
    [
        ("nobody", "localhost", ("get", "head", "post", "options")),
        ("nobody", "heal.localhost", ("get", "put")),
        ("learner", "localhost", ("get", "post")),
        ("administrator", "localhost", ("get",)),
    ],
)
def test_s20_every_route_in_every_way(visitors, who, host, methods):
    visitor = visitors[who]
    visitor.raise_request_exception = False
    routes = [
        address for address in addresses(FACES[host]) if address != "/leave/" and "logout" not in address
    ]
    assert len(routes) > 100
    bare = {}
    for address in routes:
        for method in methods:
            answer = getattr(visitor, method)(address, SERVER_NAME=host)
            if lacking := missing(answer):
                bare[f"{method} {address} {answer.status_code}"] = lacking
            answer.close()
    assert bare == {}


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        ("localhost", "/nothing-here/", 404),
        ("localhost", "/verify", 301),
        ("localhost", "/learn/", 302),
        ("localhost", "/static/lms/css/lms.css", 200),
        ("localhost", "/static/lms/nothing.css", 404),
        ("localhost", "/media/nothing.png", 404),
        ("localhost", "/healthz", 200),
        ("elsewhere.example", "/", 404),
        ("localhost", "/" + "a" * 5000 + "/", 404),
        ("bad host", "/", 404),
        ("localhost", "/?" + "&".join(f"x{number}=1" for number in range(2000)), 400),
    ],
)
def test_s20_errors_redirects_files_and_unknown_hosts(faces, settings, host, path, status):
    settings.WHITENOISE_USE_FINDERS = True
    settings.ALLOWED_HOSTS = ["*"] if host == "elsewhere.example" else settings.ALLOWED_HOSTS
    answer = Client(raise_request_exception=False).get(path, SERVER_NAME=host)
    assert (missing(answer), answer.status_code) == ([], status if status != 400 else answer.status_code)
    answer.close()


def test_s20_the_way_to_https_carries_them_too(faces, settings, client):
    settings.SECURE_SSL_REDIRECT = True
    answer = client.get("/")
    assert (answer.status_code, missing(answer)) == (301, [])


def test_s20_a_file_nobody_may_use_elsewhere(faces, client):
    name = default_storage.save("images/x.png", ContentFile(b"x"))
    for address in (f"/media/{name}", "/static/lms/css/lms.css"):
        answer = client.get(address)
        assert (answer["Cross-Origin-Resource-Policy"], answer.get("Access-Control-Allow-Origin")) == (
            "same-origin",
            None,
        )
        answer.close()


def broken(request):
    raise RuntimeError("nobody sees this")


def with_nonce(request):
    return HttpResponse(f'<script nonce="{request.csp_nonce}"></script>')


urlpatterns = [
    path("broken/", guarded("anyone", broken)),
    path("admin/broken/", guarded("anyone", broken)),
    path("nonce/", guarded("anyone", with_nonce)),
]


@pytest.fixture
def own_urls(faces, settings):
    settings.LMS_FACE_URLCONFS = {"skills": __name__}


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize("address", ["/broken/", "/admin/broken/"])
def test_s20_what_breaks_is_closed_too(own_urls, settings, address, debug):
    settings.DEBUG = debug
    answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get(address)
    assert (answer.status_code, missing(answer)) == (500, [])


def test_s20_a_nonce_counts_for_one_answer(own_urls, client):
    first, second = client.get("/nonce/"), client.get("/nonce/")
    nonces = [re.search(r'nonce="([^"]+)"', answer.content.decode())[1] for answer in (first, second)]
    assert nonces[0] != nonces[1]
    assert f"'nonce-{nonces[0]}'" in directives(first)["script-src"]
    assert "nonce" not in client.get("/leave/")["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path", ["/", "/learn/enter/", "/verify/", "/nothing/", "/admin/login/", "/static/lms/css/lms.css"]
)
def test_s20_strict_in_the_open(faces, client, path):
    answer = client.get(path)
    found = directives(answer)
    assert {name: found.get(name) for name in STRICT} == STRICT
    assert "unsafe" not in answer["Content-Security-Policy"]
    answer.close()


def test_s20_the_editor_gets_what_it_needs_and_no_more(faces, enter):
    answer = enter(
        get_user_model().objects.create_superuser("root", password="a-long-password-for-tests")
    ).get("/admin/")
    found = directives(answer)
    assert found["script-src"] == "script-src 'self' 'unsafe-inline'"
    assert found["script-src-attr"] == "script-src-attr 'none'"
    assert found["style-src-attr"] == "style-src-attr 'none'"
    assert found["default-src"] == "default-src 'none'"
    assert found["frame-ancestors"] == "frame-ancestors 'self'"
    assert [
        source
        for source in ("http:", "https:", "*", "unsafe-eval")
        if source in answer["Content-Security-Policy"]
    ] == []


def test_s20_a_preview_is_as_strict_as_the_page(faces, enter):
    admin = enter(get_user_model().objects.create_superuser("root", password="a-long-password-for-tests"))
    answer = admin.get(f"/admin/pages/{faces.skills.pk}/view_draft/")
    found = directives(answer)
    assert (found["script-src"], found["frame-ancestors"]) == ("script-src 'self'", "frame-ancestors 'self'")


def test_s20_everything_a_browser_could_ask_for_is_off():
    assert re.fullmatch(r"([a-z-]+=\(\)(, |$))+", HEADERS["Permissions-Policy"])
    for feature in ("camera", "microphone", "geolocation", "usb", "display-capture", "payment"):
        assert f"{feature}=()" in HEADERS["Permissions-Policy"]


def test_s20_the_microphone_is_opened_for_declared_addresses_alone():
    urls = {**routes("lms.site.urls_skills"), **routes("lms.site.urls_programme")}
    assert {route for route, view in urls.items() if getattr(view, "lms_records", False)} == {
        "learn/<uuid:uuid>/",
        "learn/try/<uuid:uuid>/<int:number>/",
        "teach/people/<uuid:uuid>/answers/<int:answer>/",
    }
    assert HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)") == WITH_MICROPHONE


def test_s20_the_site_itself_uses_the_strict_policy():
    with_nonce = {name: [*csp.STRICT[name], NONCE] for name in ("script-src", "style-src")}
    assert {**csp.STRICT, **with_nonce} == settings.SECURE_CSP
