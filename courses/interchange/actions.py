"""Questions of a file come into the bank: as drafts, which somebody reviews before a learner meets them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale
from wagtail.utils.file import hash_filelike

from courses.interchange.checking import Plan, Ready, question_of
from courses.interchange.many import AT_ONCE, create_drafts
from courses.interchange.models import ImportedQuestion
from courses.interchange.records import FileInside, Level, Problem, ReadQuestion
from courses.questions.models import Question
from lms.core.people import Person
from lms.intake.fields import SOUNDS, kind_of
from lms.intake.images import clean_image
from lms.intake.problems import IntakeProblem
from lms.intake.uploads import CleanFile, clean_document, cleaned
from lms.safety.faces.models import Face

LONGEST_TITLE = 100


@dataclass
class Done:
    """The keys of the drafts, and what could not be kept of what came with them."""

    questions: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Cleaned:
    file: FileInside
    content: CleanFile


def clean_files(ready: Sequence[Ready], done: Done) -> dict[str, list[Cleaned]]:
    """The pictures and recordings of these questions, by their digest. It takes long and writes nothing."""
    found: dict[str, list[Cleaned]] = {}
    for each in ready:
        for file in each.read.files:
            try:
                content = _clean(file)
            except IntakeProblem as problem:
                words = " ".join([_("“%(name)s” is left out.") % {"name": file.name[:60]}, *problem.messages])
                done.problems.append(Problem(each.read.line, each.read.called, words, Level.NOTE))
            else:
                found.setdefault(each.digest, []).append(Cleaned(file, content))
    return found


def _clean(file: FileInside) -> CleanFile:
    is_sound = kind_of(file.name) in SOUNDS
    return cleaned(File(BytesIO(file.content)), clean_document if is_sound else clean_image)


@transaction.atomic
def put(
    ready: Sequence[Ready], *, language: Locale, by: Person | None, files: dict[str, list[Cleaned]]
) -> list[int]:
    """Drafts of these, once each: what is in the bank meanwhile is left as it is."""
    there = set(_imported_of(ready))
    new = [each for each in ready if each.digest not in there]
    made: list[int] = []
    for start in range(0, len(new), AT_ONCE):  # no more of them in memory than that
        part = new[start : start + AT_ONCE]
        questions = [question_of(each.read.record, language) for each in part]
        for each, question in zip(part, questions, strict=True):
            _keep_files(question, each.read, files.get(each.digest, []), by)
        create_drafts(questions, by=by)
        ImportedQuestion.objects.bulk_create(
            ImportedQuestion(question=question, digest=each.digest)
            for each, question in zip(part, questions, strict=True)
        )
        made += [question.pk for question in questions]
    return made


def _imported_of(ready: Sequence[Ready]) -> Iterator[str]:
    for start in range(0, len(ready), AT_ONCE):
        digests = [each.digest for each in ready[start : start + AT_ONCE]]
        yield from ImportedQuestion.objects.filter(digest__in=digests).values_list("digest", flat=True)


def carry_out(plan: Plan, *, language: Locale, by: Person | None = None) -> Done:
    """All that can be taken over, in one transaction."""
    done = Done()
    files = clean_files(plan.ready, done)
    done.questions = put(plan.ready, language=language, by=by, files=files)
    return done


def _keep_files(question: Question, read: ReadQuestion, files: Sequence[Cleaned], by: Person | None) -> None:
    """Into the library; a recording becomes that of the question."""
    for each in files:
        if kind_of(each.content.name) in SOUNDS:
            question.audio = question.audio or _document(each, read, by)
        else:
            _picture(each, read, by)


def _title(each: Cleaned, read: ReadQuestion) -> str:
    return f"{read.called}: {each.file.said or each.file.name}"[:LONGEST_TITLE]


def _picture(each: Cleaned, read: ReadQuestion, by: Person | None) -> None:
    model, collection = get_image_model(), its_collection()
    if model.objects.filter(file_hash=hash_filelike(each.content), collection=collection).exists():
        return
    picture = model(title=_title(each, read), collection=collection, uploaded_by_user=by, file=each.content)
    picture.description = each.file.said[:255]
    picture.save(force_insert=True)


def _document(each: Cleaned, read: ReadQuestion, by: Person | None) -> object:
    model, collection = get_document_model(), its_collection()
    there = model.objects.filter(file_hash=hash_filelike(each.content), collection=collection).first()
    if there is not None:
        return there
    document = model(title=_title(each, read), collection=collection, uploaded_by_user=by, file=each.content)
    document.save(force_insert=True)
    return document


def its_collection() -> Collection:
    """That of the face on which courses are written."""
    face = Face.objects.filter(kind=Face.Kind.SKILLS).select_related("collection").first()
    return face.collection if face and face.collection else Collection.get_first_root_node()
