"""Her own page of a vacancy: why it fits, what she still needs, and what teaches it."""

import pytest
from django.urls import reverse

from courses.catalogue.models import Module, ModuleCompetence
from employers.matching.explaining import explain
from employers.vacancies.hers import groups_for
from employers.vacancies.models import Vacancy
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
    assert told.lacks == ["English: they ask for A2. You say: A1, basic."]
    assert told.differs == ["Greek, A1: welcome, nobody needs it to begin."]


def test_nothing_is_said_of_what_she_has_not_said(person, hotel):
    vacancy = make_vacancy(hotel, hours_per_week=40)
    ask_language(vacancy, "it", "B1")
    told = reasons().explained(person, vacancy)
    assert (told.looks_for, told.lacks, told.differs) == (
        [],
        ["Italian, B1: your portfolio does not say that you speak it."],
        [],
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


def test_what_is_welcome_is_not_among_what_she_needs(person, hotel):
    vacancy = make_vacancy(hotel)
    ask(vacancy, "wash", essential=False)
    ask(vacancy, "serve")
    told = reasons().explained(person, vacancy)
    assert [[point.label for point in points] for points in (told.needs, told.welcome)] == [
        ["Serve"],
        ["Wash"],
    ]


def test_her_list_says_the_same_in_its_heading_its_tag_and_its_words(person, hotel, enter):
    """Of what is essential; and for the same work her coach reads no other figure."""
    make.show(person, "cut", 3)
    make.look(person, hours=20, it="A1")
    named = {
        "Fits": (("cut",), ("serve", "iron"), "", 10),
        "Little": (("cut", "wash"), (), "A2", 30),
        "Foreign": (("cut",), (), "C1", 10),
        "None": (("wash", "serve"), ("iron",), "", 10),
        "Nothing": ((), ("wash",), "", 10),
    }
    for title, (essential, welcome, italian, hours) in named.items():
        vacancy = make_vacancy(hotel, title=title, hours_per_week=hours)
        for code in essential:
            ask(vacancy, code)
        for code in welcome:
            ask(vacancy, code, essential=False)
        if italian:
            ask_language(vacancy, "it", italian)
    assert {
        row.shown.title: (group.heading, row.band, row.covered, row.asked, row.words, row.differs)
        for group in groups_for(person)
        for row in group.rows
    } == {
        "Fits": ("These fit first", "fits", 1, 1, "You can do the one thing that is needed", []),
        "Nothing": ("These fit first", "fits", 0, 0, "They ask for nothing that you must know", []),
        "Little": (
            "Not much is missing",
            "nearly",
            1,
            2,
            "You can do 1 of 2 things that are needed",
            ["They ask for a little more of a language.", "It is more hours than you look for."],
        ),
        "Foreign": (
            "More is missing",
            "later",
            1,
            1,
            "You can do the one thing that is needed",
            ["They ask for more of a language than your portfolio says."],
        ),
        "None": ("More is missing", "later", 0, 2, "You can do 0 of 2 things that are needed", []),
    }
    client = enter(person, pin=True)
    shown = client.get(reverse("work:list")).content.decode()
    assert [shown.count(f"> {tag}</span>") for tag in ("Fits you", "Nearly")] == [2, 1]
    none = Vacancy.objects.get(title="None")
    page = client.get(reverse("work:one", args=[none.uuid])).content.decode()
    headings = [page.index(f">{each}</h2>") for each in ("What I still need", "What else to know")]
    assert headings == sorted(headings)


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
