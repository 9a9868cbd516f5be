"""What can be heard where somebody enters, and where she gives or chooses her PIN."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

WHY = _("The next page is only for you. Your PIN shows that it is you.")
FORGOTTEN = _("Have you forgotten your PIN? Ask your trainer for a new card. Then you choose a new PIN.")

register(
    SpokenPage(
        "enter",
        [
            _("Enter with your card"),
            _("The number on your card"),
            _("4 digits. Or your two words and a number."),
            _("Your code"),
            _("10 digits. Spaces are fine."),
            _("Whose phone is this?"),
            _("Shared or borrowed"),
            _("We will ask for your PIN again soon. Nothing stays on this phone."),
            _("Only mine"),
            _("We will ask for your PIN again later."),
        ],
    )
)
register(
    SpokenPage(
        "pin-set",
        [
            _("Choose a PIN"),
            _("Only you know it. Nobody who works here can see it."),
            _("6 digits that only you know. Not your birthday."),
            _("Type the same PIN again"),
            _("The card lets you in. The PIN opens what is only yours."),
        ],
    )
)
register(
    SpokenPage(
        "pin-pictures",
        [
            _("Choose 6 pictures"),
            _("Make up a small story with them. Only you know it. Nobody who works here can see it."),
            _("The order matters. Remember which comes first, second and third."),
            _("The pictures change places each time."),
        ],
    )
)
register(SpokenPage("pin-check", [_("Type your PIN"), WHY, _("The 6 digits you chose."), FORGOTTEN]))
register(
    SpokenPage(
        "pin-check-pictures",
        [_("Your 6 pictures"), WHY, _("In the order you chose them."), FORGOTTEN],
    )
)
