from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Where something is; `title` may be a text that says its language. Without a `url` it leads nowhere."""

    title: str
    url: str
