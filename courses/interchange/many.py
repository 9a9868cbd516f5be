"""Many drafts at once: what Wagtail does with each thing that it saves, one after the other, done for all.

A file of 1,500 questions takes minutes that way, and seconds so (bench/questions.py).
"""

from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex, Revision
from wagtail.search.backends import get_search_backends

from courses.questions.models import Question
from lms.core.people import Person

AT_ONCE = 100


def create_drafts(questions: Sequence[Question], *, by: Person | None) -> None:
    """Unsaved questions, AT_ONCE at most, as drafts with their first revision, found by a search and in their
    history.
    """
    Question.objects.bulk_create(questions)
    content_type = ContentType.objects.get_for_model(Question)
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=content_type,
            base_content_type=content_type,
            object_id=str(question.pk),
            user=by,
            created_at=timezone.now(),
            content=question.serializable_data(),
            object_str=str(question),
        )
        for question in questions
    )
    for question, revision in zip(questions, revisions, strict=True):
        question.latest_revision = revision
    Question.objects.bulk_update(questions, ["latest_revision"])
    ModelLogEntry.objects.bulk_create(
        ModelLogEntry(
            content_type=content_type,
            object_id=str(question.pk),
            label=str(question),
            action="wagtail.create",
            timestamp=timezone.now(),
            user=by,
            revision=question.latest_revision,
            content_changed=True,
        )
        for question in questions
    )
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(Question, questions)
    for question in questions:
        if next(iter(ReferenceIndex._extract_references_from_object(question)), None):
            ReferenceIndex.create_or_update_for_object(question)
