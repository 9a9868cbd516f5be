from collections import Counter

from django.db.models import Count, QuerySet

from lms.core.people import Person
from lms.network.meetings.enums import Need
from lms.network.meetings.models import MeetingNeeds, TableMeeting
from lms.network.tables.models import RoundTable


def proposed(table: RoundTable) -> QuerySet[TableMeeting]:
    """With how many can come."""
    rows = table.meetings.filter(is_fixed=False).annotate(can=Count("votes"))
    return rows.order_by("begins_at", "pk")


def fixed(table: RoundTable) -> QuerySet[TableMeeting]:
    rows = table.meetings.filter(is_fixed=True).select_related("link")
    return rows.order_by("begins_at", "pk")


def needs_of(table: RoundTable, person: Person) -> list[str]:
    row = MeetingNeeds.objects.filter(table=table, person=person.pk).first()
    return row.needs if row else []


def needed(table: RoundTable) -> list[tuple[str, int]]:
    """What is needed, and by how many: not by whom."""
    counts = Counter(each for needs in table.needs.values_list("needs", flat=True) for each in needs)
    return [(str(need.label), counts[need.value]) for need in map(Need, Need.values) if counts[need.value]]
