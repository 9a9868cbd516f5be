"""What stands before the field to write in: numbers to ring at once, and what a court may ask for."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.core.languages import site_languages
from lms.core.reviewing import Reviewed, in_order
from lms.organisations.models import COUNTRY
from lms.safety.neutral.words import validate_neutral

NUMBER = RegexValidator(r"\A\+?[0-9][0-9 ]{1,24}\Z", _("Digits and spaces, with a + in front if needed."))


class Guidance(models.Model):
    """A text for the learners of one country, in one language."""

    #: Columns that a learner reads on her screen, with somebody beside her.
    read_on_screen: tuple[str, ...] = ()

    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[COUNTRY],
        help_text=_("Two capital letters, such as IT. Empty: every country."),
    )
    language = models.CharField(_("language"), max_length=12)

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        problems: dict[str, ValidationError] = {}
        if self.language and self.language not in dict(site_languages()):
            problems["language"] = ValidationError(
                _("Choose one of these: %(codes)s."), params={"codes": ", ".join(dict(site_languages()))}
            )
        for name in self.read_on_screen:
            try:
                validate_neutral(getattr(self, name))
            except ValidationError as problem:
                problems[name] = problem
        if problems:
            raise ValidationError(problems)


@personal_data.not_held("A number anybody may ring.")
class CrisisContact(Guidance):
    """Whom she can ring at once. Shown before anything else where she asks for help."""

    read_on_screen = ("label", "hours")

    label = models.CharField(
        _("who answers"), max_length=80, help_text=_("In neutral words: others may see the screen.")
    )
    number = models.CharField(_("telephone number"), max_length=26, validators=[NUMBER])
    hours = models.CharField(_("when"), max_length=80, blank=True, help_text=_("For example: day and night."))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        verbose_name = _("number to ring")
        verbose_name_plural = _("numbers to ring")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.label} ({self.country or '–'}, {self.language})"

    @property
    def dialled(self) -> str:
        return self.number.replace(" ", "")


@personal_data.not_held("A text about the law of a country. Its reviewer is an office or a role.")
class LegalNote(Reviewed, Guidance):
    """What a court of this country may ask for of what is written here, looked at by somebody who knows.

    Shown only while it is reviewed and not expired; otherwise a plain sentence of ours takes its place.
    """

    read_on_screen = ("text",)

    text = models.TextField(
        _("text"), max_length=600, help_text=_("Two or three plain sentences, in neutral words.")
    )

    class Meta:
        verbose_name = _("note on the law")
        verbose_name_plural = _("notes on the law")
        constraints = [
            models.UniqueConstraint(fields=["country", "language"], name="lms_legal_note_once"),
            in_order("lms_legal_note_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.country or '–'}, {self.language}"
