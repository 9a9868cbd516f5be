"""Her own page of a vacancy: why it fits, what she still needs, and what teaches it."""

import pytest
from django.urls import reverse

from courses.catalogue.models import Module, ModuleCompetence
from employers.matching.explaining import explain
from employers.vacancies.reasons import Band, reasons
from lms.competences.models import Competence, Level
from tests.factories import matching as make
from tests.factories.courses import published_course
from tests.factories.people import make_employer, make_learner
from tests.factories.vacancies import ask, ask_language, make_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    return make_learner().user


@pytest.fixture
def hotel():
    return make_employer().memberships.get().organisation


def test_what_she_can_do_is_said_with_where_it_comes_from(person, hotel):
    vacancy = make_vacancy(hotel, area="IT-45", hours_per_week=25)
    make.relate("cut", "wash")
    make.show(person, "cut", 4)
    make.look(person, areas=("IT-45",), hours=30, it="B2", en="A1")
    for code, rank in (("cut", 4), ("wash", 2), ("serve", 3)):
        ask(vacancy, code, rank=rank)
    ask_language(vacancy, "it", "B1")
    ask_language(vacancy, "en", "A2")
    ask_language(vacancy, "el", "A1", essential=False)
    told = reasons().explained(person, vacancy)
    assert [(point.label, point.hers, point.asked, point.note) for point in told.fits] == [
        ("Cut", "Level 4", "Level 4", ""),
        ("Wash", "Level 3", "Level 2", "Near to it: Cut"),
    ]
    assert [(point.label, point.hers, point.asked, point.ranks) for point in told.needs] == [
        ("Serve", "", "Level 3", 4)
    ]
    assert told.looks_for == [
        "Italian: you speak it well enough.",
        "It is where you look for work.",
        "It is not more hours than you look for.",
    ]
    assert told.differs == [
        "English: they ask for A2. You say: A1, basic.",
        "Greek, A1: welcome, nobody needs it to begin.",
    ]


def test_nothing_is_said_of_what_she_has_not_said(person, hotel):
    vacancy = make_vacancy(hotel, hours_per_week=40)
    ask_language(vacancy, "it", "B1")
    told = reasons().explained(person, vacancy)
    assert (told.looks_for, told.differs) == (
        [],
        ["Italian, B1: your portfolio does not say that you speak it."],
    )


def test_what_she_lacks_leads_to_the_module_that_brings_her_there(person, hotel, faces):
    published_course(faces.skills, quiz=2)
    module = Module.objects.get()
    vacancy = make_vacancy(hotel)
    ask(vacancy, "serve", rank=2)
    serve = Competence.objects.get(code="serve")
    ModuleCompetence.objects.create(
        module=module, competence=serve, level=Level.objects.get(framework=serve.framework, rank=2)
    )
    for for_her in (True, False):
        place = explain(person, vacancy, for_her=for_her).missing[0].teaches
        assert (place.title, bool(place.url)) == (module.title, for_her)
    make.show(person, "serve", 2)
    assert [point.teaches for point in explain(person, vacancy).covered] == [None]


def test_her_list_is_in_this_order_and_says_how_much_she_can_do(person, hotel, enter):
    make.show(person, "cut", 3)
    far, near, fits = (make_vacancy(hotel, title=title) for title in ("Far", "Near", "Fits"))
    for code in ("wash", "serve", "iron"):
        ask(far, code)
    for vacancy in (near, fits):
        ask(vacancy, "cut")
    ask(near, "wash")
    assert [(fit.vacancy, fit.band, fit.covered, fit.asked) for fit in reasons().fits(person)] == [
        (fits.pk, Band.FITS, 1, 1),
        (near.pk, Band.NEARLY, 1, 2),
        (far.pk, Band.LATER, 0, 3),
    ]
    page = enter(person, pin=True).get(reverse("work:list")).content.decode()
    assert page.index("Fits") < page.index("Near") < page.index("Far")


@pytest.mark.parametrize("count", [1, 3])
def test_explaining_asks_as_often_for_many_as_for_one(person, hotel, count, django_assert_num_queries):
    vacancy = make_vacancy(hotel)
    for code in make.CODES[:count]:
        make.relate(code, f"beside-{code}")
        make.show(person, f"beside-{code}", 2)
        ask(vacancy, code, rank=1)
        ask(vacancy, f"far-{code}")
    with django_assert_num_queries(9):
        explain(person, vacancy)
