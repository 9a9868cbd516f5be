from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.services.keeping.history import Told, told


@personal_data.held(
    title=_("What you changed in the directory"),
    subject="by",
    purpose=_("To find how a wrong word came into the directory of services."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("who works for the organisation that edits the service"),
    staff_only=True,
    fields={
        "service": _("service"),
        "member": _("what was changed"),
        "before": _("how it was"),
        "after": _("how it is now"),
        "at": _("when"),
    },
)
class Change(PublicIdModel, AboutAPerson):
    """One member of one service was changed. `member` is the name of a column, with the code of a language in
    brackets where a translation was, or of what was done (Done).
    """

    service = models.ForeignKey("lms_services.Service", on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    member = models.CharField(max_length=60)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def told(self, *, language: str) -> Told:
        """In words; `language` is the service's own."""
        return told(self.member, self.before, self.after, language=language)

    def in_words(self) -> dict[str, str]:
        said = self.told(language=self.service.language)
        return {"member": said.what, "before": said.before, "after": said.after}


@personal_data.held(
    title=_("Mistakes in the directory you looked into"),
    subject="handled_by",
    purpose=_("To show who answered that something in the directory is wrong."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=90,
    keep_from="handled_at",
    readers=_("who works for the organisation that edits the service"),
    staff_only=True,
    fields={
        "service": _("service"),
        "words": _("what was said to be wrong"),
        "reported_on": _("on which day"),
        "handled_at": _("when you looked into it"),
    },
)
class ErrorReport(PublicIdModel, AboutAPerson):
    """Somebody says that a service is described wrongly. Nothing is kept of who."""

    service = models.ForeignKey("lms_services.Service", on_delete=models.CASCADE, related_name="reports")
    words = models.CharField(max_length=500)
    reported_on = models.DateField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["reported_on", "pk"]


@personal_data.held(
    title=_("Files you brought into the directory"),
    subject="by",
    purpose=_("To show what a file would change before anything of it is taken over."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={
        "organisation": _("for which organisation"),
        "name": _("name of the file"),
        "made_at": _("when"),
    },
    withheld=("content", "seen", "asked", "taken"),
)
class ForeignFile(PublicIdModel, AboutAPerson):
    """A file of HSDS that somebody looks through before it is imported; then, or after a day, it goes.

    Of a large one (lms.services.hsds.large): `seen` is what was found in it, `asked` how it is to be taken
    over, `taken` how many records came of it.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
    content = models.BinaryField()
    seen = models.JSONField(null=True)
    asked = models.JSONField(default=dict)
    taken = models.JSONField(null=True)
    made_at = models.DateTimeField(default=timezone.now)
