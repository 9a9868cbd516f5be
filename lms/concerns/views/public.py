from typing import Any

from django.utils.translation import gettext_lazy as _

from lms.concerns.enums import What
from lms.concerns.views.telling import Telling
from lms.contacts.queries import everywhere
from lms.contacts.rendering import named
from lms.core.languages import written_in


class PublicTellView(Telling):
    """On the website for the public: no session, no cookie, and nothing to be found by later."""

    template_name = "lms/concerns/tell_programme.html"
    ways = {
        "danger": _("There is danger now"),
        "money": _("They asked for money or documents"),
        "respect": _("They were disrespectful"),
        "other": _("It is about another matter"),
    }

    asked = _("If you want, say more")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        is_danger = kwargs.get("what") == What.DANGER
        return super().get_context_data(**kwargs, rows=named(everywhere(written_in())) if is_danger else [])
