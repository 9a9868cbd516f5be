"""A shelf finds its texts by what they say, however it was typed."""

import pytest

from lms.core.shelf import EXCERPT, Entry, Shelf, shortened

DOCTOR = Entry("Can I see a doctor?", "Yes, without papers.\nThe hospital does not tell the police.")
WORK = Entry("Can I work?", "Yes, with a permit. A doctor may have to see you first.")
FAN = Entry("The paper fan", "Breathe in and out.")


@pytest.fixture
def shelf():
    return Shelf.of([DOCTOR, WORK, FAN], "en")


def titles(shelf, words):
    return [hit.entry.title for hit in shelf.find(words, 5)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("doctors", ["Can I see a doctor?", "Can I work?"]),
        ("hospital", ["Can I see a doctor?"]),
        ("working", ["Can I work?"]),
        ("breath", ["The paper fan"]),
        ("hospitl", ["Can I see a doctor?"]),
        ("zebra", []),
        ("", []),
        ("?!", []),
    ],
)
def test_what_is_found_stands_in_the_title_first(shelf, words, found):
    assert titles(shelf, words) == found


def test_a_slip_in_another_form_of_a_word_is_found():
    shelf = Shelf.of([Entry("Posso avere un'avvocata?"), Entry("Posso lavorare?")], "it")
    assert titles(shelf, "avvocto") == ["Posso avere un'avvocata?"]


def test_the_form_that_was_typed_comes_first():
    shelf = Shelf.of([Entry("Right now"), Entry("Your rights")], "en")
    assert (titles(shelf, "rights"), titles(shelf, "right")) == (
        ["Your rights", "Right now"],
        ["Right now", "Your rights"],
    )


def test_it_says_how_it_read_a_slip(shelf):
    assert [(hit.read_as, hit.excerpt) for hit in shelf.find("hospitl", 5)] == [
        ("hospital", "The hospital does not tell the police.")
    ]
    assert shelf.find("hospital", 5)[0].read_as == ""


def test_an_excerpt_is_not_the_title_once_more():
    shelf = Shelf.of([Entry("At the doctor", "At the doctor\nBring a friend.")], "en")
    assert [hit.excerpt for hit in shelf.find("doctor", 1)] == ["Bring a friend."]


def test_all_words_in_the_title_weigh_one(shelf):
    assert shelf.find("paper fan", 1)[0].weight == pytest.approx(1)


def test_words_of_every_text_say_nothing(shelf):
    """Of a whole question the rare word decides."""
    assert titles(shelf, "where can I find a fan")[0] == "The paper fan"


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("can i", ["Can I see a doctor?", "Can I work?"]),
        ("can i w", ["Can I work?"]),
        ("papr", []),
        ("paper fan", ["The paper fan"]),
        ("docter", ["Can I see a doctor?"]),
        ("", []),
    ],
)
def test_titles_are_offered_for_what_was_begun(shelf, begun, offered):
    assert shelf.suggest(begun, len(offered) or 2) == offered


def test_looking_leaves_nothing_behind(shelf):
    shelf.find("a secret word", 5)
    shelf.suggest("secret", 5)
    assert "secret" not in repr(shelf)


def test_a_long_sentence_ends_at_a_word():
    assert shortened("word " * 60) == ("word " * (EXCERPT // 5 - 1)).strip() + " …"
    assert shortened("short") == "short"


def test_an_empty_shelf_finds_nothing():
    assert Shelf.of([], "en").find("doctor", 5) == []
