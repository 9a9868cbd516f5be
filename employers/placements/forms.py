from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.placements.actions.places import Chosen
from employers.placements.enums import Company, How, What
from employers.placements.models import Agreement, Assessed, Assessment, OwnLook, Placement
from employers.placements.queries import levels_of, places_to_choose
from employers.placements.seen import TO_SEE_TO
from employers.vacancies.enums import Kind
from lms.competences.models import Competence, Level
from lms.core import days
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.core.texts import Text, sentence


class PlaceForm(PlainForm):
    """Where: what an employer offers, or an employer and a kind of work."""

    where = forms.ChoiceField(
        label=gettext_lazy("Where, and what"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Employers to whom you show something now. They learn nothing of this."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._by_value: dict[str, Chosen] = {}
        labels = {}
        for employer, vacancy in places_to_choose(person):
            kinds = [Kind(vacancy.kind)] if vacancy else list(Kind)
            for kind in kinds:
                value = f"{kind.value}:{vacancy.uuid if vacancy else employer.uuid}"
                self._by_value[value] = Chosen(employer, vacancy, kind.value)
                work = Text(vacancy.title, vacancy.language) if vacancy else ""
                words = _("%(employer)s: %(work)s (%(kind)s)") if vacancy else _("%(employer)s: %(kind)s")
                labels[value] = sentence(words, employer=employer.name, work=work, kind=kind.label)
        self.fields["where"].choices = list(labels.items())

    @property
    def chosen(self) -> Chosen:
        return self._by_value[self.cleaned_data["where"]]


class PrepareForm(PlainForm):
    ready = forms.MultipleChoiceField(
        label=gettext_lazy("Tick what you have seen to"),
        choices=list(TO_SEE_TO.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    comes_along = forms.ChoiceField(
        label=gettext_lazy("Who comes along on the first day"),
        choices=Company.choices,
        widget=forms.RadioSelect,
        required=False,
    )
    interpreter = forms.BooleanField(label=gettext_lazy("I want an interpreter there"), required=False)

    @classmethod
    def initial_of(cls, placement: Placement) -> dict[str, Any]:
        return {name: getattr(placement, name) for name in cls.base_fields}


class LevelsForm(PlainForm):
    """A level for each competence that was agreed; none need be chosen."""

    words = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, *args: Any, competences: Iterable[Competence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._competences = list(competences)
        self._levels = levels_of(self._competences)
        rows = {self._name(row): self._field(row) for row in self._competences}
        self.fields = {**rows, "words": self.fields["words"]}

    def _name(self, competence: Competence) -> str:
        return f"level-{competence.uuid}"

    def _field(self, competence: Competence) -> forms.ChoiceField:
        levels = self._levels.get(competence.framework_id, [])
        return forms.ChoiceField(
            label=competence.label_in(),
            choices=[("", _("I say nothing about it")), *((str(row.uuid), row.label_in()) for row in levels)],
            widget=forms.RadioSelect,
            required=False,
        )

    @property
    def levels(self) -> dict[Competence, Level]:
        chosen = {}
        for competence in self._competences:
            wanted = self.cleaned_data.get(self._name(competence))
            for level in self._levels.get(competence.framework_id, []):
                if str(level.uuid) == wanted:
                    chosen[competence] = level
        return chosen


class LookForm(LevelsForm):
    words = forms.CharField(
        label=gettext_lazy("What went well, and what did not"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Only you read this."),
    )

    @staticmethod
    def initial_of(look: OwnLook | None) -> dict[str, str]:
        if look is None:
            return {}
        return {"words": look.words, **{f"level-{row}": level for row, level in look.levels.items()}}


class AssessForm(LevelsForm):
    words = forms.CharField(
        label=gettext_lazy("What you saw, in a few sentences"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("About the work only. The person you write about reads it first."),
    )


class AnswerForm(PlainForm):
    """Yes or no to each, in any order; her words if she wants."""

    words = forms.CharField(
        label=gettext_lazy("What you want to say to it"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("It stays with you. Neither the employer nor your adviser reads it."),
    )

    def __init__(self, *args: Any, assessment: Assessment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rows = list(assessment.rows.select_related("competence", "level"))
        answers = {f"row-{row.uuid}": self._field(row) for row in self._rows}
        self.fields = {**answers, "words": self.fields["words"]}

    @staticmethod
    def _field(row: Assessed) -> forms.ChoiceField:
        label = sentence(
            "%(competence)s: %(level)s", competence=row.competence.label_in(), level=row.level.label_in()
        )
        return forms.ChoiceField(
            label=label,
            choices=[
                ("yes", _("I agree. It counts for me.")),
                ("no", _("I do not agree. It counts nowhere.")),
            ],
            widget=forms.RadioSelect,
            error_messages={"required": _("Say yes or no to each.")},
        )

    @staticmethod
    def initial_of(assessment: Assessment) -> dict[str, str]:
        said = {True: "yes", False: "no", None: ""}
        rows = {f"row-{row.uuid}": said[row.accepted] for row in assessment.rows.all()}
        return {"words": assessment.her_words, **rows}

    @property
    def accepted(self) -> dict[UUID, bool]:
        return {row.uuid: self.cleaned_data[f"row-{row.uuid}"] == "yes" for row in self._rows}


class ToldForm(PlainForm):
    what = forms.ChoiceField(
        label=gettext_lazy("What happened"), choices=What.choices, widget=forms.RadioSelect
    )
    on = forms.DateField(
        label=gettext_lazy("On which day"),
        help_text=gettext_lazy("Of an internship or a contract, your first day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    asks_later = forms.BooleanField(
        label=gettext_lazy("Ask me after one, three and six months how it is going"),
        required=False,
        help_text=gettext_lazy("Then your adviser knows the day, and nothing else."),
    )
    shows_adviser = forms.BooleanField(label=gettext_lazy("My adviser may read this"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = days.today()


class HowForm(PlainForm):
    how = forms.ChoiceField(
        label=gettext_lazy("How is it going?"), choices=How.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=gettext_lazy("If you want, a few words"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    wants_to_talk = forms.BooleanField(
        label=gettext_lazy("I would like to talk with my adviser"), required=False
    )
    shows_adviser = forms.BooleanField(label=gettext_lazy("My adviser may read this"), required=False)


class SignForm(PlainForm):
    """`digest` is the fingerprint of the words on the page."""

    digest = forms.CharField(widget=forms.HiddenInput)
    read = forms.BooleanField(
        label=gettext_lazy("I have read all of it, and I sign for myself"),
        error_messages={"required": gettext_lazy("Tick this box if you want to sign.")},
    )

    @staticmethod
    def initial_of(agreement: Agreement) -> dict[str, str]:
        return {"digest": agreement.digest}
