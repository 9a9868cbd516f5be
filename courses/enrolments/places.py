"""Who learns in a group of an organisation keeps her place there (lms.contracts.places)."""

from typing import Any

from courses.enrolments.models import Enrolment
from lms.contracts.places import keeps


@keeps("groups")
def learns_in_a_group(person_id: Any, organisation_id: Any) -> bool:
    return Enrolment.objects.filter(
        person=person_id,
        ended_at=None,
        completed_at=None,
        cohort__organisation=organisation_id,
        cohort__ended_at=None,
    ).exists()
