"""What lms.core.written makes, as filters. Of nothing they make nothing."""

from collections.abc import Callable
from typing import Any

from django import template

from lms.core import written

register = template.Library()


def _unless_empty(write: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value in (None, "") else write(value)


FILTERS: dict[str, Callable[[Any], str]] = {
    "written_day": written.day,
    "written_day_without_year": written.day_without_year,
    "written_weekday": written.weekday_and_day,
    "written_clock": written.clock,
    "written_time": written.time_of_day,
    "written_moment": written.day_and_clock,
    "written_ago": written.ago,
    "written_list": written.listed,
    "written_count": written.number,
}
for _name, _write in FILTERS.items():
    register.filter(_name, _unless_empty(_write))
