from dataclasses import dataclass

from lms.competences.models import Attainment
from lms.contracts.event import Event


@dataclass(frozen=True)
class CompetenceAttained(Event):
    """A person has a competence she did not have on this evidence before."""

    attainment: Attainment
