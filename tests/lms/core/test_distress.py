"""Words of distress are told in all languages, whatever they are typed with, and other words are not."""

import pytest

from lms.core import distress


@pytest.mark.parametrize(
    "typed",
    [
        *("I want to die", "HE HITS ME", "help me!", "suicide"),
        *("mi picchia", "ho  paura", "tengo miedo", "Με χτυπάει", "mă bate", "Ajutați-mă"),
        *("سيقتلني", "أريد أن أموت", "au secours", "j'ai peur", "Він б'є мене", "хочу померти"),
    ],
)
def test_it_is_told(typed):
    assert distress.is_told_in(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "lawyer", "medico", "escuela", "δικηγόρος", "haine", "محامية", "avocate", "робота", "violin"],
)
def test_other_words_are_other_words(typed):
    assert not distress.is_told_in(typed)


def test_the_device_compares_words_that_are_plain_already():
    assert [word for word in distress.words() if word != distress.plain(word)] == []
