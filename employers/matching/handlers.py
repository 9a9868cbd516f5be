"""What somebody shows changes what she reaches, and what she says where she is looked for, in the same
transaction.
"""

from employers.matching.actions import refresh_looked_for, refresh_reach
from employers.matching.jobs import ReachJob
from employers.portfolios.events import LookingChanged
from lms.competences.events import AttainmentsChanged, FrameworkChanged
from lms.competences.models import Attainment
from lms.contracts import event
from lms.jobs import actions as jobs


@event.handles(AttainmentsChanged)
def reach_anew(told: AttainmentsChanged) -> None:
    refresh_reach([told.person_id])


@event.handles(LookingChanged)
def look_as_she_says(told: LookingChanged) -> None:
    refresh_looked_for(told.person_id)


@event.handles(FrameworkChanged)
def reach_anew_for_all(told: FrameworkChanged) -> None:
    if Attainment.objects.exists():
        jobs.start(ReachJob.key, about="everybody")
