"""What somebody who knows has looked at, and until when that holds."""

import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.core import days, written

#: A review is asked for this long before it ends, so that nothing goes from the screens for want of a day.
DUE = datetime.timedelta(days=30)
MONTHS = 6
TOO_LONG = _("A review made on that day holds until %(day)s at most. Leave this empty for as long as that.")


class Standing(models.TextChoices):
    """How a reviewed text stands on a day. Readers see it as long as it holds, due or not."""

    UNREVIEWED = "unreviewed", _("not reviewed")
    HOLDS = "holds", _("reviewed")
    DUE = "due", _("review due")
    EXPIRED = "expired", _("review expired")

    @property
    def holds(self) -> bool:
        return self in {Standing.HOLDS, Standing.DUE}


class Reviewed(models.Model):
    """Mixin: a reviewer, the day of the review and the last day on which it holds.

    Without all three it does not hold. A review dated after today does not hold yet. Where a form says no
    last day, it holds as long as a review may.
    """

    reviewer = models.CharField(
        _("reviewed by"),
        max_length=120,
        blank=True,
        help_text=_("An office or a role, not a person's name. Without it the text is not shown."),
    )
    reviewed_on = models.DateField(_("reviewed on"), null=True, blank=True)
    expires_on = models.DateField(
        _("holds until"), null=True, blank=True, help_text=_("After this day it is no longer shown.")
    )

    class Meta:
        abstract = True

    #: Whether a form refuses a last day beyond `months_of_a_review`.
    is_limited: ClassVar[bool] = False

    def clean(self) -> None:
        super().clean()
        if not self.reviewed_on:
            return
        last = days.months_after(self.reviewed_on, self.months_of_a_review())
        if self.expires_on is None:
            self.expires_on = last
        elif self.is_limited and self.expires_on > last:
            raise ValidationError(
                {"expires_on": ValidationError(TOO_LONG, params={"day": written.day(last)})}
            )

    def months_of_a_review(self) -> int:
        """How long a review holds where a form says no last day."""
        return MONTHS

    def standing_on(self, day: datetime.date) -> Standing:
        if not (self.reviewer and self.reviewed_on and self.expires_on) or day < self.reviewed_on:
            return Standing("unreviewed")
        if day > self.expires_on:
            return Standing("expired")
        return Standing("due" if day > self.expires_on - DUE else "holds")

    def holds_on(self, day: datetime.date) -> bool:
        return self.standing_on(day).holds

    @property
    def is_shown(self) -> bool:
        return self.holds_on(days.today())


def in_order(name: str) -> models.CheckConstraint:
    """The constraint every table of reviewed things has, under a name of its own."""
    return models.CheckConstraint(
        condition=Q(reviewed_on=None) | Q(expires_on=None) | Q(expires_on__gte=F("reviewed_on")),
        name=name,
        violation_error_message=_("It must hold until a day after the review."),
    )
