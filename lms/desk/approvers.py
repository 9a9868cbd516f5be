"""The standing pool, as coordinators read it."""

from dataclasses import dataclass
from typing import Any

from lms.core.people import Person
from lms.desk.frame import name_of
from lms.organisations.pool import pool
from lms.organisations.rules import can_release


@dataclass(frozen=True, slots=True, kw_only=True)
class ApproverRow:
    uuid: Any
    name: str
    organisation: str
    may_release: bool


def approver_rows(reader: Person) -> list[ApproverRow]:
    rows = [
        ApproverRow(
            uuid=each.uuid,
            name=name_of(each.person),
            organisation=each.organisation.name,
            may_release=can_release(reader, each),
        )
        for each in pool()
    ]
    return sorted(rows, key=lambda row: (row.organisation, row.name))
