"""A page that is published after its children came knows that they are there."""

import pytest
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.operations import translate_object, translate_page_subtree

from tests.factories import courses as make

pytestmark = pytest.mark.django_db


def test_a_revision_that_was_read_before_its_children_came(faces):
    course = make.course_page(faces.skills)
    revision = course.get_latest_revision()
    assert revision.content_object.numchild == 0
    make.module_page(Page.objects.get(pk=course.pk).specific)
    revision.publish()
    again = Page.objects.get(pk=course.pk)
    assert (again.numchild, again.get_children().count()) == (1, 1)


def test_a_course_that_is_submitted_for_translation_with_everything_below(
    faces, admin_user, django_capture_on_commit_callbacks
):
    make.published_course(faces.skills, modules=2, lessons=2)
    locale, _created = Locale.objects.get_or_create(language_code="uk")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        translate_object(faces.skills, [locale], user=admin_user)
        translate_page_subtree(faces.skills.pk, [locale], None, admin_user)
    wrong = {
        page.title: (page.numchild, below)
        for page in Page.objects.all()
        if (below := Page.objects.filter(depth=page.depth + 1, path__startswith=page.path).count())
        != page.numchild
    }
    assert wrong == {}
