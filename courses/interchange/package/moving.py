"""Packages that somebody brings or takes: looked through, taken over, made; large ones beside the pages."""

import uuid
from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from typing import Any
from uuid import UUID

import swapper
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.catalogue.pages import CatalogueFields
from courses.interchange.models import CoursePackage
from courses.interchange.package.homes import Home, homes
from courses.interchange.package.planning import planned
from courses.interchange.package.schema import ENDING
from courses.interchange.package.taking import put
from courses.interchange.package.things import Plan
from courses.interchange.package.tree import tree_of
from courses.interchange.package.writing import write_package
from courses.interchange.rules import may_bring, may_take
from lms.core.locking import Gone, lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.jobs import actions
from lms.jobs.kinds import Batch, JobKind, JobRefused, Tell, register
from lms.jobs.models import Job
from lms.jobs.queries import jobs_of

Page = swapper.load_model("wagtailcore", "Page")
#: So much is looked through while somebody waits: a lesson or two with their pictures, about a second.
AT_ONCE = 256 * 1024
#: So many pages, counted in every language, are written while somebody waits.
PAGES_AT_ONCE = 10
LONGEST_NAME = 120
#: So many problems are kept; a package with more has the same mistake everywhere.
SHOWN = 200


def keep_package(file: File, *, by: Person, home: Home) -> CoursePackage:
    permit(may_bring(by, home))
    name = Path(file.name or "").name[-LONGEST_NAME:]
    kept = CoursePackage(by=by, name=name, goes_under=UUID(home.key))
    kept.file.save(f"{uuid.uuid4().hex}{ENDING}", file, save=False)
    kept.save(force_insert=True)
    if file.size > AT_ONCE:
        actions.start(LookThrough.key, about=str(kept.uuid), owner=by)
    else:
        note_seen(kept, plan_of(kept, by=by))
    return kept


def _plan_beside(package: CoursePackage, *, by: Person, **how: Any) -> Plan:
    try:
        return plan_of(package, by=by, **how)
    except ValidationError as problem:
        raise JobRefused(" ".join(problem.messages)) from None


def plan_of(package: CoursePackage, *, by: Person, **how: Any) -> Plan:
    with package.file.open("rb") as file:
        return planned(file, home=home_of(package, by=by), by=by, **how)


def home_of(package: CoursePackage, *, by: Person) -> Home:
    found = next((each for each in homes(by) if each.key == str(package.goes_under)), None)
    if found is None:
        raise ValidationError(_gone())
    return found


def note_seen(package: CoursePackage, plan: Plan) -> None:
    package.seen = {
        "title": plan.title,
        "languages": plan.languages,
        "counts": {kind: dict(states) for kind, states in plan.counts().items()},
        "media": len(plan.media),
        "is_here": plan.is_here,
        "problems": [asdict(each) for each in plan.problems[:SHOWN]],
        "more": max(0, len(plan.problems) - SHOWN),
    }
    package.save(update_fields=["seen"])


def take_over(package: CoursePackage, *, by: Person, as_new: bool) -> None:
    """At once, or beside the pages. Asked for twice, it is done once."""
    with transaction.atomic():
        lock(package)
        permit(may_bring(by, home_of(package, by=by)))
        if package.asked or package.taken is not None:
            return
        package.asked = {"as_new": as_new}
        package.save(update_fields=["asked"])
        if package.file.size > AT_ONCE:
            actions.start(TakeOver.key, about=str(package.uuid), owner=by)
            return
    with TemporaryDirectory() as folder:
        note_taken(package, plan_of(package, by=by, as_new=as_new, keep=Path(folder)))


@transaction.atomic
def note_taken(package: CoursePackage, plan: Plan) -> None:
    lock(package)
    page = None if plan.refusals else put(plan)
    package.taken = {"page": page.pk if page else None}
    package.save(update_fields=["taken"])
    if page is None:
        note_seen(package, plan)


def make_package(course: Any, *, by: Person) -> CoursePackage:
    """Of the course as it was written last."""
    permit(may_take(by, course))
    name = f"{slugify(course.get_admin_display_title()) or 'course'}{ENDING}"[-LONGEST_NAME:]
    kept = CoursePackage.objects.create(by=by, name=name, made_of=course.translation_key)
    if sum(len(node.pages) for node in tree_of(course).all()) > PAGES_AT_ONCE:
        actions.start(Make.key, about=str(kept.uuid), owner=by)
    else:
        write(kept, course)
    return kept


def write(package: CoursePackage, course: Any, tell: Tell = lambda done, total: None) -> None:
    with TemporaryFile() as made:
        problems = write_package(course, made, tell)
        package.seen = {"problems": [asdict(each) for each in problems[:SHOWN]]}
        made.seek(0)
        package.file.save(f"{uuid.uuid4().hex}{ENDING}", File(made), save=False)
    package.save(update_fields=["file", "seen"])


def course_of(package: CoursePackage) -> CatalogueFields | None:
    """Its page, in the language that was first."""
    found = Page.objects.filter(translation_key=package.made_of, alias_of=None).order_by("pk").first()
    return found.specific if found else None


def job_of(package: CoursePackage, *, by: Person) -> Job | None:
    """What is being done with it, or was last."""
    kinds = (LookThrough.key, TakeOver.key, Make.key)
    return jobs_of(by).filter(kind__in=kinds, about=str(package.uuid)).first()


class OfAPackage(JobKind):
    """`about` is the uuid of a CoursePackage. How much there is to do is known when it is read."""

    def count(self, about: str) -> int:
        return 0

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        return self.prepared(about, owner=owner, after=after, tell=lambda done, total: None)()

    def package(self, about: str, owner: Person) -> CoursePackage:
        found = CoursePackage.objects.filter(uuid=UUID(about), by=owner).first()
        if found is None:
            raise JobRefused(_gone())
        return found


@register
class LookThrough(OfAPackage):
    key = "course_look"
    label = gettext_lazy("Looking through a course package")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        package = self.package(about, owner)
        return partial(
            _finish, package, partial(note_seen, package, _plan_beside(package, by=owner, tell=tell))
        )


@register
class TakeOver(OfAPackage):
    key = "course_import"
    label = gettext_lazy("Bringing a course in")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        """Read and checked again: what changed meanwhile is seen. Its files lie in a folder until they are
        in the library.
        """
        package = self.package(about, owner)
        if package.taken is not None:
            return lambda: Batch(0, None)
        folder = TemporaryDirectory()
        plan = _plan_beside(
            package, by=owner, as_new=package.asked["as_new"], keep=Path(folder.name), tell=tell
        )

        def take() -> None:
            with folder:
                note_taken(package, plan)

        return partial(_finish, package, take)


@register
class Make(OfAPackage):
    key = "course_export"
    label = gettext_lazy("Making a course package")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        package = self.package(about, owner)
        course = course_of(package)
        if course is None or not may_take(owner, course):
            raise JobRefused(_gone())
        if not package.file:
            write(package, course, tell)
        return lambda: Batch(0, None)


def _finish(package: CoursePackage, do: Callable[[], None]) -> Batch:
    try:
        lock(package)
    except Gone:
        raise JobRefused(_gone()) from None
    do()
    return Batch(0, None)


def _gone() -> str:
    return _("The file is gone, or you no longer write courses.")
