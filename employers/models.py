"""The models of the app `employers`, from its sub-packages.

The optional ones ([O]) are apps of their own and not here.
"""

from employers.applications.models import Application
from employers.bans.models import Ban, Comparison
from employers.portfolios.models import Share, ShareItem

__all__ = ["Application", "Ban", "Comparison", "Share", "ShareItem"]
