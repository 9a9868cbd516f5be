"""Which stories there are for whom."""

from django.db.models import F, Prefetch, Q, QuerySet

from lms.core import days
from lms.core.people import Person
from lms.stories.told.enums import Stage
from lms.stories.told.models import Story, StoryWords
from lms.stories.told.rules import TAKEN_FOR, partners, reading_of, taking_for
from lms.stories.told.slips import key_of

#: Of what waits so many are looked at, the oldest first.
LOOKED_THROUGH = 200


def public() -> QuerySet[Story]:
    """What everybody can read today. Nothing has to be done for one to come or to go."""
    today = days.today()
    shown = Story.objects.filter(stage=Stage.AGREED, shown_from__lte=today, shown_until__gt=today)
    return shown.order_by(F("shown_from").desc(nulls_last=True), "uuid")


def with_words(stories: QuerySet[Story]) -> QuerySet[Story]:
    return stories.prefetch_related(Prefetch("words", StoryWords.objects.filter(is_checked=True)))


def by_number(number: str) -> Story | None:
    return Story.objects.filter(key=key_of(number)).first()


def to_take(person: Person) -> list[Story]:
    """What waits for somebody like her. Of those she must not read she does not even learn that they are."""
    there = partners()
    waiting = Story.objects.filter(stage=Stage.READING).prefetch_related("readings__reader")
    waiting = waiting.order_by("told_week", "uuid")[:LOOKED_THROUGH]
    return [story for story in waiting if taking_for(person, story, there)]


def taken_by(person: Person) -> list[Story]:
    """What she reads now, or has read."""
    there = partners()
    still = Q(readings__round__gt=0) | Q(readings__taken_on__gte=days.today() - TAKEN_FOR)
    mine = Story.objects.filter(still, readings__reader=person).distinct()
    mine = mine.prefetch_related("readings__reader").order_by("told_week", "uuid")
    return [story for story in mine[:LOOKED_THROUGH] if reading_of(person, story, there)]
