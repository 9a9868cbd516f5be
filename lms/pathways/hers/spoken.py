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
register(
    SpokenPage(
        "plan-move",
        [
            _("Your plan may go to another organisation"),
            _("What you would agree to"),
        ],
    )
)
register(
    SpokenPage(
        "plan-rest",
        [
            _("Let your plan rest?"),
            _("Nothing is lost. It goes on where it is, on the day you want."),
            _("Nobody is asked to do anything in it, and nobody asks you."),
            _("Those you let in may still read it. You can end that on any day."),
        ],
    )
)
register(
    SpokenPage(
        "plan-finish",
        [
            _("Bring your plan to its end"),
            _("It ends when you say so. You can also do this together with your adviser."),
            _("From then on nobody but you opens it."),
            _("It is no longer changed. You can read and print it."),
            _("Another plan can begin on any day."),
        ],
    )
)
register(SpokenPage("plan-along", [_("What I take along"), _("Open it as a sheet")]))
register(
    SpokenPage(
        "plan-book",
        [
            _("My plan, as a small book"),
            _("Two sides of one A4 sheet."),
            _("Print on both sides and turn on the short edge. Fold it in the middle."),
            _("Your name, your number and your address are not on it."),
            _("Whoever finds it can read your plan. Keep it where you keep your papers."),
        ],
    )
)
