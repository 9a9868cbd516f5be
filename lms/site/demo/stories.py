"""From demo/content/stories to the website for the public: six invented stories, and one that waits."""

import datetime
import uuid
from datetime import timedelta
from typing import Any

from lms.core import days
from lms.site.demo.content import DEMO, SOURCE, read
from lms.site.demo.ids import stable_id
from lms.stories.told.enums import Stage
from lms.stories.told.models import Story, StoryWords
from lms.stories.told.slips import key_of, number_for
from lms.stories.told.weeks import AFTERWARDS, UNANSWERED, this_week

FOLDER = DEMO / "content" / "stories"
#: From one to the next, counted back from the day the demo is made.
APART = timedelta(weeks=4)


def load_stories() -> None:
    told = read(FOLDER / "stories.toml")
    for number, row in enumerate(told["stories"], start=1):
        _publish(row, first=this_week() - APART * number)
    for row in told["waiting"]:
        Story.objects.create(
            uuid=stable_id("stories", row["id"]),
            key=_key(row["id"]),
            told_week=this_week() - timedelta(weeks=1),
            language=row["language"],
            title=row["title"],
            text=row["text"].strip(),
            kept_until=this_week() + UNANSWERED,
            is_example=True,
        )


def _publish(row: dict[str, Any], *, first: datetime.date) -> None:
    title, text = row["title"], row["text"]
    last = days.months_after(first, 12)
    story = Story.objects.create(
        uuid=stable_id("stories", row["id"]),
        key=_key(row["id"]),
        told_week=first - timedelta(weeks=8),
        language=SOURCE,
        title=title[SOURCE],
        text=text[SOURCE].strip(),
        by_name=row["by_name"],
        in_print=row["in_print"],
        may_translate=True,
        stage=Stage.AGREED,
        round=1,
        shown_title=title[SOURCE],
        shown_text=text[SOURCE].strip(),
        before=row["before"],
        shelf=row["shelf"],
        shown_from=first,
        shown_until=last,
        kept_until=last + AFTERWARDS,
        is_example=True,
    )
    StoryWords.objects.bulk_create(
        StoryWords(story=story, language=code, title=title[code], text=text[code].strip(), is_checked=True)
        for code in title
        if code != SOURCE
    )


def _key(name: str) -> str:
    """Of a slip that nobody has."""
    return key_of(number_for(uuid.UUID(stable_id("slips", name))))
