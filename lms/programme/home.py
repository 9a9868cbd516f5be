"""The home of the public website, for whoever sets a site up."""

from lms.contracts.homes import Home, register
from lms.programme.models import ProgrammeHomePage

register(Home("programme", lambda title: ProgrammeHomePage(title=title)))
