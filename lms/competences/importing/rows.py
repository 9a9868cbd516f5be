"""A list of skills and occupations, as it comes in: from our starter list or from a download of ESCO."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Listed:
    """A skill or an occupation. `labels` and `descriptions` are {language code: text}; `esco` is its address
    there, "" when there is none. `isco` is an occupation's group.
    """

    code: str
    labels: dict[str, str]
    esco: str = ""
    descriptions: dict[str, str] = field(default_factory=dict)
    isco: str = ""


@dataclass(frozen=True)
class Related:
    """Two skills by their codes, and how the first stands to the other (CompetenceRelation.Kind)."""

    code: str
    kind: str
    other: str


@dataclass(frozen=True)
class Asked:
    """What an occupation asks for, both by their codes."""

    occupation: str
    skill: str
    is_essential: bool


@dataclass(frozen=True)
class SkillList:
    skills: list[Listed]
    occupations: list[Listed]
    relations: list[Related]
    asked: list[Asked]
