"""A site that shows a website is not deleted, whichever way somebody tries; one that shows none is."""

import pytest
from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import ProtectedError
from django.urls import reverse
from wagtail.models import Site

from lms.safety.faces.models import Face

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(faces, enter):
    browser = enter(get_user_model().objects.create_superuser("admin", password="a-long-password-for-tests"))
    browser.raise_request_exception = False
    return browser


@pytest.fixture
def site(faces):
    return Site.objects.get(hostname="localhost")


def websites() -> list:
    return list(Face.objects.order_by("pk").values_list("name", "site__hostname"))


def test_the_editor_keeps_it_and_says_so(site, editor):
    before = websites()
    answer = editor.post(reverse("wagtailsites:delete", args=[site.pk]))
    assert (answer.status_code, "Nothing was deleted" in answer.content.decode(), websites()) == (
        409,
        True,
        before,
    )


def test_so_do_a_list_and_the_page_it_begins_with(site):
    before = websites()
    for way in (Site.objects.all(), site, site.root_page):
        with pytest.raises(ProtectedError), transaction.atomic():
            way.delete()
    assert websites() == before


def test_a_site_that_shows_none_goes(site, editor):
    spare = Site.objects.create(hostname="spare.example", root_page=site.root_page)
    editor.post(reverse("wagtailsites:delete", args=[spare.pk]))
    assert list(Site.objects.filter(pk=spare.pk)) == []
