from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lms.core.distress import plain
from lms.core.plain_words import PlainForm
from lms.core.texts import name_here
from lms.core.written import country
from lms.services.finding.asked import BOXES, Asked
from lms.services.finding.queries import language_choices, town_choices
from lms.services.finding.spelling import nearest
from lms.services.needs.enums import Need

#: More would make the page heavy and the list long.
MOST_TO_CHOOSE_FROM = 120
LONGEST_TOWN = 60
#: Where the page says that it does not know a town.
UNKNOWN_TOWN = "town-unknown"


def towns_in_groups() -> list[tuple[str, list[tuple[str, str]]]]:
    """By country, each in the reader's language where it has a name in it."""
    here = (get_language() or "en").split("-")[0]
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, uuid, names in town_choices():
        groups.setdefault(code, []).append((uuid, names.get(here) or names[""]))
    return [(country(code), sorted(towns, key=lambda town: town[1])) for code, towns in groups.items()]


class TownField(forms.Field):
    """Gives the uuid of a town, "" for any. A few towns are chosen from; of many the name is typed, slips of
    the finger are mended, and of one that nobody knows the page says so (`unknown_town`).
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, label=_("Town"), widget=TownWidget, **kwargs)

    def clean(self, value: Any) -> str:
        known, typed = town_choices(), plain(str(value or ""))
        if any(uuid == value for _code, uuid, _names in known):
            return value
        named = {plain(name): uuid for _code, uuid, names in known for name in names.values()}
        return named.get(typed) or nearest(typed, named)


class TownWidget(forms.Select):
    """Asked when it is drawn: towns come and go."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        if len(town_choices()) <= MOST_TO_CHOOSE_FROM:
            self.choices = [("", _("any town")), *towns_in_groups()]
            return super().render(name, value, attrs, renderer)
        names = next((names for _code, uuid, names in town_choices() if uuid == value), {"": _words(value)})
        typed = forms.TextInput({"autocomplete": "off", "placeholder": _("any town"), **self.attrs})
        return typed.render(name, names[""], attrs, renderer)


def _words(typed: Any) -> str:
    """What was typed; the id of a town that is no longer there is no word."""
    text = str(typed or "").strip()
    try:
        UUID(text)
    except ValueError:
        return text[:LONGEST_TOWN]
    return ""


def unknown_town(form: forms.Form) -> str:
    """What was typed of a town that no service knows; "" where there is none. `form` is valid."""
    return "" if form.cleaned_data.get("town") else _words(form.data.get(form.add_prefix("town")))


class LanguageField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            choices=lambda: [
                ("", _("any language")),
                *((code, name_here(code)) for code in language_choices()),
            ],
            label=_("Language"),
            **kwargs,
        )


class FindForm(PlainForm):
    """Nothing has to be filled in. What nobody offers any longer is left out."""

    need = forms.ChoiceField(
        required=False, choices=lambda: [("", _("any help")), *Need.choices], label=_("I need")
    )
    town = TownField()
    language = LanguageField()
    words = forms.CharField(
        required=False,
        max_length=80,
        label=_("A word or two"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    open_now = forms.BooleanField(required=False, label=_("Open now"))
    women_only = forms.BooleanField(required=False, label=_("Women only"))
    no_papers = forms.BooleanField(required=False, label=_("Papers not asked"))
    children = forms.BooleanField(required=False, label=_("Children welcome"))
    walk_in = forms.BooleanField(required=False, label=_("No appointment"))
    free = forms.BooleanField(required=False, label=_("Free"))

    @classmethod
    def of(cls, asked: Asked) -> "FindForm":
        names = ("need", "town", "language", "words", *BOXES)
        form = cls(initial={name: getattr(asked, name) for name in names})
        if asked.unknown_town:
            form.initial["town"] = asked.unknown_town
            form.fields["town"].widget.attrs["aria-describedby"] = UNKNOWN_TOWN
        return form

    @property
    def boxes(self) -> list[forms.BoundField]:
        return [self[name] for name in BOXES]

    def asked(self) -> Asked:
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        return Asked(**asked, unknown_town=unknown_town(self))
