"""What every record of the directory is made of.

A record is one object of HSDS 3 (Open Referral): `uuid` is its `id` there. What the directory asks about has
a column; every other member a file brought is kept in `other` as it came, so that an export says what the
import said.
"""

from typing import Any
from uuid import uuid4

from django.db import models

from lms.core.models import PublicIdModel


class Record(PublicIdModel):
    """`position` is its place among its siblings. `other` holds members without a column, references to
    records that are not here, and a value as it was written where the column says it in another way.
    `edited_by` is the partner whose staff write it; a record without one is nobody's to change.
    """

    wagtail_reference_index_ignore = True

    edited_by = models.ForeignKey(
        "lms.Organisation", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    other = models.JSONField(default=dict, blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.pk}"


class Linked:
    """It has addresses in the web beside its own: as later versions of HSDS write them (`links_member`)."""

    links_member = "additional_urls"
    other: Any

    @property
    def links(self) -> list[dict[str, str]]:
        """{label, url} of each."""
        return [{"label": str(each.get("label") or ""), "url": each["url"]} for each in self._links()]

    @links.setter
    def links(self, links: list[dict[str, str]]) -> None:
        """What a file said of one that stays, stays with it."""
        if links == self.links:
            return
        held = {each["url"]: each for each in self._links()}
        said = [{"id": str(uuid4())} | held.get(each["url"], {}) | each for each in links]
        rest = {name: raw for name, raw in self.other.items() if name != self.links_member}
        self.other = rest | ({self.links_member: said} if said else {})

    def _links(self) -> list[dict[str, Any]]:
        raw = self.other.get(self.links_member)
        found = raw if isinstance(raw, list) else []
        return [each for each in found if isinstance(each, dict) and isinstance(each.get("url"), str)]


def link(to: str, related_name: str, **more: Any) -> models.ForeignKey:
    """A record's place in another one. HSDS lets a record stand alone, or under several at once."""
    return models.ForeignKey(
        f"lms_services.{to}",
        null=True,
        blank=True,
        on_delete=more.pop("on_delete", models.CASCADE),
        related_name=related_name,
        **more,
    )
