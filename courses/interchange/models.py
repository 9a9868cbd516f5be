from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.intake.private import private_storage


@personal_data.not_held("Which question of the bank came out of a file, so that it does not come twice.")
class ImportedQuestion(models.Model):
    """`digest` is of what the file said, and in which language: what becomes of the question changes nothing.

    When the question is deleted, the file may bring it again.
    """

    question = models.OneToOneField("courses.Question", on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return self.digest


@personal_data.held(
    title=_("Files of questions you brought (staff)"),
    subject="by",
    purpose=_("To show what is in a file before any of it comes into the question bank."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={
        "name": _("name of the file"),
        "format": _("format of the file"),
        "language": _("language of the questions"),
        "made_at": _("when"),
    },
    withheld=("content", "seen", "asked", "taken"),
)
class QuestionFile(PublicIdModel, AboutAPerson):
    """A file that somebody looks through before its questions come into the bank; after a day it goes.

    `seen` is what was found in it, `asked` how it is to be taken over, `taken` what came of it.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    format = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    content = models.BinaryField()
    seen = models.JSONField(null=True)
    asked = models.JSONField(default=dict)
    taken = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)


@personal_data.not_held("What things that came in a course package are called where they were made.")
class Origin(models.Model):
    """`key` is what a page, a question, a row of a module or a file is called here, `origin` what it was
    called where it was made: a package that comes again changes it and makes no second one.
    """

    key = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.origin


@personal_data.held(
    title=_("Course packages you brought or took (staff)"),
    subject="by",
    purpose=_("To show what is in a course package before it comes in, and to make one."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={"name": _("name of the file"), "made_at": _("when")},
    withheld=("file", "made_of", "goes_under", "seen", "asked", "taken"),
)
class CoursePackage(PublicIdModel, AboutAPerson):
    """A file that somebody looks through before its course comes in, or that is made of the course with the
    key `made_of`; after a day it goes.

    `seen` is what was found in it, `asked` how it is to be taken over, `taken` what came of it.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    file = models.FileField(storage=private_storage, upload_to="packages", blank=True)
    made_of = models.UUIDField(null=True, blank=True)
    goes_under = models.UUIDField(null=True, blank=True)
    seen = models.JSONField(null=True)
    asked = models.JSONField(default=dict)
    taken = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)


@personal_data.held(
    title=_("Word files you brought (staff)"),
    subject="by",
    purpose=_("To show what becomes of a Word file before it comes into a course."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={
        "name": _("name of the file"),
        "language": _("language of the lesson"),
        "made_at": _("when"),
    },
    withheld=("module", "file", "seen", "taken"),
)
class WordFile(PublicIdModel, AboutAPerson):
    """What was read in a Word file that somebody brings for a module; after a day it goes.

    `seen` is the draft of a lesson (courses.interchange.word.screens), `file` its pictures one after the
    other, made clean, `taken` the lesson that came of it. The Word file itself is not kept: it knows who
    wrote it.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=12)
    module = models.UUIDField()
    file = models.FileField(storage=private_storage, upload_to="word", blank=True)
    seen = models.JSONField()
    taken = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
