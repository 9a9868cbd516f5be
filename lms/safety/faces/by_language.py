"""A few words that are written otherwise in other languages: the name of a town, what somebody is."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from lms.core.languages import site_languages
from lms.core.texts import name_of


def languages() -> list[str]:
    return [code for code, _name in site_languages()]


class ByLanguageField(models.JSONField):
    """{language: text}, with the languages left out that have no text of their own."""

    def __init__(self, *args: Any, max_length: int = 80, **kwargs: Any) -> None:
        self.longest = max_length
        super().__init__(*args, **{"default": dict, "blank": True, **kwargs})

    def formfield(self, **kwargs: Any) -> forms.Field:
        known = {name: kwargs[name] for name in ("label", "help_text", "initial") if name in kwargs}
        return ByLanguageFormField(
            max_length=self.longest,
            required=False,
            **{"label": capfirst(self.verbose_name), "help_text": self.help_text, **known},
        )

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, _path, arguments, named = super().deconstruct()
        return name, "django.db.models.JSONField", arguments, named


class ByLanguageWidget(forms.MultiWidget):
    """One line for each language, which it names in itself."""

    def __init__(self, max_length: int) -> None:
        self.languages = languages()
        inputs = {code: forms.TextInput({"maxlength": max_length, "lang": code}) for code in self.languages}
        super().__init__(inputs)

    def decompress(self, value: dict[str, str] | None) -> list[str]:
        return [(value or {}).get(code, "") for code in self.languages]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        lines = (
            (
                name_of(code),
                self._render(line["template_name"], {"widget": line}, renderer),
            )
            for code, line in zip(self.languages, context, strict=True)
        )
        return format_html("<div>{}</div>", format_html_join("", "<label>{} {}</label>", lines))


class ByLanguageFormField(forms.MultiValueField):
    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        self.languages = languages()
        fields = [forms.CharField(max_length=max_length, required=False) for _code in self.languages]
        super().__init__(fields, widget=ByLanguageWidget(max_length), require_all_fields=False, **kwargs)

    def compress(self, values: list[str]) -> dict[str, str]:
        return {code: text for code, text in zip(self.languages, values, strict=False) if text}

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(initial or {}, data)
