"""What everybody is sent alike is compressed; what holds something of somebody never is."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lms.safety.http.compressing import CompressPublicPagesMiddleware

pytestmark = pytest.mark.django_db
ASKED = {"Accept-Encoding": "gzip"}
LONG = "<p>A sentence that is said again and again.</p>" * 40


def compressed(answer) -> bool:
    return answer.headers.get("Content-Encoding") == "gzip"


def test_a_page_of_the_public_website_is_compressed_for_whoever_asks_for_that(faces):
    browser = Client(SERVER_NAME="heal.localhost")
    plain, packed = browser.get("/search/"), browser.get("/search/", headers=ASKED)
    assert (compressed(plain), compressed(packed)) == (False, True)
    assert gzip.decompress(packed.content) == plain.content
    assert int(packed["Content-Length"]) == len(packed.content) < len(plain.content) / 2


def test_nothing_of_the_skills_face_is_compressed(faces):
    assert not compressed(Client(SERVER_NAME="localhost").get("/", headers=ASKED))


def test_nobody_with_a_cookie_is_sent_a_compressed_page(faces):
    browser = Client(SERVER_NAME="heal.localhost")
    browser.cookies["n"] = "seen"
    assert not compressed(browser.get("/search/", headers=ASKED))


@pytest.mark.parametrize(
    ("page", "packed"),
    [
        (HttpResponse(LONG), True),
        (HttpResponse(LONG + '<input name="csrfmiddlewaretoken" value="secret">'), False),
        (HttpResponse(LONG, content_type="application/json"), False),
    ],
    ids=["a page", "with the token of a form", "no page"],
)
def test_what_is_compressed_on_the_public_website(page, packed):
    assert compressed(_sent(page)) == packed


def test_whoever_is_given_a_cookie_is_sent_a_plain_page():
    page = HttpResponse(LONG)
    page.set_cookie("n", "seen")
    assert not compressed(_sent(page))


def _sent(page: HttpResponse) -> HttpResponse:
    request = RequestFactory().get("/", headers=ASKED)
    request.face = type("Face", (), {"kind": "programme"})()
    return CompressPublicPagesMiddleware(lambda _asked: page)(request)
