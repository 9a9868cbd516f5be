from typing import Any

from django.views.generic import TemplateView

from courses.player.sessions import sessions_page
from lms.core.contexts import fields_of


class SessionsView(TemplateView):
    template_name = "courses/player/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, **fields_of(sessions_page(self.request.user)))
