"""What an author is told of when a module or a course opens: what could never open is not published."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from courses.catalogue.circles import ring_with_course, ring_with_module
from courses.catalogue.opens import COMPETENCE, After, Opens, named_by
from courses.catalogue.pages import AbstractCoursePage
from courses.pages.bank import Bank
from courses.pages.written import Written
from lms.core.texts import in_a_row


def never_opens(written: Written, bank: Bank) -> Iterator[str]:
    """Why nobody could ever begin it."""
    competence = bank.competences.get(written.opens_with) if written.opens_with else None
    if competence and competence.pk not in bank.teaching:
        yield _("It opens with the competence “%(competence)s”, and no module teaches it.") % {
            "competence": competence
        }
    opens = Opens(after=tuple(_asked(written, bank)))
    if not opens:
        return
    key, page = written.page.translation_key, written.page
    if isinstance(page, AbstractCoursePage):
        ring = ring_with_course(key, opens)
    else:
        course = page.get_parent().translation_key
        ring = ring_with_module(key, opens, course=course, title=written.title)
    if ring:
        yield _("It could never open, because these wait for each other: %(modules)s.") % {
            "modules": in_a_row(ring)
        }


def opens_too_early(written: Written, bank: Bank) -> Iterator[str]:
    """What closes nothing yet."""
    before = bank.before.get(written.opens_after) if written.opens_after else None
    if before is not None and not before.live:
        yield _("It opens after “%(title)s”, which is not published: until then it is open.") % {
            "title": before.title
        }


def _asked(written: Written, bank: Bank) -> Iterator[After]:
    before = bank.before.get(written.opens_after) if written.opens_after else None
    if before is not None and (named := named_by(before)):
        yield named
    if competence := bank.competences.get(written.opens_with) if written.opens_with else None:
        yield After(COMPETENCE, competence.uuid)
