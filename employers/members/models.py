import datetime
from collections.abc import Collection

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import in_a_row
from lms.organisations.duties import Duty, in_order

#: So long an invitation can be used.
INVITATION_DAYS = 3
#: Who was invited, and by whom, is nobody's business longer than this.
KEEP_DAYS = 30


def invitation_ends() -> datetime.datetime:
    return timezone.now() + datetime.timedelta(days=INVITATION_DAYS)


def duties_in_words(duties: Collection[str]) -> list[str]:
    return [str(duty.label) for duty in in_order(duties)]


class InvitationQuerySet(models.QuerySet):
    def open_now(self) -> "InvitationQuerySet":
        return self.filter(used_at=None, taken_back_at=None, ends_at__gt=timezone.now())


@personal_data.held(
    title=_("Colleagues you invited"),
    subject="made_by",
    purpose=_("To let a colleague of an employer in once, without asking for a name before."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=KEEP_DAYS,
    keep_from="ends_at",
    readers=_("those who lead the same employer here; coordinators"),
    staff_only=True,
    fields={
        "organisation": _("for which organisation"),
        "duties": _("what the colleague does"),
        "made_at": _("when"),
        "ends_at": _("until when"),
        "used_at": _("when it was used"),
        "taken_back_at": _("when you took it back"),
    },
    withheld=("key",),
)
class Invitation(PublicIdModel, AboutAPerson):
    """For one colleague, who is not named: `key` is a keyed fingerprint of the code, which stands on one page
    once. `from_desk`: a coordinator here made it.
    """

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="invitations")
    key = models.CharField(max_length=64, unique=True)
    duties = models.JSONField(default=list)
    from_desk = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    ends_at = models.DateTimeField(default=invitation_ends)
    used_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["made_at", "pk"]

    def in_words(self) -> dict[str, str]:
        return {"duties": in_a_row(duties_in_words(self.duties))}


@personal_data.held(
    title=_("What you do for your organisation here"),
    subject="membership__person",
    purpose=_("To show each of an employer's people what their work needs, and nothing else."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=_("those who lead the same employer here; coordinators"),
    staff_only=True,
    fields={
        "duties": _("what you do"),
        "joined_at": _("since when"),
        "confirmed_at": _("when somebody said that it is you"),
    },
    withheld=("membership",),
    links=("membership__organisation",),
)
class Member(AboutAPerson):
    """What one of an employer's people does there. Who joined with an invitation does nothing before somebody
    has said that it is the person who was invited.
    """

    membership = models.OneToOneField("lms.Membership", on_delete=models.CASCADE, related_name="member")
    duties = models.JSONField(default=list)
    joined_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["joined_at", "pk"]

    @property
    def does(self) -> frozenset[Duty]:
        return frozenset(map(Duty, self.duties)) if self.confirmed_at else frozenset()

    def in_words(self) -> dict[str, str]:
        return {"duties": in_a_row(duties_in_words(self.duties))}

    def in_group(self) -> str:
        return self.membership.organisation.name
