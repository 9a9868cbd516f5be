from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.contact.enums import Began, Ended, HerReason, Stage, TheirReason
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.secrets.sealing import seal, unseal


@personal_data.held(
    title=_("Your phrase"),
    subject="person",
    purpose=_("So that you can ask whoever calls or visits for it, and know who is real."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    readers=_("herself; her adviser for work and who stands in, each time told to her"),
    fields={"sealed": _("your phrase"), "set_at": _("when you chose it")},
)
class Phrase(AboutAPerson):
    """The words she asks a caller for. Sealed: neither the database nor a backup tells them."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contact_phrase"
    )
    sealed = models.TextField()
    set_at = models.DateTimeField(default=timezone.now)

    @property
    def words(self) -> str:
        """ "" when it cannot be opened any more: she then chooses another one."""
        return unseal(_purpose(self.person_id), self.sealed) or ""

    def in_words(self) -> dict[str, str]:
        return {"sealed": self.words}


def sealed_for(person_id: int, words: str) -> str:
    return seal(_purpose(person_id), words)


def _purpose(person_id: int) -> str:
    return f"contact-phrase:{person_id}"


INTEREST_READERS = _(
    "herself; her adviser for work and who stands in; the employer what she shows it, while she does"
)


@personal_data.held(
    title=_("Work you were asked about or interested in"),
    subject="person",
    purpose=_("So that you, your adviser and an employer find to each other, one step at a time."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=180,
    keep_from="ended_at",
    readers=INTEREST_READERS,
    fields={
        "vacancy": _("which work"),
        "began_by": _("who began"),
        "began_at": _("when it began"),
        "stage": _("how far it has come"),
        "coach": _("who answered you"),
        "coach_words": _("what your adviser wrote to you"),
        "coach_warns": _("whether your adviser warned you"),
        "shared_at": _("since when they can see what you chose"),
        "contact_allowed_at": _("when you allowed telephone numbers and addresses"),
        "answered_at": _("when they first answered"),
        "held_at": _("since when coordinators look into it"),
        "ended_at": _("when it ended"),
        "ended_by": _("how it ended"),
        "reason": _("the reason that was chosen"),
        "words": _("the sentence that was written"),
        "note": _("what was written to your adviser"),
    },
    withheld=("answer_by", "reminded_at", "share", "was", "because_of"),
    links=("vacancy__organisation",),
)
class Interest(PublicIdModel, AboutAPerson):
    """One learner and one vacancy. The employer learns of it with what she shows, and not before.

    `answer_by` is the day of whoever's turn it is; `was` the stage it had when it ended, and `because_of` the
    work she got instead: a retracted offer opens it again.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="interests")
    vacancy = models.ForeignKey("employers.Vacancy", on_delete=models.CASCADE, related_name="interests")
    began_by = models.CharField(max_length=10, choices=Began.choices)
    began_at = models.DateTimeField(default=timezone.now)
    stage = models.CharField(max_length=12, choices=Stage.choices)
    stage_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    coach_words = models.CharField(max_length=400, blank=True)
    coach_warns = models.BooleanField(default=False)
    share = models.ForeignKey(
        "employers.Share", null=True, blank=True, on_delete=models.SET_NULL, related_name="interests"
    )
    shared_at = models.DateTimeField(null=True, blank=True)
    contact_allowed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.CharField(max_length=10, choices=Ended.choices, blank=True)
    reason = models.CharField(max_length=12, blank=True)
    words = models.CharField(max_length=400, blank=True)
    note = models.CharField(max_length=300, blank=True)
    was = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    because_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "vacancy"], condition=Q(ended_at=None), name="employers_interest_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by="") | ~Q(ended_at=None) & ~Q(ended_by=""),
                name="employers_interest_ended_somehow",
            ),
        ]
        indexes = [
            models.Index(fields=["stage", "answer_by"], name="employers_interest_clock"),
            models.Index(fields=["vacancy", "stage"], name="employers_interest_vacancy"),
        ]

    def in_words(self) -> dict[str, str]:
        return {
            "vacancy": f"{self.vacancy.title}, {self.vacancy.organisation.name}",
            "began_by": str(Began(self.began_by).label),
            "stage": str(Stage(self.stage).label),
            "ended_by": str(Ended(self.ended_by).label) if self.ended_by else "",
            "reason": reason_in_words(self.reason, ended_by=self.ended_by),
        }


def reason_in_words(reason: str, *, ended_by: str) -> str:
    known = TheirReason if ended_by == Ended.EMPLOYER else HerReason
    return str(known(reason).label) if reason in known.values else ""


@personal_data.held(
    title=_("Work you asked us to find somebody for"),
    subject="asked_by",
    purpose=_("To show when an employer asked whether somebody wants a place, and by when it is answered."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=180,
    keep_from="asked_at",
    readers=_("your organisation; those who support learners"),
    staff_only=True,
    fields={"asked_at": _("when"), "answer_by": _("by when it is answered")},
    withheld=("vacancy",),
)
class Enquiry(PublicIdModel, AboutAPerson):
    """ "Please ask whether somebody wants it": an employer asks about its vacancy, never about a person."""

    vacancy = models.ForeignKey("employers.Vacancy", on_delete=models.CASCADE, related_name="enquiries")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    answer_by = models.DateField()

    class Meta:
        ordering = ["-asked_at", "-pk"]
