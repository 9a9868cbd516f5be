from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from employers.portfolios.actions import Draft, check_draft
from employers.portfolios.enums import WARNINGS, Part, Section
from employers.portfolios.models import Portfolio
from employers.portfolios.own.queries import (
    approved_words,
    for_employer,
    parts_to_show,
    portfolio_of,
    sample_of,
)
from lms.contracts import evidence
from lms.core import days
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.core.texts import sentence
from lms.organisations.models import Organisation
from lms.organisations.queries import vetted_employers

USUAL_DAYS = 30


@dataclass(frozen=True)
class Group:
    """Things of one kind that were shown in the same way; `key` is what its button sends."""

    key: str
    title: str
    choices: list[Any] = field(default_factory=list)

    @property
    def values(self) -> list[str]:
        return [choice.data["value"] for choice in self.choices]

    @property
    def is_ticked(self) -> bool:
        return all(choice.data["selected"] for choice in self.choices)


class ItemsField(forms.MultipleChoiceField):
    """One tick for each thing, none ticked by itself. Values are "source:uuid"."""

    def clean(self, value: Any) -> list[tuple[str, UUID]]:
        chosen = super().clean(value)
        return [(source, UUID(uuid)) for source, _colon, uuid in (entry.partition(":") for entry in chosen)]


class ShareForm(PlainForm):
    organisation = forms.ModelChoiceField(
        label=_("Which employer"),
        queryset=Organisation.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=_("Only employers that have been checked are listed here."),
        error_messages={
            "required": _("Choose an employer."),
            "invalid_choice": _("This employer no longer takes part. Choose another one."),
        },
    )
    items = ItemsField(
        label=_("What you show"),
        help_text=_("Tick only what you want them to see."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one thing to show."),
            "invalid_choice": _("Something you chose is no longer there. Choose again."),
        },
    )
    parts = forms.MultipleChoiceField(
        label=_("What you show of your portfolio"),
        help_text=_("Each by itself. What you do not tick stays with you."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Something you chose is no longer there. Choose again.")},
    )
    headline = forms.CharField(
        label=_("What you look for"),
        max_length=80,
        help_text=_("For example: Kitchen assistant, mornings. Not your name."),
        error_messages={"required": _("Write what work you are looking for.")},
    )
    languages = forms.CharField(
        label=_("Languages you speak"),
        max_length=120,
        required=False,
        help_text=_("Only if you want to say so."),
    )
    available = forms.CharField(label=_("When you can work"), max_length=120, required=False)
    words = forms.CharField(
        label=_("A few words"),
        max_length=400,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What you like about this work. Do not write where you live or where you come from."),
    )
    until = forms.DateField(
        label=_("Until when"),
        help_text=_("It closes by itself on this day. You can close it earlier."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": _("Choose the day on which it closes.")},
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["organisation"].queryset = vetted_employers().order_by("name")
        told = evidence.describe(evidence.shareable(person), language=get_language() or "en")
        self.fields["items"].choices = [
            (f"{source}:{uuid}", _item_words(source, row)) for source, uuid, row in told
        ]
        self._kinds = {f"{source}:{uuid}": _kind(source, row) for source, uuid, row in told}
        self.fields["until"].initial = days.in_days(USUAL_DAYS)
        self._offer_portfolio()

    def _offer_portfolio(self) -> None:
        """What she approved of her portfolio. A field for what stands there already would ask twice."""
        portfolio = portfolio_of(self.person)
        parts = parts_to_show(portfolio) if portfolio else []
        if portfolio is None or not parts:
            del self.fields["parts"]
            return
        self.fields["items"].required = False
        if not self._kinds:
            del self.fields["items"]
        self.fields["parts"].choices = [(part, _part_words(portfolio, part)) for part in parts]
        self.fields["headline"].initial = for_employer(portfolio, approved_words(portfolio, Section.SEEKS))
        for name, part in (("words", Part.ABOUT), ("languages", Part.LANGUAGES), ("available", Part.WHEN)):
            if part in parts:
                del self.fields[name]

    @property
    def groups(self) -> list[Group]:
        """What can be ticked, kind by kind, in the order in which kinds are named."""
        if "items" not in self.fields:
            return []
        groups: dict[tuple[int, str], Group] = {}
        for choice in self["items"]:
            order, title = self._kinds[choice.data["value"]]
            groups.setdefault((order, title), Group("", title)).choices.append(choice)
        return [
            Group(str(number), groups[key].title, groups[key].choices)
            for number, key in enumerate(sorted(groups), start=1)
        ]

    @property
    def draft(self) -> Draft:
        return Draft(**self.cleaned_data)

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors:
            try:
                check_draft(self.person, Draft(**cleaned))
            except ValidationError as problem:
                code = getattr(problem, "code", "")
                self.add_error(code if code in self.fields else None, problem)
        return cleaned


def _part_words(portfolio: Portfolio, part: str) -> str:
    sample = sample_of(portfolio, part)
    if sample:
        words = approved_words(portfolio, Section.SAMPLE, sample).here
        return (
            sentence(_("Picture: %(shown)s"), shown=words)
            if words
            else str(dict(Section.choices)[part.partition(":")[0]])
        )
    warning = WARNINGS.get(part)
    label = dict(Part.choices)[part]
    return sentence("%(label)s. %(warning)s", label=label, warning=warning) if warning else label


def _item_words(source: str, row: evidence.Evidence) -> str:
    return sentence("%(title)s (%(level)s)" if row.level else "%(title)s", title=row.title, level=row.level)


def _kind(source: str, row: evidence.Evidence) -> tuple[int, str]:
    """The heading it is ticked under. What has a level says how that was shown."""
    kind = evidence.sources[source]
    words = row.words if row.level else str(kind.label_of_many)
    return -kind.order, words
