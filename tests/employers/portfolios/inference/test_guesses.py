"""What an employer can infer: from what is rendered for it and nothing else, each with its source."""

from dataclasses import replace

import pytest

from employers.portfolios.enums import Section
from employers.portfolios.inference.guesses import How, infer, infer_from
from employers.portfolios.own import actions
from employers.portfolios.own.queries import whole
from employers.portfolios.queries import Picture
from tests.factories.people import make_learner
from tests.factories.portfolios import anew, attained, full, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shared_faces")]


@pytest.fixture
def portfolio():
    made = full(make_learner().user)
    attained(made.person)
    return made


def guessed(portfolio) -> dict[str, tuple[How, str]]:
    seen = whole(anew(portfolio), language="en")
    return {guess.what: (guess.how, guess.source) for guess in infer(seen)}


def test_what_she_wants_to_be_known_is_clear_with_its_source(portfolio):
    found = guessed(portfolio)
    assert found["What work you look for"] == (How.CLEAR, "Aiuto cucina")
    assert found["In which country you may work"] == (How.CLEAR, "Italy")
    assert found["Which languages you speak"] == (
        How.CLEAR,
        "Arabic: first language, Italian: B1, independent",
    )


def test_a_first_language_and_a_permit_tell_where_she_comes_from(portfolio):
    found = guessed(portfolio)
    spoken = "You come from a country where Arabic is spoken"
    assert found[spoken] == (How.LIKELY, "Languages: Arabic, first language")
    assert found["You have come from another country"][0] is How.POSSIBLE
    actions.speak(portfolio, "ar", "C1")
    actions.state(portfolio, may_work_in=[])
    assert not {spoken, "You have come from another country"} & set(guessed(portfolio))


def test_words_are_read_in_the_language_that_is_shown(portfolio):
    say(portfolio, Section.ABOUT, ar="كنت أطبخ في فاس", it="Ho cucinato per molti.")
    assert "Where you come from, or where you live" not in guessed(portfolio)
    say(portfolio, Section.ABOUT, it="Ho cucinato a Fes.")
    assert guessed(portfolio)["Where you come from, or where you live"] == (
        How.LIKELY,
        "About me: you wrote “Fes”",
    )


def test_every_text_of_the_page_is_read(portfolio):
    """Headline, words, times, words of pictures: what is rendered is looked at."""
    seen = whole(anew(portfolio), language="en")
    places = {"headline": "Fes", "words": "Lagos"}
    for field, place in places.items():
        guesses = infer(replace(seen, **{field: f"Work in {place}."}))
        assert any(f"“{place}”" in guess.source for guess in guesses)
    picture = replace(seen, pictures=[Picture("x", "A plate from Kyiv")])
    assert any("“Kyiv”" in guess.source for guess in infer(picture))
    say(portfolio, Section.TIMES, it="Non il sabato, per mia figlia")
    assert guessed(portfolio)["Who belongs to your family"][0] is How.LIKELY


def test_what_nothing_says_is_told_to_be_said_nowhere(portfolio):
    nothing = [what for what, (how, _source) in guessed(portfolio).items() if how is How.NO]
    assert nothing == [
        "How old you are, your family, what you believe, what you have lived through, what you look like, "
        "how to reach you without us, your name",
        "Your voice",
        "With whom you learned, and in which group",
    ]


def test_what_is_off_is_clear_once_it_is_shown(portfolio):
    seen = whole(anew(portfolio), language="en")
    found = {guess.what: guess.how for guess in infer(replace(seen, photo=Picture("x", "")))}
    assert (found["What you look like"], found["Your name, by a search for the same photo"]) == (
        How.CLEAR,
        How.POSSIBLE,
    )


def test_the_surest_comes_first(portfolio):
    order = [guess.how for guess in infer(whole(anew(portfolio), language="en"))]
    assert order == sorted(order, reverse=True)


def test_one_piece_of_words_alone():
    found = infer_from("I am 32 years old", source="About me")
    assert [(guess.how, guess.source) for guess in found] == [
        (How.LIKELY, "About me: you wrote “32 years old”"),
        (How.NO, "Nothing in it says so."),
    ]
