"""A certificate as an item of a portfolio."""

import uuid

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from courses.certificates.actions import issue_for_competence, withdraw
from lms.contracts import evidence
from lms.contracts.evidence import Evidence
from lms.safety.faces.models import Face
from tests.factories import courses as make
from tests.factories.people import make_learner

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


def told(*rows, language: str = "en") -> list[Evidence]:
    return [
        words
        for _source, _uuid, words in evidence.describe(
            [("certificate", row.uuid) for row in rows], language=language
        )
    ]


def test_it_says_title_hours_and_year_and_nothing_that_leads_to_the_paper(certificate):
    assert told(certificate) == [
        Evidence(title="A clean kitchen", words="6 hours of training", year=certificate.issued_at.year)
    ]
    assert certificate.code not in str(told(certificate))
    assert told(certificate, language="it")[0].title == "Una cucina pulita"


def test_of_one_competence_it_says_how_it_was_shown(certificate, learner, module):
    of_competence = issue_for_competence(learner, module.taught.get().competence)
    assert [(row.title, row.words) for row in told(of_competence)] == [
        (module.taught.get().competence.label_in("en"), "Test")
    ]


def test_a_withdrawn_one_is_told_to_nobody_and_cannot_be_chosen(certificate, learner):
    assert evidence.sources["certificate"].of_person(learner) == [certificate.uuid]
    withdraw(certificate, by=learner)
    assert (told(certificate), evidence.sources["certificate"].of_person(learner)) == ([], [])


def test_of_a_withdrawn_one_the_title_is_told_to_whom_it_was_shown(certificate, pass_test, learner):
    items = [
        ("certificate", certificate.uuid),
        ("certificate", pass_test(make.taught_module()).uuid),
        ("attainment", uuid.uuid4()),
    ]
    assert evidence.no_longer_counting(items, language="it") == []
    withdraw(certificate, by=learner)
    assert evidence.no_longer_counting(items, language="it") == ["Una cucina pulita"]


def test_the_paper_tells_every_competence_place_day_and_who_signs(named):
    Face.objects.filter(kind="skills").update(signatory="Ada Lind", signatory_role="Head of training")
    (paper,) = evidence.on_paper([("certificate", named.uuid)], language="en")
    competences = " · ".join(row["label"] for row in named.snapshot["texts"]["en"]["competences"])
    day = date_format(timezone.localdate(named.issued_at))
    facts = [
        ("All competences on it", competences),
        ("Where", "Turin"),
        ("Issued", day),
        ("Who signs", "Ada Lind, Head of training"),
    ]
    assert (paper.title, paper.facts) == ("A clean kitchen", facts)


def test_of_a_withdrawn_one_there_is_no_paper(certificate, learner):
    withdraw(certificate, by=learner)
    assert evidence.on_paper([("certificate", certificate.uuid)], language="en") == []


def test_she_may_choose_only_her_own(certificate, pass_test, module):
    other = make_learner().user
    theirs = pass_test(module, other)
    assert evidence.sources["certificate"].of_person(other) == [theirs.uuid]


def test_what_does_not_exist_is_left_out(certificate):
    found = evidence.describe(
        [("certificate", uuid.uuid4()), ("certificate", certificate.uuid)], language="en"
    )
    assert [key for _source, key, _words in found] == [certificate.uuid]


def test_three_cost_the_same_as_one(certificate, pass_test, django_assert_max_num_queries):
    rows = [certificate, *(pass_test(make.taught_module()) for _number in range(2))]
    with django_assert_max_num_queries(1):
        told(*rows)
