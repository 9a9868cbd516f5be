"""Rights are Django's, read by one statement."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser, Group, Permission

from lms.core.rights import has_right

pytestmark = pytest.mark.django_db
ADMIN, IMAGES = "wagtailadmin.access_admin", "wagtailimages.add_image"


def right(name):
    app, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app, codename=codename)


def somebody(**facts):
    made = get_user_model().objects.create(username=f"worker-{get_user_model().objects.count()}", **facts)
    return get_user_model().objects.get(pk=made.pk)


def fresh(person):
    return get_user_model().objects.get(pk=person.pk)


@pytest.fixture
def writer():
    """With one right of her own and one of her group's."""
    writer, group = somebody(), Group.objects.create(name="Writers")
    group.permissions.add(right(ADMIN))
    writer.groups.add(group)
    writer.user_permissions.add(right(IMAGES))
    return writer


def test_they_are_what_django_says(writer):
    somebody_else, gone = somebody(), somebody(is_active=False)
    gone.user_permissions.add(right(ADMIN))
    for person in (writer, somebody_else, gone, somebody(is_superuser=True)):
        for name in (ADMIN, IMAGES, "wagtailimages.delete_image"):
            assert has_right(fresh(person), name) == fresh(person).has_perm(name)
    assert [has_right(fresh(writer), name) for name in (ADMIN, IMAGES)] == [True, True]
    assert not has_right(AnonymousUser(), ADMIN)


def test_what_django_keeps_is_what_it_would_have_found(writer):
    asked, known = fresh(writer), fresh(writer)
    has_right(asked, ADMIN)
    assert known.get_all_permissions() == asked.get_all_permissions()
    assert known.get_user_permissions() == asked.get_user_permissions() == {IMAGES}
    assert known.get_group_permissions() == asked.get_group_permissions() == {ADMIN}


def test_one_statement_reads_them(writer, django_assert_num_queries):
    asked = fresh(writer)
    with django_assert_num_queries(1):
        assert [has_right(asked, name) for name in (ADMIN, IMAGES, "wagtailimages.delete_image")] == [
            True,
            True,
            False,
        ]


def test_a_right_that_was_taken_away_is_gone_with_the_next_request(writer):
    assert has_right(fresh(writer), ADMIN)
    Group.objects.get(name="Writers").permissions.clear()
    assert not has_right(fresh(writer), ADMIN)
