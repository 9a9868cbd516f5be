"""Where a learner asks for help: one of the places she may go to."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem("help", _("I need help"), "messaging:home", "people", 35, hint=_("Write to your trainer."))
)
mount(Mount("messages", "learn/messages/", "lms.messaging.urls", 60))
