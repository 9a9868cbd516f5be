import json
from collections.abc import Sequence

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from courses.selfcheck.enums import LEVELS, QUESTIONS
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core import days
from lms.core.models import AboutAPerson, PublicIdModel
from lms.secrets.sealing import seal, unseal


@personal_data.held(
    title=_("Your days"),
    subject="person",
    purpose=_("So that you can look back at how your days were. Nobody else reads it."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="day",
    readers=_("herself"),
    fields={"day": _("when"), "sealed": _("what you answered")},
)
class SelfCheck(PublicIdModel, AboutAPerson):
    """Five answers of hers, sealed: no list, no search, no figure and no colleague reads them."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    day = models.DateField(default=days.today)
    sealed = models.TextField()

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="courses_selfcheck_one_a_day")]

    @property
    def answers(self) -> list[int]:
        """The places of her answers in LEVELS; [] when the key it was sealed with is gone."""
        return [int(place) for place in json.loads(unseal(self._purpose, self.sealed) or "[]")]

    def keep(self, answers: Sequence[int]) -> None:
        self.sealed = seal(self._purpose, json.dumps(list(answers)))

    def in_words(self) -> dict[str, str]:
        said = zip(QUESTIONS, self.answers, strict=False)
        return {"sealed": " ".join(f"{question} {LEVELS[place]}." for question, place in said)}

    @property
    def _purpose(self) -> str:
        return f"selfcheck:{self.person_id}"


@personal_data.held(
    title=_("That your answers were counted"),
    subject="person",
    purpose=_("So that you are counted once in three months. What you answered does not stand here."),
    basis=Basis.CONSENT,
    erase=Erase.DELETE,
    keep_days=1,
    keep_from="until",
    readers=_("nobody"),
    fields={"until": _("until when")},
)
class Counted(AboutAPerson):
    """She let her answers fall into the sum of her group in the three months that end with this day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "until"], name="courses_selfcheck_counted_once")
        ]


@personal_data.not_held("How often each answer was given in a group, some of them thrown by lot: sums only.")
class GroupTally(models.Model):
    """In the three months that end with `until`. `question` and `level` are places in QUESTIONS and LEVELS.

    No row has an order or a time in it that leads to somebody: all of a group and its three months are made
    at once, and each only counts on.
    """

    cohort = models.ForeignKey("courses.Cohort", on_delete=models.CASCADE, related_name="+")
    until = models.DateField()
    question = models.PositiveSmallIntegerField()
    level = models.PositiveSmallIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "until", "question", "level"], name="courses_selfcheck_tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cohort_id} {self.until} {self.question} {self.level}"
