from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "really-you",
        [
            _("Is this really you?"),
            _(
                "A call, a visit or a message can look right and still come from somebody else. "
                "This page helps you check. Take your time: a real person waits."
            ),
            _("We never ask for"),
            _("Your PIN or the code on your card"),
            _("Your passport or permit, or a picture of it"),
            _("Money, a deposit, or a bank card"),
            _("A meeting at night, in a flat, or alone"),
            _("To go on in another app"),
            _("To keep it secret"),
            _("Ask anybody who calls or visits: “What is my phrase?”"),
        ],
    )
)
