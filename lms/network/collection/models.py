from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.network.practices.models import Practice


@personal_data.held(
    title=_("Books of practices you asked for"),
    subject="by",
    purpose=_("To know which practices go into a book while it is made."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="made_at",
    readers=_("herself"),
    staff_only=True,
    fields={"language": _("in which language"), "made_at": _("when")},
)
class BookOrder(PublicIdModel, AboutAPerson):
    """A book that is being made: of these practices, or of all where none is named."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=12)
    practices = models.ManyToManyField(Practice, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
