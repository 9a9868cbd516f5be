"""How far what somebody has shown reaches, and that it is kept as the attainments say."""

import random
import uuid
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.matching.actions import refresh_reach
from employers.matching.jobs import ReachJob
from employers.matching.models import Reach
from employers.matching.queries import differing, people_with_reach
from lms.competences.actions import award, take_back
from lms.competences.importing.actions import put
from lms.competences.importing.rows import Listed, Related, SkillList
from lms.competences.models import Attainment, Competence, Framework, Level
from lms.jobs import actions as jobs
from lms.jobs.models import Job
from lms.privacy.erasure import erase
from tests.factories import matching as make
from tests.factories.people import make_learner, make_worker
from tests.factories.vacancies import make_competence

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_learner(pin="").user


def reaches(person) -> dict[str, tuple[int, bool]]:
    rows = Reach.objects.filter(person=person).order_by("competence__code")
    return {
        code: (rank, direct) for code, rank, direct in rows.values_list("competence__code", "rank", "direct")
    }


def level(rank: int) -> Level:
    make_competence("any")
    return Level.objects.get(framework__code="work", rank=rank)


def test_it_reaches_what_stands_one_step_beside_it_one_level_lower(person):
    make.relate("cut", "cook", "broader")
    make.relate("peel", "cut", "broader")
    make.relate("cut", "wash", "related")
    make.relate("cook", "serve")
    make.show(person, "cut", 3)
    assert reaches(person) == {
        "cook": (2, False), "cut": (3, True), "peel": (2, False), "wash": (2, False),
    }  # fmt: skip


def test_what_she_has_shown_itself_counts_where_it_is_as_good(person):
    make.relate("cut", "wash")
    make.show(person, "wash", 2)
    make.show(person, "cut", 3)
    assert reaches(person) == {"cut": (3, True), "wash": (2, True)}
    make.show(person, "cut", 4)
    assert reaches(person) == {"cut": (4, True), "wash": (3, False)}


def test_from_the_lowest_level_it_reaches_nothing_else(person):
    make.relate("cut", "wash")
    make.show(person, "cut", 1)
    assert reaches(person) == {"cut": (1, True)}


def test_levels_of_another_framework_mean_something_else(person):
    other = Framework.objects.create(code="elsewhere", labels={"en": "Elsewhere"})
    make.relate("cut", "wash")
    Competence.objects.filter(code="wash").update(framework=other)
    make.show(person, "cut", 3)
    assert reaches(person) == {"cut": (3, True)}


def test_what_a_test_cannot_show_reaches_nothing(person):
    """A level that only practice shows is not held by a test: it is told, and reached, nowhere."""
    high = level(3)
    Attainment.objects.create(person=person, competence=make_competence("cut"), level=high, source="quiz")
    refresh_reach([person.pk])
    assert reaches(person) == {}


def test_evidence_that_is_taken_back_takes_it_away(person):
    make.relate("cut", "wash")
    made = make.show(person, "cut", 3)
    take_back(person, source=made.source, evidence_id=made.evidence, by=make_worker("trainer"))
    assert reaches(person) == {}


def test_whoever_is_erased_reaches_nothing():
    learner = make_learner()
    make.show(learner.user, "cut", 3)
    make.look(learner.user, areas=("IT-45",))
    erase(learner.user, keep_certificates=False)
    assert Reach.objects.count() == 0


def test_the_same_is_kept_whatever_happens_in_which_order(person):
    """By chance: shown, shown better, taken back, related, and in the end nothing differs."""
    chance, trainer, made = random.Random(5), make_worker("trainer"), []
    make.some_relations(chance)
    others = [make_learner(pin="").user for _each in range(2)]
    for _step in range(40):
        if made and chance.random() < 0.3:
            gone = made.pop(chance.randrange(len(made)))
            take_back(gone.person, source=gone.source, evidence_id=gone.evidence, by=trainer)
        else:
            made.append(
                make.show(chance.choice([person, *others]), chance.choice(make.CODES), chance.randint(1, 4))
            )
        assert differing(list(people_with_reach())) == 0
    assert Reach.objects.filter(direct=False).exists()


def test_twice_is_once(person):
    key, cut = uuid.uuid4(), make_competence("cut")
    for _each in range(2):
        award(person, cut, level(2), source="observed_practice", evidence_id=key)
    assert reaches(person) == {"cut": (2, True)}
    assert refresh_reach([person.pk]) == 0


def run_jobs() -> None:
    for job in Job.objects.filter(kind=ReachJob.key):
        jobs.run(job.uuid)


def test_a_level_that_says_something_else_reaches_everybody(person):
    made = make.show(person, "cut", 2)
    made.level.rank = 5
    made.level.save()
    run_jobs()
    assert reaches(person) == {"cut": (5, True)}


def test_new_relations_reach_everybody(person):
    make.show(person, "cut", 3)
    framework = Framework.objects.get(code="work")
    skills = [Listed("cut", {"en": "Cut"}), Listed("slice", {"en": "Slice"})]
    listed = SkillList(
        skills=skills, occupations=[], relations=[Related("cut", "related", "slice")], asked=[]
    )
    put(listed, framework=framework, visible_outside=True)
    run_jobs()
    assert reaches(person) == {"cut": (3, True), "slice": (2, False)}
    jobs_before = Job.objects.count()
    put(listed, framework=framework, visible_outside=True)
    assert Job.objects.count() == jobs_before


def test_the_command_finds_and_mends_what_differs(person):
    make.relate("cut", "wash")
    make.show(person, "cut", 3)
    assert said("--check") == said() == "All agree with the attainments.\n"
    Reach.objects.filter(direct=True).update(rank=1)
    Reach.objects.filter(direct=False).delete()
    with pytest.raises(CommandError, match="2 differ"):
        said("--check")
    assert said() == "2 differed.\n"
    assert reaches(person) == {"cut": (3, True), "wash": (2, False)}


def said(*options: str) -> str:
    out = StringIO()
    call_command("recompute_reach", *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("count", [1, 3])
def test_keeping_it_costs_the_same_however_much_she_has_shown(person, count):
    make.some_relations(random.Random(1))
    for code in make.CODES[:count]:
        make.show(person, code, 3)
    Reach.objects.filter(person=person, competence__code=make.CODES[0]).update(rank=1)
    with CaptureQueriesContext(connection) as asked:
        refresh_reach([person.pk])
    statements = [query["sql"] for query in asked]
    locks = [sql for sql in statements if "FOR NO KEY UPDATE" in sql]
    savepoints = [sql for sql in statements if sql.startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) - len(locks) - len(savepoints) == 4
