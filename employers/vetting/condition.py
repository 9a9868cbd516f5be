"""A firm that applied is found fit when its checklist is done and no red flag is open."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from employers.applications.enums import State
from employers.vetting.queries import application_of, items_to_do, open_flags
from lms.organisations.conditions import Condition, register
from lms.organisations.models import Organisation


@register
class Checked(Condition):
    key = "checks"
    title = gettext_lazy("Checklist and red flags")

    def address(self, employer: Organisation) -> str:
        application = application_of(employer)
        return reverse("vetting_desk:checks", args=[employer.uuid]) if application else ""

    def missing(self, employer: Organisation) -> list[str]:
        application = application_of(employer)
        if application is None:
            return []
        if application.state == State.WITHDRAWN:
            return [_("The firm took its application back.")]
        found = [_("Not checked yet: %(item)s.") % {"item": item.label} for item in items_to_do(employer)]
        flags = len(open_flags(application, employer))
        if flags:
            words = ngettext(
                "%(count)d red flag has no answer.", "%(count)d red flags have no answer.", flags
            )
            found.append(words % {"count": flags})
        return found
