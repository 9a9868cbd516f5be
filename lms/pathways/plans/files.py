"""Recordings and pictures go with what they say: a step that is taken away, a plan whose time is over."""

from lms.intake.private import files_go_with
from lms.pathways.plans.models import Goal, Pathway, Step

for model in (Pathway, Goal, Step):
    files_go_with(model)
