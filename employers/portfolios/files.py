"""Pictures and recordings go with what they belong to."""

from employers.portfolios.models import Portfolio, SharedPicture, WorkSample
from lms.intake.private import files_go_with

for model in (Portfolio, WorkSample, SharedPicture):
    files_go_with(model)
