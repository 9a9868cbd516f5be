import hashlib
import json

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from courses.activities.contract import OF_THE_QUESTION, ActivityType, Published
from courses.questions.corrections import correct, words_corrected
from courses.questions.models import Question, QuestionVersion
from courses.questions.queries import kept_under
from courses.questions.said import languages_by_place
from lms.blocks.translations import languages_of
from lms.core.locking import one_at_a_time
from lms.core.shared import forget


def content_of(question: Question, kind: ActivityType) -> Published:
    """Body and answer key of the question as it stands; every text in them says its language."""
    said, block = languages_of(question), question.activity[0]
    published = kind.publish(value=said.value(block.block, block.value, f"activity.{block.id}"))
    taken = OF_THE_QUESTION & {*published.body, *published.answer_key}
    if taken:
        raise ImproperlyConfigured(f"activity_type: {kind.name} uses a question's own names: {taken}.")
    body = {
        "kind": kind.name,
        "text": said.text(question.text, "text"),
        "audio_url": question.audio.url if question.audio else "",
        **published.body,
    }
    if spoken := said.spoken_in("audio") if said.is_own("text") else "":
        body["audio_language"] = spoken
    why, hint = said.text(question.why, "why"), said.text(question.hint, "hint")
    return Published(body, {"why": why, "hint": hint, **published.answer_key})


def is_typo(question: Question) -> bool:
    """Whether nothing but a typo is put right in it since it was published last."""
    kind, newest = question.activity_type, question.newest_version
    if kind is None or newest is None:
        return False
    content = content_of(question, kind)
    return words_corrected(newest, content.body, content.answer_key) is not None


def copy_of(question: Question) -> Question:
    """Another question that says the same, not saved yet: a draft that nobody has published or translated."""
    said = {name: getattr(question, name) for name in ("kind", "text", "why", "hint", "activity", "audio")}
    return Question(locale=question.locale, live=False, **said)


@transaction.atomic
def publish_question(question: Question) -> QuestionVersion | None:
    """Write the question as it stands as a new version, or return the newest when nothing of it changed, or a
    typo was put right whose author calls it one.

    None while it says in no way that is installed how it is answered, or in another way than before: answers
    that stand are read by the type they were given to.
    """
    kind = question.activity_type
    if kind is None or kind.name != (question.asked_as or kind.name):
        return None
    one_at_a_time(Question.objects.filter(pk=question.pk))
    content = content_of(question, kind)
    body, answer_key = content.body, content.answer_key
    language = question.locale.language_code
    languages = languages_by_place(body, answer_key)
    copied = {place: source for place, source in languages.items() if source != language}
    written = [body, answer_key, *([copied] if copied else [])]
    digest = hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()
    newest = question.newest_version
    if newest and newest.digest == digest:
        return newest
    if newest and question.is_correction:
        was = words_corrected(newest, body, answer_key)
        if was is not None:
            correct(newest, body, answer_key, was=was, digest=digest)
            forget(kept_under(newest.question))
            return newest
    version = QuestionVersion.objects.create(
        question=question.translation_key,
        language=language,
        number=newest.number + 1 if newest else 1,
        body=body,
        answer_key=answer_key,
        languages=languages,
        digest=digest,
    )
    forget(kept_under(version.question))
    return version
