"""The tables of stories, each in its sub-package."""

from lms.stories.told.models import Story, StoryReading, StoryWords, WithdrawnStory

__all__ = ["Story", "StoryReading", "StoryWords", "WithdrawnStory"]
