import re
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.enrolments.models import Cohort
from courses.reports.enums import AGES, SEXES
from courses.reports.models import CohortTally
from lms.core import written
from lms.core.countries import country_of
from lms.core.plain_words import PlainForm

#: A country and how many, as somebody writes it: Nigeria 4, Nigeria: 4, NG 4.
LINE = re.compile(r"\A(.*?)[\s:,;=-]+(\d{1,3})\Z")
MOST = 999


@dataclass(frozen=True, slots=True)
class Counted:
    """Numbers under one heading."""

    heading: str
    fields: list[forms.BoundField]


class TallyForm(PlainForm):
    """Numbers of a whole group. Nothing in it can be said of one learner."""

    nationality = forms.CharField(
        label=gettext_lazy("Nationality"),
        help_text=gettext_lazy("One line for each: the country and how many. For example: Nigeria 4"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, cohort: Cohort, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = {(row.kind, row.value): row.count for row in CohortTally.objects.filter(cohort=cohort)}
        for kind, values in (("age", AGES), ("sex", SEXES)):
            for value, label in values:
                self.fields[f"{kind}-{value}"] = forms.IntegerField(
                    label=label,
                    min_value=0,
                    max_value=MOST,
                    required=False,
                    initial=kept.get((kind, value)),
                    widget=forms.NumberInput(attrs={"autocomplete": "off"}),
                )
        self.fields["nationality"].initial = "\n".join(
            f"{written.country(value)} {count}"
            for (kind, value), count in sorted(kept.items())
            if kind == "nationality"
        )

    def clean_nationality(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for line in filter(None, map(str.strip, self.cleaned_data["nationality"].splitlines())):
            found = LINE.match(line)
            code = country_of(found[1]) if found else ""
            if found is None or not code:
                raise ValidationError(
                    _("“%(line)s” is not a country and a number. Write it as: Nigeria 4"),
                    params={"line": line},
                )
            counts[code] = counts.get(code, 0) + int(found[2])
        return counts

    @property
    def parts(self) -> list[Counted]:
        return [
            Counted(heading, [field for field in self if field.name.startswith(f"{kind}-")])
            for heading, kind in ((_("Age"), "age"), (_("Sex"), "sex"))
        ]

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        said = self.cleaned_data
        found = {("nationality", code): count for code, count in said["nationality"].items()}
        for name, count in said.items():
            kind, _dash, value = name.partition("-")
            if value:
                found[kind, value] = count or 0
        return found
