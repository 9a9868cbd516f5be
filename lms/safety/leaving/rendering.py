"""What S3 says, in short, as HTML on a page of the public website."""

from functools import lru_cache

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lms.safety.faces.models import Face
from lms.safety.leaving.statements import TOLD_IN_SHORT, statements_for


def before_reading() -> SafeString:
    return _said(get_language())


@lru_cache(32)
def _said(language: str) -> SafeString:
    """In the active language, which is that of the key."""
    by_id = {statement.id: statement for statement in statements_for(str(Face.Kind.PROGRAMME))}
    first, *others = [by_id[name] for name in TOLD_IN_SHORT]
    return render_to_string("lms/safety/before_programme.html", {"first": first, "others": others})
