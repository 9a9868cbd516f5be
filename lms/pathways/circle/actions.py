"""Suggesting somebody, letting her in, ending it. Nobody but the woman whose plan it is lets anybody in."""

import datetime
from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from lms.audit.actions import log_access, record
from lms.core import days
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.organisations.models import Organisation
from lms.pathways.circle.access_kinds import PLAN
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import in_order, parts_for
from lms.pathways.circle.queries import helper_of, holding
from lms.pathways.circle.rules import can_end, can_help, can_suggest, is_hers, said_no
from lms.pathways.plans.models import Pathway

#: The longest somebody is let in for at once. Then she is asked again.
LONGEST_MONTHS = 12


@transaction.atomic
def suggest(
    pathway: Pathway,
    person: Person,
    *,
    organisation: Organisation,
    role: str,
    themes: Iterable[str],
    by: Person,
    why: dict[str, str] | None = None,
    ends_on: datetime.date | None = None,
) -> Helper:
    """Ask her whether somebody may see these parts. It opens nothing before she says yes.

    ValidationError when she is there or asked already, when she said no a short while ago, and when the role
    may see none of these parts.
    """
    lock(pathway)
    permit(can_suggest(by, pathway))
    permit(can_help(person, pathway, organisation=organisation, role=role))
    parts = parts_for(role, themes)
    if not parts:
        raise ValidationError(_("Choose at least one part that this person may see."))
    if said_no(person, pathway) and not is_hers(by, pathway):
        raise ValidationError(_("She said no to this person a short while ago. Do not ask her again now."))
    _end_rows(_unended(pathway).filter(person=person.pk, since__isnull=False).exclude(pk__in=_held(pathway)))
    if _unended(pathway).filter(person=person.pk).exists():
        raise ValidationError(_("This person is in the plan already, or she is being asked."))
    helper = Helper.objects.create(
        pathway=pathway,
        person=person,
        organisation=organisation,
        role=role,
        themes=in_order(parts),
        why=why or {},
        asked_by=by,
        ends_on=ends_on,
    )
    record("plan_helper.suggested", actor=by, subject=helper, about=pathway.person)
    return helper


@transaction.atomic
def let_in(helper: Helper, *, by: Person, themes: Iterable[str]) -> None:
    """She says yes, to the parts she ticked. From this day on, until `ends_on`, at most a year.

    Gone over again for somebody who is in, it changes the parts and nothing else.
    """
    _lock(helper)
    permit(is_hers(by, helper.pathway))
    parts = parts_for(helper.role, themes)
    if not parts:
        raise ValidationError({"themes": _("Choose at least one part.")})
    works_there = can_help(helper.person, helper.pathway, organisation=helper.organisation, role=helper.role)
    if helper.ended_at is not None or not works_there:
        raise ValidationError(_("This person no longer works there. Nothing was opened."))
    today = days.today()
    is_new = helper.since is None
    helper.themes = in_order(parts)
    if is_new:
        longest = days.months_after(today, LONGEST_MONTHS)
        helper.since = today
        helper.ends_on = min(helper.ends_on or longest, longest)
    helper.save(update_fields=["themes", "since", "ends_on"])
    record("plan_helper.let_in" if is_new else "plan_helper.parts_changed", actor=by, subject=helper)


@transaction.atomic
def decline(helper: Helper, *, by: Person) -> None:
    """No, thank you: she needs no reason. Twice is once."""
    _lock(helper)
    permit(is_hers(by, helper.pathway))
    if helper.since is not None:
        raise ValidationError(_("This person is in your plan by now. You can end it."))
    _end(helper, Helper.End("declined"), by=by)


@transaction.atomic
def end(helper: Helper, *, by: Person) -> None:
    """From the next request on this person sees nothing. Twice is once."""
    _lock(helper)
    permit(can_end(by, helper))
    hers = is_hers(by, helper.pathway)
    _end(helper, Helper.End("by_her" if hers else "by_helper"), by=by)


@transaction.atomic
def end_all(
    pathway: Pathway, *, end: Helper.End, by: Person | None = None, organisation: Organisation | None = None
) -> None:
    """The plan came to its end, or goes elsewhere: those of one organisation, or everybody."""
    lock(pathway)
    helpers = _unended(pathway)
    if organisation is not None:
        helpers = helpers.filter(organisation=organisation)
    for helper in helpers:
        helper.pathway = pathway
        _end(helper, end, by=by)


@transaction.atomic
def bound(pathway: Pathway, *, organisation: Organisation, until: datetime.date) -> None:
    """Whoever helps for this organisation does so until this day at most."""
    lock(pathway)
    for helper in _unended(pathway).filter(organisation=organisation, since__isnull=False):
        lock(helper)
        if helper.ends_on is None or helper.ends_on > until:
            helper.ends_on = until
            helper.save(update_fields=["ends_on"])


@transaction.atomic
def met(helper: Helper, on: datetime.date) -> None:
    """They sat together that day. An earlier day changes nothing."""
    _lock(helper)
    if helper.last_met_on is None or helper.last_met_on < on:
        helper.last_met_on = on
        helper.save(update_fields=["last_met_on"])


def log_opening(pathway: Pathway, *, viewer: Person) -> None:
    """Keep that somebody she let in opened it, or what may still be printed of it on the day of its end. Of
    her own openings nothing is kept.
    """
    rows = Helper.objects.filter(pathway=pathway, person=viewer.pk, since__isnull=False)
    helper = helper_of(viewer, pathway) or rows.select_related("organisation").order_by("-pk").first()
    if helper is not None:
        log_access(
            pathway.person,
            reader=viewer,
            kind=PLAN,
            role=helper.role,
            organisation=helper.organisation,
            thing=pathway.uuid,
        )


def _unended(pathway: Pathway) -> QuerySet[Helper]:
    return Helper.objects.filter(pathway=pathway, ended_at=None)


def _held(pathway: Pathway) -> QuerySet[Helper]:
    return holding().filter(pathway=pathway).values("pk")


def _lock(helper: Helper) -> None:
    """The plan first, as everywhere: two who change its circle wait for each other."""
    lock(helper.pathway)
    lock(helper)


def _end_rows(helpers: QuerySet[Helper]) -> None:
    """What ended by itself gets its day when a new request needs the place."""
    for helper in helpers:
        _end(helper, Helper.End("by_time"), by=None)


def _end(helper: Helper, end: Helper.End, *, by: Person | None) -> None:
    lock(helper)
    if helper.ended_at is not None:
        return
    helper.ended_at = timezone.now()
    helper.end = end
    helper.save(update_fields=["ended_at", "end"])
    record("plan_helper.ended", actor=by, subject=helper, how=str(end.value))
