"""The issuer's key is made by a command; where it is missing, the check says what to type."""

import io

import pytest
from django.core.management import call_command
from django.db import DatabaseError

from courses.certificates.checks import ABOUT, check_issuer_key
from courses.certificates.keys import make_issuer_key
from courses.certificates.models import IssuerKey

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]

HINT = f"{ABOUT} Type: ./run manage make_issuer_key (docs/deploying.md)"


def said() -> list[tuple[str, str, str]]:
    return [(found.id, found.msg, found.hint) for found in check_issuer_key(None, databases=["default"])]


def test_a_missing_key_is_told_with_what_to_type():
    assert said() == [("lms.W061", "The issuer has no key.", HINT)]


def test_with_a_key_nothing_is_told():
    make_issuer_key()
    assert said() == []


def test_a_key_of_another_pepper_is_told(settings):
    make_issuer_key()
    settings.LMS_PEPPER = "another"
    assert said() == [("lms.W061", "The issuer's key was sealed with another pepper.", HINT)]


def test_no_database_is_asked_where_none_may_be(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert check_issuer_key(None, databases=None) == []


def test_before_its_table_is_there_nothing_is_told(monkeypatch):
    def refuse(**_facts):
        raise DatabaseError

    monkeypatch.setattr(IssuerKey.objects, "filter", refuse)
    assert said() == []


def test_the_command_makes_one_and_says_where_it_is_published():
    told = io.StringIO()
    call_command("make_issuer_key", stdout=told)
    key = IssuerKey.objects.get()
    assert told.getvalue().splitlines() == [
        f"The issuer signs with {key.public} now. It is published at",
        "  http://localhost/verify/issuer.json",
        "Make a backup: a restore from an older one would not know this key.",
    ]


@pytest.mark.parametrize(("options", "left"), [([], 2), (["--drop-older"], 1)])
def test_the_command_keeps_the_older_ones_or_drops_them(options, left):
    make_issuer_key()
    call_command("make_issuer_key", *options, stdout=io.StringIO())
    assert (IssuerKey.objects.count(), IssuerKey.objects.filter(signs=True).count()) == (left, 1)


def test_what_lies_in_the_database_is_sealed():
    key = make_issuer_key()
    assert (len(key.private) > 100, key.public.startswith("z6Mk"), str(key)) == (True, True, key.public)
