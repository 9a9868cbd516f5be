from typing import Any

from django.views.generic import TemplateView

from courses.player.sessions import sessions_page
from courses.sessions.views import CalendarMadeView, CalendarView
from lms.core.contexts import fields_of


class SessionsView(TemplateView):
    template_name = "courses/player/sessions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, **fields_of(sessions_page(self.request.user)))


class HerCalendarView(CalendarView):
    """Only when she asks for it: a calendar can be read by whoever holds her phone."""

    template_name = "courses/player/calendar.html"
    own_name, made_name = "player:calendar", "player:calendar_made"


class HerCalendarMadeView(CalendarMadeView):
    template_name = "courses/player/calendar_made.html"
