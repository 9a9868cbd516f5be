from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.accounts.user_model import sign_in_word, signs_in_with_address
from lms.core.plain_words import PlainForm, PlainModelForm
from lms.organisations.models import Organisation, Role


class OrganisationForm(PlainModelForm):
    """What an organisation is and where its learners come from, each as a choice in words."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What it does here"),
        choices=[
            (Organisation.Kind.PARTNER, gettext_lazy("Partner: it supports learners")),
            (Organisation.Kind.EMPLOYER, gettext_lazy("Employer: it sees what a learner chooses to show")),
        ],
        widget=forms.RadioSelect,
        initial=Organisation.Kind.PARTNER,
    )
    programme = forms.TypedChoiceField(
        label=gettext_lazy("How its learners come here"),
        help_text=gettext_lazy(
            "The site counts both. When at least half of the learners come in another way, "
            "learning here says nothing about a person. For an employer this does not matter."
        ),
        choices=[
            ("on", gettext_lazy("Through the programme")),
            ("off", gettext_lazy("In another way, such as a school or a job centre")),
        ],
        widget=forms.RadioSelect,
        coerce=lambda chosen: chosen == "on",
    )

    class Meta:
        model = Organisation
        fields = ["name", "kind", "place", "country", "programme"]
        help_texts = {
            "name": gettext_lazy("The name people use for it. Learners and colleagues will read it."),
            "place": gettext_lazy("The town."),
        }
        widgets = {"country": forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["programme"] = "on" if self.instance.programme else "off"
        if self.instance.pk:  # people have roles that only this kind has
            del self.fields["kind"]

    def clean_country(self) -> str:
        return self.cleaned_data["country"].strip().upper()


class RolesForm(PlainForm):
    roles = forms.MultipleChoiceField(label=gettext_lazy("Roles here"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, given: tuple[Role, ...], may_be_none: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [(role.value, role.label) for role in given]
        self.fields["roles"].required = not may_be_none


class ColleagueForm(RolesForm):
    first_name = forms.CharField(label=gettext_lazy("First name"), max_length=150)
    last_name = forms.CharField(label=gettext_lazy("Last name"), max_length=150)
    username = forms.CharField(
        max_length=150,
        help_text=gettext_lazy("What you type to sign in: letters, digits and . - _"),
    )
    field_order = ["first_name", "last_name", "username", "roles"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = sign_in_word()
        if signs_in_with_address():
            self.fields["username"].help_text = ""

    def clean_username(self) -> str:
        model = get_user_model()
        username = model.normalize_username(self.cleaned_data["username"])
        model._meta.get_field(model.USERNAME_FIELD).run_validators(username)
        if model._default_manager.filter(**{f"{model.USERNAME_FIELD}__iexact": username}).exists():
            raise ValidationError(_("Somebody already has this user name. Choose another one."))
        return username
