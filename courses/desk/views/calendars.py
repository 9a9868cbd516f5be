from courses.sessions.views import CalendarMadeView, CalendarView
from lms.desk.frame import DeskMixin


class DeskCalendarView(DeskMixin, CalendarView):
    template_name = "courses/desk/calendar.html"
    own_name, made_name = "teaching:calendar", "teaching:calendar_made"


class DeskCalendarMadeView(DeskMixin, CalendarMadeView):
    template_name = "courses/desk/calendar_made.html"
