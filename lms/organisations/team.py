"""Organisations and who works for them: made, changed, ended. Each change of a role is in the audit."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.accounts.actions import create_staff
from lms.accounts.models import Profile
from lms.accounts.sessions import end_sign_ins
from lms.audit.actions import record
from lms.contracts.places import is_kept
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.actions import add_membership, assign
from lms.organisations.models import DESK_ROLES, Membership, Organisation, Role, SupportAssignment
from lms.organisations.queries import accompanies_herself
from lms.organisations.rules import (
    administrates,
    can_accompany,
    can_end_assignment,
    can_give_roles,
    organisation_led_of,
    roles_to_give,
    vetting_organisation,
)
from lms.organisations.writers import take_writing


def team_of(organisation: Organisation) -> QuerySet[Membership]:
    """The roles of everybody who works there. Learners are no team."""
    return (
        organisation.memberships.filter(ended_at=None)
        .exclude(role=Role.LEARNER)
        .select_related("person")
        .order_by("person", "since", "pk")
    )


@transaction.atomic
def make_organisation(*, by: Person, **facts: Any) -> Organisation:
    permit(administrates(by))
    with _name_is_free():
        organisation = Organisation.objects.create(**facts)
    record("organisation.made", actor=by, subject=organisation, kind=organisation.kind)
    return organisation


@transaction.atomic
def begin_employer(*, by: Person, name: str, place: str, country: str) -> Organisation:
    """An employer that a coordinator of a partner begins to check.

    Nobody can choose it before it is. Another one with its name is another firm, or a trap: it gets its town
    beside the name, then a number.
    """
    permit(vetting_organisation(by))
    name = name[:100]
    wanted = [name, f"{name} ({place})"[:120], *(f"{name} ({number})" for number in range(2, 100))]
    taken = set(Organisation.objects.filter(name__in=wanted).values_list("name", flat=True))
    free = next((each for each in wanted if each not in taken), None)
    if free is None:
        raise ValidationError(_("There is already an organisation with this name."))
    with _name_is_free():
        made = Organisation.objects.create(
            name=free, kind=Organisation.Kind.EMPLOYER, place=place, country=country
        )
    record("organisation.made", actor=by, subject=made, kind=made.kind)
    return made


@transaction.atomic
def change_organisation(organisation: Organisation, *, by: Person, **facts: Any) -> None:
    """Other facts of one that is there: those given, and no others."""
    permit(administrates(by))
    lock(organisation)
    for name, value in facts.items():
        setattr(organisation, name, value)
    with _name_is_free():
        organisation.save(update_fields=list(facts))
    record("organisation.changed", actor=by, subject=organisation, kind=organisation.kind)


@contextmanager
def _name_is_free() -> Iterator[None]:
    """The form looked; somebody else may have saved the same name since."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise ValidationError({"name": _("There is already an organisation with this name.")}) from None


@transaction.atomic
def make_colleague(
    organisation: Organisation, roles: Collection[Role], *, by: Person, **names: str
) -> tuple[Person, str]:
    """A new account for somebody who works there, and the password she begins with: known here and never
    again.
    """
    lock(organisation)
    permit(can_give_roles(by, organisation, roles))
    person, password = create_staff(**names)
    for role in roles:
        add_membership(person, organisation, role, by=by)
    return person, password


@transaction.atomic
def set_roles(person: Person, organisation: Organisation, roles: Collection[Role], *, by: Person) -> None:
    """Exactly these roles from now on.

    Without one that works with learners she accompanies none of them here any more. When somebody else takes
    one away, her sessions end with it.

    ValidationError when nobody would be left to coordinate.
    """
    lock(
        organisation
    )  # the team is changed by one at a time: two may not each take away the other's last coordinator
    permit(can_give_roles(by, organisation, roles))
    existing = list(
        Membership.objects.filter(
            person=person, organisation=organisation, ended_at=None, role__in=roles_to_give(by, organisation)
        )
    )
    taken_away = [membership for membership in existing if membership.role not in roles]
    for membership in taken_away:
        _end(membership, by=by)
    if taken_away and person.pk != by.pk:
        end_sign_ins({person.pk})
    for role in roles:
        add_membership(person, organisation, role, by=by)
    if not organisation.memberships.filter(person=person, ended_at=None, role__in=DESK_ROLES).exists():
        for assignment in SupportAssignment.objects.filter(
            worker=person, organisation=organisation, ended_at=None
        ):
            end_support_assignment(assignment, by=by)


def _end(membership: Membership, *, by: Person) -> None:
    lock(membership)
    if membership.ended_at:
        return
    others = membership.organisation.memberships.filter(role=Role.COORDINATOR, ended_at=None).exclude(
        pk=membership.pk
    )
    if membership.role == Role.COORDINATOR and not administrates(by) and not others.exists():
        raise ValidationError(
            {
                "roles": _(
                    "Nobody would be left to coordinate this organisation. Give somebody else "
                    "this role first."
                )
            }
        )
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    record("role.ended", actor=by, subject=membership, role=str(membership.role))
    take_writing(membership.person, membership.role)


@transaction.atomic
def end_support_assignment(assignment: SupportAssignment, *, by: Person | None) -> None:
    lock(assignment)
    if assignment.ended_at is None:
        assignment.ended_at = timezone.now()
        assignment.save(update_fields=["ended_at"])
        record("support_assignment.ended", actor=by, subject=assignment)


@transaction.atomic
def end_place(person: Person, organisation: Organisation, *, by: Person | None) -> bool:
    """She went elsewhere: she is no learner of this organisation any more, and nobody there accompanies her.
    While something of it keeps her (lms.contracts.places) her place stays, and False is said.
    """
    lock(organisation)
    if is_kept(person.pk, organisation.pk):
        return False
    for assignment in SupportAssignment.objects.filter(
        learner=person, organisation=organisation, ended_at=None
    ):
        end_support_assignment(assignment, by=by)
    hers = Membership.objects.filter(
        person=person, organisation=organisation, role=Role.LEARNER, ended_at=None
    )
    for membership in hers:
        lock(membership)
        membership.ended_at = timezone.now()
        membership.save(update_fields=["ended_at"])
        record("role.ended", actor=by, subject=membership, role=str(membership.role))
    return True


def who_accompanies(learner: Profile) -> QuerySet[SupportAssignment]:
    return (
        SupportAssignment.objects.filter(learner=learner.user_id, ended_at=None)
        .select_related("worker", "organisation")
        .order_by("since", "pk")
    )


@transaction.atomic
def accompany(learner: Profile, worker: Person, *, by: Person) -> SupportAssignment:
    """From now on `worker` accompanies her, for an organisation `by` coordinates."""
    organisation = permit(organisation_led_of(by, learner))
    lock(organisation)  # nobody's roles here end meanwhile
    if not accompanies_herself(worker, learner):
        permit(can_accompany(worker, learner, organisation))
    return assign(worker, learner.user, organisation, by=by)


@transaction.atomic
def stop_accompanying(learner: Profile, assignment: SupportAssignment, *, by: Person) -> None:
    permit(can_end_assignment(by, learner, assignment))
    lock(assignment.organisation)
    end_support_assignment(assignment, by=by)
