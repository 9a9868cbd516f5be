"""What lms.core.written makes, as filters. Of nothing they make nothing."""

from collections.abc import Callable, Collection
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

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


@register.filter
def written_names(names: Collection[str]) -> SafeString:
    """Names in a row, each by itself: among letters of the other direction none goes to another's place, and
    what joins them is in the direction of the page.
    """
    first, *joined = written.listed(["\0"] * len(names)).split("\0")
    said = format_html("{}", first)
    for name, after in zip(names, joined, strict=True):
        said = format_html("{}<bdi>{}</bdi>{}", said, name, after)
    return said


for _name, _write in FILTERS.items():
    register.filter(_name, _unless_empty(_write))
