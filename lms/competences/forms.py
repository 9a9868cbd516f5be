"""What an author fills for a competence, a level or a framework: a plain field for each language."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, Panel

from lms.competences.models import TRANSLATED
from lms.core.languages import site_languages
from lms.core.texts import direction_of

#: The text that stands in where a language is missing, and so the only one that has to be there.
LANGUAGES = site_languages()
FIRST = "en" if "en" in dict(LANGUAGES) else LANGUAGES[0][0]
LENGTHS = {"labels": 120, "descriptions": 400}


def field_for(name: str, language: str) -> str:
    return f"{name}_{language.replace('-', '_')}"


def _field(name: str, language: str, label: Any) -> forms.CharField:
    widget = forms.TextInput if name == "labels" else forms.Textarea
    return forms.CharField(
        label=label,
        required=name == "labels" and language == FIRST,
        max_length=LENGTHS[name],
        widget=widget(
            attrs={"lang": language, "dir": direction_of(language)}
            | ({"rows": 2} if name == "descriptions" else {})
        ),
    )


class TranslatedFormBase(WagtailAdminModelForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TRANSLATED:
            stored = getattr(self.instance, name) or {}
            for language, _label in LANGUAGES:
                self.initial.setdefault(field_for(name, language), stored.get(language, ""))

    def clean(self) -> dict[str, Any]:
        """What is stored in a language the site does not have now stays."""
        cleaned = super().clean()
        for name in TRANSLATED:
            texts = dict(getattr(self.instance, name) or {})
            for language, _label in LANGUAGES:
                text = cleaned.get(field_for(name, language)) or ""
                texts.pop(language, None)
                if text:
                    texts[language] = text
            setattr(self.instance, name, texts)
        return cleaned

    def _update_errors(self, errors: ValidationError) -> None:
        """What the model says of a language is told at the field of that language."""
        told = getattr(errors, "error_dict", None)
        if told:
            for name in TRANSLATED:
                for problem in told.pop(name, []):
                    language = (problem.params or {}).get("language", FIRST)
                    words = (problem.params or {}).get("words", problem.message)
                    self.add_error(field_for(name, language) if language in dict(LANGUAGES) else None, words)
            if not told:
                return
        super()._update_errors(errors)


TranslatedForm = type(
    "TranslatedForm",
    (TranslatedFormBase,),
    {
        field_for(name, language): _field(name, language, label)
        for name in TRANSLATED
        for language, label in LANGUAGES
    },
)


def in_languages(name: str) -> list[Panel]:
    return [FieldPanel(field_for(name, language)) for language, _label in LANGUAGES]


def edited_with(*first: Panel, last: tuple[Panel, ...] = ()) -> ObjectList:
    """The page on which such a thing is edited: `first`, its texts, `last`."""
    return ObjectList(
        [
            MultiFieldPanel(in_languages("labels"), heading=_("What it is called")),
            *first,
            MultiFieldPanel(in_languages("descriptions"), heading=_("What it means"), classname="collapsed"),
            *last,
        ],
        base_form_class=TranslatedForm,
    )
