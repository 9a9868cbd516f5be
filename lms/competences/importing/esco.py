"""A download of ESCO, the European classification of skills and occupations: its CSV files, in a folder or
as the ZIP they come in.

Read are skills_xx, occupations_xx, occupationSkillRelations_xx, skillSkillRelations_xx and
broaderRelationsSkillPillar_xx, with or without their language at the end, of version 1.0 and later
(esco.ec.europa.eu, Download). Several languages may lie beside each other; relations are read once.
"""

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext

from lms.competences.forms import LENGTHS
from lms.competences.importing.rows import Asked, Listed, Related, SkillList
from lms.competences.models import CompetenceRelation
from lms.intake.archives import open_archive
from lms.intake.csv_rows import Row, TableLimits, read_rows
from lms.intake.problems import IntakeProblem
from lms.safety.outside.texts import problem_with

#: All of ESCO in one language: 14,000 skills and 130,000 relations.
LIMITS = TableLimits(bytes=80 * 1024 * 1024, rows=400_000, cells=8_000_000)
NAME = re.compile(
    r"(?P<kind>skills|occupations|occupationSkillRelations|skillSkillRelations|broaderRelationsSkillPillar)"
    r"(?:_(?P<language>[a-z]{2}))?\.csv",
    re.IGNORECASE,
)
COLUMNS = {
    "skills": ("conceptUri", "preferredLabel"),
    "occupations": ("conceptUri", "preferredLabel", "iscoGroup"),
    "occupationskillrelations": ("occupationUri", "relationType", "skillUri"),
    "skillskillrelations": ("originalSkillUri", "relationType", "relatedSkillUri"),
    "broaderrelationsskillpillar": ("conceptUri", "broaderUri"),
}
ADDRESS = re.compile(r"https?://data\.europa\.eu/esco/(?:skill|occupation)/([0-9A-Za-z-]{1,60})")
Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Problem:
    """What was left out, and where: of a file, by its row as a spreadsheet counts it."""

    file: str
    row: int
    message: str


@dataclass
class Download:
    """Everything in the files. `labels` are {address: {language: text}}; relations are pairs of addresses."""

    labels: dict[str, dict[str, str]] = field(default_factory=dict)
    descriptions: dict[str, dict[str, str]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    skills: dict[str, None] = field(default_factory=dict)
    asked: dict[tuple[str, str], bool] = field(default_factory=dict)
    relations: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def chosen(self, groups: tuple[str, ...]) -> SkillList:
        """The occupations whose group in ISCO-08 begins with one of `groups` (all with none), the skills they
        ask for, and what stands between those.
        """
        occupations = [
            address for address, group in self.groups.items() if not groups or group.startswith(groups)
        ]
        wanted = set(occupations)
        asked = [
            (pair, is_essential)
            for pair, is_essential in self.asked.items()
            if pair[0] in wanted and pair[1] in self.skills
        ]
        needed = {skill for (_occupation, skill), _is_essential in asked}
        skills = [address for address in self.skills if address in needed or not groups]
        kept = set(skills)
        return SkillList(
            skills=[self._listed(address) for address in skills],
            occupations=[self._listed(address) for address in occupations],
            relations=[
                Related(code_of(one), kind, code_of(other))
                for (one, other), kind in self.relations.items()
                if one in kept and other in kept
            ],
            asked=[
                Asked(code_of(occupation), code_of(skill), is_essential)
                for (occupation, skill), is_essential in asked
            ],
        )

    def _listed(self, address: str) -> Listed:
        return Listed(
            code=code_of(address),
            esco=address,
            isco=self.groups.get(address, ""),
            labels=self.labels[address],
            descriptions=self.descriptions.get(address, {}),
        )


def code_of(address: str) -> str:
    return f"esco-{address.rpartition('/')[2].lower()}"


def read(files: Files, *, language: str = "en") -> Download:
    """`language` is that of files whose name says none. What is not ESCO's is passed over; a file of it that
    cannot be read as a table is an IntakeProblem, a row that cannot be used is named among the problems.
    """
    download = Download()
    named = [(found, name) for name in files if (found := NAME.fullmatch(name.rpartition("/")[2]))]
    if not named:
        raise IntakeProblem("file.missing")
    for found, name in sorted(named, key=lambda pair: (pair[0]["language"] or language) != "en"):
        kind = found["kind"].casefold()
        rows = read_rows(io.BytesIO(files[name]), columns=COLUMNS[kind], name=name, limits=LIMITS)
        spoken = (found["language"] or language).casefold()
        for row in rows:
            _take(download, kind, row, spoken, name)
    return download


@contextmanager
def files_in(path: Path) -> Iterator[Files]:
    """The files of a folder or of a ZIP, by their names."""
    if path.is_dir():
        yield {each.name: each.read_bytes() for each in sorted(path.iterdir()) if NAME.fullmatch(each.name)}
        return
    with path.open("rb") as file:
        if path.suffix.casefold() == ".csv":
            yield {path.name: file.read(LIMITS.bytes + 1)}
            return
        with open_archive(file) as archive:
            yield {
                name: archive.read(name) for name in archive.names if NAME.fullmatch(name.rpartition("/")[2])
            }


def _take(download: Download, kind: str, row: Row, language: str, name: str) -> None:
    cells = row.cells
    match kind:
        case "skills":
            if _take_words(download, row, language, name):
                download.skills.setdefault(cells["concepturi"])
        case "occupations":
            if _take_words(download, row, language, name):
                download.groups[cells["concepturi"]] = cells["iscogroup"]
        case "occupationskillrelations":
            pair = cells["occupationuri"], cells["skilluri"]
            download.asked[pair] = download.asked.get(pair, False) or cells["relationtype"] == "essential"
        case "skillskillrelations":
            pair = cells["originalskilluri"], cells["relatedskilluri"]
            if pair[0] != pair[1] and pair[::-1] not in download.relations:
                download.relations.setdefault(pair, CompetenceRelation.Kind("related").value)
        case _:
            pair = cells["concepturi"], cells["broaderuri"]
            download.relations.pop(pair[::-1], None)
            download.relations[pair] = CompetenceRelation.Kind("broader").value


def _take_words(download: Download, row: Row, language: str, name: str) -> bool:
    """Whether the row can be used: it has an address of ESCO's and a label that tells nothing."""
    address, label = row.cells["concepturi"], row.cells["preferredlabel"]
    wrong = ""
    if not ADDRESS.fullmatch(address):
        wrong = gettext("The address is not one of ESCO.")
    elif not label or len(label) > LENGTHS["labels"]:
        wrong = gettext("The label is empty or too long.")
    elif telling := problem_with(label):
        wrong = telling.messages[0]
    if wrong:
        download.problems.append(Problem(name, row.number, wrong))
        return False
    download.labels.setdefault(address, {})[language] = label
    text = _short(row.cells.get("description", ""))
    if text and not problem_with(text):
        download.descriptions.setdefault(address, {})[language] = text
    return True


def _short(text: str) -> str:
    """Its whole sentences, as many as fit."""
    text = " ".join(text.split())
    if len(text) <= LENGTHS["descriptions"]:
        return text
    end = text.rfind(". ", 0, LENGTHS["descriptions"])
    return text[: end + 1] if end > 0 else ""
