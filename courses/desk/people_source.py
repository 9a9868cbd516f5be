"""What learning says in the list of learners: how far, what last, and since when not."""

import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from courses.catalogue.models import Lesson
from courses.desk.needs import QUIET_DAYS, finished
from courses.desk.words import Standing, last_words, progress_words, quiet_words, with_card_day
from courses.enrolments.models import Enrolment
from courses.enrolments.queries import first_groups, last_active_first, people_in
from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.core.prepared import Prepared, filled
from lms.desk.people import PeopleSource, Told, at_once, register
from lms.listing.columns import Cell, Chip, Column
from lms.organisations.queries import desk_organisation_ids
from lms.templatetags.lms_ui import row_thread

#: Sorted by: who has never learned comes before everybody who has.
NEVER = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)
#: What the columns read of an enrolment: whose, what is said of it, and the lesson she was in.
LESSON = tuple(f"current_step__lesson__{name}" for name in ("pk", "source_language", "texts"))
READ = ("steps_done", "lessons_done", "lessons_total", "last_active_at", "completed_at")


def _current(people: list[int]) -> QuerySet[Enrolment]:
    current = Enrolment.objects.filter(ended_at=None, person__in=people)
    return last_active_first(current).values_list("person", *LESSON, *READ)


CURRENT = Prepared(_current)


@register
class Learning(PeopleSource):
    key = "learning"

    def columns(self) -> list[tuple[int, Column]]:
        return [
            (10, Column("progress", _("Progress"), _progress, css="progress", export=_progress_words)),
            (20, Column("last", _("Last step"), _last, css="last")),
            (
                30,
                Column(
                    "quiet",
                    _("Last seen"),
                    _quiet,
                    ("last_learned",),
                    "quiet",
                    export=_last_day,
                    export_label=_("Day last seen"),
                ),
            ),
        ]

    def annotated(self, people: QuerySet[Profile]) -> QuerySet[Profile]:
        seen = Enrolment.objects.filter(person=OuterRef("user"), ended_at=None).exclude(last_active_at=None)
        last = Coalesce(
            Subquery(seen.order_by(F("last_active_at").desc(nulls_last=True)).values("last_active_at")[:1]),
            Value(NEVER),
        )
        return with_card_day(people).annotate(has_finished=finished(), last_learned=last)

    def complete(self, people: list[Profile]) -> None:
        found: dict[int, Standing] = {}
        today, language = days.today(), get_language()
        titles: dict[int | None, str] = {None: ""}
        for person, lesson, language, texts, *said in (
            CURRENT.rows(filled([learner.user_id for learner in people])) if people else []
        ):
            if lesson not in titles:
                titles[lesson] = Lesson(source_language=language, texts=texts).title
            if person not in found:  # the one she was in last comes first
                found[person] = Standing(titles[lesson], today, language, *said)
        for learner in people:
            learner.standing = found.get(learner.user_id)

    def chips(self, worker: Person, most: int | None = None, told: Told = at_once) -> list[tuple[int, Chip]]:
        quiet = ngettext(
            "Not seen for %(count)d day or more", "Not seen for %(count)d days or more", QUIET_DAYS
        ) % {"count": QUIET_DAYS}
        groups = first_groups(desk_organisation_ids(worker), most)
        known = f"groups:{most}"
        people = told(known, lambda: people_in(groups, seen_by=worker)) if groups else {}
        return [
            (20, Chip("quiet", quiet, any_of=("is_quiet",))),
            (30, Chip("finished", _("Finished"), any_of=("has_finished",))),
            *((40, _group_chip(group.uuid, group.name, people.get(group.pk, 0))) for group in groups),
        ]

    def chip_for(self, worker: Person, key: str) -> Chip | None:
        """A group that has ended, or is none of hers, shows whom she may see of it."""
        try:
            return _group_chip(UUID(key), "")
        except ValueError:
            return None


def _group_chip(uuid: UUID, name: str, count: int | None = None) -> Chip:
    def in_it() -> Exists:
        return Exists(Enrolment.objects.filter(person=OuterRef("user"), cohort__uuid=uuid, ended_at=None))

    return Chip(str(uuid), name, in_it, count)


def _standing(learner: Profile) -> Standing | None:
    """In the course she was in last."""
    return learner.standing


def _progress_words(learner: Profile) -> str:
    return progress_words(_standing(learner))


def _progress(learner: Profile) -> Cell:
    standing = _standing(learner)
    done, total = (standing.lessons_done, standing.lessons_total) if standing else (0, 0)
    return Cell(progress_words(standing), drawing=row_thread(done, total))


def _last(learner: Profile) -> Cell:
    return Cell(last_words(learner, _standing(learner)), is_name=True)


def _last_day(learner: Profile) -> Any:
    standing = _standing(learner)
    seen = standing.last_active_at if standing else None
    return days.day_of(seen).isoformat() if seen else ""


def _quiet(learner: Profile) -> Cell:
    standing = _standing(learner)
    if standing is None or standing.last_active_at is None:
        return Cell(tone="attention" if learner.is_quiet else "")
    quiet = (standing.today - days.day_of(standing.last_active_at)).days
    return Cell(quiet_words(quiet, standing.language), tone="attention" if learner.is_quiet else "")
