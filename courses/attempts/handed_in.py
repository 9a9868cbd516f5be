"""Files of answers: what she handed in, and what was said of it by voice."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from courses.attempts.models import Answer
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.people import Person
from lms.intake.fields import PICTURES, SOUNDS, kind_of
from lms.intake.private import files_go_with, private_storage

#: A course lasts some months; two years later nobody looks at the photo of a plate any more. What was said of
#: it stays with the answer.
KEEP_DAYS = 730


@personal_data.held(
    title=_("Photos, files and recordings of your answers"),
    subject="answer__enrolment__person",
    purpose=_("So that a trainer can look at what a learner made or said, and say how it is."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    keep_days=KEEP_DAYS,
    keep_from="added_at",
    readers=_("herself; in her organisation, those who assess her"),
    fields={
        "part": _("whose it is"),
        "look": _("what it is"),
        "file": _("the file"),
        "added_at": _("when it was sent"),
    },
    links=("answer__version",),
)
class AnswerFile(PublicIdModel, AboutAPerson):
    """A file that hangs on an answer. An answer that is given once more may name the same file: it goes when
    no answer names it any more.
    """

    class Part(models.TextChoices):
        HANDED_IN = "handed_in", _("what you handed in")
        SAID = "said", _("what was said of it")
        FIRST = "first", _("what one of two said of it")
        SECOND = "second", _("what the other of two said of it")

    class Look(models.TextChoices):
        PICTURE = "picture", _("picture")
        SOUND = "sound", _("recording")
        FILE = "file", _("file")

    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="files")
    part = models.CharField(max_length=10, choices=Part.choices)
    look = models.CharField(max_length=10, choices=Look.choices)
    file = models.FileField(storage=private_storage, upload_to="answers")
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "part"], name="courses_answer_file_once"),
        ]
        indexes = [models.Index(fields=["added_at"], name="courses_answer_file_added")]

    def in_group(self) -> str:
        return self.answer.version.said["text"]


files_go_with(AnswerFile)

#: What she finds with her answer.
TOLD = (AnswerFile.Part.HANDED_IN, AnswerFile.Part.SAID)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """Of one answer. None where there is none, or where its time is over."""

    handed_in: AnswerFile | None = None
    said: AnswerFile | None = None


def files_of(answer: Answer) -> Files:
    """One query, and none where there can be no file."""
    kind = answer.version.activity_type
    wants = kind is not None and kind.wanted_file(body=answer.version.body) is not None
    if not wants and answer.marked_at is None:
        return Files()
    rows = {row.part: row for row in AnswerFile.objects.filter(answer=answer.pk)}
    return Files(handed_in=rows.get(AnswerFile.Part.HANDED_IN), said=rows.get(AnswerFile.Part.SAID))


def spoken_of(answers: Iterable[Answer]) -> dict[int, AnswerFile]:
    """What was said aloud of these answers, by their ids: one query, none where nobody has marked any."""
    marked = [answer.pk for answer in answers if answer.marked_at]
    rows = AnswerFile.objects.filter(answer__in=marked, part=AnswerFile.Part.SAID) if marked else ()
    return {row.answer_id: row for row in rows}


def told_files_of(person: Person) -> models.QuerySet[AnswerFile]:
    """What she sent, and what she was told of it."""
    return files_about(person).filter(part__in=TOLD)


def files_about(person: Person) -> models.QuerySet[AnswerFile]:
    return AnswerFile.objects.filter(answer__enrolment__person=person.pk)


def keep_handed_in(answer: Answer, file: Any) -> None:
    """In place of the one that is there. `file`: made clean by intake, or the name of one that is kept
    already.
    """
    _keep(answer, AnswerFile.Part(AnswerFile.Part.HANDED_IN), file)


def keep_said(answer: Answer, file: Any) -> None:
    """What somebody said of it, made clean by intake."""
    _keep(answer, AnswerFile.Part(AnswerFile.Part.SAID), file)


def keep_unsaid(answer: Answer, file: Any) -> AnswerFile:
    """What one of two said of it, which she hears when both have read it."""
    part = _free_part(answer)
    _keep(answer, part, file)
    return AnswerFile.objects.get(answer=answer, part=part)


def say(file: AnswerFile) -> None:
    """Of what one of two said: now she hears it."""
    file.part = AnswerFile.Part.SAID
    file.save(update_fields=["part"])


def unsay(file: AnswerFile) -> None:
    if file.part == AnswerFile.Part.SAID:
        file.part = _free_part(file.answer)
        file.save(update_fields=["part"])


def _free_part(answer: Answer) -> AnswerFile.Part:
    taken = AnswerFile.objects.filter(answer=answer, part=AnswerFile.Part.FIRST).exists()
    return AnswerFile.Part(AnswerFile.Part.SECOND if taken else AnswerFile.Part.FIRST)


def _keep(answer: Answer, part: AnswerFile.Part, file: Any) -> None:
    AnswerFile.objects.filter(answer=answer, part=part).delete()
    kind = kind_of(file if isinstance(file, str) else file.name)
    look = AnswerFile.Look.SOUND if kind in SOUNDS else AnswerFile.Look.FILE
    look = AnswerFile.Look.PICTURE if kind in PICTURES else look
    AnswerFile.objects.create(answer=answer, part=part, look=look, file=file)
