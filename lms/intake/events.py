from dataclasses import dataclass

from lms.contracts.event import Event


@dataclass(frozen=True)
class FileGone(Event):
    """A picture or document of the library has another file now, or none, or what was made of a picture was
    thrown away: whatever names `name` leads nowhere soon.
    """

    name: str
