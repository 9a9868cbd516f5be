"""The learner's place that employers bring, and the employers' own door."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import Door, Place, register, register_door

register(Place("portfolio", _("My portfolio"), "portfolio:home", "portfolio", 20))
register_door(Door("employer", "employers:home", 20))
