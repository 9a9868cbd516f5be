from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.placements.enums import How, What
from employers.placements.models.places import Placement
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson


@personal_data.held(
    title=_("What came of your places"),
    subject="placement__person",
    purpose=_("To keep what you told of your way to work, and to count it without you."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=_("herself; her adviser where she said so"),
    fields={
        "what": _("what happened"),
        "on": _("on which day"),
        "shows_adviser": _("whether your adviser may read it"),
        "told_at": _("when you told it"),
    },
    withheld=("placement",),
    links=("placement__organisation",),
)
class Outcome(AboutAPerson):
    """Told by her, or not told. The employer reads nothing of it."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="outcomes")
    what = models.CharField(max_length=10, choices=What.choices)
    on = models.DateField()
    shows_adviser = models.BooleanField(default=False)
    told_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["placement", "what"], name="employers_outcome_once")]

    def in_group(self) -> str:
        return self.placement.organisation.name


@personal_data.held(
    title=_("How your work was going"),
    subject="placement__person",
    purpose=_("To ask you after one, three and six months how it is going, where you wanted to be asked."),
    basis=Basis.CONSENT,
    erase=Erase.CASCADE,
    readers=_("herself; her adviser the day, and the rest where she said so"),
    fields={
        "months": _("after how many months"),
        "due_on": _("on which day"),
        "how": _("how it was going"),
        "words": _("your words"),
        "shows_adviser": _("whether your adviser may read it"),
        "wants_to_talk": _("whether you wanted to talk"),
        "answered_at": _("when you answered"),
    },
    withheld=("placement",),
    links=("placement__organisation",),
)
class FollowUp(AboutAPerson):
    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    how = models.CharField(max_length=10, choices=How.choices, blank=True)
    words = models.CharField(max_length=600, blank=True)
    shows_adviser = models.BooleanField(default=False)
    wants_to_talk = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "months"], name="employers_follow_up_once")
        ]
        indexes = [models.Index(fields=["due_on", "answered_at"], name="employers_follow_up_due")]

    def in_group(self) -> str:
        return self.placement.organisation.name
