"""Interest in work, as far as it has come: through the same actions as in real life."""

import datetime
import uuid
from typing import Any

from employers.contact.actions.interests import answer_her, show_interest
from employers.contact.actions.talking import write_in
from employers.contact.enums import Stage
from employers.contact.models import Interest
from employers.matching.actions import refresh_looked_for
from employers.portfolios.actions import Draft, share
from employers.portfolios.models import Portfolio, Share
from employers.vacancies.models import Vacancy
from lms.competences.actions import award
from lms.contracts import evidence
from lms.core import days
from lms.organisations.models import Organisation
from tests.factories import courses as make
from tests.factories.messages import fresh


def show(person: Any, organisation: Organisation, *, until_days: int = 20) -> Share:
    """She shows an employer everything she can."""
    if not evidence.shareable(person):
        taught = make.taught_module().taught.get()
        award(person, taught.competence, taught.level, source="quiz", evidence_id=uuid.uuid4())
    draft = Draft(organisation, days.in_days(until_days), "Kitchen helper", items=evidence.shareable(person))
    return share(person, draft, language="en")


def look_for(person: Any) -> Portfolio:
    """Her adviser may look for work for her."""
    portfolio = Portfolio.objects.update_or_create(person=person, defaults={"looked_for": True})[0]
    refresh_looked_for(person.pk)
    return portfolio


def interest_at(stage: str, person: Any, vacancy: Vacancy, *, coach: Any, member: Any = None) -> Interest:
    """An interest of hers that has come so far: READY, SHARED or TALKING."""
    made = show_interest(fresh(person), vacancy)
    if stage == Stage.INTERESTED:
        return made
    answer_her(made, by=fresh(coach), words="A good place. The bus goes there.")
    if stage == Stage.READY:
        return made
    show(person, vacancy.organisation)
    if stage == Stage.TALKING:
        made.refresh_from_db()
        write_in(made, by=fresh(member), body="Would you like to see the kitchen?")
    made.refresh_from_db()
    return made


def days_pass(interest: Interest, count: int) -> None:
    """As if its turn had begun, and its day been, so many days earlier."""
    back = datetime.timedelta(days=count)
    interest.refresh_from_db()
    Interest.objects.filter(pk=interest.pk).update(
        stage_at=interest.stage_at - back,
        answer_by=interest.answer_by and interest.answer_by - back,
        reminded_at=interest.reminded_at and interest.reminded_at - back,
        ended_at=interest.ended_at and interest.ended_at - back,
    )
