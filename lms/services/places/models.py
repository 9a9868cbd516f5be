from django.db import models

from lms.contacts.enums import Answer
from lms.contracts import personal_data
from lms.core.models import PublicIdModel
from lms.core.texts import Text
from lms.services.enums import LocationType, Redaction
from lms.services.records import Record, link
from lms.services.wordings import said


@personal_data.not_held("A town.")
class Town(PublicIdModel):
    """What one chooses as a place. `names` are {language code: name} where it has others."""

    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2)
    names = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["country", "name"]
        constraints = [models.UniqueConstraint(fields=["country", "name"], name="lms_services_town_once")]

    def __str__(self) -> str:
        return self.name


@personal_data.not_held("A place where services are offered.")
class Location(Record):
    """Where a service is. Of a confidential one no address is stored, and no coordinates: its addresses are
    the public front door, where there is one, and `area` says roughly where it is.

    `language` is that of its own texts; others stand in `wordings`.
    """

    organization = link("Organization", "locations")
    location_type = models.CharField(
        max_length=20, choices=LocationType.choices, default=LocationType.PHYSICAL
    )
    language = models.CharField(max_length=10, default="en")
    name = models.TextField(blank=True)
    alternate_name = models.TextField(blank=True)
    description = models.TextField(blank=True)
    transportation = models.TextField(blank=True)
    getting_in = models.TextField(blank=True)
    area = models.CharField(max_length=200, blank=True)
    town = models.ForeignKey(Town, null=True, blank=True, on_delete=models.PROTECT, related_name="locations")
    url = models.TextField(blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    step_free = models.CharField(max_length=10, choices=Answer.choices, default=Answer.UNKNOWN)
    is_confidential = models.BooleanField(default=False)
    redaction = models.CharField(max_length=20, choices=Redaction.choices, blank=True)

    class Meta(Record.Meta):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_confidential=False)
                | models.Q(latitude=None, longitude=None) & ~models.Q(redaction=""),
                name="lms_services_confidential_has_no_point",
            )
        ]

    def said(self, member: str, language: str | None = None) -> Text | str:
        return said(self, member, language)

    @property
    def door(self) -> "Address | None":
        """Where one goes: the first address that is not for letters alone."""
        found = (each for each in self.addresses.all() if each.address_type != LocationType.POSTAL)
        return next(found, None)


@personal_data.not_held("An address anyone may read.")
class Address(Record):
    """Public. Of a confidential place: its front door for the public, never the place itself."""

    location = link("Location", "addresses")
    attention = models.TextField(blank=True)
    address_1 = models.TextField(blank=True)
    address_2 = models.TextField(blank=True)
    city = models.TextField(blank=True)
    region = models.TextField(blank=True)
    state_province = models.TextField(blank=True)
    postal_code = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=60, blank=True)
    address_type = models.CharField(
        max_length=20, choices=LocationType.choices, default=LocationType.PHYSICAL
    )

    class Meta(Record.Meta):
        verbose_name_plural = "addresses"


@personal_data.not_held("How a place can be entered.")
class Accessibility(Record):
    location = link("Location", "accessibility")
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.TextField(blank=True)

    class Meta(Record.Meta):
        verbose_name_plural = "accessibility"


@personal_data.not_held("Keyed fingerprints of parts of an address that is not stored.")
class AddressMark(models.Model):
    """By which something public is recognised that would tell where a confidential place is.

    `kind` is street, postcode or cell (of a grid); the mark is keyed, the address itself is nowhere.
    """

    wagtail_reference_index_ignore = True

    location = models.ForeignKey(Location, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10)
    mark = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location", "kind", "mark"], name="lms_services_mark_once")
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"
