import hashlib
import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from courses.activities.contract import OF_THE_QUESTION, ActivityType
from courses.questions.models import Question, QuestionVersion
from courses.questions.queries import kept_under
from lms.core.locking import one_at_a_time
from lms.core.shared import forget


def content_of(question: Question, kind: ActivityType) -> tuple[dict[str, Any], dict[str, Any]]:
    """Body and answer key of the question as it stands."""
    published = kind.publish(value=question.activity_value)
    taken = OF_THE_QUESTION & {*published.body, *published.answer_key}
    if taken:
        raise ImproperlyConfigured(f"activity_type: {kind.name} uses a question's own names: {taken}.")
    body = {
        "kind": kind.name,
        "text": question.text,
        "audio_url": question.audio.url if question.audio else "",
        **published.body,
    }
    return body, {"why": question.why, "hint": question.hint, **published.answer_key}


def copy_of(question: Question) -> Question:
    """Another question that says the same, not saved yet: a draft that nobody has published or translated."""
    said = {name: getattr(question, name) for name in ("kind", "text", "why", "hint", "activity", "audio")}
    return Question(locale=question.locale, live=False, **said)


@transaction.atomic
def publish_question(question: Question) -> QuestionVersion | None:
    """Write the question as it stands as a new version, or return the newest when nothing of it changed.

    None while it says in no way that is installed how it is answered, or in another way than before: answers
    that stand are read by the type they were given to.
    """
    kind = question.activity_type
    if kind is None or kind.name != (question.asked_as or kind.name):
        return None
    one_at_a_time(Question.objects.filter(pk=question.pk))
    body, answer_key = content_of(question, kind)
    digest = hashlib.sha256(json.dumps([body, answer_key], sort_keys=True).encode()).hexdigest()
    language = question.locale.language_code
    newest = (
        QuestionVersion.objects.filter(question=question.translation_key, language=language)
        .order_by("-number")
        .first()
    )
    if newest and newest.digest == digest:
        return newest
    version = QuestionVersion.objects.create(
        question=question.translation_key,
        language=language,
        number=newest.number + 1 if newest else 1,
        body=body,
        answer_key=answer_key,
        digest=digest,
    )
    forget(kept_under(version.question))
    return version
