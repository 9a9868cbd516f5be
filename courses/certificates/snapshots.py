"""What a certificate says, fixed on the day it is issued: what she has shown by then, each with its evidence.

Nothing that is only taught stands on it, and no text poses as being in a language it is not in.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils import translation

from courses.catalogue.models import Module
from lms.competences.models import Attainment, Competence
from lms.contracts import evidence
from lms.core import days
from lms.core.languages import in_site_order, site_languages
from lms.core.texts import in_a_row


def module_snapshot(
    module: Module, attainments: Collection[Attainment], *, practice_hours: int
) -> dict[str, Any]:
    """Of what the module teaches, what she has shown. Of a module that shows nothing, that she took part.
    `practice_hours` are those she was there.
    """
    shown = [
        (taught.competence, rows)
        for taught in module.taught.select_related("competence")
        if taught.competence.visible_outside
        if (rows := [row for row in attainments if row.competence_id == taught.competence_id])
    ]
    titles, courses = _texts_of(module, "title"), _texts_of(module.course, "title")
    snapshot = _snapshot(titles, courses, shown, source=module.source_language, hours=module.hours)
    return {**snapshot, "practice_hours": practice_hours}


def competence_snapshot(competence: Competence, attainments: Collection[Attainment]) -> dict[str, Any]:
    return _snapshot(competence.labels, {}, [(competence, list(attainments))], source="en", hours=0)


def says_more(snapshot: Mapping[str, Any], than: Mapping[str, Any]) -> bool:
    """Whether it tells of something shown, or of hours, that the older one does not.

    One from before certificates kept what they rest on says what it says: nothing is compared with it.
    """
    before = than.get("competences")
    if before is None:
        return False
    more_hours = snapshot["practice_hours"] > than.get("practice_hours", 0)
    return more_hours or any(row not in before for row in snapshot["competences"])


def says_the_same(snapshot: Mapping[str, Any], older: Mapping[str, Any]) -> bool:
    """Of one from before certificates kept what they rest on, its words are compared, in its languages."""
    if "competences" in older:
        return snapshot == older
    return all(
        _bare(snapshot["texts"].get(language, texts)) == texts for language, texts in older["texts"].items()
    )


def _bare(texts: Mapping[str, Any]) -> dict[str, Any]:
    """The words without the languages they are in."""
    said = {name: words for name, words in texts.items() if name != "in"}
    if "competences" in said:
        said["competences"] = [_bare(row) for row in said["competences"]]
    return said


Shown = list[tuple[Competence, list[Attainment]]]


def _snapshot(
    titles: Mapping[str, str], courses: Mapping[str, str], shown: Shown, *, source: str, hours: int
) -> dict[str, Any]:
    languages = _languages(titles, shown) or [source]
    return {
        "texts": {
            language: _in_language(language, titles, courses, shown, source=source) for language in languages
        },
        "competences": [_facts(competence, rows) for competence, rows in shown],
        "hours": hours,
        "practice_hours": 0,
    }


def _languages(titles: Mapping[str, str], shown: Shown) -> list[str]:
    """Those of the site in which the title is written, or everything she has shown."""
    return [
        code
        for code, _name in site_languages()
        if _in(titles, code)
        or (
            shown
            and all(
                _in(competence.labels, code) and _in(_best(rows).level.labels, code)
                for competence, rows in shown
            )
        )
    ]


def _in_language(
    language: str, titles: Mapping[str, str], courses: Mapping[str, str], shown: Shown, *, source: str
) -> dict[str, Any]:
    said = _said({"title": titles, "course": courses}, language, source)
    said["competences"] = []
    for competence, rows in shown:
        row = _said({"label": competence.labels, "level": _best(rows).level.labels}, language, source)
        with translation.override(language):
            row["evidence"] = in_a_row(evidence.label_of(kind) for kind in _kinds(rows))
        said["competences"].append(row)
    return said


def _said(wanted: Mapping[str, Mapping[str, str]], language: str, source: str) -> dict[str, Any]:
    """Each text in `language`; where one is missing, in another, which `in` then names."""
    said: dict[str, Any] = {}
    other: dict[str, str] = {}
    for name, texts in wanted.items():
        said[name] = _in(texts, language)
        if not said[name] and (known := [code for code in in_site_order(texts) if texts[code]]):
            stands_in = source if source in known else "en" if "en" in known else known[0]
            said[name], other[name] = texts[stands_in], stands_in
    return {**said, "in": other} if other else said


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language) or texts.get(language.split("-", maxsplit=1)[0]) or ""


def _texts_of(row: Any, name: str) -> dict[str, str]:
    return {language: texts.get(name) or "" for language, texts in row.texts.items()}


def _best(rows: Iterable[Attainment]) -> Attainment:
    return max(rows, key=lambda row: row.level.rank)


def _kinds(rows: Iterable[Attainment]) -> list[str]:
    return evidence.in_order(row.source for row in rows)


def _facts(competence: Competence, rows: list[Attainment]) -> dict[str, Any]:
    """The same without a language: which competence of which framework, and when each kind of evidence first
    showed the highest level it shows.
    """
    shown = []
    for kind in _kinds(rows):
        of_kind = [row for row in rows if row.source == kind]
        first = min(
            (row for row in of_kind if row.level_id == _best(of_kind).level_id),
            key=lambda row: (row.attained_at, row.pk or 0),
        )
        day = days.day_of(first.attained_at).isoformat()
        shown.append({"kind": kind, "level": first.level.code, "date": day})
    return {
        "competence": str(competence.uuid),
        "code": competence.code,
        "framework": competence.framework.code,
        "level": _best(rows).level.code,
        "evidence": shown,
    }
