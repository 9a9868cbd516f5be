"""A book of practices is made beside the pages: setting a hundred takes minutes."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.core.people import Person
from lms.jobs.kinds import Batch, JobKind, JobRefused, Tell, register
from lms.network.collection.actions import KIND
from lms.network.collection.book import SETTING, book_pdf
from lms.network.collection.models import BookOrder
from lms.network.collection.rules import can_make_book
from lms.network.practices.models import Practice
from lms.network.practices.queries import public, with_all_shown
from lms.network.recommendations.queries import public as recommended
from lms.network.recommendations.queries import with_all_shown as all_of_recommendations
from lms.network.recommendations.shown import ShownRecommendation
from lms.printing.pdf import PrintingUnavailable


@register
class BookOfPractices(JobKind):
    """`about` is the uuid of a BookOrder."""

    key = KIND
    label = gettext_lazy("A book of good practices")
    file_name = "practices.pdf"
    file_type = "application/pdf"

    def may_take(self, about: str, *, owner: Person) -> bool:
        return can_make_book(owner)

    def count(self, about: str) -> int:
        return _practices(_order(about)).count() + SETTING

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        order = _order(about)
        rows = list(with_all_shown(_practices(order)))
        follow = all_of_recommendations(recommended()) if _is_whole(order) else []
        try:
            content = book_pdf(
                rows, [ShownRecommendation(row) for row in follow], language=order.language, tell=tell
            )
        except PrintingUnavailable:
            raise JobRefused(_("This site cannot print.")) from None
        return partial(Batch, SETTING, None, content)

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        return self.prepared(about, owner=owner, after=after, tell=lambda done, total: None)()


def _order(about: str) -> BookOrder:
    found = BookOrder.objects.filter(uuid=UUID(about)).first()
    if found is None:
        raise JobRefused(_("It was asked for too long ago. Ask for it once more."))
    return found


def _is_whole(order: BookOrder) -> bool:
    return not order.practices.exists()


def _practices(order: BookOrder) -> QuerySet[Practice]:
    """As they are numbered. What is no longer public goes into no book."""
    rows = public() if _is_whole(order) else public().filter(pk__in=order.practices.values("pk"))
    return rows.order_by(F("serial").asc(nulls_last=True))
