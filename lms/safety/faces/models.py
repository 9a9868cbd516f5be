from typing import Any
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from lms.contracts import personal_data
from lms.safety.faces.by_language import ByLanguageField
from lms.safety.neutral.words import validate_neutral

#: What the skills face says of itself to anyone.
NEUTRAL_FIELDS = (
    "name",
    "issuer",
    "place",
    "issuer_contact",
    "security_contact",
    "signatory",
    "signatory_role",
)
#: … and what it says of itself in other languages.
NEUTRAL_BY_LANGUAGE = ("place_in", "signatory_role_in")


def time_zones() -> list[tuple[str, str]]:
    """Every zone that is named after a place, and UTC."""
    places = ("Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/")
    named = sorted(
        name for name in available_timezones() if name.startswith((*places, "Pacific/")) or name == "UTC"
    )
    return [(name, name.replace("_", " ")) for name in named]


@personal_data.not_held("What a site is called and where its pages lead to.")
@register_setting(icon="site")
class Face(BaseSiteSetting):
    """Which of the two faces a Wagtail site shows, and the neutral words it uses of itself."""

    class Kind(models.TextChoices):
        SKILLS = "skills", _("Skills: learners, trainers, employers")
        PROGRAMME = "programme", _("Programme: the public and professionals")

    select_related = ["site"]

    kind = models.CharField(_("which website"), max_length=20, choices=Kind.choices, default=Kind.SKILLS)
    name = models.CharField(
        _("name"),
        max_length=60,
        default="Open Path",
        help_text=_("The name in the corner of every page. It must say nothing about the people who use it."),
    )
    issuer = models.CharField(
        _("issuer on certificates"),
        max_length=80,
        blank=True,
        help_text=_("A neutral name. It is printed on every certificate."),
    )
    place = models.CharField(_("place on certificates"), max_length=80, blank=True)
    place_in = ByLanguageField(
        verbose_name=_("the place in other languages"),
        help_text=_("Only where it has another name: Turin is Torino in Italian."),
    )
    signatory = models.CharField(
        _("who signs certificates"),
        max_length=60,
        blank=True,
        help_text=_(
            "Somebody who signs for the issuer. Do not choose a name that leads to the "
            "organisations behind it. If this is empty, a line is printed to sign on."
        ),
    )
    signatory_role = models.CharField(
        _("in which role"), max_length=50, blank=True, help_text=_("For example: Head of training.")
    )
    signatory_role_in = ByLanguageField(verbose_name=_("in which role, in other languages"), max_length=50)
    leave_url = models.URLField(
        _("where “Leave” leads"),
        blank=True,
        help_text=_(
            "A page anybody might have open, such as the weather. The same page for everyone, "
            "without a search in its address."
        ),
    )

    issuer_contact = models.CharField(
        _("how to reach the issuer"),
        max_length=300,
        blank=True,
        help_text=_(
            "An address, a telephone number or an e-mail address that says nothing about the learners. Anyone"
            " reads it on the privacy page."
        ),
    )
    security_contact = models.CharField(
        _("where to report security problems"),
        max_length=200,
        blank=True,
        validators=[
            RegexValidator(
                r"\A(mailto:[^@\s]+@[^@\s]+|https://\S+)\Z", _("Begin with “mailto:” or “https://”.")
            )
        ],
        help_text=_(
            "A “mailto:” or “https://” address of this website alone, shown at /.well-known/security.txt."
            " Empty: there is no such page."
        ),
    )
    collection = models.ForeignKey(
        "wagtailcore.Collection",
        verbose_name=_("its collection"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_(
            "Pictures, sound and documents uploaded there, or below it, are shown on this "
            "website alone. Everything else belongs to the website with the courses."
        ),
    )

    time_zone = models.CharField(
        _("time zone"),
        max_length=60,
        blank=True,
        choices=time_zones,
        help_text=_(
            "Days begin and end by this time zone, on both websites. Set it once, on the website "
            "with the courses. If it is empty, the time zone in the server's settings is used. "
            "What was promised until a certain day before you change it keeps its hour."
        ),
    )

    controller = models.CharField(
        _("who is responsible for the data"),
        max_length=200,
        blank=True,
        help_text=_(
            "The real name of the organisation. The website with the courses shows it to "
            "signed-in learners only, the other one shows it to everybody."
        ),
    )
    controller_contact = models.CharField(
        _("how to reach it"),
        max_length=300,
        blank=True,
        help_text=_("An address, a telephone number or an e-mail address."),
    )
    dpo = models.CharField(
        _("data protection officer"),
        max_length=300,
        blank=True,
        help_text=_("Who answers questions about data, and how to reach that person."),
    )

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("name"),
                FieldPanel("leave_url"),
                FieldPanel("time_zone"),
                FieldPanel("collection"),
                FieldPanel("security_contact"),
            ],
            heading=_("This website"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldPanel("place"),
                FieldPanel("place_in"),
                FieldPanel("issuer_contact"),
                FieldPanel("signatory"),
                FieldPanel("signatory_role"),
                FieldPanel("signatory_role_in"),
            ],
            heading=_("Certificates"),
        ),
        MultiFieldPanel(
            [FieldPanel("controller"), FieldPanel("controller_contact"), FieldPanel("dpo")],
            heading=_("Privacy page"),
        ),
    ]

    class Meta:
        verbose_name = _("website")
        verbose_name_plural = _("websites")

    def __str__(self) -> str:
        return self.name

    @classmethod
    def for_site(cls, site: Any) -> "Face":
        """What a site shows; where it has no website, one that is not saved. Wagtail makes it as soon as its
        form is looked at: whoever looked in passing at another site's had made a second website.
        """
        if site is None:
            raise cls.DoesNotExist("There is no website without a site.")
        return cls.base_queryset().filter(site=site).first() or cls(
            site=site, **({"name": site.site_name[:60]} if site.site_name else {})
        )

    @property
    def signature(self) -> str:
        """What stands under the signature of a certificate: of the alias, never of whoever confirmed
        a name.
        """
        return ", ".join(part for part in (self.signatory, self.signatory_role) if part)

    def clean(self) -> None:
        super().clean()
        if self.kind != self.Kind.SKILLS:
            self._leave_the_days_to_skills()
            return
        for name in NEUTRAL_FIELDS:
            try:
                validate_neutral(getattr(self, name))
            except ValidationError as problem:
                raise ValidationError({name: problem}) from problem
        for name in NEUTRAL_BY_LANGUAGE:
            try:
                for text in getattr(self, name).values():
                    validate_neutral(text)
            except ValidationError as problem:
                raise ValidationError({name: problem}) from problem

    def _leave_the_days_to_skills(self) -> None:
        """One certificate must not have two dates: where there is a skills face, its zone counts alone."""
        others = Face.objects.filter(kind=self.Kind.SKILLS).exclude(pk=self.pk)
        if self.time_zone and others.exists():
            raise ValidationError(
                {"time_zone": _("Set the time zone on the website with the courses. Leave it empty here.")}
            )
