"""What somebody has to look at: every live right with how it stands, the most pressing first."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from lms.core import days
from lms.core.people import Person
from lms.core.reviewing import DUE, Standing
from lms.core.texts import name_here
from lms.programme.rights.models import RightPage
from lms.programme.rights.queries import rights_of_reviewer
from lms.programme.rights.rules import Family, Untold

OLD = gettext_lazy("translation is old")
#: In the order in which somebody is asked.
ASKED = (Standing.EXPIRED, Standing.UNREVIEWED, OLD, Standing.DUE, Standing.HOLDS)


@dataclass(frozen=True, slots=True)
class Row:
    """`since` is None where nobody has ever checked it."""

    page: RightPage
    state: str | Promise
    since: datetime.datetime | None
    edit_url: str
    review_url: str

    @property
    def waits(self) -> bool:
        return self.state != Standing.HOLDS.label

    @property
    def mend_url(self) -> str:
        """An old translation is written anew; of anything else somebody notes that she has read it."""
        return self.edit_url if self.state == OLD else self.review_url

    @property
    def language(self) -> str:
        return name_here(self.page.locale.language_code)


def rows_for(person: Person) -> list[Row]:
    """Of the live rights she may publish."""
    states = [str(getattr(state, "label", state)) for state in ASKED]
    found = [row for family in rights_of_reviewer(person) for row in _rows(family)]
    return sorted(
        found, key=lambda row: (states.index(str(row.state)), str(row.page.expires_on or ""), row.page.pk)
    )


def _rows(family: Family) -> Iterator[Row]:
    for page in family.pages:
        if page.live:
            is_old = family.why_untold(page) is Untold.STALE
            until = page.expires_on
            yield Row(
                page,
                OLD if is_old else page.standing_on(family.day).label,
                family.pages[0].words_changed_at if is_old else until and days.start_of(until - DUE),
                reverse("wagtailadmin_pages:edit", args=[page.pk]),
                reverse("rights_review", args=[page.pk]),
            )
