"""Who publishes rights sees which of them somebody has to look at, and notes that somebody did."""

import datetime
import uuid

import pytest
from django.urls import reverse

from lms.core import days
from lms.organisations.models import Role
from lms.programme.models import RightPage
from tests.factories.people import make_worker
from tests.factories.rights import right, shelf

pytestmark = pytest.mark.django_db


def day(number: int) -> datetime.date:
    return days.today() + datetime.timedelta(days=number)


@pytest.fixture
def editor(faces, enter):
    """On the programme's website, with all rights."""
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = True
    admin.save()
    browser = enter(admin)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    session = browser.session
    session["face"] = "programme"
    session.save()
    return browser


def noted(editor, page: RightPage, **typed: str):
    return editor.post(
        reverse("rights_review", args=[page.pk]),
        {"reviewer": "Legal desk", "reviewed_on": str(day(0)), "expires_on": str(day(90)), **typed},
    )


def review_of(page: RightPage) -> tuple:
    found = RightPage.objects.get(pk=page.pk)
    return found.reviewer, found.reviewed_on, found.expires_on


def test_what_waits_stands_before_the_others_and_says_why(faces, editor):
    page, italian = shelf(faces), shelf(faces, "it")
    key = uuid.uuid4()
    source = right(page, key=key, title="Source")
    right(italian, key=key, title="Vecchia")
    source.short = "No."
    source.save_revision().publish()
    right(page, title="Soon", expires_on=day(5))
    right(page, title="Gone", reviewed_on=day(-100), expires_on=day(-1))
    right(page, title="Never", reviewer="")
    right(page, title="Draft", live=False, reviewer="")
    shown = editor.get(reverse("rights_reviews")).context
    assert [(row.page.title, str(row.state)) for row in shown["waiting"]] == [
        ("Gone", "review expired"),
        ("Never", "not reviewed"),
        ("Vecchia", "translation is old"),
        ("Soon", "review due"),
    ]
    assert [row.page.title for row in shown["others"]] == ["Source"]


def test_a_review_is_noted_at_once_and_outlives_the_draft_that_waits(faces, editor):
    page = right(shelf(faces), reviewer="")
    page.short = "A draft of the next words."
    page.save_revision()
    assert noted(editor, page).status_code == 302
    assert review_of(page) == ("Legal desk", day(0), day(90))
    assert RightPage.objects.get(pk=page.pk).short == "Yes, you can."
    page.refresh_from_db()
    page.latest_revision.publish()
    assert review_of(page) == ("Legal desk", day(0), day(90))


def test_without_a_last_day_it_holds_as_long_as_a_review_may(faces, editor):
    page = right(shelf(faces))
    noted(editor, page, expires_on="")
    assert review_of(page)[2] == days.months_after(day(0), 6)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"reviewer": ""}, ["reviewer"]),
        ({"reviewed_on": "soon"}, ["reviewed_on"]),
        ({"expires_on": "2999-01-01"}, ["expires_on"]),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_noted(faces, editor, typed, wrong):
    page = right(shelf(faces))
    before = review_of(page)
    answer = noted(editor, page, **typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, wrong)
    assert review_of(page) == before


def test_nobody_meets_it_in_the_editor_of_the_other_website(faces, enter):
    made = right(shelf(faces))
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = True
    admin.save()
    browser = enter(admin)
    addresses = [reverse("rights_reviews"), reverse("rights_review", args=[made.pk])]
    assert [browser.get(address).status_code for address in addresses] == [404, 404]


def test_who_may_not_publish_a_right_notes_nothing(faces, enter):
    made = right(shelf(faces))
    browser = enter(make_worker(Role.TRAINER))
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    session = browser.session
    session["face"] = "programme"
    session.save()
    before = review_of(made)
    assert noted(browser, made).status_code in {302, 403, 404}
    assert review_of(made) == before


def test_what_a_translation_is_reviewed_by_is_its_own(faces):
    """Neither translated nor copied from the source."""
    names = {field.field_name: field for field in RightPage.override_translatable_fields}
    page = right(shelf(faces))
    assert {
        name: (field.is_translated(page), field.is_synchronized(page)) for name, field in names.items()
    } == dict.fromkeys(("slug", "reviewer", "reviewed_on", "expires_on"), (False, False))
