"""What stands before the field to write in: what a court may ask for. Numbers are contacts (lms.contacts)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.core.countries import COUNTRY
from lms.core.languages import site_languages
from lms.core.reviewing import Reviewed, in_order
from lms.safety.neutral.words import validate_neutral


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


@personal_data.not_held("A text about the law of a country. Its reviewer is an office or a role.")
class LegalNote(Reviewed, Guidance):
    """What a court of this country may ask for of what is written here, looked at by somebody who knows.

    Shown only while it is reviewed and not expired; otherwise a plain sentence of ours takes its place.
    """

    read_on_screen = ("text",)
    is_limited = True

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
