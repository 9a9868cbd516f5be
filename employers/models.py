"""The models of the app `employers`, from its sub-packages.

The optional ones ([O]) are apps of their own and not here.
"""

from employers.applications.models import Application
from employers.bans.models import Ban, Comparison
from employers.contact.models import Enquiry, Interest, Phrase
from employers.matching.models import LookedFor, Reach, SectorCount
from employers.members.models import Invitation, Member
from employers.placements.models import (
    Agreement,
    Assessed,
    Assessment,
    FollowUp,
    Outcome,
    OwnLook,
    Placement,
    Signature,
)
from employers.portfolios.models import (
    Portfolio,
    PortfolioLanguage,
    Share,
    SharedPicture,
    ShareItem,
    Tidied,
    WorkSample,
)
from employers.vacancies.models import Ask, AskedLanguage, Kept, Reading, Vacancy
from employers.vetting.models import Check, FlagAnswer

__all__ = [
    "Agreement",
    "Application",
    "Ask",
    "AskedLanguage",
    "Assessed",
    "Assessment",
    "Ban",
    "Check",
    "Comparison",
    "Enquiry",
    "FlagAnswer",
    "FollowUp",
    "Interest",
    "Invitation",
    "Kept",
    "LookedFor",
    "Member",
    "Outcome",
    "OwnLook",
    "Phrase",
    "Placement",
    "Portfolio",
    "PortfolioLanguage",
    "Reach",
    "Reading",
    "SectorCount",
    "Share",
    "ShareItem",
    "SharedPicture",
    "Signature",
    "Tidied",
    "Vacancy",
    "WorkSample",
]
