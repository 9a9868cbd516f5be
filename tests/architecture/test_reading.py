"""What holds every other test: a GET that writes fails, wherever the write comes from (tests/reading.py)."""

import pytest
from django.test import Client

from lms.organisations.models import Organisation
from tests.reading import AUDIT, DECLARED, WRITING, WroteOnReading, undeclared


@pytest.fixture
def browser(db, settings):
    settings.ROOT_URLCONF = "tests.architecture.writing_urls"
    settings.MIDDLEWARE = []
    return Client()


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(
    ("view", "wrote"),
    [
        ("writes", "insert', 'lms_organisation"),
        ("by_hand", "delete', 'lms_organisation"),
        ("probes", "lms_probe"),
    ],
)
def test_a_page_that_writes_when_it_is_read_is_refused(browser, method, view, wrote):
    with pytest.raises(WroteOnReading, match=rf"^{method.upper()} /{view}/ \({view}\) wrote: .*{wrote}"):
        getattr(browser, method)(f"/{view}/")


@pytest.mark.parametrize("view", ["reads", "touches"])
def test_reading_and_touching_the_session_is_free(browser, view):
    assert browser.get(f"/{view}/").status_code == 200


def test_posting_may_write(browser):
    assert browser.post("/writes/").status_code == 200
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    ("written", "view", "left"),
    [
        ({("insert", "lms_accessentry"), ("insert", "lms_auditentry")}, "desk:person", set()),
        ({("insert", "lms_auditentry")}, "desk:person", {("insert", "lms_auditentry")}),
        ({("delete", "django_session"), ("insert", "lms_auditentry")}, "player:home", set()),
        ({("update", "lms_probe")}, "safety:ready", set()),
        ({("update", "lms_probe")}, "player:home", {("update", "lms_probe")}),
        (
            {("insert", "wagtailadmin_editingsession")},
            "player:home",
            {("insert", "wagtailadmin_editingsession")},
        ),
    ],
)
def test_what_is_declared_counts_only_where_and_with_what_it_belongs(written, view, left):
    assert undeclared(written, view) == left


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ('INSERT INTO "lms_answer" ("id") VALUES (1)', ("INSERT", "lms_answer")),
        ('INSERT OR IGNORE INTO "lms_answer" VALUES (1)', ("INSERT", "lms_answer")),
        ('UPDATE "lms_answer" SET x = 1', ("UPDATE", "lms_answer")),
        ("delete from lms_answer", ("delete", "lms_answer")),
        ('SELECT "update" FROM "lms_answer" FOR UPDATE', None),
        ('SAVEPOINT "s1"', None),
    ],
)
def test_what_writes_is_told_from_what_reads(statement, found):
    match = WRITING.match(statement)
    assert (match and match.groups()) == found


def test_every_declaration_gives_its_reason():
    assert [declared for declared in DECLARED if len(declared.why) < 20] == []
    assert {"lms_auditentry", "lms_audithead", "lms_pseudonym"} == AUDIT
