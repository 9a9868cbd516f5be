"""What can be heard where she takes an agreement back, and where she erases her account."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "erase",
        [
            _("Erase my account"),
            _("What goes"),
            _("Your account, your card and your PIN."),
            _("Your courses, answers, tests and what you can do."),
            _("Everything you show to employers. They can no longer open it."),
            _("The list of who opened something of yours."),
            _("What stays"),
            _("Totals, such as how many people finished a course. They do not say who."),
            _("What somebody printed or saved before."),
        ],
    )
)
register(
    SpokenPage(
        "take-back",
        [
            _(
                "From this moment they see nothing about you. They get no message about it. They "
                "may still have what they printed before."
            )
        ],
    )
)
