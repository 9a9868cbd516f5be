"""What waits for who works here. A story that nobody has taken says no word of itself, not even its title."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.contracts.desk.moderation import ModeratedKind, WaitingItem, register
from lms.core import days
from lms.core.people import Person
from lms.core.texts import name_here
from lms.stories.told.enums import Stage
from lms.stories.told.queries import taken_by, to_take
from lms.stories.told.rules import own_partners


@register
class StoriesToRead(ModeratedKind):
    key = "stories"
    label = gettext_lazy("Stories to read")
    icon = "eye"
    order = 54
    faces = ("programme",)

    def may_decide(self, person: Person) -> bool:
        return bool(own_partners(person))

    def waiting(self, person: Person) -> list[WaitingItem]:
        """Those that wait for a reader lead to the list; those she has taken and not answered, to each."""
        mine = [story for story in taken_by(person) if story.stage == Stage.READING]
        waits = _("A story that waits for a reader")
        return [
            *(
                WaitingItem(
                    title=_("A story you have taken"),
                    url=reverse("stories_desk:story", args=[story.uuid]),
                    since=days.start_of(story.told_week),
                    words=name_of_language(story.language),
                )
                for story in mine
            ),
            *(
                WaitingItem(
                    title=waits,
                    url=reverse("stories_desk:stories"),
                    since=days.start_of(story.told_week),
                    words=name_of_language(story.language),
                )
                for story in to_take(person)
            ),
        ]


def name_of_language(code: str) -> str:
    return _("Another language") if code == "und" else name_here(code)
