"""What is said on a page itself about who may see that it was read."""

from django import template
from django.utils.safestring import SafeString

from lms.safety.leaving import rendering

register = template.Library()


@register.simple_tag
def before_reading() -> SafeString:
    """On a page of the public website that somebody reads because of how she is: it sets no cookie, so it
    cannot lead her to the page about it first (S3).
    """
    return rendering.before_reading()
