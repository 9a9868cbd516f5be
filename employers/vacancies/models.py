from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from employers.portfolios.enums import Cefr
from employers.vacancies.enums import Choice, Closed, Contract, Decision, Kind, State
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core import days
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text
from lms.organisations.queries import vetted_employers

#: It closes after so many days unless the employer keeps it open, and is kept so long after that.
OPEN_DAYS, KEEP_DAYS = 60, 730
PURPOSE = _("To offer work of checked employers to learners, and to show who read it before they did.")


class VacancyQuerySet(models.QuerySet):
    def open_now(self) -> "VacancyQuerySet":
        """Those that learners may read at this moment: read by a coordinator, not past their day, of an
        employer that is checked and not closed. Asked at every request, cached nowhere.
        """
        fit = vetted_employers().values("pk")
        return self.filter(state=State.OPEN, open_until__gte=days.today(), organisation__in=fit)


@personal_data.held(
    title=_("Vacancies you wrote"),
    subject="written_by",
    purpose=PURPOSE,
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    keep_days=KEEP_DAYS,
    keep_from="closed_at",
    readers=_("your organisation; coordinators; once it is open, learners"),
    staff_only=True,
    fields={
        "organisation": _("for which organisation"),
        "title": _("title"),
        "tasks": _("what there is to do"),
        "made_at": _("when"),
    },
    withheld=(
        *("kind", "occupation", "language", "contract", "lasts", "hours_per_week", "times", "pay", "area"),
        *("place", "starts_on", "offers", "support", "by_transport", "is_public", "state", "explained"),
        *("proposed", "changed_at", "sent_at", "answer_by", "opened_at", "open_until", "closed_at"),
        "closed_because",
    ),
)
class Vacancy(PublicIdModel, AboutAPerson):
    """Work that an employer offers. Its words are those that were read; what the employer says anew while it
    is open waits in `proposed` until they are read too.

    `place` says where in words, never a street. `explained` is what the employer says to the reviewers about
    a red flag, by its key.
    """

    organisation = models.ForeignKey("lms.Organisation", on_delete=models.CASCADE, related_name="vacancies")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.JOB)
    occupation = models.ForeignKey(
        "lms.Occupation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    title = models.CharField(max_length=80)
    tasks = models.CharField(max_length=1200, blank=True)
    language = models.CharField(max_length=12, default="en")
    contract = models.CharField(max_length=12, choices=Contract.choices, blank=True)
    lasts = models.CharField(max_length=120, blank=True)
    hours_per_week = models.PositiveSmallIntegerField(null=True, blank=True)
    times = models.CharField(max_length=120, blank=True)
    pay = models.CharField(max_length=120, blank=True)
    area = models.CharField(max_length=6, blank=True)
    place = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    offers = models.CharField(max_length=600, blank=True)
    support = models.JSONField(default=list, blank=True)
    by_transport = models.BooleanField(default=False)
    is_public = models.BooleanField(default=False)
    explained = models.JSONField(default=dict, blank=True)
    proposed = models.JSONField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    sent_at = models.DateTimeField(null=True, blank=True)
    answer_by = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    open_until = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.CharField(max_length=12, choices=Closed.choices, blank=True)

    objects = VacancyQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["-made_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "open_until"], name="employers_vacancy_open"),
            models.Index(fields=["area", "state"], name="employers_vacancy_area"),
        ]


@personal_data.not_held("A competence that a vacancy asks for.")
class Ask(models.Model):
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="asks")
    competence = models.ForeignKey("lms.Competence", on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey("lms.Level", on_delete=models.PROTECT, related_name="+")
    is_essential = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_essential", "pk"]
        constraints = [models.UniqueConstraint(fields=["vacancy", "competence"], name="employers_ask_once")]

    def __str__(self) -> str:
        return f"{self.vacancy_id} {self.competence_id}"


@personal_data.not_held("A language that a vacancy asks for.")
class AskedLanguage(models.Model):
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="languages")
    language = models.CharField(max_length=12)
    cefr = models.CharField(max_length=6, choices=Cefr.choices)
    is_essential = models.BooleanField(default=True)

    class Meta:
        ordering = ["-is_essential", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["vacancy", "language"], name="employers_asked_language_once")
        ]

    def __str__(self) -> str:
        return f"{self.vacancy_id} {self.language}"


@personal_data.held(
    title=_("Vacancies you decided on"),
    subject="by",
    purpose=PURPOSE,
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("coordinators"),
    staff_only=True,
    fields={
        "on_behalf_of": _("for which organisation"),
        "decision": _("what you decided"),
        "words": _("what you wrote to the employer"),
        "at": _("when"),
    },
    withheld=("vacancy", "flags", "note"),
)
class Reading(AboutAPerson):
    """A coordinator read what a vacancy says, and opened it or sent it back. `flags` are the keys of what
    stood out then; `words` are for the employer, `note` is for coordinators.
    """

    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="readings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    on_behalf_of = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=8, choices=Decision.choices)
    words = models.CharField(max_length=600, blank=True)
    note = models.CharField(max_length=300, blank=True)
    flags = models.JSONField(default=list, blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]


@personal_data.held(
    title=_("Work you saved or put aside"),
    subject="person",
    purpose=_("To show you again what you saved, and not what is not for you."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    readers=_("only you"),
    fields={"vacancy": _("which work"), "choice": _("saved or not for you"), "at": _("when")},
    links=("vacancy__organisation",),
)
class Kept(AboutAPerson):
    """Hers. Nobody else reads it, nothing else is decided by it, and no reason is asked."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="kept_work")
    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="kept")
    choice = models.CharField(max_length=10, choices=Choice.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["person", "vacancy"], name="employers_kept_once")]

    def in_words(self) -> dict[str, str]:
        return {"vacancy": Text(self.vacancy.title, self.vacancy.language)}

    def in_group(self) -> str:
        return self.vacancy.organisation.name
