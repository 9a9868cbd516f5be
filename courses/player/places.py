"""The learner's places that learning brings."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import Place, register

register(Place("courses", _("Courses"), "player:courses", "book", 30))
