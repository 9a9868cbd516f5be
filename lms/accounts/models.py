from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text, name_of


class PinKind(models.TextChoices):
    DIGITS = "digits", _("6 digits")
    PICTURES = "pictures", _("6 pictures")


@personal_data.held(
    title=_("Your account"),
    subject="user",
    purpose=_("To let a learner in without a name, an e-mail address or a phone number."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=730,
    keep_from="user__last_login",
    fields={
        "handle": _("two made-up words and a number"),
        "language": _("language of the pages"),
        "created_at": _("when it was made"),
        "pin_kind": _("whether the PIN is digits or pictures"),
        "pin_set_at": _("when the PIN was set"),
        "pin_hash": _("a fingerprint of the PIN"),
    },
    withheld=(
        "handle_key",
        "pin_hash",
    ),
)
class Profile(PublicIdModel, AboutAPerson):
    """A learner's account beside the site's user row.

    Whoever has a profile is a learner; staff and employers have none.
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile")
    handle = models.CharField(_("handle"), max_length=40, unique=True)
    handle_key = models.CharField(max_length=40, unique=True, editable=False)
    language = models.CharField(_("language"), max_length=12, default="en")
    pin_hash = models.CharField(max_length=200, blank=True)
    pin_kind = models.CharField(max_length=10, choices=PinKind.choices, default=PinKind.DIGITS)
    pin_set_at = models.DateTimeField(null=True, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("learner")
        verbose_name_plural = _("learners")

    def in_words(self) -> dict[str, str]:
        return {"language": Text(name_of(self.language), self.language)}

    @property
    def has_pin(self) -> bool:
        return bool(self.pin_hash)

    @property
    def is_open(self) -> bool:
        """She can enter, and something can be done for her (lms.organisations.rules.can_act_for)."""
        return self.suspended_at is None


@personal_data.held(
    title=_("Your code cards"),
    subject="profile__user",
    purpose=_("To check the printed card that a learner uses to enter."),
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    keep_days=90,
    keep_from="revoked_at",
    fields={
        "number": _("number on the card"),
        "code_hash": _("a fingerprint of its code"),
        "issued_at": _("when it was made"),
        "issued_by": _("who made it"),
        "confirmed_by": _("who confirmed a new card"),
        "revoked_at": _("when it stopped working"),
        "wanted_at": _("when you asked for a new one"),
    },
    withheld=("code_hash",),
)
class CodeCard(PublicIdModel, AboutAPerson):
    """A printed card: a four-digit number and a ten-digit code, of which only a fingerprint is kept.

    `renewed`: it took the place of another. Then what her PIN protects stays closed for a day, unless a
    second worker confirmed the card with her. `told_at`: when she saw who made it. `wanted_at`: when she
    asked for a new one in its place.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="cards")
    number = models.CharField(max_length=4)
    code_hash = models.CharField(max_length=200)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    issued_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    renewed = models.BooleanField(default=False)
    told_at = models.DateTimeField(null=True, blank=True)
    wanted_at = models.DateTimeField(null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("code card")
        verbose_name_plural = _("code cards")
        constraints = [
            models.UniqueConstraint(
                fields=["profile"], condition=Q(revoked_at=None), name="lms_card_one_valid_each"
            ),
            models.UniqueConstraint(
                fields=["number"], condition=Q(revoked_at=None), name="lms_card_number_valid_once"
            ),
        ]


@personal_data.held(
    title=_("When your second step was renewed"),
    subject="person",
    purpose=_("To let two colleagues remove a second step that was lost, and to show the person who did it."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="proposed_at",
    readers=_("the person herself; the two who renewed it"),
    staff_only=True,
    fields={
        "proposed_by": _("who proposed it"),
        "proposed_at": _("when it was proposed"),
        "confirmed_by": _("who confirmed it"),
        "confirmed_at": _("when it was renewed"),
        "ended_at": _("when a proposal was taken back or expired"),
    },
)
class FactorRenewal(PublicIdModel, AboutAPerson):
    """A lost second factor is taken away: one colleague proposes it, another confirms within a day (decision
    28).

    Confirmed by nobody: whoever runs the server did it, with the command.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="factor_renewals"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(confirmed_at=None, ended_at=None),
                name="lms_renewal_one_proposed",
            ),
            models.CheckConstraint(
                condition=~Q(proposed_by=F("person")) & ~Q(confirmed_by=F("person")),
                name="lms_renewal_not_by_herself",
            ),
            models.CheckConstraint(condition=~Q(confirmed_by=F("proposed_by")), name="lms_renewal_by_two"),
        ]
