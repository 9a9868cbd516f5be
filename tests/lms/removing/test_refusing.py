"""What stands in the way of taking this suite out is named, and nothing goes (tests/hosts/test_start.py takes
it out of a site).
"""

import io

import pytest
from django.core.management import CommandError, call_command

from lms.organisations.models import Organisation
from lms.removing import queries
from tests.factories.people import make_organisation

pytestmark = pytest.mark.django_db


def test_the_ready_made_site_is_not_taken_apart():
    make_organisation()
    with pytest.raises(CommandError, match=r"(?s)Nothing was removed\..*delete its database instead"):
        call_command("remove_lms", stdout=io.StringIO())
    assert Organisation.objects.count() == 1


def test_what_a_site_built_on_ours_is_named(monkeypatch):
    """As if the tables of `lms` were all that goes, and the others somebody else's."""
    monkeypatch.setattr(queries, "labels_that_go", lambda: {"lms"})
    assert [
        line for line in queries.why_not() if line.startswith(("courses.Cohort.", "courses.Cohort "))
    ] == [
        "courses.Cohort.organisation leads to a table that would go. Remove that field first.",
        "courses.Cohort is built on a class of this suite. Rebuild it, or remove it, first.",
    ]


@pytest.mark.parametrize(
    ("had", "goes"),
    [(None, []), ([], ["account", "mfa"]), (["allauth.account"], ["mfa"])],
)
def test_tables_of_others_go_only_where_they_came_with_us(settings, had, goes):
    settings.LMS_HAD_APPS = had
    assert sorted(queries.labels_that_go() & {"account", "mfa"}) == goes
