"""Who may do what around a plan, in words."""

import datetime

from lms.accounts.models import Profile
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.organisations.rules import can_act_for
from lms.pathways.circle.models import Helper
from lms.pathways.circle.queries import could_help, parts_seen
from lms.pathways.plans.models import Pathway

#: Whom she said no to, or whose help she ended, is not suggested again before this has passed.
NOT_AGAIN_FOR = datetime.timedelta(days=90)


def account_is_open(pathway: Pathway) -> bool:
    """While hers is closed, nobody does anything with a plan, and it goes nowhere."""
    return Profile.objects.filter(user=pathway.person_id, suspended_at=None).exists()


def can_open(person: Person, pathway: Pathway) -> bool:
    """She herself, and whoever she let in, for as long as that holds."""
    return bool(parts_seen(person, pathway))


def can_see_part(person: Person, pathway: Pathway, theme: str) -> bool:
    return theme in parts_seen(person, pathway)


def is_hers(person: Person, pathway: Pathway) -> bool:
    return pathway.person_id == person.pk


def can_work_on(person: Person, pathway: Pathway, theme: str) -> bool:
    """Somebody who sees this part, while the plan and her account are open, writes in it with her."""
    return pathway.closed_at is None and account_is_open(pathway) and can_see_part(person, pathway, theme)


def can_help(person: Person, pathway: Pathway, *, organisation: Organisation, role: str) -> bool:
    """Somebody who works with learners, in the organisation and the role that is named, and to whom her yes
    would open something today. No employer.
    """
    return could_help(pathway, organisation).filter(person=person.pk, role=role).exists()


def can_suggest(person: Person, pathway: Pathway) -> bool:
    """She herself, whoever she let in, and whoever may do something for her on the desk."""
    if pathway.closed_at is not None:
        return False
    if is_hers(person, pathway):
        return True
    profile = Profile.objects.get(user=pathway.person_id)
    return profile.is_open and (can_act_for(person, profile) or can_open(person, pathway))


def said_no(person: Person, pathway: Pathway) -> bool:
    """Whether she said no to this person, or ended her help, a short while ago. Nobody presses her."""
    ends = (Helper.End.DECLINED, Helper.End.BY_HER)
    since = days.start_of(days.today()) - NOT_AGAIN_FOR
    return Helper.objects.filter(
        pathway=pathway, person=person.pk, end__in=ends, ended_at__gte=since
    ).exists()


def can_end(person: Person, helper: Helper) -> bool:
    """She ends it any day, without a reason; and so does whoever helps."""
    return person.pk in {helper.pathway.person_id, helper.person_id}
