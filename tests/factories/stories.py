"""Stories, as they are asked for in tests."""

import datetime
from itertools import count

from lms.core import days
from lms.stories.told.models import Story
from lms.stories.told.slips import key_of, number_for
from lms.stories.told.weeks import AFTERWARDS, UNANSWERED, this_week

_number = count(1)


def make_story(**facts) -> Story:
    """One that nobody has read yet."""
    number = facts.pop("number", "") or number_for(f"form {next(_number)}")
    told = {"language": "en", "text": "I counted the bridges.", "told_week": this_week()}
    return Story.objects.create(
        **{"key": key_of(number), "kept_until": this_week() + UNANSWERED} | told | facts
    )


def make_public(**facts) -> Story:
    """One that two have read, she has agreed to, and everybody reads."""
    first = facts.get("shown_from") or this_week() - datetime.timedelta(days=7)
    last = facts.get("shown_until") or days.months_after(first, 12)
    text = {"shown_title": f"Bridges {next(_number)}", "shown_text": "She counted bridges.", "shelf": "ways"}
    state = {"stage": "agreed", "round": 1, "shown_from": first, "shown_until": last}
    return make_story(**text | state | {"kept_until": last + AFTERWARDS} | facts)
