from typing import Any

from django.views.generic import TemplateView

from lms.contracts.navigation import links_for
from lms.messaging.queries import notices_for
from lms.privacy.queries import erasure_of


class HomeView(TemplateView):
    """Everything she can open, in a site where there is nothing to learn."""

    template_name = "lms/messaging/home.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        person = self.request.user
        return super().get_context_data(
            **kwargs,
            handle=person.profile.handle,
            links=links_for("learner"),
            erasure=erasure_of(person),
            notices=notices_for(person),
        )
