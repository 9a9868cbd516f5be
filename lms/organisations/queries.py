import datetime
from collections.abc import Collection
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lms.accounts.models import CodeCard, Profile
from lms.accounts.queries import closed_until
from lms.contracts.roles import names_roles, tells_roles, tells_shut_out
from lms.core.conf import conf
from lms.core.people import Person
from lms.core.prepared import Prepared
from lms.core.texts import in_a_row
from lms.organisations.duties import Duty, duties_at
from lms.organisations.models import (
    DESK_ROLES,
    Closing,
    Membership,
    Organisation,
    Role,
    SupportAssignment,
    Vetting,
)
from lms.organisations.standing_in import by_or_for, stood_in_for


def effective_memberships() -> QuerySet[Membership]:
    """Roles that have not ended, in organisations that are not closed."""
    closed = Closing.objects.filter(organisation=OuterRef("organisation"), reopened_at=None)
    return Membership.objects.filter(~Exists(closed), ended_at=None)


def current_memberships(person: Person) -> list[Membership]:
    """Somebody's roles now, in one query a request: they are kept on the user object.

    None in an organisation that is closed.
    """
    if not getattr(person, "is_authenticated", False):
        return []
    if not hasattr(person, "_current_memberships"):
        person._current_memberships = CURRENT.rows(person.pk)
    return person._current_memberships


CURRENT = Prepared(
    lambda person: effective_memberships().filter(person=person).select_related("organisation")
)


def roles_of(person: Person) -> set[str]:
    return {membership.role for membership in current_memberships(person)}


@tells_roles
def roles_in_words(person: Person) -> str:
    return in_a_row(
        dict.fromkeys(str(Role(membership.role).label) for membership in current_memberships(person))
    )


@names_roles
def role_in_words(key: str) -> str:
    return str(Role(key).label) if key in Role.values else ""


@tells_shut_out
def is_shut_out(person: Person) -> bool:
    """Whether somebody has roles, but all of them in organisations that are closed, and no other business
    here.
    """
    if not hasattr(person, "_is_shut_out"):
        has_other = bool(current_memberships(person)) or person.is_superuser
        person._is_shut_out = (
            not has_other
            and person.memberships.filter(ended_at=None).exists()
            and not person.has_perm("wagtailadmin.access_admin")
        )
    return person._is_shut_out


def desk_organisation_ids(person: Person) -> set[int]:
    """The organisations for which somebody works with learners."""
    return {
        membership.organisation_id
        for membership in current_memberships(person)
        if membership.role in DESK_ROLES
    }


def partners_of(person: Person, roles: Collection[Any]) -> list[Organisation]:
    """The partners for which somebody works in one of these roles, by name."""
    found = {
        membership.organisation.pk: membership.organisation
        for membership in current_memberships(person)
        if membership.role in roles and membership.organisation.kind == Organisation.Kind.PARTNER
    }
    return sorted(found.values(), key=lambda organisation: organisation.name)


def coordinated_organisation_ids(person: Person) -> list[int]:
    return [
        membership.organisation_id
        for membership in current_memberships(person)
        if membership.role == Role.COORDINATOR
    ]


def learners_for(person: Person) -> QuerySet[Profile]:
    """The learners somebody may see: her assigned ones, and those of whom she stands in for.

    All of her organisation's for a trainer or a coordinator.
    """
    return Profile.objects.filter(is_seen_by(person)).select_related("user").order_by("handle")


def is_seen_by(person: Person, *, many: bool = False) -> Q:
    """Of profiles: those of `learners_for`.

    `many`: each is asked whether she is among them, instead of listing them all first. So the first of very
    many are found without the others.
    """
    return is_in_reach(person.pk, *reach_of(person), many=many)


def reach_of(person: Person) -> tuple[list[int], list[int]]:
    """By what somebody sees learners: the organisations whose learners are all hers to see, and those for
    which she accompanies some.
    """
    wide = [
        membership.organisation_id
        for membership in current_memberships(person)
        if membership.role in {Role.TRAINER, Role.COORDINATOR}
    ]
    return wide, list(desk_organisation_ids(person))


def is_in_reach(person: int, wide: list[int], accompanying: list[int], *, many: bool = False) -> Q:
    """The same, said by ids (`reach_of`)."""
    members = Membership.objects.filter(organisation__in=wide, role=Role.LEARNER, ended_at=None)
    assigned = SupportAssignment.objects.filter(worker=person, ended_at=None, organisation__in=accompanying)
    instead = stood_in_for(person).filter(organisation__in=accompanying)
    if many:
        found = Q(Exists(members.filter(person=OuterRef("user"))))
        for rows in (assigned, instead):
            found |= Q(Exists(rows.filter(learner=OuterRef("user"))))
        return found
    found = Q(user__in=members.values("person")) | Q(user__in=assigned.values("learner"))
    return found | Q(user__in=instead.values("learner"))


def acting_membership(worker: Person, learner: Profile) -> Membership | None:
    """In which role, for which organisation, a worker has to do with this learner. One query."""
    own = [membership for membership in current_memberships(worker) if membership.role in DESK_ROLES]
    hers = set(
        Membership.objects.filter(person=learner.user_id, ended_at=None).values_list(
            "organisation", flat=True
        )
    )
    shared = [membership for membership in own if membership.organisation_id in hers]
    return next(iter(shared or own), None)


def accompanies_herself(worker: Person, learner: Profile) -> bool:
    return SupportAssignment.objects.filter(worker=worker, learner=learner.user_id, ended_at=None).exists()


def accompanies(worker: Person, learner: Profile) -> bool:
    """She herself, or standing in."""
    hers = SupportAssignment.objects.filter(learner=learner.user_id, ended_at=None)
    return hers.filter(by_or_for(worker)).exists()


def roles_towards(worker: Person, learner: Profile) -> set[str]:
    """What somebody is in the organisations where this learner is, or for which she accompanies her, or
    stands in for who does.

    What she is elsewhere gives her no right here.
    """
    hers = Membership.objects.filter(person=learner.user_id, role=Role.LEARNER, ended_at=None).values_list(
        "organisation"
    )
    accompanied_for = SupportAssignment.objects.filter(
        by_or_for(worker), learner=learner.user_id, ended_at=None
    ).values_list("organisation")
    organisations = {organisation for (organisation,) in hers.union(accompanied_for)}
    return {
        membership.role
        for membership in current_memberships(worker)
        if membership.organisation_id in organisations
    }


def card_to_confirm(person: Person, learner: Profile) -> CodeCard | None:
    """The learner's renewed card, when it waits for a second worker and `person` is another one than who made
    it.
    """
    waiting = (
        learner.cards.filter(revoked_at=None, renewed=True, confirmed_at=None)
        .exclude(issued_by=person)
        .first()
    )
    return waiting if waiting and closed_until(learner) else None


def organisation_names(person: Person) -> list[str]:
    """For whom somebody acts, each organisation once."""
    return list(dict.fromkeys(membership.organisation.name for membership in current_memberships(person)))


def active_learners() -> QuerySet[Profile]:
    """With `through_programme`: whether one of her organisations brought her through the programme."""
    hers = Membership.objects.filter(person=OuterRef("user"), role=Role.LEARNER, ended_at=None)
    through = Exists(hers.filter(organisation__programme=True))
    return Profile.objects.filter(Exists(hers), suspended_at=None, user__is_active=True).annotate(
        through_programme=through
    )


def membership_tells() -> bool:
    """Whether fewer than half of the learners come from elsewhere: then being here already says something
    about anybody.
    """
    counts = active_learners().aggregate(
        everyone=Count("pk"), through=Count("pk", filter=Q(through_programme=True))
    )
    return bool(counts["through"] * 2 > counts["everyone"])


#: A check of an employer is good for so many days, and may be made again when so many of them are left.
CHECK_DAYS, AGAIN_DAYS = 365, 30


def _good(path: str = "", *, days_left: int = 0) -> Q:
    """Of checks: those that count, for so many more days at least."""
    since = timezone.now() - datetime.timedelta(days=CHECK_DAYS - days_left)
    return Q(**{f"{path}ended_at": None, f"{path}checked_at__gt": since})


def employers() -> QuerySet[Organisation]:
    """Employer organisations with `checks`: how many different organisations have checked each within the
    year, and whether it `is_closed`.
    """
    checks = Count("vettings__on_behalf_of", filter=_good("vettings__"), distinct=True)
    closed = Exists(Closing.objects.filter(organisation=OuterRef("pk"), reopened_at=None))
    return Organisation.objects.filter(kind=Organisation.Kind.EMPLOYER).annotate(
        checks=checks, is_closed=closed
    )


def current_vettings(employer: Organisation) -> QuerySet[Vetting]:
    """The checks that count: those of before a closing do not, nor those that are older than a year."""
    return Vetting.objects.filter(_good(), organisation=employer)


def fresh_vettings(employer: Organisation) -> QuerySet[Vetting]:
    """The checks that need not be made again yet."""
    return Vetting.objects.filter(_good(days_left=AGAIN_DAYS), organisation=employer)


def checked_until(organisations: Collection[int]) -> dict[int, datetime.datetime]:
    """Until when enough checks count of each of these that ever had enough; the moment may have passed."""
    found: dict[int, dict[int, datetime.datetime]] = {}
    rows = Vetting.objects.filter(organisation__in=organisations, ended_at=None).order_by("checked_at")
    for place, of, at in rows.values_list("organisation", "on_behalf_of", "checked_at"):
        found.setdefault(place, {})[of] = at
    wanted = conf.vetting_organisations
    return {
        place: sorted(checks.values(), reverse=True)[wanted - 1] + datetime.timedelta(days=CHECK_DAYS)
        for place, checks in found.items()
        if len(checks) >= wanted
    }


def vetted_employers() -> QuerySet[Organisation]:
    """Those a learner may share something with."""
    return employers().filter(checks__gte=conf.vetting_organisations, is_closed=False)


def employers_to_check(person: Person, own: Organisation) -> QuerySet[Organisation]:
    """Those that are not closed and wait for a check, the first ones or those of another year, and that
    neither this organisation nor this person has checked yet; the oldest first.
    """
    seen = Vetting.objects.filter(Q(on_behalf_of=own) | Q(coordinator=person), organisation=OuterRef("pk"))
    fresh = Count("vettings__on_behalf_of", filter=_good("vettings__", days_left=AGAIN_DAYS), distinct=True)
    waiting = employers().annotate(fresh=fresh).filter(fresh__lt=conf.vetting_organisations, is_closed=False)
    has_looked = Exists(seen.filter(_good(days_left=AGAIN_DAYS)))
    return waiting.exclude(has_looked).order_by("created_at", "pk")


def employer_organisation_ids(person: Person, duty: Duty | None = None) -> set[int]:
    """The employer organisations somebody acts for; with `duty`, those for which she has it. Empty while none
    of them is vetted.
    """
    ids = {m.organisation_id for m in current_memberships(person) if m.role == Role.EMPLOYER}
    if not ids:
        return set()
    duties = duties_at(person, ids)
    acting = [place for place in ids if (duties[place] if duty is None else duty in duties[place])]
    return set(vetted_employers().filter(pk__in=acting).values_list("pk", flat=True)) if acting else set()


def who_could(learner: Profile, organisation: Organisation) -> QuerySet[Any]:
    """Who works with learners there and does not accompany this one yet."""
    workers = SupportAssignment.objects.filter(learner=learner.user_id, ended_at=None).values("worker")
    model = Membership._meta.get_field("person").related_model
    found = model.objects.filter(
        is_active=True,
        memberships__organisation=organisation,
        memberships__role__in=DESK_ROLES,
        memberships__ended_at=None,
    )
    return found.exclude(pk__in=workers).distinct().order_by("pk")
