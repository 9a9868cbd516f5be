"""S31: whatever a path looks like, this site leads to itself.

A path can name another host to a browser: //evil.example/.
"""

import re
import time
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from lms.organisations.models import Role
from lms.safety.access.policy import declared_policies
from lms.safety.session import idle
from tests.architecture import house
from tests.factories.people import make_employer, make_learner, make_worker

pytestmark = pytest.mark.django_db
HOST = "localhost"
PATHS = (
    "//evil.example/",
    "//evil.example",
    "///evil.example/x",
    "/\\evil.example/",
    "\\\\evil.example",
    "//evil.example/%2e%2e",
    "//user@evil.example/",
    "/\t/evil.example/",
    "//evil.example?a=//b",
    "////evil.example//learn/",
)
WANTED = (
    *PATHS,
    "https://evil.example/",
    "https:evil.example",
    "javascript:alert(1)",
    "\nhttps://evil.example",
    "/%0d%0aLocation:%20https://evil.example",
    "http://localhost@evil.example/",
    "http:///evil.example",
)


#: Every address of ours that takes no id. Wagtail has its own way with `next`.
OWN_ROUTES = [
    route
    for route in declared_policies("lms.site.urls_skills")
    if not re.search(r"[<(]|leave/$|print/$|pdf", route)
    and (not route.startswith("admin/") or route.startswith(("admin/login/", "admin/unlock/")))
]


def host_of(address: str) -> str:
    """Where a browser goes: it drops tabs and line ends, and takes a backslash for a slash."""
    cleaned = re.sub(r"[\t\r\n]", "", address.strip()).replace("\\", "/")
    whole = urlsplit(urljoin(f"http://{HOST}/learn/here/", cleaned))
    return (
        whole.netloc
        if whole.scheme in {"http", "https"}
        else HOST
        if whole.scheme in {"data", "mailto", "tel", "otpauth"}
        else whole.scheme
    )


def led_to(answer) -> list[str]:
    """The hosts of a redirect, and of every link and form of a page."""
    found = [answer["Location"]] if answer.has_header("Location") else []
    if not answer.streaming and answer.get("Content-Type", "").startswith("text/html"):
        found += re.findall(r'\b(?:href|action|formaction)="([^"]*)"', answer.content.decode())
    return sorted({host_of(address) for address in found} - {HOST})


def quiet(browser: Client) -> Client:
    """Nothing was done in it for an hour."""
    return told(browser, **{idle.SEEN: int(time.time()) - 3600, idle.SINCE: int(time.time()) - 3600})


def over(browser: Client) -> Client:
    """She was signed in for as long as anybody may be."""
    return told(browser, **{idle.SEEN: int(time.time()), idle.SINCE: int(time.time()) - idle.ABSOLUTE - 60})


def told(browser: Client, **facts) -> Client:
    session = browser.session
    session.update(facts)
    session.save()
    return browser


def left(browser: Client) -> Client:
    browser.cookies["g"] = "1"
    return browser


@pytest.fixture
def browsers(faces, enter):
    learner, worker = make_learner().user, make_worker(Role.COORDINATOR)
    return {
        "visitor": Client(SERVER_NAME=HOST),
        "who left": left(Client(SERVER_NAME=HOST)),
        "learner who left": left(enter(learner)),
        "learner": enter(learner, pin=True),
        "quiet learner": quiet(enter(learner)),
        "quiet learner without a PIN": quiet(enter(make_learner(pin="").user)),
        "learner for too long": over(enter(learner)),
        "worker": enter(worker),
        "quiet worker": quiet(enter(worker)),
        "worker for too long": over(enter(worker)),
        "worker without a factor": enter(worker, with_factor=False),
        "employer": enter(make_employer()),
    }


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_s31_no_path_leads_to_another_host(browsers, method):
    astray = []
    for path in PATHS:
        for name, browser in browsers.items():
            answer = browser.generic(
                method, "/", PATH_INFO=path.partition("?")[0], QUERY_STRING=path.partition("?")[2]
            )
            astray += [(path, name, host) for host in led_to(answer)]
    assert astray == []


def test_s31_nor_does_where_a_form_came_from(browsers):
    """A form that was sent too late leads back to its page, which the browser names."""
    astray = []
    for path in PATHS:
        for name in (
            "quiet learner",
            "quiet learner without a PIN",
            "quiet worker",
            "worker without a factor",
        ):
            answer = browsers[name].post(
                "/learn/pin/" if "learner" in name else "/teach/accounts/new/",
                {},
                HTTP_REFERER=f"http://{HOST}{path}",
            )
            astray += [(path, name, host) for host in led_to(answer)]
    assert astray == []


@pytest.mark.parametrize("name", ["visitor", "learner", "worker"])
def test_s31_no_wanted_page_is_of_another_host(browsers, name):
    """By `?next=`, and by what a covered page says of where it was."""
    astray = []
    for wanted in WANTED:
        for route in OWN_ROUTES:
            answer = browsers[name].get(f"/{route}", {"next": wanted})
            astray += [(wanted, route, host) for host in led_to(answer) if host != "www.wikipedia.org"]
        kept = told(browsers[name], **{idle.LOCKED: False}).post(
            "/stay/lock/", {"path": wanted, "form": "a=1"}
        )
        astray += [(wanted, "lock", host) for host in led_to(kept)]
        astray += [
            (wanted, "kept", host)
            for host in {host_of(browsers[name].session.get("draft_typed", {"path": "/"})["path"])} - {HOST}
        ]
    assert astray == []


def test_s31_what_is_kept_is_sent_to_this_host(browsers):
    """A form of a locked session is kept with its address, and sent there again by one press."""
    browser = browsers["quiet worker"]
    browser.post("/teach/accounts/new/", {"count": "1"})
    told(browser, **{idle.SEEN: int(time.time())})
    assert browser.session["draft_sent"]["path"] == "/teach/accounts/new/"


def test_redirects_and_links_are_made_of_the_request_in_one_place():
    """`get_full_path` and `next` are read in lms/safety/access/addresses.py alone."""
    reads = re.compile(
        r"get_full_path|HTTP_REFERER|url_has_allowed_host_and_scheme|GET\.get\(\"next\"|GET\[\"next\"\]"
    )
    found = [
        str(path.relative_to(house.ROOT)) for path in house.python_files() if reads.search(house.source(path))
    ]
    found += [
        str(path.relative_to(house.ROOT))
        for path in house.TEMPLATES.rglob("*.html")
        if "get_full_path" in path.read_text(encoding="utf-8")
    ]
    assert found == ["lms/safety/access/addresses.py"]
