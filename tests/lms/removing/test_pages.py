"""Pages leave by the tree, and every site that stays has a first page (tests/hosts/test_start.py takes all of
it out).
"""

import pytest
from wagtail.models import Page, Site

from courses.pages.models import CoursePage, SkillsHomePage
from lms.removing.actions import take_pages_out
from lms.safety.faces.models import Face

pytestmark = pytest.mark.django_db


@pytest.fixture
def root():
    """Nothing but the root of the tree and a site of ours."""
    Face.objects.all().delete()
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    root = Page.get_first_root_node()
    home = root.add_child(instance=SkillsHomePage(title="Open Path", slug="open-path"))
    site = Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name="Workshop"
    )
    Face.objects.create(site=site)
    return root


def tree() -> list[tuple[str, int]]:
    return list(Page.objects.order_by("path").values_list("title", "depth"))


def test_the_default_site_begins_with_the_oldest_page_of_its_own(root):
    root.add_child(instance=Page(title="Welcome", slug="welcome"))
    root.add_child(instance=Page(title="Later", slug="later"))
    take_pages_out()
    assert (Site.objects.get().root_page.title, tree()) == (
        "Welcome",
        [("Root", 1), ("Welcome", 2), ("Later", 2)],
    )


def test_where_there_is_none_it_gets_an_empty_one(root):
    take_pages_out()
    assert (Site.objects.get().root_page.title, tree()) == ("Workshop", [("Root", 1), ("Workshop", 2)])


def test_pages_of_others_are_moved_up_with_all_below_them(root):
    own = root.add_child(instance=Page(title="Own", slug="own"))
    ours = own.add_child(instance=SkillsHomePage(title="Courses", slug="courses"))
    course = ours.add_child(instance=CoursePage(title="Kitchen", slug="kitchen"))
    theirs = course.add_child(instance=Page(title="Recipes", slug="recipes"))
    theirs.add_child(instance=Page(title="Soup", slug="soup"))
    take_pages_out()
    assert tree() == [("Root", 1), ("Own", 2), ("Recipes", 3), ("Soup", 4)]
    assert Page.find_problems() == ([], [], [], [], [])
