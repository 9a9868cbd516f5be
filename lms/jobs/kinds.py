"""The kinds of work that are done beside the pages. Whoever has such work registers its kind.

@kinds.register
class Recount(JobKind):
    key = "recount"
    label = _("Counting anew")
    def count(self, about): …
    def batch(self, about, *, owner, after): …
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from django.core.exceptions import ImproperlyConfigured
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person

#: So many things at most are done in one transaction: those who wait to write wait for no more than that.
BATCH = 100


@dataclass(frozen=True)
class Batch:
    """What one batch did: how many things, where the next one begins (None: nothing is left), and what it
    adds to the file that the work makes.
    """

    done: int
    after: int | None
    written: bytes = b""


#: `tell(done, total)`: how far the work is, said between two batches.
Tell: TypeAlias = Callable[[int, int], None]


class JobRefused(Exception):
    """The work cannot be done and trying again will not help. Its words are read by whoever asked for it."""


class JobKind(ABC):
    """`key` is stored in rows and never changes; `label` says in words what is being done.

    A kind that makes a file says how it is called and of which type.
    """

    key: str = ""
    label: str | Promise = ""
    file_name: str = ""
    file_type: str = "text/csv; charset=utf-8"

    def may_take(self, about: str, *, owner: Person) -> bool:
        """Whether `owner` may have the file, asked whenever it is shown or taken: a role may have ended since
        it was made. A kind that makes a file says who.
        """
        return not self.file_name

    @abstractmethod
    def count(self, about: str) -> int:
        """How many things there are to do."""

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        """What does the next batch, after all that takes long and writes nothing: a file that is read, a plan
        that is made. It runs in no transaction, so that nobody waits for it; `tell` now and then keeps others
        from taking the work for left.
        """
        return partial(self.batch, about, owner=owner, after=after)

    @abstractmethod
    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        """Do the next things, BATCH at most, those whose number comes after `after`, 0 for the first.

        It runs in a transaction of its own, together with the note of how far the work is: either both are
        kept or neither, so a batch that was cut off is done again from its beginning. JobRefused where it
        cannot be done.
        """


kinds: Registry[JobKind] = Registry("job kind")


def register(kind: type[JobKind]) -> type[JobKind]:
    if not (kind.key and kind.label):
        raise ImproperlyConfigured(f"job kind: {kind.__name__} has no key or no label.")
    kinds.add(kind.key, kind())
    return kind
