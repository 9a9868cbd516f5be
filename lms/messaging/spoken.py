"""What can be heard where she deletes a conversation."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.spoken import SpokenPage, register

register(
    SpokenPage(
        "delete-conversation",
        [
            _("Delete this conversation?"),
            _("Everything in it goes: what you wrote, what you were answered, and the files."),
            _("Nobody can bring it back. You can write again at any time."),
            _("Do you have a lawyer, or a matter before a court? Ask your adviser before you delete it."),
        ],
    )
)
