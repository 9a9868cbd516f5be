"""Who may have which certificate, and who may confirm whose name."""

from collections.abc import Collection

from courses.catalogue.models import Module
from courses.certificates.models import Certificate
from lms.competences.models import Attainment, Competence
from lms.core.people import Person
from lms.organisations.rules import can_confirm_names


def gives_certificate(module: Module) -> bool:
    """Whether passing it gives a paper. Of what may not be seen outside there is none: its title would
    tell.
    """
    return module.visible_outside and module.course.visible_outside


def can_be_certified(competence: Competence, attainments: Collection[Attainment]) -> bool:
    """What she has shown, and what may be seen outside: the title of a certificate would tell."""
    return bool(attainments) and competence.visible_outside


def can_issue(person: Person, certificate: Certificate) -> bool:
    """Whoever confirms her name with her. One that belongs to nobody any more stays as it is."""
    return certificate.person is not None and can_confirm_names(person, certificate.person.profile)


def can_withdraw(person: Person, certificate: Certificate) -> bool:
    """She herself, and whoever may issue it."""
    return person == certificate.person or can_issue(person, certificate)


def can_print_with_her(person: Person, certificate: Certificate) -> bool:
    """Whoever could confirm her name prints it in the office."""
    return can_issue(person, certificate)


def can_renew(person: Person, certificate: Certificate) -> bool:
    """She alone: the paper she gave away then says that there is a newer one."""
    return person == certificate.person
