"""Who writes and who reviews: groups, rights and the way of a draft, through the editor's own pages."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import GroupCollectionPermission, GroupPagePermission, Page
from wagtail.test.utils.form_data import rich_text

from courses.pages.models import CoursePage
from courses.questions.models import Question
from lms.organisations.models import Membership, Role
from lms.organisations.team import set_roles
from lms.organisations.writers import GROUPS, make_writers
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face
from tests.factories.people import make_organisation, make_worker

pytestmark = pytest.mark.django_db
SKILLS, PROGRAMME = Face.Kind.SKILLS, Face.Kind.PROGRAMME


@pytest.fixture
def roles(faces):
    call_command("make_roles")


@pytest.fixture
def author(roles):
    return make_worker(Role.AUTHOR)


@pytest.fixture
def reviewer(roles):
    return make_worker(Role.REVIEWER)


@pytest.fixture
def course(faces):
    return faces.skills.add_child(instance=CoursePage(title="Sewing work", summary="Sew.", live=False))


def course_form(**other):
    return {
        "title": "Sewing",
        "slug": "sewing-work",
        "summary": "Sew a hem.",
        "glossary-count": 0,
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        **other,
    }


def question_form(**other):
    rows = {
        f"activity-0-value-choices-{number}-{name}": value
        for number, right in ((0, "on"), (1, ""))
        for name, value in {
            "deleted": "",
            "order": str(number),
            "type": "item",
            "id": "",
            "value-text": f"Answer {number}",
            **({"value-is_correct": right} if right else {}),
        }.items()
    }
    return {
        "text": "Which side of the cloth faces in?",
        "competences-TOTAL_FORMS": "0",
        "competences-INITIAL_FORMS": "0",
        "activity-count": "1",
        "activity-0-deleted": "",
        "activity-0-order": "0",
        "activity-0-type": "single",
        "activity-0-value-choices-count": "2",
        **rows,
        **other,
    }


ACTIONS = {
    "publish": 'name="action-publish"',
    "submit": 'name="action-submit"',
    "approve": 'data-workflow-action-name="approve"',
}


def may_do(page):
    """The actions the editor offers at the foot of the page."""
    shown = page.content.decode()
    return {name for name, mark in ACTIONS.items() if mark in shown}


def test_an_author_hands_a_page_in_and_a_reviewer_publishes_it(author, reviewer, course, enter):
    address = reverse("wagtailadmin_pages:edit", args=[course.pk])
    hers = enter(author)
    assert may_do(hers.get(address)) == {"submit"}
    hers.post(address, course_form(**{"action-submit": "1"}))
    assert may_do(hers.get(address)) == set()

    theirs = enter(reviewer)
    page = theirs.get(address)
    assert (page.context["locked_for_user"], "approve" in may_do(page)) == (False, True)
    assert "Sewing" in theirs.get(reverse("wagtailadmin_home")).content.decode()
    theirs.post(address, course_form(**{"action-workflow-action": "1", "workflow-action-name": "approve"}))
    course.refresh_from_db()
    assert (course.live, course.title) == (True, "Sewing")


def test_an_author_hands_a_question_in_and_a_reviewer_publishes_it(author, reviewer, enter):
    name = "wagtailsnippets_courses_question"
    hers = enter(author)
    add = reverse(f"{name}:add")
    assert may_do(hers.get(add)) == {"submit"}
    hers.post(add, question_form(**{"action-submit": "1"}))
    question = Question.objects.get()
    assert question.live is False

    theirs = enter(reviewer)
    edit = reverse(f"{name}:edit", args=[question.pk])
    assert "approve" in may_do(theirs.get(edit))
    theirs.post(edit, question_form(**{"action-workflow-action": "1", "workflow-action-name": "approve"}))
    question.refresh_from_db()
    assert question.live is True


def test_an_author_cannot_publish_and_a_reviewer_can(author, reviewer, course, enter):
    address = reverse("wagtailadmin_pages:edit", args=[course.pk])
    enter(author).post(address, course_form(**{"action-publish": "1"}))
    course.refresh_from_db()
    assert course.live is False
    assert "publish" in may_do(enter(reviewer).get(address))
    enter(reviewer).post(address, course_form(**{"action-publish": "1"}))
    course.refresh_from_db()
    assert course.live is True


def test_what_learners_have_shown_and_what_is_live_is_changed_by_reviewers(author, reviewer):
    """A level says what its holders can do; a file of the library stands in every lesson that shows it."""
    asked = ("lms.change_level", "lms.change_framework", "lms.change_competence", "lms.add_level")

    def rights(person):
        files = GroupCollectionPermission.objects.filter(group__user=person)
        changes = files.filter(permission__codename__in=["change_image", "change_document"]).exists()
        return (*(person.has_perm(name) for name in asked), changes)

    assert rights(author) == (False, False, True, True, False)
    assert rights(reviewer) == (True, True, True, True, True)


def test_wagtails_own_groups_hold_nothing_over_both_faces(faces):
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()
    somebody = make_worker(Role.TRAINER)
    somebody.groups.add(Group.objects.get(name="Moderators"))
    call_command("make_roles")
    assert list(Group.objects.filter(name__in=["Editors", "Moderators"]).values_list("name", flat=True)) == [
        "Moderators"
    ]
    assert Page.get_first_root_node().get_workflow() is None


def test_somebody_writes_on_the_programme_face_alone(faces, enter):
    call_command("make_roles")
    somebody = make_worker(Role.TRAINER)
    somebody.memberships.all().delete()
    somebody.groups.add(Group.objects.get(name=GROUPS[PROGRAMME, Role.AUTHOR]))
    browser = enter(somebody)
    assert (
        browser.get(reverse("wagtailadmin_pages:edit", args=[faces.skills.pk])).status_code,
        browser.get(reverse("wagtailsnippets_courses_question:list")).status_code,
    ) == (302, 302)
    browser.defaults["SERVER_NAME"] = "heal.localhost"
    session = browser.session
    session["face"] = "programme"
    session.save()
    address = reverse("wagtailadmin_pages:edit", args=[faces.programme.pk])
    assert may_do(browser.get(address)) == {"submit"}
    saved = browser.post(
        address,
        {
            "title": "New paths",
            "slug": "programme",
            "lead": rich_text("<p>One.</p>"),
            "body": rich_text("<p>Two.</p>"),
            "parts-count": 0,
            "doors-count": 0,
            "comments-TOTAL_FORMS": 0,
            "comments-INITIAL_FORMS": 0,
        },
    )
    newest = ProgrammeHomePage.objects.get(pk=faces.programme.pk).get_latest_revision_as_object()
    assert (saved.status_code, newest.title) == (302, "New paths")


def test_the_team_page_makes_authors_and_reviewers(roles, enter):
    own = make_organisation()
    office = enter(make_worker(Role.ADMINISTRATOR))
    page = office.get(reverse("desk:colleague_new", args=[own.uuid]))
    assert {"author", "reviewer"} <= {value for value, _label in page.context["form"].fields["roles"].choices}
    office.post(
        reverse("desk:colleague_new", args=[own.uuid]),
        {"first_name": "Nadia", "last_name": "Costa", "username": "nadia", "roles": ["author", "reviewer"]},
    )
    nadia = Membership.objects.get(person__username="nadia", role=Role.AUTHOR).person
    both = {GROUPS[SKILLS, Role.AUTHOR], GROUPS[SKILLS, Role.REVIEWER]}
    assert set(nadia.groups.values_list("name", flat=True)) == both
    membership = nadia.memberships.get(role=Role.AUTHOR)
    office.post(reverse("desk:colleague", args=[own.uuid, membership.uuid]), {"roles": ["author"]})
    assert list(nadia.groups.values_list("name", flat=True)) == [GROUPS[SKILLS, Role.AUTHOR]]


def test_who_writes_for_two_organisations_writes_until_the_last_role_ends(roles):
    boss = make_worker(Role.ADMINISTRATOR)
    author = make_worker(Role.AUTHOR)
    second = make_organisation("Ergasia")
    set_roles(author, second, [Role.AUTHOR], by=boss)
    set_roles(author, make_organisation(), [], by=boss)
    assert author.groups.count() == 1
    set_roles(author, second, [], by=boss)
    assert author.groups.count() == 0


def test_a_coordinator_makes_authors_but_no_reviewers(roles, enter):
    coordinator = make_worker(Role.COORDINATOR)
    page = enter(coordinator).get(reverse("desk:colleague_new", args=[make_organisation().uuid]))
    offered = [value for value, _label in page.context["form"].fields["roles"].choices]
    assert offered == ["trainer", "case_worker", "coordinator", "author"]


def test_making_the_roles_again_changes_nothing_and_reaches_a_new_language(faces):
    face = Face.objects.get(kind=SKILLS)
    make_writers(face)
    before = list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True))
    make_writers(face)
    assert list(GroupPagePermission.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_an_account_in_the_editor_needs_no_mail_address(roles, enter):
    admin = make_worker(Role.ADMINISTRATOR)
    admin.is_superuser = True
    admin.save()
    browser = enter(admin)
    browser.post(
        reverse("wagtailusers_users:add"),
        {
            "username": "olga",
            "first_name": "Olga",
            "last_name": "Bilyk",
            "password1": "a-long-password-for-olga",
            "password2": "a-long-password-for-olga",
            "groups": [Group.objects.get(name=GROUPS[PROGRAMME, Role.AUTHOR]).pk],
        },
    )
    olga = type(admin).objects.get(username="olga")
    assert (olga.email, olga.groups.get().name) == ("", GROUPS[PROGRAMME, Role.AUTHOR])
