"""The models of the app `employers`, from its sub-packages.

The optional ones ([O]) are apps of their own and not here.
"""

from employers.applications.models import Application
from employers.bans.models import Ban, Comparison
from employers.portfolios.models import (
    Portfolio,
    PortfolioLanguage,
    Share,
    ShareItem,
    Tidied,
    WorkSample,
)
from employers.vetting.models import Check, FlagAnswer

__all__ = [
    "Application",
    "Ban",
    "Check",
    "Comparison",
    "FlagAnswer",
    "Portfolio",
    "PortfolioLanguage",
    "Share",
    "ShareItem",
    "Tidied",
    "WorkSample",
]
