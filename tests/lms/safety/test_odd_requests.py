"""S31: whatever a stranger sends, the answer is calm, has every header, and no fault of ours is in it.

The requests go to the WSGI application, with everything the server in front of it would let through.
"""

import codecs
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings

from lms.accounts.factors.actions import add_app
from lms.safety.http.headers import HEADERS
from lms.safety.http.wsgi import ReadableRequests, is_readable
from tests.corpus import odd
from tests.corpus.odd import Answer, Odd
from tests.factories.people import PASSWORD, make_learner, make_worker
from tests.lms.safety.test_headers import FACES, addresses

#: Nobody reads a page for so long; what takes longer is work that a stranger ordered.
LONGEST = 5.0
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TOKEN = "a" * 32
#: The same requests in each run; a number of examples that costs a few seconds.
GROWN = settings(
    max_examples=120, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)


@dataclass
class Stranger:
    """Sends odd requests to one face, with cookies of a visitor or of somebody who came further."""

    application: ReadableRequests
    cookies: str = f"c={TOKEN}"

    def send(self, request: Odd, *, host: str = "localhost") -> Answer:
        request.headers.setdefault("HTTP_X_CSRFTOKEN", TOKEN)
        return odd.send(self.application, request, host=host, cookies=self.cookies)

    def comes_with(self, browser: Client) -> "Stranger":
        held = "; ".join(f"{name}={cookie.value}" for name, cookie in browser.cookies.items() if name != "c")
        return Stranger(self.application, f"c={TOKEN}; {held}")


@pytest.fixture
def stranger(faces) -> Iterator[Stranger]:
    """The test's transaction holds: a request of the application does not look after connections here."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Stranger(ReadableRequests(WSGIHandler()))
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def waiting(stranger) -> Stranger:
    """Somebody who gave a right password and now has to set up her second factor."""
    browser = Client(SERVER_NAME="localhost")
    browser.post("/admin/login/", {"login": make_worker("trainer").username, "password": PASSWORD})
    return stranger.comes_with(browser)


@pytest.fixture
def learner(stranger, enter) -> Stranger:
    return stranger.comes_with(enter(make_learner().user, pin=True))


def what_is_wrong(answer: Answer) -> str:
    """ "" when all is well. 503 would be a pause that nothing here gives a reason for."""
    if answer.fault:
        return answer.fault
    if answer.status >= 500:
        return f"status {answer.status}"
    lacking = [name for name in (*HEADERS, "Content-Security-Policy") if name not in answer.headers]
    if lacking:
        return f"without {', '.join(lacking)}"
    return "a trace" if b"Traceback" in answer.body else ""


def faults(stranger: Stranger, requests: dict[str, Odd], *, host: str = "localhost") -> dict[str, str]:
    answers = {name: what_is_wrong(stranger.send(request, host=host)) for name, request in requests.items()}
    return {name: wrong for name, wrong in answers.items() if wrong}


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (Odd(b"/media/" + b"a" * 256), 404),
        (Odd(b"/media/" + b"a/" * 3000), 404),
        (Odd(b"/media/x\0.png"), 404),
        (Odd(b"/media/original_images"), 404),
        (Odd(b"/static/" + b"a" * 256 + b"/"), 404),
        (Odd(b"/", content_type="text/plain; charset=rot13", query="a=1"), 200),
        (Odd(b"/", content_type="text/plain; charset*=klingon''x"), 200),
        (
            Odd(
                b"/learn/enter/",
                "POST",
                content_type="application/x-www-form-urlencoded; charset=rot13",
                body=b"handle=1",
            ),
            200,
        ),
        (
            Odd(
                b"/learn/enter/",
                "POST",
                content_type="application/x-www-form-urlencoded",
                body=b"handle=1",
                length="x",
            ),
            200,
        ),
        (
            Odd(
                b"/learn/enter/",
                "POST",
                content_type="application/x-www-form-urlencoded",
                body=b"handle=1",
                length="9" * 5000,
            ),
            200,
        ),
        (Odd(b"/admin/failwhale/"), 302),
        (Odd(b"/learn/", "POST", headers={"HTTP_REFERER": "http://["}), 302),
    ],
)
def test_s31_each_is_answered_calmly(stranger, request_, status):
    answer = stranger.send(request_)
    assert (answer.fault, answer.status, what_is_wrong(answer)) == ("", status, "")


def test_s31_nothing_at_the_address_that_fails_on_purpose(stranger, enter, django_user_model):
    browser = enter(django_user_model.objects.create_superuser("root", password=PASSWORD))
    assert stranger.comes_with(browser).send(Odd(b"/admin/failwhale/")).status == 404


def test_s31_a_number_of_thousands_of_digits_is_no_time(learner):
    body = odd.urlencoded({"ago": "9" * 4301})
    answer = learner.send(Odd(b"/stay/", "POST", content_type="application/x-www-form-urlencoded", body=body))
    assert (answer.fault, answer.status) == ("", 200)


def test_s31_only_what_forms_are_written_in_is_read():
    read = {charset for charset in odd.CHARSETS if is_readable(f"text/plain; charset={charset}")}
    assert {codecs.lookup(charset).name for charset in read} == {"utf-8", "ascii"}
    assert is_readable("multipart/form-data; boundary=x")


@pytest.mark.parametrize("host", FACES)
def test_s31_every_sort_of_charset_in_every_way(stranger, host):
    ways = {
        "get": {"path": b"/", "query": "q=%E2%82%AC"},
        "form": {"path": b"/admin/login/", "method": "POST", "body": b"login=%E2%82%AC"},
        "parts": {
            "path": b"/admin/login/",
            "method": "POST",
            "body": odd.multipart({"login": "€"}),
            "kind": "multipart/form-data; boundary=x",
        },
    }
    requests = {}
    for name, way in ways.items():
        facts = {**way}
        kind = facts.pop("kind", "application/x-www-form-urlencoded")
        for charset in odd.ODD_CHARSETS:
            requests[f"{name} {charset}"] = Odd(content_type=f"{kind}; charset={charset}", **facts)
    assert faults(stranger, requests, host=host) == {}


@pytest.mark.parametrize("address", ["/admin/login/code/", "/admin/login/setup/passkey/"])
def test_s31_whatever_is_sent_as_a_passkey(waiting, address):
    if address == "/admin/login/code/":
        user = make_worker("case_worker")
        add_app(user, SECRET)
        browser = Client(SERVER_NAME="localhost")
        browser.post("/admin/login/", {"login": user.username, "password": PASSWORD})
        waiting = waiting.comes_with(browser)
    assert waiting.send(Odd(address.encode())).status == 200
    requests = {
        value[:60]: Odd(
            address.encode(), "POST", content_type="application/x-www-form-urlencoded",
            body=odd.urlencoded({"credential": value, "name": "x"}),
        )
        for value in odd.VALUES
    }  # fmt: skip
    assert faults(waiting, requests) == {}


@pytest.mark.parametrize("host", FACES)
def test_s31_no_piece_of_an_address_makes_a_fault(stranger, host):
    """At the end of what every address begins with, and in the place of what names a thing."""
    begins = sorted({address.split("x.png")[0].rsplit("/", 2)[0] for address in addresses(FACES[host])})
    requests = {}
    for number, piece in enumerate(odd.PIECES):
        for begin in begins[number % 8 :: 8]:  # each piece at an eighth of them; every beginning meets some
            requests[f"{begin}/ {piece[:30]!r}"] = Odd(f"{begin}/".encode() + piece)
    assert faults(stranger, requests, host=host) == {}


def _grown(stranger: Stranger, host: str) -> None:
    @GROWN
    @given(odd.odd_requests(addresses(FACES[host])))
    def one(request: Odd) -> None:
        begun = time.process_time()
        assert what_is_wrong(stranger.send(request, host=host)) == ""
        assert time.process_time() - begun < LONGEST

    one()


@pytest.mark.parametrize("host", FACES)
def test_s31_grown_requests_of_a_stranger(stranger, host):
    _grown(stranger, host)


def test_s31_grown_requests_of_somebody_at_the_door(waiting):
    _grown(waiting, "localhost")


def test_s31_grown_requests_of_a_learner(learner):
    _grown(learner, "localhost")
