"""Who reads stories before everybody can."""

import datetime

from lms.core import days
from lms.core.people import Person
from lms.organisations.models import DESK_ROLES, Organisation
from lms.organisations.queries import current_memberships, effective_memberships, partners_of
from lms.stories.told.barred import barred
from lms.stories.told.enums import Stage
from lms.stories.told.models import Story, StoryReading

READERS = 2
#: She is asked so long before its last day whether it may stay.
ASKED_BEFORE = datetime.timedelta(days=60)
#: Who has taken a story and does nothing with it loses it to somebody else.
TAKEN_FOR = datetime.timedelta(days=21)


def partners() -> list[Organisation]:
    """All for which somebody works here now."""
    memberships = effective_memberships().filter(
        role__in=DESK_ROLES, organisation__kind=Organisation.Kind.PARTNER
    )
    return list(Organisation.objects.filter(pk__in=memberships.values("organisation")).order_by("pk"))


def own_partners(person: Person) -> list[Organisation]:
    return sorted(partners_of(person, DESK_ROLES), key=lambda organisation: organisation.pk)


def must_not_read(person: Person, story: Story, there: list[Organisation]) -> bool:
    """Whoever works for one that she named, in whichever role and for whomever else besides."""
    out = barred(story, there)
    places = [each.organisation for each in current_memberships(person)]
    also = barred(story, places).organisations
    return out.unknown or any(each.pk in out.organisations | also for each in places)


def has_enough_readers(story: Story, there: list[Organisation]) -> bool:
    """Whether two are left who may read it: of two organisations, where there are so many."""
    out = barred(story, there)
    left = {each.pk for each in there} - out.organisations
    if out.unknown or not left:
        return False
    if len(there) >= READERS:
        return len(left) >= READERS
    people = effective_memberships().filter(role__in=DESK_ROLES, organisation__in=left)
    return people.values("person").distinct().count() >= READERS


def standing(story: Story) -> list[StoryReading]:
    """Those who read it now, or stand for the version that is there."""
    since = days.today() - TAKEN_FOR
    there = [each for each in story.readings.all() if each.reader and each.reader.is_active]
    return [each for each in there if (each.round and each.round == story.round) or each.taken_on >= since]


def taking_for(person: Person, story: Story, there: list[Organisation]) -> Organisation | None:
    """For which organisation somebody may begin to read it: two in all, and of two organisations where there
    are so many.
    """
    if story.stage != Stage.READING or must_not_read(person, story, there):
        return None
    now = standing(story)
    if len(now) >= READERS or person.pk in {each.reader_id for each in now}:
        return None
    taken = {each.on_behalf_of_id for each in now} if len(there) >= READERS else set()
    return next((each for each in own_partners(person) if each.pk not in taken), None)


def reading_of(person: Person, story: Story, there: list[Organisation]) -> StoryReading | None:
    """Her reading of it, while she may: what she took for an organisation she has left is nothing."""
    mine = {each.pk for each in own_partners(person)}
    if must_not_read(person, story, there):
        return None
    return next(
        (each for each in standing(story) if each.reader_id == person.pk and each.on_behalf_of_id in mine),
        None,
    )


def can_propose(person: Person, story: Story, there: list[Organisation]) -> StoryReading | None:
    return reading_of(person, story, there) if story.stage == Stage.READING else None


def can_agree(person: Person, story: Story, there: list[Organisation]) -> StoryReading | None:
    """The second one, to what the first has written."""
    mine = can_propose(person, story, there)
    others = any(each.round == story.round and each.pk != (mine and mine.pk) for each in standing(story))
    return mine if mine and story.round and mine.round != story.round and others else None


def can_renew(story: Story) -> bool:
    """Whoever has its slip, when it is time to ask her again."""
    last = story.shown_until
    return story.stage == Stage.AGREED and bool(last and last <= days.today() + ASKED_BEFORE)


def can_translate(person: Person, story: Story, there: list[Organisation]) -> StoryReading | None:
    allowed = story.stage == Stage.AGREED and story.may_translate
    return reading_of(person, story, there) if allowed else None


def can_set_aside(person: Person, story: Story, there: list[Organisation]) -> StoryReading | None:
    """One of the two is enough to take it away at once."""
    return reading_of(person, story, there) if story.stage == Stage.AGREED else None
