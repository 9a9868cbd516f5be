from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lms.accounts.models import Profile
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.desk.frame import name_of
from lms.organisations.models import Organisation
from lms.organisations.queries import who_could


class WorkerChoice(forms.ModelChoiceField):
    def label_from_instance(self, person: Person) -> str:
        return name_of(person)


class SupportAssignmentForm(PlainForm):
    prefix = "support"
    worker = WorkerChoice(
        label=gettext_lazy("Who else supports her"), queryset=None, empty_label=gettext_lazy("Choose")
    )

    def __init__(self, *args: Any, learner: Profile, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].queryset = who_could(learner, organisation)
