"""After a restore: what was taken back since the backup is taken back again, and nothing is public that was
not public before.
"""

import datetime
import logging
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError

from lms.core import days
from lms.core.conf import conf
from lms.privacy.aftermath import Remembered, remember
from lms.stories.told.enums import Stage
from lms.stories.told.models import Story, WithdrawnStory
from lms.stories.told.weeks import UNANSWERED, this_week

logger = logging.getLogger("lms.stories")
#: Beside the backups, as the list of erased accounts is: whoever restores brings back an old table too.
LIST = "stories-taken-back.txt"


@dataclass
class Before:
    """What the database that is about to be replaced knows: which are there, and which version she agreed to.

    `known` is False when it can no longer be read.
    """

    known: bool = True
    withdrawn: set[uuid.UUID] = field(default_factory=set)
    there: set[uuid.UUID] = field(default_factory=set)
    agreed: set[tuple[uuid.UUID, int]] = field(default_factory=set)


def look() -> Before:
    outside = _read_outside()
    try:
        return Before(
            withdrawn=outside | set(WithdrawnStory.objects.values_list("story", flat=True)),
            there=set(Story.objects.values_list("uuid", flat=True)),
            agreed=set(Story.objects.filter(stage=Stage.AGREED).values_list("uuid", "round")),
        )
    except (DatabaseError, OSError):
        return Before(known=False, withdrawn=outside)


def again(before: Before | None) -> None:
    """Where nobody knows what she wants now, it is not public until she says so by her slip."""
    before = before or Before(known=False, withdrawn=_read_outside())
    kept = this_week() + UNANSWERED
    for story in before.withdrawn:
        WithdrawnStory.objects.get_or_create(story=story, defaults={"kept_until": kept})
    withdrawn = WithdrawnStory.objects.values_list("story", flat=True)
    gone = Story.objects.filter(uuid__in=set(withdrawn))
    if before.known:
        gone = gone | Story.objects.exclude(uuid__in=before.there)
    gone.delete()
    for row in Story.objects.filter(stage=Stage.AGREED).order_by("pk"):
        if (row.uuid, row.round) not in before.agreed:
            Story.objects.filter(pk=row.pk).update(shown_until=days.today())


def keep_outside(story: uuid.UUID) -> None:
    path = _path()
    if path is None:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.touch(mode=0o600, exist_ok=True)
        oldest = this_week() - datetime.timedelta(days=conf.backup_days + 7)
        lines = [line for line in path.read_text(encoding="ascii").splitlines() if line[-10:] >= str(oldest)]
        path.write_text("".join(f"{line}\n" for line in [*lines, f"{story} {this_week()}"]), encoding="ascii")
    except OSError:
        logger.exception("the list of stories that were taken back could not be written beside the backups")


def _read_outside() -> set[uuid.UUID]:
    path = _path()
    if path is None or not path.exists():
        return set()
    return {uuid.UUID(line.split()[0]) for line in path.read_text(encoding="ascii").splitlines() if line}


def _path() -> Path | None:
    return conf.backup_dir / LIST if conf.backup_dir else None


remember(Remembered("stories", look, again))
