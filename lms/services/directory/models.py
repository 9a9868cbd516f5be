import datetime
import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lms.contacts.enums import Answer, Told
from lms.contacts.enums import Cost as CostOfACall
from lms.contracts import personal_data
from lms.core.among import Among
from lms.core.reviewing import Reviewed, in_order
from lms.core.texts import Text
from lms.services.enums import Coming, Cost, Papers, Police, Status
from lms.services.records import Linked, Record, link
from lms.services.wordings import said


def _answer() -> models.CharField:
    return models.CharField(max_length=10, choices=Answer.choices, default=Answer.UNKNOWN)


@personal_data.not_held("An organisation that offers services, not a person.")
class Organization(Record, Linked):
    """Whoever offers services, as HSDS spells it; a partner's staff write about others than itself too."""

    links_member = "additional_websites"

    language = models.CharField(max_length=10, default="en")
    name = models.TextField()
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    email = models.TextField(blank=True)
    website = models.TextField(blank=True)
    parent_organization = link("Organization", "branches", on_delete=models.SET_NULL)

    def said(self, member: str, language: str | None = None) -> Text | str:
        return said(self, member, language)


@personal_data.not_held("A service anyone may read about.")
class Service(Record, Linked, Reviewed):
    """What is offered. `reviewed_on` is when somebody who knows looked at it last; it stays to be read after
    `expires_on`, with that day beside it, and is no longer shown from `suspend_on`.

    Of a text, the columns hold what is said in `language`; `wordings` what is said in others.
    """

    organization = link("Organization", "services")
    program = link("KeptRecord", "services", on_delete=models.SET_NULL)
    language = models.CharField(max_length=10, default="en")
    name = models.TextField()
    alternate_name = models.TextField(blank=True)
    summary = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    url = models.TextField(blank=True)
    email = models.TextField(blank=True)
    status = models.CharField(max_length=30, choices=Status.choices, default=Status.ACTIVE)
    interpretation_services = models.TextField(blank=True)
    application_process = models.TextField(blank=True)
    fees_description = models.TextField(blank=True)
    eligibility_description = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    maximum_age = models.PositiveSmallIntegerField(null=True, blank=True)
    alert = models.TextField(blank=True)
    last_modified = models.DateTimeField(default=timezone.now, db_index=True)
    # ── told to who has to be careful ──────────────────────────────────────────────────────────────────
    papers_words = models.TextField(blank=True)
    first_time = models.TextField(blank=True)
    call_steps = models.JSONField(default=list, blank=True)  # at most four {title, text}
    safe_to_call = _answer()
    on_bill = _answer()
    recorded = _answer()
    calls_back = _answer()
    migration_office = models.CharField(max_length=10, choices=Told.choices, default=Told.UNKNOWN)
    call_cost = models.CharField(max_length=10, choices=CostOfACall.choices, default=CostOfACall.UNKNOWN)
    women_only = _answer()
    children_welcome = _answer()
    papers_asked = models.CharField(max_length=10, choices=Papers.choices, default=Papers.UNKNOWN)
    police_contact = models.CharField(max_length=10, choices=Police.choices, default=Police.UNKNOWN)
    coming = models.CharField(max_length=20, choices=Coming.choices, default=Coming.UNKNOWN)
    cost = models.CharField(max_length=10, choices=Cost.choices, default=Cost.UNKNOWN)
    answers_day_and_night = models.BooleanField(default=False)
    closed_days = models.CharField(max_length=13, blank=True)  # of a week, as "6,7"
    # ── keeping it right ───────────────────────────────────────────────────────────────────────────────
    is_published = models.BooleanField(default=False)
    review_months = models.PositiveSmallIntegerField(
        default=6, validators=[MinValueValidator(1), MaxValueValidator(24)]
    )
    suspend_on = models.DateField(null=True, blank=True)
    paused_on = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)
    pause_words = models.CharField(max_length=300, blank=True)
    #: Since when coordinators hold it back, because somebody said that something is wrong (lms.concerns).
    held_back_on = models.DateField(null=True, blank=True)

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["is_published", "status"], name="lms_services_shown"),
            models.Index(
                fields=["answers_day_and_night"],
                condition=Q(answers_day_and_night=True),
                name="lms_services_always",
            ),
        ]
        constraints = [
            in_order("lms_services_review_in_order"),
            models.CheckConstraint(
                condition=Q(paused_until=None)
                | Q(paused_on__isnull=False, paused_until__gt=models.F("paused_on")),
                name="lms_services_pause_in_order",
                violation_error_message=_("A pause ends after it begins."),
            ),
        ]

    def said(self, member: str, language: str | None = None) -> Text | str:
        return said(self, member, language)

    def is_paused_on(self, day: datetime.date) -> bool:
        return bool(self.paused_on and self.paused_on <= day) and not (
            self.paused_until and self.paused_until <= day
        )

    def is_suspended_on(self, day: datetime.date) -> bool:
        """Nobody looked at it in time."""
        return bool(self.suspend_on and self.suspend_on <= day)


Service._meta.get_field("id").register_lookup(Among)


@personal_data.not_held("What a service helps with.")
class ServiceNeed(models.Model):
    """`need` is a code of the shared list (lms.services.needs)."""

    wagtail_reference_index_ignore = True

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="needs")
    need = models.CharField(max_length=20)

    class Meta:
        indexes = [models.Index(fields=["need", "service"], name="lms_services_need")]
        constraints = [models.UniqueConstraint(fields=["service", "need"], name="lms_services_need_once")]

    def __str__(self) -> str:
        return self.need


@personal_data.not_held("Where a service is offered.")
class ServiceAtLocation(Record):
    service = link("Service", "service_at_locations")
    location = link("Location", "service_at_locations")
    description = models.TextField(blank=True)
    closed_days = models.CharField(max_length=13, blank=True)  # of a week, as "6,7"


@personal_data.not_held("What a service costs.")
class CostOption(Record):
    service = link("Service", "cost_options")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    option = models.TextField(blank=True)
    currency = models.CharField(max_length=20, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    amount_description = models.TextField(blank=True)


@personal_data.not_held("What one brings to a service.")
class RequiredDocument(Record):
    service = link("Service", "required_documents")
    document = models.TextField(blank=True)
    uri = models.TextField(blank=True)


@personal_data.not_held("For whom a service is there, by where they live.")
class ServiceArea(Record):
    """`country` alone: everywhere in it; `town` as well: there."""

    service = link("Service", "service_areas")
    name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    country = models.CharField(max_length=2, blank=True, db_index=True)
    town = models.ForeignKey(
        "lms_services.Town", null=True, blank=True, on_delete=models.PROTECT, related_name="service_areas"
    )


@personal_data.not_held("A translation of what a directory says.")
class Wording(models.Model):
    """What a record says in one more language: {member: text}, under the names its columns have."""

    wagtail_reference_index_ignore = True

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    service = link("Service", "wordings")
    location = link("Location", "wordings")
    organization = link("Organization", "wordings")
    language = models.CharField(max_length=10)
    texts = models.JSONField(default=dict)

    class Meta:
        constraints = [
            *(
                models.UniqueConstraint(fields=[owner, "language"], name=f"lms_services_{owner}_wording_once")
                for owner in ("service", "location", "organization")
            ),
            models.CheckConstraint(
                condition=Q(service__isnull=False, location=None, organization=None)
                | Q(service=None, location__isnull=False, organization=None)
                | Q(service=None, location=None, organization__isnull=False),
                name="lms_services_wording_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"wording {self.pk}"
