"""Where certificates can be reached from."""

from django.utils.translation import gettext_lazy as _

from lms.contracts.mounting import Mount, mount
from lms.contracts.navigation import NavigationItem, register

register(
    NavigationItem(
        "certificates",
        _("Certificates"),
        "certificates:list",
        "certificate",
        45,
        hint=_("What you have achieved, to print or to show."),
    )
)
register(
    NavigationItem("verify", _("Check a certificate"), "verify:form", "certificate", 10, audience="employer")
)
mount(Mount("certificates", "learn/certificates/", "courses.certificates.urls", 30))
mount(Mount("verify", "verify/", "courses.certificates.urls:verify_patterns", 30, in_languages=False))
