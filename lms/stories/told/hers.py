"""What she does with her story, by her slip. None of it is written into the audit: that has the minute."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.core import days
from lms.core.locking import lock
from lms.privacy import traces
from lms.stories.told.enums import Stage
from lms.stories.told.models import CONSENT, OFFERED, Story, WithdrawnStory
from lms.stories.told.restoring import keep_outside
from lms.stories.told.rules import can_renew
from lms.stories.told.slips import key_of
from lms.stories.told.weeks import AFTERWARDS, UNANSWERED, WAIT, WEEK, this_week

#: More would be no women who tell, but somebody who fills the table.
MOST = 20_000
WRITTEN = ("language", "title", "text", "picture_words", *CONSENT)
MONTHS = 12
STATE = ("stage", "round", "shown_from", "shown_until", "kept_until")


class TooMany(Exception):
    """There are so many stories that a new one has to wait."""


@transaction.atomic
def tell(number: str, values: Mapping[str, Any]) -> Story:
    """Sent twice, it is one story, with the words that came last."""
    story = Story.objects.filter(key=key_of(number)).first()
    if story:
        change(story, values)
        return story
    if Story.objects.count() >= MOST:
        raise TooMany
    story = Story(key=key_of(number), told_week=this_week(), kept_until=this_week() + UNANSWERED)
    _put(story, values)
    story.save(force_insert=True)
    return story


@transaction.atomic
def change(story: Story, values: Mapping[str, Any]) -> None:
    """It is told anew: whatever was public of it is gone at once, and two people read it again."""
    lock(story)
    before = story.picture.name
    storage = story.picture.storage
    _put(story, values)
    begin_anew(story)
    story.readings.all().delete()
    if before and before != story.picture.name:
        transaction.on_commit(lambda: storage.delete(before))


def _put(story: Story, values: Mapping[str, Any]) -> None:
    for name in WRITTEN:
        setattr(story, name, values[name])
    if values["picture"]:
        story.picture = values["picture"]
    elif values["without_picture"]:
        story.picture = ""


def begin_anew(story: Story) -> None:
    """Nobody but two reads it from now on, and nothing of what was offered is left. Its caller locks it."""
    for name in OFFERED:
        setattr(story, name, Story._meta.get_field(name).get_default())
    story.stage, story.round = Stage.READING, story.round + 1
    story.shown_from = story.shown_until = None
    story.kept_until = this_week() + UNANSWERED
    story.save(update_fields=[*WRITTEN, "picture", *OFFERED, *STATE])
    story.words.all().delete()


@transaction.atomic
def agree(story: Story, version: int) -> None:
    """She has seen both versions, and this is the one. Then it waits, in case she thinks again."""
    lock(story)
    if story.stage != Stage.OFFERED or story.round != version:
        raise ValidationError(_("The text has changed since. Read it once more."))
    story.stage = Stage.AGREED
    story.shown_from = this_week() + WEEK + WAIT
    story.shown_until = days.months_after(story.shown_from, MONTHS)
    if story.asked_until:
        story.shown_until = min(story.shown_until, story.asked_until)
    story.kept_until = story.shown_until + AFTERWARDS
    story.save(update_fields=["stage", "shown_from", "shown_until", "kept_until"])


@transaction.atomic
def renew(story: Story) -> None:
    """One more year, from the Monday of this week. What was taken down comes back."""
    lock(story)
    if not can_renew(story):
        raise ValidationError(_("It is not time to ask you again yet."))
    story.asked_until = None
    story.shown_until = days.months_after(this_week(), MONTHS)
    story.kept_until = story.shown_until + AFTERWARDS
    story.save(update_fields=["asked_until", "shown_until", "kept_until"])


def withdraw(story: Story) -> None:
    """It is gone: the row, what hangs on it, the picture, and what the database still held of them."""
    _delete(story)
    keep_outside(story.uuid)
    traces.settle_disk()


@transaction.atomic
def _delete(story: Story) -> None:
    lock(story, against_new_children=True)
    kept = this_week() + UNANSWERED
    WithdrawnStory.objects.get_or_create(story=story.uuid, defaults={"kept_until": kept})
    uuid = story.uuid
    story.delete()
    story.uuid = uuid
