"""Countries are written as in ISO 3166: two capital letters."""

from django.core.validators import RegexValidator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lms.core import written

COUNTRY = RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters, such as IT."))
#: First where most firms are, then the others of the Union and its neighbours, by name.
FIRST = ("IT", "GR", "ES", "RO")
OTHERS = (
    *("AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "FI", "FR", "GB", "HR", "HU", "IE", "IS", "LI"),
    *("LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "SE", "SI", "SK"),
)


def country_choices() -> list[tuple[str, str | Promise]]:
    """For a field: where most firms are, then the others in the order of their names."""
    first, others = ([(code, written.country(code)) for code in codes] for codes in (FIRST, OTHERS))
    return [("", _("Choose")), *first, *sorted(others, key=lambda pair: pair[1])]


def country_of(words: str) -> str:
    """The code of what somebody wrote: a code, or a name in the language of the page or in English. Empty
    where no country is called so.
    """
    code, name = words.strip().upper(), words.strip().casefold()
    if code in written.countries():
        return code
    named = {
        called.casefold(): each
        for language in ("en", None)
        for each, called in written.countries(language).items()
    }
    return named.get(name, "")
