"""What can be heard on her pages of the plan. What she wrote herself is in no recording: her phone reads it
aloud, where it has a voice of its own.
"""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "plan",
        [
            _("My plan"),
            _("Not now costs nothing. The step waits, and nobody is told."),
            _("Nobody else can open this plan. You can end it any day, without a reason."),
        ],
    )
)
register(
    SpokenPage(
        "plan-person",
        [_("Only what you tick. You can change it any day."), _("You can say no. You need no reason.")],
    )
)
register(
    SpokenPage(
        "plan-end",
        [_("From now on this person can no longer open your plan. Nobody asks you why.")],
    )
)
