"""Something that can be wrong, for tests: a thing with a name that can be stopped."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from lms.concerns.kinds import ConcernKind, Thing, kinds, register


class Shed(ConcernKind):
    """One thing, known by its id, which remembers what was done with it."""

    key = "shed"
    label = "A shed"
    faces = ("skills", "programme")
    stop_words = "Lock the shed"
    stop_hint = "Nobody goes in."

    def __init__(self) -> None:
        self.uuid = uuid.uuid4()
        self.done: list[tuple[str, str]] = []
        self.near: list = []
        self.known: list = []

    def thing(self, uuid, *, person):
        return Thing(uuid=uuid, title="The shed", back="/sheds/") if uuid == self.uuid else None

    def titles(self, uuids):
        return {uuid: "The shed" for uuid in uuids if uuid == self.uuid}

    def known_to(self, uuid):
        return self.known

    def too_near(self, uuid):
        return self.near

    def is_stopped(self, uuid):
        return bool(self.done) and self.done[-1][0] == "stop"

    def stop(self, uuid, *, by, reason):
        self.done.append(("stop", reason))

    def open_again(self, uuid, *, by):
        self.done.append(("open", ""))

    def end(self, uuid, *, by):
        self.done.append(("end", ""))

    @property
    def about(self) -> tuple[ConcernKind, Thing]:
        return self, Thing(uuid=self.uuid, title="The shed", back="/sheds/")


@contextmanager
def a_shed() -> Iterator[Shed]:
    shed = Shed()
    register(shed)
    yield shed
    kinds.remove("shed")
