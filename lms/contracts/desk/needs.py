"""Who needs help now: conditions on learners, asked of a whole list in one query."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ImproperlyConfigured
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils.functional import Promise

from lms.contracts.registry import Registry
from lms.core.people import Person

if TYPE_CHECKING:
    from lms.accounts.models import Profile


class Urgency(Enum):
    """NOW: she waits for somebody who works here, and is counted. LATER: only her row says what to do.

    NOTHING: her row says how she stands, and nobody has to do anything.
    """

    NOW = 1
    LATER = 2
    NOTHING = 3


def everybody(worker: Person) -> bool:
    return True


@dataclass(frozen=True)
class Need:
    """Something a worker can do for a learner.

    `key` is the name of the annotation; `condition` makes an expression, true or false for one profile. It
    may compare with now: it is called anew every minute. `words` say what happened, `verb` what to do;
    `icon` is of the stroke set. Lower `order` is more pressing. `is_for` is the rule that says which workers
    are asked; the others read the same words, and `by`: who does it. `address` is the page on which it is
    done for one learner, for those who are asked. `by_talking`: having spoken with her is doing it; the
    condition then asks whether anybody has since what happened (lms.desk.queries.spoken_about), and `told` is
    what it was about, in words to her.

    `asks_who`: it holds for some readers and not for others, because the learner let some of them in. The
    condition is then made with the id of whoever reads, and nobody else is told.
    """

    key: str
    condition: Callable[..., Any]
    verb: str | Promise
    order: int
    words: str | Promise = ""
    icon: str = "person"
    urgency: Urgency = Urgency.NOW
    is_for: Callable[[Person], bool] = everybody
    by: str | Promise = ""
    address: "Callable[[Profile], str] | None" = None
    by_talking: bool = False
    told: str | Promise = ""
    asks_who: bool = False


needs: Registry[Need] = Registry("needs")


def register(need: Need) -> Need:
    if not need.key.isidentifier():
        raise ImproperlyConfigured(f"needs: {need.key!r} cannot be the name of an annotation.")
    if need.urgency is Urgency.NOW and not need.words:
        raise ImproperlyConfigured(f"needs: {need.key} is for now and does not say what happened.")
    if need.is_for is not everybody and not need.by:
        raise ImproperlyConfigured(f"needs: {need.key} is not for everybody and does not say who does it.")
    if need.by_talking and not need.told:
        raise ImproperlyConfigured(f"needs: {need.key} is talked about and has no words for her.")
    return needs.add(need.key, need)


def needs_for(worker: Person, *urgencies: Urgency) -> list[Need]:
    """What this worker is asked to do, the most pressing first; of the named urgencies, or of all."""
    wanted = urgencies or tuple(Urgency)
    found = [need for need in needs if need.urgency in wanted and need.is_for(worker)]
    return sorted(found, key=lambda need: (need.urgency.value, need.order))


def asked_of(worker: Person) -> list[Need]:
    """What a row may say to this worker, first what it says first: her own, then what somebody else does.

    That nothing has to be done is said when it is true for everybody.
    """
    return sorted(
        needs,
        key=lambda need: (
            need.urgency is Urgency.NOTHING,
            not need.is_for(worker),
            need.urgency.value,
            need.order,
        ),
    )


def annotate_needs(people: QuerySet) -> QuerySet:
    """Every condition of every room that is the same for all who read, in the query of the list itself.

    Nobody is asked to do anything for an account that is closed for now: nothing can be done in it.
    """
    return people.annotate(**{need.key: while_open(need.condition()) for need in needs if not need.asks_who})


def annotate_own_needs(people: QuerySet, reader_id: Any) -> QuerySet:
    """And those that hold for whoever reads; `reader_id` is hers."""
    return people.annotate(
        **{need.key: while_open(need.condition(reader_id)) for need in needs if need.asks_who}
    )


def while_open(condition: Any) -> Any:
    """Of profiles: the condition, and that the account is not closed."""
    return ExpressionWrapper(Q(suspended_at=None) & Q(condition), output_field=BooleanField())


def need_of(learner: "Profile", asked: list[Need]) -> Need | None:
    """The first of these that holds for a learner of `annotate_needs`."""
    return next((need for need in asked if getattr(learner, need.key)), None)
