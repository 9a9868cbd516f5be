from typing import Any

from django.http import Http404, HttpRequest

from lms.desk.frame import DeskMixin
from lms.stories.told.models import Story, StoryReading
from lms.stories.told.rules import partners, reading_of


class StoryMixin(DeskMixin):
    """A page about a story that she reads; any other looks as if it were not there."""

    story: Story
    reading: StoryReading

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.partners = partners()
        story = Story.objects.prefetch_related("readings__reader").filter(uuid=kwargs["uuid"]).first()
        reading = reading_of(request.user, story, self.partners) if story else None
        if story is None or reading is None:
            raise Http404
        self.story, self.reading = story, reading

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(story=self.story, **kwargs)
