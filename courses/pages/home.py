"""The home of the website with the courses, for whoever sets a site up."""

from courses.pages.models import SkillsHomePage
from lms.contracts.homes import Home, register

register(Home("skills", lambda title: SkillsHomePage(title=title)))
