"""What somebody shows, or shows no longer, changes what she reaches, in the same transaction."""

from employers.matching.actions import refresh_reach
from employers.matching.jobs import ReachJob
from lms.competences.events import AttainmentsChanged, FrameworkChanged
from lms.competences.models import Attainment
from lms.contracts import event
from lms.jobs import actions as jobs


@event.handles(AttainmentsChanged)
def reach_anew(told: AttainmentsChanged) -> None:
    refresh_reach([told.person_id])


@event.handles(FrameworkChanged)
def reach_anew_for_all(told: FrameworkChanged) -> None:
    if Attainment.objects.exists():
        jobs.start(ReachJob.key, about="everybody")
