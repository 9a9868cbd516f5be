"""An attainment: a competence, at a level, on evidence that counts once."""

import datetime
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.log_actions import log

from lms.audit.models import AuditEntry
from lms.competences.actions import award
from lms.competences.models import Attainment, Competence, Framework, Level
from lms.competences.queries import attainments_of, best_by_competence
from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource
from tests.factories import courses as make
from tests.factories.people import make_learner, make_worker

pytestmark = pytest.mark.django_db
DAY = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)


@pytest.fixture
def learner():
    return make_learner().user


@pytest.fixture
def apples():
    """A kind of evidence that describes the uuids in `known`."""

    class Apples(EvidenceSource):
        key, label, known = "apples", "Apples", frozenset()

        def describe(self, uuids, *, language):
            return {
                uuid: Evidence(title="Apple", words=f"picked ({language})", year=DAY.year)
                for uuid in uuids
                if uuid in self.known
            }

    evidence.register(Apples)
    yield evidence.sources["apples"]
    evidence.sources.remove("apples")


@pytest.fixture
def levels():
    """A competence and three levels of its framework."""
    competence, basic = make.competence("keeps-food-apart")
    alone, teaches = (
        Level.objects.create(
            framework=basic.framework,
            code=code,
            rank=rank,
            labels={"en": code.title()},
            needs_practice=False,
        )
        for code, rank in (("alone", 2), ("teaches", 3))
    )
    return competence, basic, alone, teaches


def test_it_is_recorded_with_who_saw_it_where_and_when(learner, levels):
    competence, basic, *_higher = levels
    trainer, key = make_worker("trainer"), uuid.uuid4()
    made = award(
        learner,
        competence,
        basic,
        source="observed_practice",
        evidence_id=key,
        assessor=trainer,
        place="Turin",
        attained_at=DAY,
    )
    assert (made.person, made.competence, made.level, made.source, made.evidence) == (
        learner,
        competence,
        basic,
        "observed_practice",
        key,
    )
    assert (made.assessor, made.place, made.attained_at) == (trainer, "Turin", DAY)
    entry = AuditEntry.objects.get(action="competence.attained")
    assert (entry.actor.person, entry.about.person, entry.facts) == (
        trainer,
        learner,
        {"source": "observed_practice"},
    )


def test_the_same_evidence_counts_once_and_is_written_down_once(learner, levels):
    competence, basic, alone, _teaches = levels
    key = uuid.uuid4()
    first = award(learner, competence, basic, source="quiz", evidence_id=key)
    assert award(learner, competence, alone, source="quiz", evidence_id=key) == first
    assert list(Attainment.objects.values_list("level__code", flat=True)) == ["basic"]
    assert AuditEntry.objects.filter(action="competence.attained").count() == 1


def test_other_evidence_is_another_attainment(learner, levels):
    competence, basic, *_higher = levels
    for source in ("quiz", "observed_practice"):
        award(learner, competence, basic, source=source, evidence_id=uuid.uuid4())
    assert sorted(attainments_of(learner).values_list("source", flat=True)) == ["observed_practice", "quiz"]


def test_evidence_of_a_kind_nobody_describes_is_refused(learner, levels):
    with pytest.raises(ValidationError, match="hearsay"):
        award(learner, levels[0], levels[1], source="hearsay", evidence_id=uuid.uuid4())
    assert Attainment.objects.count() == 0


def test_a_level_of_another_framework_is_refused(learner, levels):
    other = Level.objects.create(framework=Framework.objects.create(code="other"), code="basic", rank=1)
    with pytest.raises(ValidationError, match="another framework"):
        award(learner, levels[0], other, source="quiz", evidence_id=uuid.uuid4())
    assert Attainment.objects.count() == 0


def test_the_best_level_stands_whenever_it_was_reached(learner, levels):
    competence, *ranked = levels
    other, other_level = make.competence("reads-labels")
    for level, days in ((ranked[1], 0), (ranked[2], 1), (ranked[0], 2)):
        award(
            learner,
            competence,
            level,
            source="quiz",
            evidence_id=uuid.uuid4(),
            attained_at=DAY + datetime.timedelta(days=days),
        )
    award(learner, other, other_level, source="quiz", evidence_id=uuid.uuid4())
    assert {key: row.level.code for key, row in best_by_competence(learner).items()} == {
        competence.pk: "teaches",
        other.pk: "basic",
    }
    assert [row.level.code for row in attainments_of(learner).filter(competence=competence)] == [
        "basic",
        "teaches",
        "alone",
    ]


def test_hers_are_not_another_ones(learner, levels):
    award(make_learner().user, levels[0], levels[1], source="quiz", evidence_id=uuid.uuid4())
    assert (list(attainments_of(learner)), best_by_competence(learner)) == ([], {})


# ── in words ────────────────────────────────────────────────────────────────────────────────────────────────
def words_of(*rows, language: str = "en") -> list[Evidence]:
    return [
        words
        for _source, _uuid, words in evidence.describe(
            [("attainment", row.uuid) for row in rows], language=language
        )
    ]


def test_in_words_it_says_what_how_well_and_by_which_kind_of_evidence(learner, levels):
    competence, _basic, alone, _teaches = levels
    made = award(
        learner, competence, alone, source="quiz", evidence_id=uuid.uuid4(), place="Turin", attained_at=DAY
    )
    assert words_of(made) == [
        Evidence(
            title="Can do keeps-food-apart",
            words="Test: she knows it",
            year=DAY.year,
            level="Alone",
            rank=2,
            ranks=3,
        )
    ]


def test_in_words_it_names_the_kind_of_evidence_and_not_what_that_says_of_itself(learner, levels, apples):
    """How many answers were right she did not tick, and a few such numbers are as good as a name."""
    made = award(learner, levels[0], levels[1], source="apples", evidence_id=uuid.uuid4())
    apples.known = {made.evidence}
    assert [row.words for row in words_of(made)] == ["Apples: she knows it"]


def test_in_words_of_the_readers_language(learner, levels):
    competence, basic, *_higher = levels
    Competence.objects.filter(pk=competence.pk).update(
        labels={"en": "Keeps food apart", "it": "Tiene separati i cibi"}
    )
    made = award(learner, competence, basic, source="quiz", evidence_id=uuid.uuid4())
    assert [(row.title, row.level) for row in words_of(made, language="it")] == [
        ("Tiene separati i cibi", "Base")
    ]
    assert [row.title for row in words_of(made, language="uk")] == ["Keeps food apart"]


def test_what_may_not_be_seen_outside_is_told_to_nobody_and_cannot_be_chosen(learner, levels):
    competence, basic, *_higher = levels
    made = award(learner, competence, basic, source="quiz", evidence_id=uuid.uuid4())
    assert evidence.sources["attainment"].of_person(learner) == [made.uuid]
    Competence.objects.update(visible_outside=False)
    assert (words_of(made), evidence.sources["attainment"].of_person(learner)) == ([], [])


def test_she_chooses_each_competence_once_at_its_best(learner, levels):
    competence, basic, alone, _teaches = levels
    best = award(learner, competence, alone, source="quiz", evidence_id=uuid.uuid4(), attained_at=DAY)
    award(
        learner,
        competence,
        basic,
        source="observed_practice",
        evidence_id=uuid.uuid4(),
        attained_at=timezone.now(),
    )
    assert evidence.sources["attainment"].of_person(learner) == [best.uuid]


def test_three_cost_the_same_as_one(learner, django_assert_num_queries):
    rows = [
        award(learner, *make.competence(), source="quiz", evidence_id=uuid.uuid4()) for _number in range(3)
    ]
    for asked in (rows[:1], rows):
        with django_assert_num_queries(2):  # the attainments, the levels
            assert len(words_of(*asked)) == len(asked)


@pytest.mark.parametrize(
    ("labels", "language", "shown"),
    [
        ({"en": "Cook", "it": "Cuoca"}, "it", "Cuoca"),
        ({"en": "Cook", "pt": "Cozinheira"}, "pt-br", "Cozinheira"),
        ({"en": "Cook"}, "it", "Cook"),
        ({"it": "Cuoca"}, "uk", "Cuoca"),
        ({}, "en", ""),
    ],
)
def test_a_label_falls_back_to_english_and_then_to_what_there_is(labels, language, shown):
    assert Competence(labels=labels).label_in(language) == shown


def test_a_level_that_asks_for_practice_now_tells_those_whom_it_changed(learner, levels):
    competence, basic, alone, _teaches = levels
    made = award(learner, competence, alone, source="quiz", evidence_id=uuid.uuid4())
    alone.needs_practice = True
    alone.save()
    made.refresh_from_db()
    entry = AuditEntry.objects.get(action="competence.level_changed")
    assert (made.level, entry.about.person, entry.facts) == (basic, learner, {"source": "quiz"})


def test_whoever_edits_what_certificates_claim_is_in_the_audit(levels):
    author = make_worker("author")
    log(instance=levels[2], action="wagtail.edit", user=author)
    entry = AuditEntry.objects.get(action="competences.edited")
    assert (entry.actor.person, entry.facts) == (author, {"how": "wagtail.edit"})
    assert entry.subject == "lms.level"
