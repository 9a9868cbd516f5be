"""Contacts are records: texts, prints and lessons name one, and what it says is looked up when it is read."""

import hashlib
import json

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from lms.contacts.enums import Answer, Cost, Hours, Interpreter, Kind, Told, Trace
from lms.contracts import personal_data
from lms.core.countries import COUNTRY
from lms.core.languages import site_languages
from lms.core.models import PublicIdModel
from lms.core.reviewing import MONTHS, Reviewed, in_order
from lms.safety.neutral.words import validate_neutral

NUMBER = RegexValidator(r"\A\+?[0-9][0-9 ]{1,24}\Z", _("Digits and spaces, with a + in front if needed."))
CRISIS_MONTHS = 3
#: What is printed and shown of a contact: when one of these changes, what was printed before is old.
SHOWN = (
    "kind",
    "country",
    "number",
    "hours",
    "trace",
    "recorded",
    "interpreter",
    "police",
    "migration",
    "cost",
)
SAID = ("language", "label", "hours", "happens")


@personal_data.not_held("A number anybody may call.")
class Contact(Reviewed, PublicIdModel, index.Indexed, ClusterableModel):
    """One number, with what is true of it in every language; its words are rows of their own.

    The review says who called it last and when. `version` counts changes of what readers see.
    """

    is_limited = True
    name = models.CharField(
        _("name in lists"), max_length=80, help_text=_("For authors. Readers see the words below.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.LINE)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[COUNTRY],
        help_text=_("Two capital letters, such as IT. Empty: every country."),
    )
    number = models.CharField(_("telephone number"), max_length=26, validators=[NUMBER])
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    hours = models.CharField(
        _("when somebody answers"), max_length=8, choices=Hours.choices, default=Hours.UNKNOWN
    )
    trace = models.CharField(
        _("where the call can be seen"), max_length=8, choices=Trace.choices, default=Trace.UNKNOWN
    )
    recorded = models.CharField(
        _("is it recorded?"), max_length=8, choices=Answer.choices, default=Answer.UNKNOWN
    )
    interpreter = models.CharField(
        _("is there an interpreter?"),
        max_length=8,
        choices=Interpreter.choices,
        default=Interpreter.UNKNOWN,
    )
    police = models.CharField(
        _("are the police told?"), max_length=8, choices=Told.choices, default=Told.UNKNOWN
    )
    migration = models.CharField(
        _("is the migration office told?"), max_length=8, choices=Told.choices, default=Told.UNKNOWN
    )
    cost = models.CharField(_("what a call costs"), max_length=8, choices=Cost.choices, default=Cost.UNKNOWN)
    version = models.PositiveIntegerField(default=1, editable=False)

    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.SearchField("number"),
        index.AutocompleteField("number"),
        index.FilterField("kind"),
        index.FilterField("country"),
    ]

    class Meta:
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["position", "pk"]
        constraints = [in_order("lms_contact_in_order")]

    def __str__(self) -> str:
        return f"{self.name} · {self.country or '–'} · {self.number}"

    def months_of_a_review(self) -> int:
        return CRISIS_MONTHS if Kind(self.kind).stays else MONTHS

    def mark(self) -> str:
        """Two contacts with one mark say the same to every reader."""
        words = sorted([getattr(row, name) for name in SAID] for row in self.words.all())
        said = json.dumps([[getattr(self, name) for name in SHOWN], words])
        return hashlib.sha256(said.encode()).hexdigest()


@personal_data.not_held("Words about a number anybody may call.")
class ContactWords(models.Model):
    """What a contact says in one language. They are read on a screen with others beside it."""

    read_on_screen = ("label", "hours", "happens")

    contact = ParentalKey(Contact, on_delete=models.CASCADE, related_name="words")
    language = models.CharField(_("language"), max_length=12)
    label = models.CharField(
        _("who answers"), max_length=80, help_text=_("In neutral words: others may see the screen.")
    )
    hours = models.CharField(
        _("when"), max_length=80, blank=True, help_text=_("For example: Monday to Friday, 9 to 17.")
    )
    happens = models.TextField(
        _("what happens when I call"),
        max_length=800,
        blank=True,
        help_text=_("Who answers, what they ask, what they do then. One idea a sentence, a line for each."),
    )

    class Meta:
        verbose_name = _("words of a contact")
        verbose_name_plural = _("words of contacts")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["contact", "language"], name="lms_contact_words_once")]

    def __str__(self) -> str:
        return f"{self.label} ({self.language})"

    def clean(self) -> None:
        super().clean()
        problems: dict[str, ValidationError] = {}
        if self.language not in dict(site_languages()):
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


@personal_data.not_held("A print of a page, not who has it.")
class Edition(models.Model):
    """What was printed under one number: which thing, in which language, with which contacts.

    An edition is withdrawn when a contact on it changed: its sheets are thrown away.
    """

    kind = models.CharField(_("kind"), max_length=20)
    key = models.CharField(max_length=64)
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=255)
    number = models.PositiveIntegerField(_("edition"))
    made_at = models.DateTimeField(_("made on"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("to throw away since"), null=True, blank=True)

    class Meta:
        verbose_name = _("printed edition")
        verbose_name_plural = _("printed editions")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key", "language", "number"], name="lms_edition_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language}), {self.number}"


@personal_data.not_held("Which number stands on a print.")
class EditionContact(models.Model):
    """A contact as it stands on an edition. It stays when the contact is deleted: paper does too."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="contacts")
    contact = models.ForeignKey(Contact, null=True, on_delete=models.SET_NULL, related_name="printed")
    name = models.CharField(max_length=80)
    version = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "contact"], name="lms_edition_contact_once")
        ]
