from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from employers.placements.enums import Company, Party
from employers.portfolios.models import new_reference
from employers.vacancies.enums import Kind
from lms.contracts import personal_data
from lms.contracts.personal_data import Basis, Erase
from lms.core.models import AboutAPerson, PublicIdModel
from lms.core.texts import Text
from lms.organisations.queries import vetted_employers

#: So long after the last day everything of a place is kept.
KEEP_DAYS = 730
PURPOSE = _("To prepare a place at an employer with you, and to keep what was agreed and what came of it.")
WITH_HER_ADVISER = _(
    "herself; her adviser; of the employer, who signs and who works beside her: the agreement, while she"
    " shows it"
)


class PlacementQuerySet(models.QuerySet):
    def shown_now(self) -> "PlacementQuerySet":
        """Those that the employer may open at this moment: her yes holds, her account is open, the employer
        is checked, and no coordinator holds it. Asked at every request, cached nowhere.
        """
        now = timezone.now()
        return self.filter(
            consent__withdrawn_at=None,
            consent__given_at__lte=now,
            consent__expires_at__gt=now,
            held_at=None,
            person__is_active=True,
            person__profile__suspended_at=None,
            organisation__in=vetted_employers().values("pk"),
        )


@personal_data.held(
    title=_("Places at employers"),
    subject="person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.DELETE,
    keep_days=KEEP_DAYS,
    keep_from="over_on",
    readers=_("herself; her adviser"),
    fields={
        "organisation": _("employer"),
        "vacancy": _("which work"),
        "kind": _("what kind of work"),
        "adviser": _("who supports you with it"),
        "body": _("for which organisation"),
        "begun_at": _("since when"),
        "over_on": _("last day"),
        "comes_along": _("who comes along"),
        "interpreter": _("whether you want an interpreter"),
        "asks_later": _("whether you may be asked how it is going"),
        "held_at": _("since when coordinators look into it"),
    },
    withheld=("consent", "reference", "ready"),
    links=("vacancy__organisation", "organisation"),
)
class Placement(PublicIdModel, AboutAPerson):
    """She and one employer, from the first talk to the sixth month. She begins it, and nobody else.

    `reference` is what the employer calls her, made for this place alone. `body` accompanies her; no page of
    the employer has its name, nor hers.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="placements")
    organisation = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="placements")
    vacancy = models.ForeignKey(
        "employers.Vacancy", null=True, blank=True, on_delete=models.SET_NULL, related_name="placements"
    )
    kind = models.CharField(max_length=12, choices=Kind.choices)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    body = models.ForeignKey("lms.Organisation", on_delete=models.PROTECT, related_name="+")
    consent = models.ForeignKey(
        "lms.ConsentReceipt", null=True, blank=True, on_delete=models.SET_NULL, related_name="placements"
    )
    reference = models.CharField(max_length=12, unique=True, default=new_reference)
    begun_at = models.DateTimeField(default=timezone.now, editable=False)
    over_on = models.DateField(null=True, blank=True)
    ready = models.JSONField(default=list, blank=True)
    comes_along = models.CharField(max_length=8, choices=Company.choices, blank=True)
    interpreter = models.BooleanField(default=False)
    asks_later = models.BooleanField(default=False)
    held_at = models.DateTimeField(null=True, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        ordering = ["-begun_at", "-pk"]

    @property
    def is_shown(self) -> bool:
        return self.consent is not None and self.consent.holds and self.held_at is None

    def in_words(self) -> dict[str, str]:
        return {"vacancy": Text(self.vacancy.title, self.vacancy.language)} if self.vacancy else {}

    def in_group(self) -> str:
        return self.organisation.name


@personal_data.held(
    title=_("Agreements about an internship"),
    subject="placement__person",
    purpose=PURPOSE,
    basis=Basis.CONTRACT,
    erase=Erase.CASCADE,
    readers=WITH_HER_ADVISER,
    fields={
        "number": _("version"),
        "text": _("the text"),
        "starts_on": _("from"),
        "ends_on": _("until"),
        "signatory": _("who signs for the employer"),
        "tutor": _("who works beside you"),
        "promoter": _("another organisation that signs"),
        "promoter_read_at": _("when you read what its name tells"),
        "made_at": _("when it was written"),
    },
    withheld=("placement", "terms", "digest", "made_by"),
    links=("placement__organisation",),
)
class Agreement(PublicIdModel, AboutAPerson):
    """One version of what is agreed. It is never changed: other words are another version, to be signed again
    by all.

    `terms` is what was typed, `text` what everybody reads and signs, whole, in each of its languages;
    `digest` is its fingerprint. `promoter`: where the law wants another name than that of the accompanying
    body; she reads first what it tells.
    """

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="agreements")
    number = models.PositiveSmallIntegerField()
    terms = models.JSONField(default=dict)
    text = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    starts_on = models.DateField()
    ends_on = models.DateField()
    signatory = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    tutor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    competences: models.ManyToManyField = models.ManyToManyField(
        "lms.Competence", related_name="+", blank=True
    )
    promoter = models.CharField(max_length=120, blank=True)
    promoter_read_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["placement", "number"], name="employers_agreement_number"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=models.F("starts_on")), name="employers_agreement_days"
            ),
        ]

    def in_words(self) -> dict[str, str]:
        languages = self.text.get("clauses", {})
        here = get_language() if get_language() in languages else self.text.get("valid", "")
        told = [f"{title}: {words}" for title, words in languages.get(here, [])]
        return {"text": Text("\n".join(told), here)}

    def in_group(self) -> str:
        return self.placement.organisation.name


@personal_data.held(
    title=_("What you signed"),
    subject="person",
    purpose=_("To show who said yes to which words, and on which day."),
    basis=Basis.CONTRACT,
    erase=Erase.UNLINK,
    readers=WITH_HER_ADVISER,
    fields={"party": _("as what"), "signed_at": _("when"), "digest": _("the fingerprint of the text")},
    withheld=("agreement",),
    links=("agreement__placement__organisation",),
    for_machines=("digest",),
)
class Signature(AboutAPerson):
    """Somebody's own yes to exactly these words: given with her PIN, or with a second factor. Nobody gives it
    for another.
    """

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    party = models.CharField(max_length=10, choices=Party.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="signatures"
    )
    digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["signed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="employers_signature_once")
        ]

    def in_group(self) -> str:
        return self.agreement.placement.organisation.name
