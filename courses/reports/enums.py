"""What groups can count of themselves, beside nationality."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

AGES: list[tuple[str, str | Promise]] = [
    ("16-17", "16–17"),
    ("18-24", "18–24"),
    ("25-34", "25–34"),
    ("35-44", "35–44"),
    ("45", _("45 and over")),
]
SEXES: list[tuple[str, str | Promise]] = [
    ("women", pgettext_lazy("how many", "Women")),
    ("men", pgettext_lazy("how many", "Men")),
    ("other", pgettext_lazy("how many", "Other, or not said")),
]
