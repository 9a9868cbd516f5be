from dataclasses import dataclass

from lms.contracts.event import Event


@dataclass(frozen=True)
class FileGone(Event):
    """A picture or document of the library has another file now, or none: whatever names `name`, or what was
    made of it, leads nowhere soon.
    """

    name: str
