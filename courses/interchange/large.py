"""Files of questions that somebody brought: looked through, then taken over; large ones beside the pages."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from courses.interchange.actions import Cleaned, Done, carry_out, clean_files, put
from courses.interchange.checking import WHOLE, Plan, planned
from courses.interchange.formats import FORMATS, format_of
from courses.interchange.models import QuestionFile
from courses.interchange.rules import may_import
from courses.interchange.seen import Seen
from lms.core.locking import Gone, lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.jobs import actions
from lms.jobs.kinds import BATCH, Batch, JobKind, JobRefused, Tell, register
from lms.jobs.models import Job
from lms.jobs.queries import jobs_of

#: So much is looked through while somebody waits: about three hundred questions, half a second.
AT_ONCE = 128 * 1024
LONGEST_NAME = 120


def keep_file(file: UploadedFile, *, by: Person, language: str, format: str) -> QuestionFile:
    permit(may_import(by))
    content, name = file.read(), (file.name or "")[-LONGEST_NAME:]
    kind = format or format_of(content, name).name
    kept = QuestionFile.objects.create(by=by, name=name, content=content, language=language, format=kind)
    if len(content) > AT_ONCE:
        actions.start(LookThrough.key, about=str(kept.uuid), owner=by)
    return kept


def plan_of(file: QuestionFile, tell: Tell = lambda done, total: None, part: slice = WHOLE) -> Plan:
    return planned(
        bytes(file.content),
        file.name,
        format=FORMATS[file.format],
        language=_language(file),
        tell=tell,
        part=part,
    )


def _language(file: QuestionFile) -> Locale:
    return Locale.objects.get(language_code=file.language)


@transaction.atomic
def take_over(file: QuestionFile, *, by: Person, only_right: bool) -> None:
    """At once, or beside the pages. Asked for twice, it is done once."""
    permit(may_import(by))
    lock(file)
    if file.asked or file.taken is not None:
        return
    if len(file.content) > AT_ONCE:
        file.asked = {"only_right": only_right}
        file.save(update_fields=["asked"])
        actions.start(TakeOver.key, about=str(file.uuid), owner=by)
        return
    plan = plan_of(file)
    if plan.refusals and not only_right:
        return
    _note(file, carry_out(plan, language=_language(file), by=by), is_over=True)


def _note(file: QuestionFile, done: Done, *, is_over: bool) -> None:
    before = file.taken or {"questions": [], "problems": []}
    file.taken = {
        "questions": [*before["questions"], *done.questions],
        "problems": [*before["problems"], *map(asdict, done.problems)],
    }
    file.content = b"" if is_over else file.content
    file.save(update_fields=["taken", "content"])


def job_of(file: QuestionFile, *, by: Person) -> Job | None:
    """What is being done with it, or was last."""
    kinds = (LookThrough.key, TakeOver.key)
    return jobs_of(by).filter(kind__in=kinds, about=str(file.uuid)).first()


class OfAFile(JobKind):
    """`about` is the uuid of a QuestionFile. How much there is to do is known when it is read."""

    def count(self, about: str) -> int:
        return 0

    def batch(self, about: str, *, owner: Person, after: int) -> Batch:
        return self.prepared(about, owner=owner, after=after, tell=lambda done, total: None)()

    def file(self, about: str, owner: Person) -> QuestionFile:
        found = QuestionFile.objects.filter(uuid=UUID(about), by=owner).first()
        if found is None or not may_import(owner):
            raise JobRefused(_gone())
        return found


@register
class LookThrough(OfAFile):
    key = "questions_look"
    label = gettext_lazy("Looking through a file of questions")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        file = self.file(about, owner)
        return partial(_write_down, file, Seen.of(plan_of(file, tell)))


@register
class TakeOver(OfAFile):
    key = "questions_import"
    label = gettext_lazy("Importing questions")

    def prepared(self, about: str, *, owner: Person, after: int, tell: Tell) -> Callable[[], Batch]:
        """The next questions of the file, read and checked again: what changed meanwhile is seen."""
        file = self.file(about, owner)
        if not file.content:
            return lambda: Batch(0, None)
        plan = plan_of(file, part=slice(after, after + BATCH))
        tell(min(after, plan.readable), plan.readable)
        done = Done()
        files = clean_files(plan.ready, done)
        return partial(_put, file, plan, done, files, by=owner, at=after + BATCH)


def _write_down(file: QuestionFile, seen: Seen) -> Batch:
    _lock(file)
    file.seen = seen.to_keep()
    file.save(update_fields=["seen"])
    return Batch(0, None)


def _put(
    file: QuestionFile, plan: Plan, done: Done, files: dict[str, list[Cleaned]], *, by: Person, at: int
) -> Batch:
    is_over = at >= plan.readable
    _lock(file)
    done.questions = put(plan.ready, language=_language(file), by=by, files=files)
    _note(file, done, is_over=is_over)
    return Batch(len(plan.ready), None if is_over else at)


def _lock(file: QuestionFile) -> None:
    try:
        lock(file)
    except Gone:
        raise JobRefused(_gone()) from None


def _gone() -> str:
    return _("The file is gone, or you no longer write questions.")
