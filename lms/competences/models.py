import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.search import index

from lms.blocks.found import found_by
from lms.contracts import evidence, personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.languages import in_site_order
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text
from lms.safety.outside.texts import problem_with

TRANSLATED = ("labels", "descriptions")


class Translated(index.Indexed, models.Model):
    """`labels` and `descriptions` are {language code: text}.

    English stands in where a language is missing.
    """

    labels = models.JSONField(_("labels"), default=dict)
    descriptions = models.JSONField(_("descriptions"), default=dict, blank=True)

    search_fields = found_by("code", "in_every_language")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """They stand on certificates and portfolios: labels hold no telling word, and no text what tells by
        its meaning.
        """
        super().clean()
        problems: dict[str, list[ValidationError]] = {}
        for name in TRANSLATED:
            texts = getattr(self, name) or {}
            if not _is_text_by_language(texts):
                problems[name] = [ValidationError(_("Give a text for each language, and nothing else."))]
                continue
            for language, text in texts.items():
                if problem := problem_with(text):
                    problems.setdefault(name, []).append(
                        ValidationError(
                            "%(language)s: %(words)s",
                            params={"language": language, "words": problem.messages[0]},
                        )
                    )
        if problems:
            raise ValidationError(problems)

    def in_every_language(self) -> str:
        """For the search of the editor."""
        return " ".join([*self.labels.values(), *self.descriptions.values()])

    def label_in(self, language: str | None = None) -> str:
        return _pick(self.labels, language)

    def description_in(self, language: str | None = None) -> str:
        return _pick(self.descriptions, language)

    def __str__(self) -> str:
        return str(self.label_in())

    @property
    def called(self) -> str:
        """What it is called, in its language."""
        return self.label_in()


def _is_text_by_language(texts: Any) -> bool:
    return isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values())


def _pick(texts: dict[str, str], language: str | None) -> str:
    code = language or get_language() or "en"
    for each in (code, code.split("-")[0], "en", *in_site_order(texts)):
        if texts.get(each):
            return Text(texts[each], each)
    return ""


@personal_data.not_held("A list of competences, not of people.")
class Framework(PublicIdModel, Translated):
    code = models.SlugField(_("code"), unique=True)

    class Meta:
        verbose_name = _("framework")
        verbose_name_plural = _("frameworks")


@personal_data.not_held("The levels of a framework.")
class Level(PublicIdModel, Translated):
    """How well a competence is had. `rank` grows with it, from 1.

    A level may say that she knows it, or that she can do it. The second is shown by practice alone.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="levels")
    code = models.SlugField(_("code"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    needs_practice = models.BooleanField(
        _("only practice shows it"),
        default=True,
        help_text=_(
            "Tick it when the level says that she can do it. Untick it when it says that she knows it: a test"
            " shows that."
        ),
    )

    class Meta:
        verbose_name = _("level")
        verbose_name_plural = _("levels")
        ordering = ["framework", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "code"], name="lms_level_code_once"),
            models.UniqueConstraint(fields=["framework", "rank"], name="lms_level_rank_once"),
        ]


@personal_data.not_held("A competence, not who has it.")
class Competence(PublicIdModel, Translated):
    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competences")
    code = models.SlugField(_("code"), max_length=80, unique=True)
    esco_uri = models.URLField(
        "ESCO", blank=True, help_text=_("The address of the same skill in ESCO, when there is one.")
    )
    visible_outside = models.BooleanField(
        _("may be seen outside"),
        default=False,
        help_text=_(
            "Certificates and portfolios show it. Only skills and languages; never anything that tells about"
            " a person's life."
        ),
    )

    class Meta:
        verbose_name = _("competence")
        verbose_name_plural = _("competences")
        ordering = ["code"]


@personal_data.not_held("How two competences stand to each other.")
class CompetenceRelation(models.Model):
    """`other` is wider than `competence`, or beside it: whoever has one is near the other. What is beside
    another is so from both sides, and written from one.
    """

    class Kind(models.TextChoices):
        BROADER = "broader", _("is part of")
        RELATED = "related", _("is near")

    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    other = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="related_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["competence", "other"], name="lms_competence_relation_once"),
            models.CheckConstraint(
                condition=~models.Q(competence=models.F("other")), name="lms_competence_relation_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competence_id} {self.kind} {self.other_id}"


@personal_data.not_held("An occupation, not who works in it.")
class Occupation(PublicIdModel, Translated, ClusterableModel):
    """A kind of work, as ESCO cuts it. `isco` is the code of its group in ISCO-08: one to four digits, the
    first of which is the widest.
    """

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="occupations")
    code = models.SlugField(_("code"), max_length=80, unique=True)
    esco_uri = models.URLField(
        "ESCO", blank=True, help_text=_("The address of the same occupation in ESCO, when there is one.")
    )
    isco = models.CharField(
        "ISCO-08",
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{1,4}$")],
        help_text=_("The number of its group in the international classification, such as 5120 for cooks."),
    )
    competences: models.ManyToManyField = models.ManyToManyField(
        Competence, through="OccupationCompetence", related_name="occupations"
    )

    class Meta:
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ["code"]


@personal_data.not_held("What an occupation asks for.")
class OccupationCompetence(models.Model):
    """Essential: nobody does this work without it. Otherwise it is welcome."""

    occupation = ParentalKey(Occupation, on_delete=models.CASCADE, related_name="asks")
    competence = models.ForeignKey(
        Competence, on_delete=models.CASCADE, related_name="asked_by", verbose_name=_("competence")
    )
    is_essential = models.BooleanField(_("essential"), default=False)

    class Meta:
        ordering = ["-is_essential", "competence__code"]
        constraints = [
            models.UniqueConstraint(fields=["occupation", "competence"], name="lms_occupation_asks_once")
        ]

    def __str__(self) -> str:
        return f"{self.occupation_id} {self.competence_id}"


@personal_data.held(
    title=_("What you can do"),
    subject="person",
    purpose=_("To say what a person can do, and what shows it."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    fields={
        "competence": _("competence"),
        "level": _("how well"),
        "source": _("kind of evidence"),
        "assessor": _("who saw it"),
        "place": _("where"),
        "attained_at": _("when"),
    },
)
class Attainment(PublicIdModel, AboutAPerson):
    """A person has a competence at a level, on this evidence (lms.contracts.evidence).

    The same evidence counts once.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="attainments")
    competence = models.ForeignKey(Competence, on_delete=models.PROTECT, related_name="attainments")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    evidence = models.UUIDField(default=uuid.uuid4)
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    place = models.CharField(max_length=80, blank=True)
    attained_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("attainment")
        verbose_name_plural = _("attainments")
        ordering = ["-attained_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "competence", "source", "evidence"], name="lms_attainment_once_per_evidence"
            ),
        ]

    def in_words(self) -> dict[str, str]:
        return {"source": evidence.label_of(self.source)}
