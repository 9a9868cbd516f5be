"""What the two readers do. None of it makes anything public: only her yes does."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.audit.actions import record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.stories.told import hers
from lms.stories.told.checks import Check
from lms.stories.told.enums import Stage
from lms.stories.told.models import OFFERED, Story, StoryReading, StoryWords
from lms.stories.told.rules import (
    can_agree,
    can_propose,
    can_set_aside,
    can_translate,
    partners,
    taking_for,
)


@transaction.atomic
def take(story: Story, *, by: Person) -> None:
    """From now on she reads it. Two may, and nobody else sees a word of it."""
    lock(story)
    organisation = permit(taking_for(by, story, partners()))
    story.readings.filter(reader=by).delete()
    StoryReading.objects.create(story=story, reader=by, on_behalf_of=organisation, taken_on=days.today())
    record("story.taken", actor=by, subject=story)


@transaction.atomic
def give_back(story: Story, *, by: Person) -> None:
    """Somebody else reads it."""
    lock(story)
    permit(can_propose(by, story, partners())).delete()
    record("story.given_back", actor=by, subject=story)


@transaction.atomic
def propose(story: Story, *, by: Person, values: Mapping[str, Any], checks: Sequence[str]) -> None:
    """A version without what could lead to her, for the second reader. Or, with a reason for her: none."""
    lock(story)
    mine = permit(can_propose(by, story, partners()))
    if values["cannot"] and not values["words_to_her"].strip():
        raise ValidationError({"words_to_her": _("Tell her why, in words that hurt nobody.")})
    _all_looked_for(checks, cannot=values["cannot"])
    for name in OFFERED:
        setattr(story, name, values[name])
    story.with_picture = story.with_picture and bool(story.picture)
    story.round += 1
    story.save(update_fields=[*OFFERED, "round"])
    _stand_for(mine, story, checks)
    record("story.version_written", actor=by, subject=story)


@transaction.atomic
def agree(story: Story, version: int, *, by: Person, checks: Sequence[str]) -> None:
    """The second one has found the same. Now she is asked, by her slip."""
    lock(story)
    mine = permit(can_agree(by, story, partners()))
    if story.round != version:
        raise ValidationError(_("The other reader has written a new version. Read it first."))
    _all_looked_for(checks, cannot=story.cannot)
    _stand_for(mine, story, checks)
    story.stage = Stage.DECLINED if story.cannot else Stage.OFFERED
    story.save(update_fields=["stage"])
    record("story.offered", actor=by, subject=story)


def _all_looked_for(checks: Sequence[str], *, cannot: bool) -> None:
    if not cannot and set(checks) != set(Check.values):
        raise ValidationError({"checks": _("She is asked only when all of this is so.")})


def _stand_for(reading: StoryReading, story: Story, checks: Sequence[str]) -> None:
    reading.round, reading.checks = story.round, list(checks)
    reading.save(update_fields=["round", "checks"])


@transaction.atomic
def translate(story: Story, language: str, *, by: Person, title: str, text: str) -> None:
    """Nobody else reads it before the other of the two has looked at it."""
    lock(story)
    mine = permit(can_translate(by, story, partners()))
    if language == story.language:
        raise ValidationError(_("It was told in this language."))
    story.words.filter(language=language).delete()
    if text.strip():
        StoryWords.objects.create(story=story, language=language, title=title, text=text, written_by=mine)
    record("story.translated", actor=by, subject=story)


@transaction.atomic
def check_words(story: Story, language: str, *, by: Person) -> None:
    lock(story)
    mine = permit(can_translate(by, story, partners()))
    words = story.words.filter(language=language).exclude(written_by=mine).first()
    if words is None:
        raise ValidationError(_("Somebody else has to look at what you wrote."))
    lock(words)
    words.is_checked = True
    words.save(update_fields=["is_checked"])
    record("story.words_checked", actor=by, subject=story)


@transaction.atomic
def set_aside(story: Story, *, by: Person) -> None:
    """It is gone from the pages at once, and is read once more."""
    lock(story)
    permit(can_set_aside(by, story, partners()))
    hers.begin_anew(story)
    record("story.set_aside", actor=by, subject=story)
