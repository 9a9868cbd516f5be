"""Words that are alike: without accents, in another form, with a slip of the finger."""

import pytest

from lms.core.alike import nearly, slips_allowed, stemmer_of, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Città, perché?", ["citta", "perche"]),
        ("ΓΙΑΤΡΌΣ", ["γιατροσ"]),
        ("Locuință șase", ["locuinta", "sase"]),
        ("أُريدُ بيتًا", ["اريد", "بيتا"]),
        ("مدرسة", ["مدرسه"]),
        ("", []),
    ],
)
def test_accents_signs_and_capitals_do_not_count(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "working", "works"),
        ("it", "lavorare", "lavoro"),
        ("es", "trabajar", "trabajos"),
        ("el", "δικαιωματα", "δικαιωμα"),
        ("ro", "drepturile", "drepturi"),
    ],
)
def test_the_forms_of_a_word_share_their_stem(language, one, other):
    stem = stemmer_of(language)
    assert stem(one) == stem(other)


def test_a_language_nobody_knows_leaves_words_as_they_are():
    assert stemmer_of("uk")("праці") == "праці"


@pytest.mark.parametrize(("word", "slips"), [("work", 0), ("works", 1), ("doctor", 1), ("kitchens", 2)])
def test_in_a_short_word_every_letter_counts(word, slips):
    assert slips_allowed(word) == slips


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("docter", ["doctor"]),
        ("dcotor", ["doctor"]),
        ("kitchne", ["kitchen"]),
        ("wall", []),
        ("zebra", []),
    ],
)
def test_a_slip_is_forgiven(typed, meant):
    assert nearly(typed, ["doctor", "kitchen", "call"]) == meant
