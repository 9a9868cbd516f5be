"""Everybody one can call, with what happens then: the page behind the list of the public website."""

from typing import Any

from django.views.generic import TemplateView

from lms.contacts.queries import everybody
from lms.contacts.rendering import named
from lms.core.languages import written_in


class NumbersView(TemplateView):
    template_name = "lms/contacts/page_programme.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, rows=named(everybody(written_in())))
