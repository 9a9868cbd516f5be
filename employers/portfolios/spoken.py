"""What can be heard where she agrees to show something to an employer."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "agree",
        [
            _("Tick the box if you agree. You can also go back. That is fine."),
        ],
    )
)
