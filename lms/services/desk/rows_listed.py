"""Rows as the pages of the desk list them, in words, each with what leads to it."""

import re
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lms.core import written
from lms.core.texts import in_a_row
from lms.services.editing.rows import About, rows_about, said_in
from lms.services.keeping.rows import RowKind, row_in_words
from lms.services.reaching.models import Schedule
from lms.services.reaching.rules import WEEKDAYS


@dataclass(frozen=True, slots=True)
class Group:
    """All rows of a kind: (what it says, its address); `new` leads to one more, where that can be added."""

    label: Any
    rows: list[tuple[str, str]]
    new: str


def listed(about: About) -> list[Group]:
    """Kinds of which there is nothing and of which nothing can be added are left out."""
    groups = [_group(about, kind) for kind in about.kinds]
    return [group for group in groups if group.rows or group.new]


def _group(about: About, kind: RowKind) -> Group:
    here = [about.service.uuid, about.of, kind.name]
    return Group(
        kind.label,
        [
            (row_said(row, kind), reverse("services_desk:row", args=[*here, row.uuid]))
            for row in rows_about(about, kind)
        ],
        reverse("services_desk:row_new", args=here) if kind.is_added else "",
    )


def row_said(row: Any, kind: RowKind) -> str:
    said = row_in_words(said_in(row, kind))
    return in_a_row([rule_of(row), said]) or _("nothing is written here yet")


def rule_of(row: Any) -> str:
    """Which days a schedule means, as far as these words can say it."""
    if not isinstance(row, Schedule):
        return ""
    often = _often(row.freq.upper(), row.interval or 1)
    codes = (re.sub(r"[-+\d\s]", "", day) for day in row.byday.split(","))
    days = [written.weekday_named(WEEKDAYS[code]) for code in codes if code in WEEKDAYS]
    return in_a_row([often, *days])


def _often(freq: str, count: int) -> str:
    if count == 1:
        return {"DAILY": _("every day"), "WEEKLY": _("every week"), "MONTHLY": _("every month")}.get(freq, "")
    words = {
        "DAILY": ngettext("every %(count)d day", "every %(count)d days", count),
        "WEEKLY": ngettext("every %(count)d week", "every %(count)d weeks", count),
        "MONTHLY": ngettext("every %(count)d month", "every %(count)d months", count),
    }
    return words[freq] % {"count": count} if freq in words else ""
