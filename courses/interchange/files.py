"""A package goes with its row."""

from courses.interchange.models import CoursePackage
from lms.intake.private import files_go_with

files_go_with(CoursePackage)
