from collections.abc import Iterator
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Site

from lms.contracts.homes import homes
from lms.core.plain_words import PlainForm
from lms.safety.faces.hosts import Host, NoHost, joined_by, read_host
from lms.safety.faces.models import Face
from lms.safety.faces.queries import name_of_site
from lms.safety.faces.setting_up import Wanted, site_at
from lms.safety.neutral.words import validate_neutral

SKILLS, PROGRAMME = str(Face.Kind.SKILLS), str(Face.Kind.PROGRAMME)
ONTO, BESIDE = "onto", "beside"
NOT_A_HOST = {
    "name": gettext_lazy(
        "This is not the name of a website. Type it as it stands in a browser, such as learn.example.org."
    ),
    "port": gettext_lazy(
        "The number after the colon must be between 1 and 65535. Leave it out if you are not sure."
    ),
    "path": gettext_lazy(
        "Leave out what stands after the name: learn.example.org, without a slash and more."
    ),
}


class HostField(forms.CharField):
    """A host name, cleaned into a Host; None where nothing was typed."""

    widget = forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"})

    def clean(self, value: Any) -> Host | None:
        text = super().clean(value)
        try:
            return read_host(text) if text else None
        except NoHost as problem:
            raise ValidationError(NOT_A_HOST[problem.why]) from None


class WebsitesForm(PlainForm):
    """Which websites there should be. What is there already stays."""

    where = forms.ChoiceField(label=gettext_lazy("Where are the courses?"), widget=forms.RadioSelect)
    skills_host = HostField(
        label=gettext_lazy("Name of the website with the courses"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "As it stands in the bar of a browser, such as learn.example.org. Learners, trainers and "
            "employers come here."
        ),
    )
    skills_name = forms.CharField(
        label=gettext_lazy("What it is called"),
        required=False,
        max_length=60,
        validators=[validate_neutral],
        help_text=gettext_lazy(
            "The name in the corner of every page. It must say nothing about the people who use it."
        ),
    )
    programme_host = HostField(
        label=gettext_lazy("Name of the public website"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Only if you have one. It is for the public and for professionals, and neither website leads "
            "to the other. Take a name that has nothing in common with the first."
        ),
    )
    programme_name = forms.CharField(
        label=gettext_lazy("What the public website is called"), required=False, max_length=60
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default = Site.objects.filter(is_default_site=True).first()
        if self.default is None or Face.objects.filter(site=self.default).exists():
            del self.fields["where"]
        else:
            words = {"site": name_of_site(self.default), "host": self.default.hostname}
            self.fields["where"].choices = [
                (ONTO, _("On the site that is there: “%(site)s” (%(host)s). Its pages stay.") % words),
                (BESIDE, _("On a new site beside it.")),
            ]
        if homes.get(PROGRAMME) is None:
            del self.fields["programme_host"], self.fields["programme_name"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.errors:
            return cleaned
        if not cleaned.get("skills_host") and not cleaned.get("programme_host"):
            raise ValidationError(_("Type the name of at least one website."))
        self._check_the_default(cleaned)
        self._check_apart(cleaned)
        for field, kind in ((f"{kind}_host", kind) for kind in (SKILLS, PROGRAMME)):
            host = cleaned.get(field)
            site = site_at(host) if host else None
            found = Face.objects.filter(site=site).exclude(kind=kind).first() if site else None
            if found is not None:
                self.add_error(
                    field, _("This is the other website already: %(name)s.") % {"name": found.name}
                )
        return cleaned

    def _check_the_default(self, cleaned: dict[str, Any]) -> None:
        """One site cannot have the name of another, and a new one needs a name that is free."""
        where, host = cleaned.get("where"), cleaned.get("skills_host")
        site = site_at(host) if where and host else None
        if where == ONTO and site is not None and self.default is not None and site.pk != self.default.pk:
            self.add_error(
                "skills_host", _("Another site has this name. Choose another name, or “beside it”.")
            )
        if where == BESIDE and site is not None and self.default is not None and site.pk == self.default.pk:
            self.add_error("skills_host", _("The site that is there has this name. A new one needs another."))

    def _check_apart(self, cleaned: dict[str, Any]) -> None:
        """Two faces under one domain tell of each other (lms.E023). While somebody develops they may."""
        skills, programme = cleaned.get("skills_host"), cleaned.get("programme_host")
        if skills and programme and skills.name == programme.name:
            self.add_error("programme_host", _("Give the two websites different names."))
            return
        for field, host, others in (
            ("programme_host", programme, [*_hosts(SKILLS), *([skills.name] if skills else [])]),
            ("skills_host", skills, _hosts(PROGRAMME)),
        ):
            shared = next((shared for name in others if host and (shared := joined_by(host.name, name))), "")
            if shared and not settings.DEBUG:
                words = _(
                    "Both websites would stand under %(domain)s: one name tells of the other. Register "
                    "two domains that have nothing in common."
                )
                self.add_error(field, words % {"domain": shared})

    def wanted(self) -> list[Wanted]:
        return list(self._wanted())

    def _wanted(self) -> Iterator[Wanted]:
        data = self.cleaned_data
        if host := data.get("skills_host"):
            yield Wanted(SKILLS, host, data["skills_name"], onto_default=data.get("where") == ONTO)
        if host := data.get("programme_host"):
            yield Wanted(PROGRAMME, host, data["programme_name"])


def _hosts(kind: str) -> list[str]:
    return list(Face.objects.filter(kind=kind).values_list("site__hostname", flat=True))
