"""Countries are written as in ISO 3166: two capital letters."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

COUNTRY = RegexValidator(r"\A[A-Z]{2}\Z", _("Two capital letters, such as IT."))
