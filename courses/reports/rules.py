from courses.enrolments.models import Cohort
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.queries import coordinated_organisation_ids


def may_report(person: Person) -> bool:
    """A coordinator of a partner: reports are of the whole site and name nobody."""
    there = coordinated_organisation_ids(person)
    return Organisation.objects.filter(pk__in=there, kind=Organisation.Kind.PARTNER).exists()


def may_tally(person: Person, cohort: Cohort) -> bool:
    """A coordinator of the organisation whose group it is, after it has ended too."""
    return cohort.organisation_id in coordinated_organisation_ids(person)
