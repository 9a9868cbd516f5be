from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MOST_LINKS = 10


class LinksField(forms.CharField):
    """Addresses on the web, one on each line: what is there, and the address as the last word."""

    def __init__(self, **kwargs: Any) -> None:
        help_text = gettext_lazy("One on each line: what is there, and the address. At most ten.")
        lines = forms.Textarea(attrs={"rows": 3, "maxlength": 2000})
        super().__init__(required=False, max_length=2000, widget=lines, help_text=help_text, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, list):
            return value
        return "\n".join(" ".join(filter(None, (link["label"], link["url"]))) for link in value)

    def clean(self, value: Any) -> list[dict[str, str]]:
        lines = [line.split() for line in super().clean(value).splitlines() if line.strip()]
        if len(lines) > MOST_LINKS:
            raise ValidationError(_("At most ten addresses: choose those that matter most."))
        return [{"label": " ".join(words), "url": _address(last)} for *words, last in lines]


def _address(typed: str) -> str:
    address = typed if "://" in typed else f"https://{typed}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        words = _("“%(address)s” is no address on the web.") % {"address": typed[:60]}
        raise ValidationError(words) from None
    return address
