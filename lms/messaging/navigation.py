"""Where a learner asks for help, and where she reads what helps."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register
from lms.contracts.neutral_help import is_offered

register(
    NavigationItem("help", _("I need help"), "messaging:home", "people", 35, hint=_("Write to your trainer."))
)
mount(Mount("messages", "learn/messages/", "lms.messaging.urls", 60))
register(
    NavigationItem(
        "good-to-know",
        _("Good to know"),
        "help:home",
        "book",
        50,
        hint=_("To read in peace. Nobody is told what you read here."),
        is_there=is_offered,
    )
)
mount(Mount("help", "learn/help/", "lms.messaging.urls_help", 61))
