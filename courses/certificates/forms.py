from typing import Any

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.certificates import names
from courses.certificates.codes import LENGTH, is_well_formed, normalise
from courses.certificates.models import Certificate
from courses.certificates.queries import CertifiableCompetence, certifiable_competences
from courses.certificates.sheets import languages_offered
from lms.accounts.forms import refuse_while_waiting
from lms.core.people import Person
from lms.core.plain_words import PlainForm
from lms.printing.fonts import uncovered_characters
from lms.secrets.throttle import Tries

#: Names of four and more words, and names in two scripts.
NAME_LENGTH = 160


def name_field(**kwargs: Any) -> forms.CharField:
    attrs = {"autocomplete": "off", "spellcheck": "false", "dir": "auto"}
    return forms.CharField(
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"required": _("Type the name.")},
        **kwargs,
    )


def check_printable(name: str) -> str:
    unknown = uncovered_characters(name)
    if unknown:
        raise forms.ValidationError(
            _("These characters cannot be printed: %(characters)s. Write the name in another script."),
            params={"characters": " ".join(unknown)},
        )
    return name


class ThrottledNames:
    """Guessing her name in her own session is slowed down.

    Strangers who check a certificate have a budget of their own (`actions.try_name`), so nothing they do
    makes her wait.
    """

    def check_name(self, request: HttpRequest, certificate: Certificate, name: str) -> bool:
        tries = Tries("name", request, str(certificate.uuid))
        refuse_while_waiting(tries)
        if not certificate.is_named(name):
            return False
        tries.give_back()
        return True


class PrintForm(ThrottledNames, PlainForm):
    """The name she types, to be printed once and never kept. It must be the one that was confirmed.

    A name in small letters is printed so only when she says so: she is asked, with the other way before her.
    """

    TYPED, CAPITALS = "typed", "capitals"
    other_name = _("This is not the name that was confirmed. Type it as you did with your trainer.")
    small_letters = _("You typed your name in small letters. Choose how to print it.")

    name = name_field(
        label=_("Your name, as it was confirmed"),
        help_text=_("We do not keep it. We print it on the sheet, and then it is forgotten."),
    )

    def __init__(self, *args: Any, request: HttpRequest, certificate: Certificate, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.certificate = certificate
        typed = " ".join(self.data.get("name", "").split())
        if names.is_in_small_letters(typed):
            self.fields["letters"] = self._letters(typed)

    def _letters(self, typed: str) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=_("Print as"),
            choices=[(self.CAPITALS, names.with_capitals(typed)), (self.TYPED, typed)],
            error_messages={"required": self.small_letters},
            widget=forms.RadioSelect,
        )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not self.certificate.has_name:
            raise forms.ValidationError(_("No name is confirmed yet. Ask your trainer."))
        check_printable(name)
        if not self.check_name(self.request, self.certificate, name):
            raise forms.ValidationError(self.other_name)
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "name" in self.errors:
            self.errors.pop("letters", None)  # one thing at a time
        elif cleaned.get("letters") == self.CAPITALS:
            cleaned["name"] = names.with_capitals(cleaned["name"])
        return cleaned


class OfficePrintForm(PrintForm):
    """A worker prints it while she is there: the name is hers to say, and forgotten as well.

    The sheet is in the first language, with the second beside it.
    """

    other_name = _("This is not the name that was confirmed. Ask her how it is written.")
    small_letters = _("The name is in small letters. Choose how to print it.")

    first = forms.ChoiceField(label=_("Language of the sheet"))
    second = forms.ChoiceField(label=_("A second language beside it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Her name, as it was confirmed")
        self.fields["name"].help_text = _("We do not keep it: we print it on the sheet.")
        languages = [(offered.code, offered.words) for offered in languages_offered(self.certificate)]
        self.fields["first"].choices = languages
        self.fields["second"].choices = [("", _("None")), *languages]

    @property
    def languages(self) -> list[str]:
        chosen = [self.cleaned_data["first"], self.cleaned_data["second"]]
        return list(dict.fromkeys(code for code in chosen if code))


class CompetencesForm(PlainForm):
    """Of which competences she wants a certificate: none is ticked by itself.

    One that is there already is not offered. Sent again it is no error, and makes no second one.
    """

    competences = forms.MultipleChoiceField(
        label=_("What would you like a certificate for?"),
        help_text=_("Each one gets its own sheet. You see them before anything is issued."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Tick at least one."),
            "invalid_choice": _("Something you chose is no longer there. Choose again."),
        },
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(one.competence.uuid): one for one in certifiable_competences(person)}
        self.fields["competences"].choices = [
            (key, one.competence.label_in()) for key, one in self.known.items()
        ]

    @property
    def rows(self) -> list[tuple[BoundWidget, CertifiableCompetence]]:
        """Each tick that is offered, with what is known of it."""
        rows = [(choice, self.known[choice.data["value"]]) for choice in self["competences"]]
        return [(choice, one) for choice, one in rows if not one.is_there]

    @property
    def chosen(self) -> list[CertifiableCompetence]:
        return [self.known[key] for key in self.cleaned_data["competences"]]


class VerifyForm(PlainForm):
    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=300,  # or the address that the square holds
        error_messages={"required": _("Type the code that is printed on the certificate.")},
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "field__input--code",
            }
        ),
    )
    name = name_field(
        label=_("Name on the certificate"),
        help_text=_("You may leave it empty. We do not keep the name you type."),
        required=False,
    )

    def clean_name(self) -> str:
        """Empty unless it can be a name: "?" is none, and the answer then says that none was typed."""
        name = self.cleaned_data["name"]
        return name if names.is_a_name(name) else ""

    def clean_code(self) -> str:
        code = normalise(self.cleaned_data["code"])
        if len(code) != LENGTH:
            raise forms.ValidationError(
                _("The code has %(wanted)d letters and digits. You typed %(typed)d."),
                params={"wanted": LENGTH, "typed": len(code)},
            )
        if not is_well_formed(code):
            raise forms.ValidationError(
                _("One letter or digit is different from the certificate. Look at each of them again.")
            )
        return code


class ConfirmNameForm(PlainForm):
    """An issuer types the name with her, twice, so that a slip does not become a name."""

    name = name_field(
        label=_("The name on her certificate"),
        help_text=_("As it is on the document she will show with it. Check it together with her."),
    )
    name_again = name_field(label=_("The same name again"))

    def clean_name(self) -> str:
        return check_printable(" ".join(self.cleaned_data["name"].split()))

    def clean(self) -> dict:
        cleaned = super().clean()
        if not self.errors and not names.is_same_typed(cleaned["name"], cleaned["name_again"]):
            self.add_error("name_again", _("The two names are not the same. Type the second one again."))
        return cleaned
