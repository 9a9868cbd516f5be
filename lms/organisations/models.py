from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.countries import COUNTRY
from lms.core.models import AboutAPerson, PublicIdModel


@personal_data.not_held("An organisation, not a person.")
class Organisation(PublicIdModel):
    class Kind(models.TextChoices):
        PARTNER = "partner", _("Partner")
        EMPLOYER = "employer", _("Employer")

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.PARTNER)
    place = models.CharField(_("place"), max_length=80, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[COUNTRY],
        help_text=_(
            "Two capital letters, such as IT. Its learners see the numbers and notes for this country."
        ),
    )
    programme = models.BooleanField(
        _("learners come through the programme"),
        default=True,
        help_text=_(
            "Turn this off for an organisation whose learners come another way, such as through "
            "a school. When some learners come that way, an account alone says nothing about "
            "anybody."
        ),
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Role(models.TextChoices):
    LEARNER = "learner", _("Learner")
    TRAINER = "trainer", _("Trainer")
    CASE_WORKER = "case_worker", _("Adviser")
    COORDINATOR = "coordinator", _("Coordinator")
    AUTHOR = "author", _("Author")
    REVIEWER = "reviewer", _("Reviewer")
    ADMINISTRATOR = "administrator", _("Administrator")
    EMPLOYER = "employer", _("Employer")


#: Roles that work on the desk with learners of their organisation.
DESK_ROLES = (Role.TRAINER, Role.CASE_WORKER, Role.COORDINATOR)
#: What somebody can be in the team of a partner.
TEAM_ROLES = (*DESK_ROLES, Role.AUTHOR, Role.REVIEWER, Role.ADMINISTRATOR)


@personal_data.held(
    title=_("Your place in an organisation"),
    subject="person",
    purpose=_("To know what somebody may do, and for which organisation."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="ended_at",
    fields={
        "organisation": _("organisation"),
        "role": _("role there"),
        "since": _("since when"),
        "ended_at": _("until when"),
    },
)
class Membership(PublicIdModel, AboutAPerson):
    """A role somebody has in an organisation, from one day until another. Ended, never deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation", "role"],
                condition=Q(ended_at=None),
                name="lms_membership_once",
            ),
        ]


@personal_data.held(
    title=_("Who supports you"),
    subject="learner",
    purpose=_("To show a learner only to the workers who support her."),
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="ended_at",
    fields={
        "worker": _("who supports you"),
        "organisation": _("for which organisation"),
        "since": _("since when"),
        "ended_at": _("until when"),
    },
)
class SupportAssignment(PublicIdModel, AboutAPerson):
    """A worker accompanies a learner, for one organisation. When she moves on, it ends and another begins."""

    worker = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="support_assignments"
    )
    learner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accompanied_by"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="support_assignments"
    )
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["worker", "learner"], condition=Q(ended_at=None), name="lms_support_assignment_once"
            ),
        ]


@personal_data.held(
    title=_("For whom you stand in"),
    subject="deputy",
    purpose=_("So that nobody waits while a colleague is away."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=90,
    keep_from="until",
    readers=_("colleagues of the same organisation; the learners for whom it holds"),
    staff_only=True,
    fields={
        "worker": _("for whom"),
        "organisation": _("for which organisation"),
        "named_by": _("who named you"),
        "since": _("since when"),
        "until": _("until when"),
        "ended_at": _("when it was ended before that day"),
    },
    closes="ended_at",
)
class Deputy(PublicIdModel, AboutAPerson):
    """A colleague stands in for a worker with all whom she accompanies for this organisation, from the
    beginning of one day to the end of another. `named_by`: she herself, or a coordinator there.
    """

    worker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    deputy = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateField()
    until = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(worker=F("deputy")), name="lms_deputy_other"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="lms_deputy_days_in_order"),
        ]
        indexes = [models.Index(fields=["deputy", "until"], name="lms_deputy_until")]


@personal_data.held(
    title=_("Employers you checked"),
    subject="coordinator",
    purpose=_(
        "To show which two coordinators checked an employer before anybody could share anything with it."
    ),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("coordinators"),
    staff_only=True,
    fields={
        "organisation": _("employer"),
        "note": _("what was checked"),
        "checked_at": _("when"),
        "ended_at": _("until when it was valid"),
    },
)
class Vetting(PublicIdModel, AboutAPerson):
    """A coordinator has checked an employer organisation.

    Two of different organisations open its door. A closing ends them all.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="vettings")
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("what you checked"), max_length=300)
    checked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "on_behalf_of"],
                condition=Q(ended_at=None),
                name="lms_vetting_once_per_organisation",
            ),
        ]


@personal_data.held(
    title=_("That you may be asked for the second check"),
    subject="person",
    purpose=_("To know who is asked when nobody else has checked an employer in time."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.DELETE,
    keep_days=365,
    keep_from="ended_at",
    readers=_("coordinators"),
    staff_only=True,
    fields={
        "organisation": _("for which organisation"),
        "named_by": _("who named you"),
        "since": _("since when"),
        "ended_at": _("until when"),
    },
)
class Approver(PublicIdModel, AboutAPerson):
    """A coordinator of the standing pool, who is asked for the check that nobody else makes."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="approvers")
    named_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "organisation"], condition=Q(ended_at=None), name="lms_approver_once"
            )
        ]


@personal_data.held(
    title=_("Employers you closed"),
    subject="coordinator",
    purpose=_("To show who closed an employer, and why, to those who decide whether it is opened again."),
    basis=Basis.LEGITIMATE_INTEREST,
    erase=Erase.UNLINK,
    readers=_("coordinators"),
    staff_only=True,
    fields={
        "organisation": _("employer"),
        "reason": _("why"),
        "closed_at": _("when"),
        "reopened_at": _("until when"),
    },
)
class Closing(PublicIdModel, AboutAPerson):
    """One coordinator has closed an employer organisation.

    It stands until enough new checks have been made.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="closings")
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on_behalf_of = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(_("why it is closed"), max_length=300)
    closed_at = models.DateTimeField(default=timezone.now)
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(reopened_at=None), name="lms_closing_one_stands"
            )
        ]
