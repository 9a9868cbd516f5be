"""What can be heard where she decides about an agreement, and about what a tutor wrote."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "place-agreement",
        [
            _("Take your time. You can have it read to you, and you can say no."),
            _(
                "You sign with your PIN, which you have just given. Your name is not kept here: you write it"
                " on the paper."
            ),
        ],
    )
)
register(
    SpokenPage(
        "place-answer",
        [_("You read it first. It counts nowhere before you say so, and only what you agree with.")],
    )
)
