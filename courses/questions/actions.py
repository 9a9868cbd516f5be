import hashlib
import json

from django.db import transaction

from courses.questions.models import Question, QuestionVersion
from courses.questions.queries import kept_under
from lms.core.locking import one_at_a_time
from lms.core.shared import forget


@transaction.atomic
def publish_question(question: Question) -> QuestionVersion:
    """Write the question as it stands as a new version, or return the newest when nothing of it changed."""
    one_at_a_time(Question.objects.filter(pk=question.pk))
    choices = list(question.choices.all())
    body = {
        "kind": question.kind,
        "text": question.text,
        "audio_url": question.audio.url if question.audio else "",
        "choices": [{"id": str(choice.key), "text": choice.text} for choice in choices],
    }
    answer_key = {
        "correct": [str(choice.key) for choice in choices if choice.right],
        "feedback": {str(choice.key): choice.feedback for choice in choices if choice.feedback},
        "why": question.why,
        "hint": question.hint,
    }
    digest = hashlib.sha256(json.dumps([body, answer_key], sort_keys=True).encode()).hexdigest()
    language = question.locale.language_code
    newest = (
        QuestionVersion.objects.filter(question=question.translation_key, language=language)
        .order_by("-number")
        .first()
    )
    if newest and newest.digest == digest:
        return newest
    number = newest.number + 1 if newest else 1
    version = QuestionVersion.objects.create(
        question=question.translation_key,
        language=language,
        number=number,
        body=body,
        answer_key=answer_key,
        digest=digest,
    )
    forget(kept_under(version.question))
    return version
