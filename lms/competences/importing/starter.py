"""Our own list to begin with: skills that a first job asks for, occupations, and how they belong together, in
eight languages (lms/competences/starter).

It is not ESCO's. A skill or occupation carries its address in ESCO where there is the same one.
"""

import tomllib
from importlib import resources
from typing import Any

from lms.competences.importing.actions import Put, put
from lms.competences.importing.rows import Asked, Listed, Related, SkillList
from lms.competences.models import Framework, Level
from lms.intake.csv_rows import Row, read_rows

CODE = "starter"
NAMES = {
    "en": "First jobs",
    "it": "Primi lavori",
    "es": "Primeros empleos",
    "el": "Πρώτες δουλειές",
    "ro": "Primele locuri de muncă",
    "ar": "الأعمال الأولى",
    "fr": "Premiers emplois",
    "uk": "Перша робота",
}
ABOUT = {
    "en": "A list of our own to begin with. It is not the list of ESCO; where ESCO has the same skill, its "
    "address stands beside ours."
}
FOLDER = resources.files("lms.competences") / "starter"


def load() -> Put:
    """The list, its levels and its framework, beside what the site has: see `put`."""
    framework, _is_new = Framework.objects.get_or_create(
        code=CODE, defaults={"labels": NAMES, "descriptions": ABOUT}
    )
    for level in levels():
        Level.objects.get_or_create(
            framework=framework,
            code=level["id"],
            defaults={
                "rank": level["rank"],
                "needs_practice": level["needs_practice"],
                "labels": level["label"],
                "descriptions": level["description"],
            },
        )
    return put(read_list(), framework=framework, visible_outside=True)


def levels() -> list[dict[str, Any]]:
    return tomllib.loads((FOLDER / "levels.toml").read_text(encoding="utf-8"))["levels"]


def read_list() -> SkillList:
    return SkillList(
        skills=[_listed(row) for row in _rows("skills.csv", "code", "esco", *NAMES)],
        occupations=[_listed(row) for row in _rows("occupations.csv", "code", "esco", "isco", *NAMES)],
        relations=[
            Related(row.cells["skill"], row.cells["relation"], row.cells["other"])
            for row in _rows("relations.csv", "skill", "relation", "other")
        ],
        asked=[
            Asked(row.cells["occupation"], row.cells["skill"], row.cells["relation"] == "essential")
            for row in _rows("occupation_skills.csv", "occupation", "relation", "skill")
        ],
    )


def _rows(name: str, *columns: str) -> list[Row]:
    with (FOLDER / name).open("rb") as file:
        return read_rows(file, columns=columns, name=name)


def _listed(row: Row) -> Listed:
    return Listed(
        code=row.cells["code"],
        esco=row.cells["esco"],
        isco=row.cells.get("isco", ""),
        labels={language: row.cells[language] for language in NAMES},
    )
