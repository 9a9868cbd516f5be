"""What can be heard where she looks for work."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

LOOKING = register(SpokenPage("work", [_("Work for me"), _("Nobody sees that you look.")]))
ONE = register(
    SpokenPage(
        "work_one",
        [
            _("You can say that you are interested before you have learned it."),
            _("Now: nothing. Nobody there knows that you read this page, save it or put it aside."),
        ],
    )
)
