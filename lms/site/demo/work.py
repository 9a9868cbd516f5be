"""From demo/content/work to the vacancies of the demo: open ones, one to be read, one that was sent back, one
of an employer that is closed.
"""

import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils import timezone

from employers.vacancies import actions
from employers.vacancies.facts import Facts, facts_in, put
from employers.vacancies.models import OPEN_DAYS, Vacancy
from employers.vacancies.queries import known_in, own_organisations
from lms.competences.importing.starter import CODE
from lms.competences.models import Competence, Level, Occupation
from lms.core import days
from lms.core.people import Person
from lms.organisations.models import Organisation
from lms.site.demo.content import DEMO, read
from lms.site.demo.ids import stable_id

FILE = DEMO / "content" / "work" / "vacancies.toml"
#: Whose vacancy was there before it was closed; nobody of it signs in.
CLOSED = "Bar Tramonto"
WRITERS = ("aurora", "ponte")


def offer(*, reader: Person) -> None:
    """They are written by who is named in the file. `reader` coordinates a partner."""
    people = get_user_model()._default_manager
    workers: dict[str, Person] = {name: people.get(username=name) for name in WRITERS}
    codes = {row.code: str(row.uuid) for row in Competence.objects.all()}
    levels = {row.rank: str(row.uuid) for row in Level.objects.filter(framework__code=CODE)}
    occupations = {row.code: str(row.uuid) for row in Occupation.objects.all()}
    for content in read(FILE)["vacancies"]:
        facts = _facts(content, codes, levels, occupations)
        if content["by"] in workers:
            _write(content, facts, by=workers[content["by"]], reader=reader)
        else:
            _left_there(content, facts)


def _facts(
    content: dict[str, Any], codes: dict[str, str], levels: dict[int, str], occupations: dict[str, str]
) -> Facts:
    asks = [[codes[code], levels[rank], needed] for code, rank, needed in content["asks"]]
    start = days.in_days(content["starts_in"]).isoformat() if "starts_in" in content else ""
    known = {**content, "asks": asks, "starts_on": start, "occupation": occupations[content["occupation"]]}
    return facts_in(known)


def _write(content: dict[str, Any], facts: Facts, *, by: Person, reader: Person) -> None:
    organisation = own_organisations(by)[0]
    vacancy = actions.write(facts, organisation=organisation, by=by)
    actions.send(vacancy, by=by)
    if content["state"] == "returned":
        actions.send_back(vacancy, by=reader, words=content["words"])
    elif content["state"] != "sent":
        actions.open_it(vacancy, by=reader)
    _put_back(vacancy, content)


def _left_there(content: dict[str, Any], facts: Facts) -> None:
    vacancy = Vacancy(organisation=Organisation.objects.get(name=CLOSED), state="open")
    put(vacancy, facts, known=known_in(facts))
    vacancy.opened_at = vacancy.sent_at = timezone.now()
    _put_back(vacancy, content)


def _put_back(vacancy: Vacancy, content: dict[str, Any]) -> None:
    """As if it had been written on its day."""
    ago = datetime.timedelta(days=content["days"])
    vacancy.uuid = stable_id("work", content["title"])
    vacancy.made_at -= ago
    for name in ("sent_at", "opened_at"):
        if getattr(vacancy, name):
            setattr(vacancy, name, getattr(vacancy, name) - ago)
    if vacancy.opened_at:
        vacancy.open_until = days.in_days(OPEN_DAYS - content["days"])
    vacancy.save()
