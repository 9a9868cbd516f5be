from dataclasses import dataclass
from uuid import UUID

from django.template import Template

from courses.activities.contract import Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """A question for `template`, without its answer key. `shown` is what its activity type shows of it.

    `uuid` and `version` are those of what is published; a draft has no version, an example neither.
    """

    text: str
    template: Template
    shown: Shown
    kind: str
    language: str = ""
    audio_url: str = ""
    spoken_in: str = ""
    uuid: UUID | None = None
    version: int | None = None
