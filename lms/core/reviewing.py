"""What somebody who knows has looked at, and until when that holds."""

import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lms.core import days

#: A review is asked for this long before it ends, so that nothing goes from the screens for want of a day.
DUE = datetime.timedelta(days=30)


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

    Without all three it does not hold. A review dated after today does not hold yet.
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

    def standing_on(self, day: datetime.date) -> Standing:
        if not (self.reviewer and self.reviewed_on and self.expires_on) or day < self.reviewed_on:
            return Standing.UNREVIEWED
        if day > self.expires_on:
            return Standing.EXPIRED
        return Standing.DUE if day > self.expires_on - DUE else Standing.HOLDS

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
