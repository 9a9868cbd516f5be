"""The place that guides bring to an employer's home."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import Place, register

register(Place("guides", _("Guides"), "materials:guides", "book", 10, audience="employer"))
