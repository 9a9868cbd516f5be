"""The tables of the plans, each in its sub-package."""

from lms.pathways.circle.models import Helper
from lms.pathways.moving.models import HandOver
from lms.pathways.plans.models import Goal, Objection, Pathway, Stage, Step
from lms.pathways.reviews.models import Review
from lms.pathways.templates.models import PlanTemplate

__all__ = ["Goal", "HandOver", "Helper", "Objection", "Pathway", "PlanTemplate", "Review", "Stage", "Step"]
