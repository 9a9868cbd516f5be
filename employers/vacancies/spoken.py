"""What can be heard where she looks for work."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

LOOKING = register(
    SpokenPage(
        "work",
        [
            _("Work for me"),
            _("Here is work that employers offer. Somebody has read it before you."),
            _("Nobody sees that you look."),
            _("Open one to read what there is to do, what it pays and what they ask for."),
        ],
    )
)
ONE = register(
    SpokenPage(
        "work_one",
        [
            _("Here is what this employer offers: pay, hours, place and tasks."),
            _("Nobody at the employer knows that you read this page."),
            _("You can save it for later, or say that it is not for you. You do not have to say why."),
        ],
    )
)
