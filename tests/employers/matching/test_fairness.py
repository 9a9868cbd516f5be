"""Where somebody comes from, how old she is, what is missing in her years, where she learns: none of it is
asked by what matches, so none of it can decide.
"""

import datetime
import random
import re
from collections import defaultdict
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from employers.matching.actions import refresh_looked_for, refresh_reach
from employers.matching.counts import count_this_month
from employers.matching.explaining import explain
from employers.matching.queries import people_for, vacancies_for
from employers.portfolios.models import Portfolio, PortfolioLanguage
from lms.accounts.models import Profile
from lms.competences.models import Attainment
from lms.organisations.actions import assign
from lms.organisations.models import Organisation
from tests.factories import matching as make
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db

#: Everything that matching reads, by table. What is about a person is what she can do, the languages she
#: speaks, what she looks for, whether her account is open and who accompanies her.
READ = {
    "lms_attainment": {"id", "person_id", "competence_id", "level_id", "source"},
    "employers_reach": {"id", "person_id", "competence_id", "rank", "direct"},
    "employers_lookedfor": {"id", "person_id", "area"},
    "employers_portfolio": {"id", "person_id", "areas", "hours_per_week", "looked_for"},
    "employers_portfoliolanguage": {"id", "portfolio_id", "language", "cefr"},
    "employers_kept": {"person_id", "vacancy_id", "choice"},
    "lms_profile": {"id", "user_id", "uuid", "suspended_at"},
    "heal_users_user": {"id", "is_active"},
    "lms_membership": {"person_id", "organisation_id", "role", "ended_at"},
    "lms_supportassignment": {"worker_id", "learner_id", "organisation_id", "ended_at"},
    "lms_deputy": {"worker_id", "deputy_id", "organisation_id", "since", "until", "ended_at"},
}
#: Of these every column may be read: they are about no learner.
ABOUT_NOBODY = re.compile(
    r"employers_(vacancy|ask|askedlanguage|sectorcount)|lms_(competence\w*|level|occupation\w*|organisation"
    r"|vetting|closing|framework)|courses_\w+"
)
#: Who asks is asked for her own roles, not for those of a learner.
OF_WHO_ASKS = {("lms_membership", "id"), ("lms_membership", "uuid"), ("lms_membership", "since")}


def is_allowed(table: str, column: str) -> bool:
    """Whether matching may read it."""
    return bool(
        ABOUT_NOBODY.fullmatch(table) or column in READ.get(table, set()) or (table, column) in OF_WHO_ASKS
    )


def not_allowed_in(sql: str) -> set[tuple[str, str]]:
    """(name of a table in this query, column). A short name may stand for several tables, one in each
    subquery: then one of them has to allow it.
    """
    tables: dict[str, set[str]] = defaultdict(set)
    for table, alias in re.findall(r'(?:FROM|JOIN|UPDATE|INTO) "(\w+)"(?: (?:AS )?"?(\w+)"?)?', sql):
        is_named = alias and alias not in {"ON", "WHERE", "SET", "INNER", "LEFT", "GROUP", "ORDER", "LIMIT"}
        tables[alias if is_named else table].add(table)
    found = re.findall(r'"?(\w+)"?\."(\w+)"', sql)
    return {
        (alias, column)
        for alias, column in found
        if not any(is_allowed(table, column) for table in tables.get(alias, {alias}))
    }


def test_no_column_about_anything_else_is_read():
    chance, worker = random.Random(4), make_worker()
    make.some_relations(chance)
    people = [make.somebody(chance, worker=worker) for _each in range(2)]
    vacancies = [make.some_vacancy(chance) for _each in range(4)]
    with CaptureQueriesContext(connection) as asked:
        for person in people:
            list(vacancies_for(person))
            explain(person, vacancies[0])
            refresh_reach([person.pk])
            refresh_looked_for(person.pk)
        for vacancy in vacancies:
            list(people_for(vacancy, worker))
        count_this_month()
    assert len(asked) > 30
    assert {pair for query in asked for pair in not_allowed_in(query["sql"])} == set()


@pytest.mark.parametrize(
    "sql",
    [
        'SELECT "lms_profile"."created_at" FROM "lms_profile"',
        'SELECT U0."may_work_in" FROM "employers_portfolio" U0 WHERE U0."person_id" = 1',
        'SELECT 1 FROM "lms_profile" INNER JOIN "employers_portfolio" T3 ON (T3."transport" = \'car\')',
    ],
)
def test_a_column_about_something_else_would_be_found(sql):
    assert len(not_allowed_in(sql)) == 1


def differ_in_everything_else(one: Any, other: Any) -> None:
    """Of the same skills and wishes: another way here, other years, another life."""
    Profile.objects.filter(user=other).update(
        language="ar", created_at=timezone.now() - datetime.timedelta(days=900), pin_kind="pictures"
    )
    other.memberships.get().organisation.__class__.objects.filter(name="Elsewhere").update(
        programme=False, country="RO", place="Cluj"
    )
    long_ago = timezone.now() - datetime.timedelta(days=2000)
    Attainment.objects.filter(person=other).update(attained_at=long_ago, place="Aleppo")
    Portfolio.objects.filter(person=other).update(
        may_work_in=[], transport="public", said_in="ar", about={"ar": "…"}, extras={"age": "51"}
    )
    Portfolio.objects.filter(person=one).update(may_work_in=["IT"], transport="car", said_in="it")
    mother_tongue = {"language": "it", "portfolio": Portfolio.objects.get(person=one)}
    PortfolioLanguage.objects.filter(**mother_tongue).update(cefr="native")
    PortfolioLanguage.objects.create(
        portfolio=Portfolio.objects.get(person=other), language="fa", cefr="native"
    )


@pytest.mark.parametrize("seed", range(2))
def test_two_who_differ_in_nothing_that_is_asked_are_found_alike(seed):
    chance, worker = random.Random(seed), make_worker()
    make.some_relations(chance)
    elsewhere = make_organisation("Elsewhere")
    one = make_learner(pin="", worker=worker).user
    other = make_learner(pin="", organisation=elsewhere).user
    assign(worker, other, Organisation.objects.get(name="Officina"))
    shown = [(code, chance.randint(1, 4)) for code in chance.sample(make.CODES, 5)]
    for person in (one, other):
        for code, rank in shown:
            make.show(person, code, rank)
        make.look(person, areas=("IT-45", "IT-25"), hours=30, it="C2", en="B1")
    differ_in_everything_else(one, other)
    vacancies = [make.some_vacancy(chance) for _each in range(8)]
    assert list(vacancies_for(one)) == list(vacancies_for(other)) != []
    for vacancy in vacancies:
        told = {person: figures for person, *figures in people_for(vacancy, worker)}
        assert told.get(one.pk) == told.get(other.pk)
        for name in ("figures", "covered", "missing", "is_where_she_looks", "is_within_her_hours"):
            assert getattr(explain(one, vacancy), name) == getattr(explain(other, vacancy), name)
