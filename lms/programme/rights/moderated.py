"""Rights that are told no more, or soon will not be, for those who review them: on the desk of this face."""

from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core.people import Person
from lms.core.rights import has_right
from lms.core.texts import in_a_row
from lms.programme.rights.queries import has_rights_to_review
from lms.programme.rights.reviewing import rows_for

#: So many are shown; the report in the editor has them all.
SHOWN = 50


@register
class RightsToReview(ModeratedKind):
    key = "rights"
    label = gettext_lazy("Rights to check")
    icon = "again"
    order = 15
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        """Asked on every page of the desk: the rights to the editor are read for its menu anyway, and most
        who work here have none.
        """
        return has_right(person, "wagtailadmin.access_admin") and has_rights_to_review(person)

    def waiting(self, person: Person) -> list[WaitingItem]:
        waiting = [row for row in rows_for(person) if row.waits]
        return [
            WaitingItem(
                title=row.page.title,
                url=row.mend_url,
                since=row.since,
                words=in_a_row([str(row.page.place.label), row.language, str(row.state)]),
            )
            for row in waiting[:SHOWN]
        ]
