"""What waits for whoever reviews lessons: drafts that their authors handed in."""

from django.contrib.admin.utils import quote
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState, WorkflowState

from courses.pages.models import CoursePage, LessonPage, ModulePage
from courses.questions.models import Question
from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.models import Role
from lms.organisations.queries import roles_of

PAGES = (CoursePage, ModulePage, LessonPage)


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
        kinds = ContentType.objects.get_for_models(*PAGES, Question)
        handed_in = (
            TaskState.objects.reviewable_by(person)
            .filter(workflow_state__content_type__in=kinds.values())
            .select_related("revision", "workflow_state__requested_by")
            .order_by("started_at", "pk")
        )
        return [
            WaitingItem(
                row.revision.object_str,
                _editor_of(row.workflow_state, kinds[Question]),
                row.started_at,
                _handed_in_by(row.workflow_state.requested_by),
            )
            for row in handed_in
        ]


def _editor_of(handed_in: WorkflowState, question: ContentType) -> str:
    if handed_in.content_type_id == question.pk:
        return reverse(Question.snippet_viewset.get_url_name("edit"), args=[quote(handed_in.object_id)])
    return reverse("wagtailadmin_pages:edit", args=[handed_in.object_id])


def _handed_in_by(author: Person | None) -> str:
    return _("Handed in by %(name)s.") % {"name": name_of(author)} if author else ""
