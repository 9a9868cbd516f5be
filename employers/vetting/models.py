from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.vetting.enums import Item, Status
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson

READERS = _("coordinators")
PURPOSE = _("To show who found what about a firm before it was let in.")


@personal_data.held(
    title=_("What you checked of firms"),
    subject="by",
    purpose=PURPOSE,
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=READERS,
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "words": _("what was checked"), "at": _("when")},
    withheld=("organisation", "item", "status"),
)
class Check(AboutAPerson):
    """Somebody looked at one thing of a firm. The last one of each item counts; none is changed."""

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="checks_made")
    item = models.CharField(max_length=12, choices=Item.choices)
    status = models.CharField(max_length=8, choices=Status.choices)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]


@personal_data.held(
    title=_("Red flags you looked into"),
    subject="by",
    purpose=PURPOSE,
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=READERS,
    staff_only=True,
    fields={"on_behalf_of": _("for which organisation"), "words": _("what was checked"), "at": _("when")},
    withheld=("organisation", "flag"),
)
class FlagAnswer(AboutAPerson):
    """What came of a red flag. A flag is a question, not an answer."""

    organisation = models.ForeignKey(
        "lms.Organisation", on_delete=models.CASCADE, related_name="flag_answers"
    )
    flag = models.CharField(max_length=20)
    words = models.CharField(max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
