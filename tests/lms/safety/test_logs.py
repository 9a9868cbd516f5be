"""S36: the logs tell how the site is, and nothing about who uses it."""

import datetime
import io
import json
import logging
import re

import pytest
from django.test import Client
from django.urls import reverse

from lms.organisations.models import Role
from lms.safety.http.logs import JsonFormatter, new_code, pseudonym
from lms.site import gunicorn
from tests.factories.people import PASSWORD, PIN, make_learner, make_worker

AGENT = "TelltaleBrowser/9.9"
NETWORK = "203.0.113.77"


@pytest.fixture
def written(settings):
    """Everything any logger says, as the ready-made site writes it."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    loggers = [
        logging.getLogger(),
        *(
            logging.getLogger(name)
            for name in (
                "django",
                "django.request",
                "django.security",
                "lms",
                "lms.request",
                "lms.health",
                "csp",
            )
        ),
    ]
    before = [(logger, logger.level, logger.handlers[:], logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
        logger.propagate = True
    logging.getLogger().addHandler(handler)
    logging.getLogger("django").handlers = []
    yield stream
    for logger, level, handlers, propagate in before:
        logger.setLevel(level)
        logger.handlers, logger.propagate = handlers, propagate


def test_s36_a_whole_scenario_leaves_no_word_about_anybody(faces, client, enter, written):
    worker = make_worker(Role.CASE_WORKER, username="giulia.telltale", first_name="Giulia")
    learner = make_learner(worker=worker, handle="Telltale Thimble 47")
    client.defaults |= {"REMOTE_ADDR": NETWORK, "HTTP_USER_AGENT": AGENT}
    client.post(reverse("accounts:enter"), {"handle": learner.card.number, "code": "1234567890"})
    client.post(reverse("accounts:enter"), {"handle": learner.card.number, "code": learner.code})
    client.get("/learn/?course=telltale-query")
    client.get("/learn/telltale-path/")
    client.post("/learn/pin/check/", {"pin": PIN})
    client.get("/leave/")
    desk = enter(worker)
    desk.defaults |= client.defaults
    desk.get(reverse("desk:person", args=[learner.profile.uuid]))
    staff = Client(**client.defaults)
    staff.post("/admin/login/", {"login": "giulia.telltale", "password": PASSWORD})
    staff.get("/", headers={"host": "telltale.example"})
    text = written.getvalue()
    lines = [json.loads(line) for line in text.splitlines()]
    routes = [line["route"] for line in lines if line["event"] == "answered"]
    assert routes == [
        "accounts:enter",
        "accounts:enter",
        "player:home",
        "wagtail_serve",
        "accounts:pin_check",
        "safety:leave",
        "desk:person",
        "staff_sign_in",
        "none",
    ]
    for forbidden in (
        "elltale",
        learner.card.number + '"',
        learner.code,
        PIN,
        PASSWORD,
        NETWORK,
        "203.0.113",
        "127.0.0.1",
        AGENT,
        str(learner.profile.uuid),
        "/learn/",
        "Giulia",
        worker.username,
    ):
        assert forbidden not in text, forbidden


def test_s36_a_line_has_the_request_code_the_route_and_a_pseudonym(faces, enter, written):
    learner = make_learner()
    page = enter(learner.user).get(reverse("player:home"))
    line = next(json.loads(line) for line in written.getvalue().splitlines() if '"answered"' in line)
    today = datetime.datetime.now(tz=datetime.UTC).date()
    assert (line["route"], line["status"], line["who"]) == (
        "player:home",
        page.status_code,
        pseudonym(learner.user.pk, today),
    )
    assert re.fullmatch(r"[2-9A-Z]{4}-[2-9A-Z]{4}", line["request"])
    assert {"at", "level", "logger", "event", "request", "route", "who", "method", "status", "ms"} == set(
        line
    )


def test_s36_the_pseudonym_changes_with_the_month():
    day = datetime.date(2026, 3, 1)
    assert pseudonym(7, day) == pseudonym(7, day.replace(day=31))
    assert len({pseudonym(7, day), pseudonym(7, day.replace(month=4)), pseudonym(8, day)}) == 3


def test_s36_an_error_is_told_by_its_kind_and_place_never_by_its_message():
    def fail(handle: str) -> None:
        raise ValueError(f"Key (handle)=({handle}) already exists")

    try:
        fail("Telltale")
    except ValueError as error:
        record = logging.LogRecord(
            "django.request",
            logging.ERROR,
            __file__,
            1,
            "Internal Server Error: %s",
            ("/learn/telltale/",),
            (ValueError, error, error.__traceback__),
        )
    line = json.loads(JsonFormatter().format(record))
    assert (line["event"], line["error"]) == ("Internal Server Error: %s", "ValueError")
    assert line["trace"][-1].endswith(" fail")
    assert "elltale" not in json.dumps(line).replace("test_logs.py", "")


def test_s36_text_that_others_code_filled_in_is_left_out():
    record = logging.LogRecord(
        "django.security.DisallowedHost",
        logging.ERROR,
        "exception.py",
        12,
        "Invalid HTTP_HOST header: 'telltale.example'",
        (),
        None,
        func="inner",
    )
    assert json.loads(JsonFormatter().format(record))["event"] == "exception.inner:12"


def test_s36_the_web_servers_own_access_log_is_off():
    assert gunicorn.accesslog is None


def test_s01_no_code_of_a_request_is_a_word():
    letters = set("".join(new_code() for _number in range(400)))
    assert letters - set("23456789BCDFGHJKMNPQRSTVWXZ") == {"-"}
