"""Whoever reviews lessons finds what was handed in among what she decides on the desk."""

import pytest
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Page, Workflow

from courses.pages.models import CoursePage
from courses.questions.models import Question
from lms.contracts.desk.moderation import WaitingItem
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.people import make_worker

pytestmark = pytest.mark.django_db
QUEUE = "/teach/waiting/"


@pytest.fixture
def author(faces):
    call_command("make_roles")
    return make_worker(Role.AUTHOR, first_name="Ines", last_name="Sol")


@pytest.fixture
def reviewer(author):
    return make_worker(Role.REVIEWER)


def draft(faces, title: str) -> Page:
    page = CoursePage(title=title, summary="Sew.", live=False)
    faces.skills.add_child(instance=page)
    return page


def hand_in(thing, by) -> None:
    thing.save_revision(user=by)
    workflow = thing.get_workflow() or Workflow.objects.get(name="Review of courses")
    workflow.start(thing, by)


def shown(browser) -> list[WaitingItem]:
    return [item for kind in browser.get(QUEUE).context["queue"] for item in kind.waiting]


def test_a_page_and_a_question_wait_oldest_first_and_lead_to_where_they_are_read(
    faces, enter, author, reviewer
):
    page, question = draft(faces, "Sewing"), make.question("Which side?")
    hand_in(page, author)
    hand_in(question, author)
    browser = enter(reviewer)
    found = shown(browser)
    assert [(item.title, item.words) for item in found] == [
        ("Sewing", "Handed in by Ines Sol."),
        ("Which side?", "Handed in by Ines Sol."),
    ]
    assert [item.url for item in found] == [
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse(Question.snippet_viewset.get_url_name("edit"), args=[question.pk]),
    ]
    assert [browser.get(item.url).status_code for item in found] == [200, 200]
    page.current_workflow_state.current_task_state.approve(user=reviewer)
    assert [item.title for item in shown(browser)] == ["Which side?"]


def test_what_is_of_the_other_face_is_not_there(faces, enter, author, reviewer):
    """Somebody may review both; each is told on its own face."""
    home = faces.programme
    home.save_revision(user=author)
    both = make_worker(Role.REVIEWER)
    both.is_superuser = True
    both.save()
    home.get_workflow().start(home, author)
    assert shown(enter(both)) == []


def test_whoever_does_not_review_finds_none(faces, enter, author):
    hand_in(draft(faces, "Sewing"), author)
    for role in (Role.TRAINER, Role.AUTHOR):
        assert enter(make_worker(role)).get(QUEUE).status_code == 404


def test_the_queue_costs_the_same_for_one_and_for_three(faces, enter, author, reviewer, count_queries):
    browser, counts = enter(reviewer), []
    for titles in (["One"], ["Two", "Three"]):
        for title in titles:
            hand_in(draft(faces, title), author)
        browser.get(QUEUE)
        counts.append(count_queries(browser.get, QUEUE))
    assert counts[0] == counts[1]
