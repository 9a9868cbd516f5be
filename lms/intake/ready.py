"""Run when the apps are ready."""

from lms.intake.uploads import connect

connect()
