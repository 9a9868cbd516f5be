"""A comparer reads both hosts, side by side, without signing in: pages, faults, files, headers, cookies.

Whatever both say stands in SHARED_TEXT, SHARED_HEADERS or SHARED_COOKIES with its reason. Nothing is left
out.
"""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client
from django.urls import clear_url_caches, path

from lms.safety.access.policy import declared_policies, guarded
from lms.safety.faces.models import Face
from lms.site import urls_programme, urls_skills
from lms.site.demo.sites import SAID_OF_DATA
from lms.site.urls_shared import ERROR_VIEWS
from tests.factories.comparing import SHARED_TEXT, Texts

pytestmark = pytest.mark.django_db
handler400, handler403, handler404, handler500 = ERROR_VIEWS
HOSTS = {"skills": "localhost", "programme": "heal.localhost"}
LANGUAGES = [code for code, _name in settings.LANGUAGES]

#: A header with the same value on both → why. They come with the software, which anybody can have, and with
#: every hardened site.
SHARED_HEADERS = {
    "allow": "what HTTP says of a method",
    "cache-control": "how long anything is kept",
    "clear-site-data": "what leaving takes away",
    "content-language": "the language",
    "content-length": "a size by chance",
    "content-security-policy": "a policy in its strictest form",
    "content-type": "what a file is",
    "cross-origin-embedder-policy": "one word of three",
    "cross-origin-opener-policy": "one word of three",
    "cross-origin-resource-policy": "one word of three",
    "location": (
        "a path of the same site, or the page that Leave leads to, which is to be one that everybody has open"
    ),
    "permissions-policy": "everything off",
    "referrer-policy": "what Django sends unless told otherwise",
    "retry-after": "a minute",
    "vary": "what Django sends",
    "x-content-type-options": "one word",
    "x-frame-options": "one word",
    "x-robots-tag": "what search engines may do",
    "content-disposition": "how a file is shown",
}
#: A cookie both set → why its name joins nobody. Its value must differ.
SHARED_COOKIES = {
    "c": "a token of chance; the software's name for it",
    "n": "a mark of this face alone",
    "s": "a session of chance",
    "g": "deleted",
}
#: What a fault is, by address: made by this module's own addresses, on both hosts.
FAULTS = {
    "fault/400/": SuspiciousOperation("x"),
    "fault/403/": PermissionDenied("x"),
    "fault/413/": RequestDataTooBig("x"),
    "fault/500/": IntegrityError("x"),
    "fault/503/": OperationalError("x"),
}
ADDRESSES = [
    *(
        "/",
        "/nothing-here/",
        "/privacy/",
        "/safer/",
        "/numbers/",
        "/learn/safer/",
        "/learn/enter/",
        "/learn/",
        "/teach/",
        "/employers/",
        "/employers/guides/",
        "/employers/apply/",
        "/employers/apply/again/",
        "/employers/join/",
        "/calendar/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.ics",
        "/join/aaaaaaaaaaaaaaaaaaaaaa/",
        "/verify/",
        "/search/",
        "/services/",
        "/practices/",
        "/practices/criteria/",
        "/recommendations/",
        "/round-tables/",
        "/stories/",
        "/stories/tell/",
        "/stories/tell/words/",
        "/stories/slip/",
        "/word/11111111-1111-4111-8111-111111111111/",
        "/api/hsds/v3/",
    ),
    *(
        "/verify/AAAA-AAAA-AAAA-AAAA/",
        "/admin/",
        "/admin/login/",
        "/admin/login/code/",
        "/admin/login/setup/",
        "/admin/unlock/",
        "/leave/",
        "/stay/",
        "/sign-out/",
    ),
    *(
        "/robots.txt",
        "/.well-known/security.txt",
        "/favicon.ico",
        "/sitemap.xml",
        "/healthz",
        "/readyz",
        "/media/nothing.png",
        "/static/nothing.css",
        "/fault/405/",
    ),
    *("/apple-touch-icon.png", "/manifest.json", "/admin/nothing/", "/_util/authenticate_with_password/1/1/"),
    *(f"/{fault}" for fault in FAULTS),
]
PLAIN = {
    "/healthz": "the same word a thousand programs say to their watchers",
    "/readyz": "a proxy passes it to nobody outside (docs/deploying.md)",
}


def fail(request: HttpRequest, fault: str) -> HttpResponse:
    raise FAULTS[fault]


def only_post(request: HttpRequest) -> HttpResponse:
    return HttpResponseNotAllowed(["POST"])


own = [
    *(path(fault, guarded("anyone", fail), {"fault": fault}) for fault in FAULTS),
    path("fault/405/", guarded("anyone", only_post)),
]


@pytest.fixture(scope="module")
def failing() -> Iterator[None]:
    """Addresses that fail, on both faces. To know addresses anew in every language takes most of a test."""
    usual = {urls: urls.urlpatterns for urls in (urls_skills, urls_programme)}
    for urls, patterns in usual.items():
        urls.urlpatterns = [*own, *patterns]
    clear_url_caches()
    yield
    for urls, patterns in usual.items():
        urls.urlpatterns = patterns
    clear_url_caches()


@pytest.fixture
def both(faces, failing, settings):
    """Both faces as the demo sets them up, with addresses that fail."""
    settings.WHITENOISE_USE_FINDERS = True
    for face in Face.objects.all():
        for field, value in SAID_OF_DATA[face.kind].items():
            setattr(face, field, value)
        face.save()


def ask(kind: str, address: str, language: str = "en", method: str = "get", **data):
    browser = Client(SERVER_NAME=HOSTS[kind], raise_request_exception=False)
    prefix = "" if language == "en" else f"/{language}"
    answer = getattr(browser, method)(prefix + address, headers={"accept-language": language}, **data)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    answer.close()
    return answer, content


def said(kind: str, address: str, language: str, **how) -> tuple[set[str], set[str]]:
    """(sentences, files) of one answer."""
    answer, content = ask(kind, address, language, **how)
    if "html" in answer.get("Content-Type", ""):
        page = Texts(content.decode())
        return page.texts, page.files
    return {line for line in content.decode(errors="replace").splitlines() if line.strip()}, set()


@cache
def everything(kind: str, language: str) -> tuple[set[str], set[str]]:
    """Read once, with the faces as they are for all who ask (`both`)."""
    texts: set[str] = set()
    files: set[str] = set()
    asked = [(address, {}) for address in ADDRESSES if address not in PLAIN]
    asked += [
        ("/admin/login/", {"method": "post", "data": {"login": f"who-{kind}", "password": "y"}}),
        ("/admin/login/", {"method": "post", "data": {}}),
    ]
    for address, how in asked:
        more_texts, more_files = said(kind, address, language, **how)
        texts |= more_texts
        files |= more_files
    return texts, files


@pytest.mark.parametrize("language", LANGUAGES)
def test_s16_no_sentence_and_no_file_is_on_both_faces(both, language):
    (texts, files), (other_texts, other_files) = (everything(kind, language) for kind in HOSTS)
    assert len(texts) > 40
    assert len(other_texts) > 40
    assert sorted((texts & other_texts) - set(SHARED_TEXT)) == []
    assert (files & other_files) - set(ADDRESSES) == set(), (
        "what was asked for stands in the links to other languages"
    )


def test_s16_many_wrong_sign_ins_are_told_in_each_faces_own_words(both):
    told = {}
    for kind in HOSTS:
        for _try in range(7):
            told[kind] = said(
                kind, "/admin/login/", "en", method="post", data={"login": f"who-{kind}", "password": "y"}
            )[0]
    assert (told["skills"] & told["programme"]) - set(SHARED_TEXT) == set()


@pytest.mark.parametrize("address", ADDRESSES)
def test_s16_no_header_and_no_cookie_joins_the_faces(both, address):
    (here, _content), (there, _other) = (ask(kind, address) for kind in HOSTS)
    same = {name.lower() for name, value in here.headers.items() if there.headers.get(name) == value}
    assert same - set(SHARED_HEADERS) == set()
    assert set(here.cookies) & set(there.cookies) <= set(SHARED_COOKIES)
    values = [
        {morsel.value for morsel in answer.cookies.values() if morsel.value} for answer in (here, there)
    ]
    assert values[0] & values[1] == set()
    names = [
        {
            name
            for name, value in answer.headers.items()
            if re.search(r"heal|wagtail|django|open.?path", f"{name} {value}", re.IGNORECASE)
        }
        for answer in (here, there)
    ]
    assert names == [set(), set()]


@pytest.mark.parametrize("language", LANGUAGES)
def test_s16_no_name_of_one_face_is_said_by_the_other(both, language):
    for kind, other in zip(HOSTS, reversed(HOSTS), strict=True):
        facts = [HOSTS[kind]] if kind == "programme" else []
        facts += [
            value
            for face in Face.objects.filter(kind=kind)
            for value in (
                face.name,
                face.issuer,
                face.issuer_contact,
                face.controller,
                face.controller_contact,
                face.dpo,
            )
            if value
        ]
        read = " ".join(everything(other, language)[0])
        assert [fact for fact in facts if fact in read] == []


#: Which pages a search engine may keep, by face: everything else says noindex.
INDEXED = {  # decision 61
    "skills": {"/", "/employers/guides/"},
    "programme": {
        "/",
        "/services/",
        "/practices/",
        "/practices/criteria/",
        "/recommendations/",
        "/round-tables/",
    },
}


def is_indexed(answer, content: bytes) -> bool:
    told = re.search(rb'<meta name="robots" content="([^"]*)"', content)
    header = answer.get("X-Robots-Tag", "")
    return answer.status_code == 200 and not (told and b"noindex" in told[1]) and "noindex" not in header


@pytest.mark.parametrize("kind", HOSTS)
def test_s16_what_may_be_indexed_is_told_by_face_and_kind(both, kind):
    found = {address for address in ADDRESSES if is_indexed(*ask(kind, address))}
    assert found - INDEXED[kind] == set()
    assert "/" in found


@pytest.mark.parametrize("kind", HOSTS)
def test_s16_every_fault_and_every_file_says_that_it_is_not_to_be_kept(both, kind):
    for address in ADDRESSES:
        answer, content = ask(kind, address)
        if answer.status_code >= 400 and content:
            assert b"noindex" in content or "noindex" in answer.get("X-Robots-Tag", ""), address


def test_every_kind_of_address_that_anyone_may_open_is_read_here():
    """A new one is compared from the day it is there."""
    asked = {address.strip("/").partition("/")[0] for address in ADDRESSES}
    for urlconf in settings.LMS_FACE_URLCONFS.values():
        opened = [route for route, name in declared_policies(urlconf).items() if name == "anyone"]
        first = {re.sub(r"[\^$<(].*", "", route).strip("/").partition("/")[0] for route in opened}
        assert first - asked - {""} == set(), urlconf
