"""Where a learner asks for help: one of her plain places."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import Place, register

register(Place("help", _("I need help"), "messaging:home", "people", 40))
