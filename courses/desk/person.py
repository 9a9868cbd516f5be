"""One learner's page on the desk, as plain data: how far she is, what she can do and on which evidence, her
certificates.
"""

from typing import Any

from django.db.models import Max
from django.urls import reverse
from django.utils.translation import get_language, get_language_info, ngettext
from django.utils.translation import gettext as _

from courses.certificates.codes import grouped
from courses.certificates.models import Certificate
from courses.desk.practice import practice_modules
from courses.desk.queries import last_words, progress_words
from courses.enrolments.models import Enrolment
from courses.progress.queries import ModuleState, course_state
from lms.accounts.models import Profile
from lms.competences.models import Attainment, Level
from lms.competences.queries import attainments_of
from lms.contracts import evidence


def facts_of(profile: Profile, enrolments: list[Enrolment]) -> list[dict[str, Any]]:
    last_active = next(
        (enrolment.last_active_at for enrolment in enrolments if enrolment.last_active_at), None
    )
    return [
        {"label": _("Language"), "value": get_language_info(profile.language)["name_local"].capitalize()},
        {"label": _("Last step"), "value": last_words(profile, enrolments[0] if enrolments else None)},
        {"label": _("Last here"), "value": last_active.date() if last_active else "", "is_date": True},
        {"label": _("Own PIN"), "value": _("Set by her") if profile.has_pin else _("Not yet")},
    ]


def course_row(profile: Profile, enrolment: Enrolment, *, practice: bool) -> dict[str, Any]:
    """A course with its modules as she stands in them; `practice` says whether the reader may sign off."""
    state = course_state(enrolment)
    modules = practice_modules(enrolment) if practice else []
    return {
        "title": enrolment.course.title,
        "words": progress_words(enrolment),
        "done": enrolment.lessons_done,
        "total": enrolment.lessons_total,
        "modules": [_module_row(module, module is state.current) for module in state.modules],
        "practice": [
            {"title": module.title, "url": reverse("desk:practice", args=[profile.uuid, module.uuid])}
            for module in modules
        ],
    }


def _module_row(state: ModuleState, is_current: bool) -> dict[str, Any]:
    count = len(state.lessons)
    done = sum(lesson.is_done for lesson in state.lessons)
    if state.is_done:
        words = ngettext("%(count)d lesson, done", "%(count)d lessons, done", count) % {"count": count}
    elif state.lessons_are_done:
        words = _("Waits for the test")
    elif is_current:
        words = _("%(done)d of %(total)d lessons") % {"done": done, "total": count}
    else:
        words = ngettext("%(count)d lesson, later", "%(count)d lessons, later", count) % {"count": count}
    return {
        "title": state.module.title,
        "words": words,
        "state": "done" if state.is_done else "now" if is_current else "later",
    }


def competence_rows(person: Any) -> list[dict[str, Any]]:
    """Each competence at her best level, with everything it rests on, the newest first."""
    by_competence: dict[int, list[Attainment]] = {}
    for attainment in attainments_of(person):
        by_competence.setdefault(attainment.competence_id, []).append(attainment)
    told = _evidence_words([attainment for rows in by_competence.values() for attainment in rows])
    ranks = _ranks({rows[0].level.framework_id for rows in by_competence.values()})
    return [_competence_row(rows, told, ranks) for rows in by_competence.values()]


def _ranks(frameworks: set[int]) -> dict[int, int]:
    """How many levels each framework has."""
    return dict(
        Level.objects.filter(framework__in=frameworks)
        .values_list("framework")
        .annotate(Max("rank"))
        .order_by()
    )


def _evidence_words(attainments: list[Attainment]) -> dict[Any, str]:
    language = get_language() or "en"
    rows = evidence.describe(
        [(attainment.source, attainment.evidence) for attainment in attainments], language=language
    )
    return {uuid: row.words for _source, uuid, row in rows}


def _competence_row(rows: list[Attainment], told: dict[Any, str], ranks: dict[int, int]) -> dict[str, Any]:
    best = max(rows, key=lambda attainment: attainment.level.rank)
    return {
        "label": best.competence.label_in(),
        "level": best.level.label_in(),
        "rank": best.level.rank,
        "ranks": ranks[best.level.framework_id],
        "evidence": [_evidence_row(attainment, told) for attainment in rows],
    }


def _evidence_row(attainment: Attainment, told: dict[Any, str]) -> dict[str, Any]:
    label = evidence.label_of(attainment.source)
    words = told.get(attainment.evidence, "")
    return {
        "words": f"{label}: {words}" if words else label,
        "date": attainment.attained_at.date(),
        "icon": evidence.icon_of(attainment.source),
    }


def certificate_row(certificate: Certificate) -> dict[str, Any]:
    return {
        "title": certificate.title,
        "code": grouped(certificate.code),
        "date": certificate.issued_at.date(),
        "has_name": certificate.has_name,
        "withdrawn": bool(certificate.withdrawn_at),
        "reissue_url": (
            ""
            if certificate.withdrawn_at or not certificate.has_name
            else reverse("desk:certificate_reissue", args=[certificate.uuid])
        ),
        "name_url": (
            ""
            if certificate.has_name or certificate.withdrawn_at
            else reverse("desk:certificate_name", args=[certificate.uuid])
        ),
    }
