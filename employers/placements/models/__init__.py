from employers.placements.models.after import FollowUp, Outcome
from employers.placements.models.looks import Assessed, Assessment, OwnLook
from employers.placements.models.places import KEEP_DAYS, Agreement, Placement, Signature

__all__ = [
    "KEEP_DAYS",
    "Agreement",
    "Assessed",
    "Assessment",
    "FollowUp",
    "Outcome",
    "OwnLook",
    "Placement",
    "Signature",
]
