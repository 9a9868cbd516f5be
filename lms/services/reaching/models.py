from django.db import models
from django.db.models import Q

from lms.contracts import personal_data
from lms.services.enums import Interpreter
from lms.services.records import Record, link


def of_those(owner: str, *more: str, name: str) -> models.Index:
    """Of rows that have this owner: those without would make SQLite believe that the index finds nothing."""
    return models.Index(fields=[owner, *more], condition=Q(**{f"{owner}__isnull": False}), name=name)


@personal_data.not_held("Whom a service names itself for the public: an office or a role, as it decides.")
class Contact(Record):
    organization = link("Organization", "contacts")
    service = link("Service", "contacts")
    service_at_location = link("ServiceAtLocation", "contacts")
    location = link("Location", "contacts")
    name = models.TextField(blank=True)
    title = models.TextField(blank=True)
    department = models.TextField(blank=True)
    email = models.TextField(blank=True)


@personal_data.not_held("A number anyone may call.")
class Phone(Record):
    location = link("Location", "phones")
    service = link("Service", "phones")
    organization = link("Organization", "phones")
    contact = link("Contact", "phones")
    service_at_location = link("ServiceAtLocation", "phones")
    number = models.CharField(max_length=200, blank=True)
    extension = models.CharField(max_length=20, blank=True)
    type = models.CharField(max_length=60, blank=True)
    description = models.TextField(blank=True)


@personal_data.not_held("A language a service speaks.")
class Language(Record):
    """`code` as ISO 639 writes it; `interpreter` says how it is spoken."""

    service = link("Service", "languages")
    location = link("Location", "languages")
    phone = link("Phone", "languages")
    name = models.CharField(max_length=200, blank=True)
    code = models.CharField(max_length=20, blank=True, db_index=True)
    note = models.TextField(blank=True)
    interpreter = models.CharField(max_length=10, choices=Interpreter.choices, blank=True)

    class Meta(Record.Meta):
        indexes = [
            of_those("service", "code", name="lms_services_spoken_by"),
            of_those("location", "code", name="lms_services_spoken_at"),
            of_those("phone", "code", name="lms_services_spoken_on"),
        ]


@personal_data.not_held("When a service can be reached.")
class Schedule(Record):
    """As HSDS writes it, which is as iCalendar does. What it means for a week stands in Hours."""

    service = link("Service", "schedules")
    location = link("Location", "schedules")
    service_at_location = link("ServiceAtLocation", "schedules")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    freq = models.CharField(max_length=20, blank=True)
    interval = models.IntegerField(null=True, blank=True)
    byday = models.CharField(max_length=200, blank=True)
    opens_at = models.TimeField(null=True, blank=True)
    closes_at = models.TimeField(null=True, blank=True)
    description = models.TextField(blank=True)
    notes = models.TextField(blank=True)


@personal_data.not_held("When a service can be reached, worked out for a week.")
class Hours(models.Model):
    """One stretch of one weekday (1 is Monday), of a service or of a service at a location. Made of its
    schedules and its `closed_days`; a weekday without a row is not known.

    `closes` of 24:00 is None; one that goes on past midnight has a second row on the next day. They are told
    by the clock of `country`, where the place is; "" by the site's. A service with places in several
    countries has them once for each.
    """

    wagtail_reference_index_ignore = True

    service = models.ForeignKey(
        "lms_services.Service",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="hours",
        db_index=False,  # the indexes below begin with it
    )
    service_at_location = models.ForeignKey(
        "lms_services.ServiceAtLocation",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="hours",
        db_index=False,
    )
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField(null=True, blank=True)
    closes = models.TimeField(null=True, blank=True)
    is_closed = models.BooleanField(default=False)
    country = models.CharField(max_length=2, blank=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["weekday", models.F("opens").asc(nulls_first=True), "pk"]
        verbose_name_plural = "hours"
        indexes = [
            models.Index(fields=["weekday", "opens", "closes"], name="lms_services_hours_then"),
            of_those("service", "weekday", "opens", name="lms_services_hours_theirs"),
            of_those("service_at_location", "weekday", "opens", name="lms_services_hours_there"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekday__gte=1, weekday__lte=7), name="lms_services_hours_of_a_weekday"
            ),
            models.CheckConstraint(
                condition=Q(is_closed=True) | Q(opens__isnull=False), name="lms_services_hours_open_or_closed"
            ),
        ]

    def __str__(self) -> str:
        return f"hours {self.pk}"
