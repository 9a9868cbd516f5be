"""Run when the apps are ready. What comes in is made clean first, then named for its face."""

from lms.intake import belonging, uploads

uploads.connect()
belonging.connect()
