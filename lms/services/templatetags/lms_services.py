from typing import Any

from django import template

from lms.core.written import country
from lms.services.finding.shown import town_name

register = template.Library()


@register.simple_tag
def country_named(code: str) -> str:
    """What the reader calls a country."""
    return country(code)


@register.simple_tag
def town_named(town: Any) -> str:
    return town_name(town)
