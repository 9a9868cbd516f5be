"""What waits for whoever reviews lessons: drafts that their authors handed in."""

from typing import Any

from django.apps import apps
from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

from courses.pages.models import CoursePage, LessonPage, ModulePage
from lms.contracts.authored import authored
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.models import Role
from lms.organisations.queries import roles_of
from lms.safety.faces.models import Face

PAGES = (CoursePage, ModulePage, LessonPage)


def _snippets() -> list[Any]:
    """What authors of this face write beside pages and hand in: questions, templates of plans."""
    return [
        apps.get_model(kind.model) for kind in authored if kind.reviewed and kind.face == Face.Kind.SKILLS
    ]


@register
class HandedInDrafts(ModeratedKind):
    """They are read and published in the editor, which was the only place that told of them."""

    key = "drafts"
    label = gettext_lazy("Drafts that were handed in")
    icon = "book"
    order = 30

    def may_decide(self, person: Person) -> bool:
        return Role.REVIEWER in roles_of(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        kinds = ContentType.objects.get_for_models(*PAGES, *_snippets())
        handed_in = (
            TaskState.objects.reviewable_by(person)
            .filter(workflow_state__content_type__in=kinds.values())
            .select_related("revision", "workflow_state__requested_by", "workflow_state__content_type")
            .order_by("started_at", "pk")
        )
        return [
            WaitingItem(
                row.revision.object_str,
                _editor_of(row.workflow_state),
                row.started_at,
                _handed_in_by(row.workflow_state.requested_by),
            )
            for row in handed_in
        ]


def _editor_of(handed_in: WorkflowState) -> str:
    model = handed_in.content_type.model_class()
    if model not in PAGES:
        return reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(handed_in.object_id)])
    return reverse("wagtailadmin_pages:edit", args=[handed_in.object_id])


def _handed_in_by(author: Person | None) -> str:
    return _("Handed in by %(name)s.") % {"name": name_of(author)} if author else ""
