"""The places that certificates bring."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.navigation import Place, register

register(Place("certificates", _("Certificates"), "certificates:list", "certificate", 10))
register(Place("verify", _("Check a certificate"), "verify:form", "certificate", 10, audience="employer"))
