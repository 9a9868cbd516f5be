from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.concerns.views.telling import Telling
from lms.organisations.queries import organisation_names


class FirmTellView(Telling):
    """An employer's: something is wrong with what it finds here of somebody. Who says it is kept nowhere."""

    template_name = "employers/contact/firm/tell.html"
    ways = {
        "danger": _("Somebody may be in danger"),
        "money": _("Somebody asked us for money or papers"),
        "respect": _("Somebody does not treat us, or her, with respect"),
        "other": _("Something else is not right here"),
    }
    asked = _("What happened, in a few words")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, organisations=organisation_names(self.request.user))
