"""The words in which somebody may say that she is not safe, for a form that tells them on the device."""

from django import template

from lms.core import distress

register = template.Library()


@register.simple_tag
def words_of_distress() -> str:
    """For `data-hard` of a form with a field `words`; a page with one loads fold/unsafe.js and has what helps
    in `[data-unsafe]` (lms/faces/programme_now.html).
    """
    return "|".join(distress.words())
