"""A week in seven lines, as one writes it on a door."""

import datetime
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.plain_words import PlainForm
from lms.services.reaching.rules import days_named, is_every_week

DAYS = {
    1: gettext_lazy("Monday"),
    2: gettext_lazy("Tuesday"),
    3: gettext_lazy("Wednesday"),
    4: gettext_lazy("Thursday"),
    5: gettext_lazy("Friday"),
    6: gettext_lazy("Saturday"),
    7: gettext_lazy("Sunday"),
}
STRETCH = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*[-–]\s*(\d{1,2})(?:[:.](\d{2}))?")
CLOSED = "-"


class WeekForm(PlainForm):
    """One line for each day: "9:00-12:30, 14:00-18:00"; a dash where it is closed; empty where it is not
    known.
    """

    def __init__(self, *args: Any, week_of: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        said = _said(week_of) if week_of else {}
        for day, name in DAYS.items():
            self.fields[f"day_{day}"] = forms.CharField(
                label=name, required=False, max_length=80, initial=said.get(day, "")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.stretches: dict[int, list[tuple[datetime.time, datetime.time]]] = {}
        self.closed: list[int] = []
        for day in DAYS:
            line = str(cleaned.get(f"day_{day}", "")).strip()
            if line in {"-", "–", "—"}:
                self.closed.append(day)
            elif line:
                try:
                    self.stretches[day] = [_stretch(part) for part in re.split(r"[,;]", line)]
                except ValueError:
                    words = _("Write hours like 9:00-12:30, a dash where it is closed, or nothing.")
                    self.add_error(f"day_{day}", ValidationError(words))
        return cleaned


def _stretch(part: str) -> tuple[datetime.time, datetime.time]:
    match = STRETCH.fullmatch(part.strip())
    if not match:
        raise ValueError(part)
    first, last = match.group(1, 2), match.group(3, 4)
    return _clock(*first), _clock(*last)


def _clock(hour: str, minute: str | None) -> datetime.time:
    """24:00 is the end of a day, which is the beginning of the next."""
    return datetime.time(0 if hour == "24" and not int(minute or 0) else int(hour), int(minute or 0))


def _said(week_of: Any) -> dict[int, str]:
    said = {int(day): CLOSED for day in week_of.closed_days.split(",") if day}
    for schedule in filter(is_every_week, week_of.schedules.all()):
        for day in days_named(schedule):
            stretch = f"{schedule.opens_at:%H:%M}-{schedule.closes_at:%H:%M}"
            said[day] = f"{said[day]}, {stretch}" if said.get(day, CLOSED) != CLOSED else stretch
    return said
