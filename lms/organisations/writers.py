"""Who writes and who reviews, face by face: two groups of Wagtail for each, their rights, and the way a draft
goes to be reviewed (decision 41).

Making them again changes nothing that is there; it adds what a new language or a new kind of thing needs.
"""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)

from lms.contracts.authored import Authored, authored
from lms.core.people import Person
from lms.organisations.models import Role
from lms.organisations.queries import effective_memberships
from lms.safety.faces.models import Face

#: The two groups of each face. Names are data that administrators may read, and never change: rights hang
#: on them.
GROUPS = {
    (Face.Kind.SKILLS, Role.AUTHOR): "Authors of courses",
    (Face.Kind.SKILLS, Role.REVIEWER): "Reviewers of courses",
    (Face.Kind.PROGRAMME, Role.AUTHOR): "Authors of the programme",
    (Face.Kind.PROGRAMME, Role.REVIEWER): "Reviewers of the programme",
}
REVIEWS = {Face.Kind.SKILLS: "Review of courses", Face.Kind.PROGRAMME: "Review of the programme"}
#: The roles that a team gives, and what somebody may do by them.
PAGE_RIGHTS = {Role.AUTHOR: ("add", "change"), Role.REVIEWER: ("add", "change", "publish")}
#: A file that is changed is changed in every lesson at once: authors change their own, which `add` lets them.
FILE_RIGHTS = {Role.AUTHOR: ("add", "choose"), Role.REVIEWER: ("add", "change", "choose")}
KIND_RIGHTS = ("add", "change", "view")
#: What Wagtail makes by itself: two groups with rights from the root of everything, and a review by one of
#: them.
OF_WAGTAIL = ("Editors", "Moderators")


@transaction.atomic
def make_writers(face: Face) -> dict[str, Group]:
    """The groups of this face by role, with every right they should have."""
    groups = {str(role): _group(face, Role(role)) for role in PAGE_RIGHTS}
    _review(face, groups[str(Role.REVIEWER)])
    return groups


def _group(face: Face, role: Role) -> Group:
    group, _created = Group.objects.get_or_create(name=GROUPS[face.kind, role])
    group.permissions.add(_right("wagtailadmin", "access_admin"))
    for home in homes_of(face):
        for name in PAGE_RIGHTS[role]:
            GroupPagePermission.objects.get_or_create(
                group=group, page=home, permission=_right("wagtailcore", f"{name}_page")
            )
    if face.collection is not None:
        for permission in Permission.objects.filter(
            content_type__app_label__in=("wagtailimages", "wagtaildocs"),
            codename__in=[f"{name}_{model}" for name in FILE_RIGHTS[role] for model in ("image", "document")],
        ):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=face.collection, permission=permission
            )
    for kind in _kinds_of(face):
        app_label, model = kind.model.lower().split(".")
        group.permissions.add(*(_right(app_label, f"{name}_{model}") for name in _names(kind, role)))
    if apps.is_installed("wagtail_localize"):
        group.permissions.add(_right("wagtail_localize", "submit_translation"))
    return group


def _names(kind: Authored, role: Role) -> list[str]:
    if role == Role.REVIEWER:
        return [*KIND_RIGHTS, "publish"] if kind.reviewed else [*KIND_RIGHTS]
    return [name for name in KIND_RIGHTS if not (kind.settled and name == "change")]


def _kinds_of(face: Face) -> list[Authored]:
    return [kind for kind in authored if kind.face == face.kind]


def _right(app_label: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)


def homes_of(face: Face) -> Iterable[Page]:
    """The home of the face in every language."""
    return face.site.root_page.get_translations(inclusive=True)


def _review(face: Face, reviewers: Group) -> None:
    """Where a draft goes that is handed in. A home for which the site chose another way keeps it."""
    name = REVIEWS[face.kind]
    workflow = Workflow.objects.filter(name=name).first() or Workflow.objects.create(name=name)
    task = GroupApprovalTask.objects.filter(name=name).first() or GroupApprovalTask.objects.create(name=name)
    task.groups.add(reviewers)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    for home in homes_of(face):
        WorkflowPage.objects.get_or_create(page=home, defaults={"workflow": workflow})
    for kind in _kinds_of(face):
        if kind.reviewed:
            content_type = ContentType.objects.get_by_natural_key(*kind.model.lower().split("."))
            WorkflowContentType.objects.get_or_create(
                content_type=content_type, defaults={"workflow": workflow}
            )


@transaction.atomic
def clear_wagtails_own() -> list[str]:
    """Takes from the groups that Wagtail makes what they hold over both faces, and ends a review by nobody.

    Gives back the names of the groups that stay, because somebody is in them. What waits in that review is a
    draft again, which can be handed in anew.
    """
    groups = Group.objects.filter(name__in=OF_WAGTAIL)
    GroupPagePermission.objects.filter(group__in=groups, page__depth=1).delete()
    GroupCollectionPermission.objects.filter(group__in=groups, collection__depth=1).delete()
    for task in GroupApprovalTask.objects.filter(groups__in=groups, active=True):
        if not task.groups.exclude(name__in=OF_WAGTAIL).exists():
            for workflow in Workflow.objects.filter(workflow_tasks__task=task, active=True):
                workflow.deactivate()
            task.deactivate()
    groups.filter(user=None, page_permissions=None, collection_permissions=None).delete()
    return sorted(Group.objects.filter(name__in=OF_WAGTAIL).values_list("name", flat=True))


def give_writing(person: Person, role: Role) -> None:
    """On the skills face, whose teams the desk knows. Of the programme, an administrator says it in the
    editor.
    """
    face = Face.objects.filter(kind=Face.Kind.SKILLS).select_related("site").first()
    if role in PAGE_RIGHTS and face is not None:
        person.groups.add(make_writers(face)[role])


def take_writing(person: Person, role: Role) -> None:
    """Unless she has the same role in another organisation still."""
    if role in PAGE_RIGHTS and not effective_memberships().filter(person=person, role=role).exists():
        person.groups.remove(*Group.objects.filter(name=GROUPS[Face.Kind.SKILLS, role]))
