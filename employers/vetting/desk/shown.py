"""The checklist and the red flags of a firm, as coordinators read them."""

from dataclasses import dataclass
from typing import Any

from employers.applications.models import Application
from employers.vetting.enums import HOW, Item, Status
from employers.vetting.flags import flags_of
from employers.vetting.queries import answers_to_flags, last_checks
from lms.desk.frame import name_of
from lms.organisations.models import Organisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A point of the checklist, or a red flag: what was found, by whom, and whether it is done."""

    key: str
    title: str
    hint: str
    is_done: bool
    state: str
    words: str
    who: str
    organisation: str
    at: Any


def check_rows(employer: Organisation) -> list[Row]:
    checks = last_checks(employer)
    items = [Item(value) for value in Item.values]
    return [_row(str(item), str(item.label), str(HOW[item]), checks.get(item)) for item in items]


def flag_rows(application: Application, employer: Organisation) -> list[Row]:
    answers = answers_to_flags(employer)
    return [
        _row(flag.key, str(flag.title), str(flag.why), answers.get(flag.key))
        for flag in flags_of(application.said)
    ]


def _row(key: str, title: str, hint: str, found: Any) -> Row:
    status = getattr(found, "status", Status.DONE) if found else ""
    return Row(
        key=key,
        title=title,
        hint=hint,
        is_done=status == Status.DONE,
        state=found.get_status_display() if found and hasattr(found, "status") else "",
        words=found.words if found else "",
        who=name_of(found.by) if found and found.by else "",
        organisation=found.on_behalf_of.name if found else "",
        at=found.at if found else None,
    )
