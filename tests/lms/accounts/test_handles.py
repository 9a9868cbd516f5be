from lms.accounts.handles import FIRST, SECOND, handle_key, new_handle


def test_a_handle_is_two_words_and_a_number():
    first, second, number = new_handle().split()
    assert first in FIRST
    assert second in SECOND
    assert 10 <= int(number) <= 99


def test_no_word_stands_twice():
    assert len(set(FIRST)) == len(FIRST)
    assert len(set(SECOND)) == len(SECOND)


def test_case_spaces_and_dashes_do_not_matter():
    assert handle_key("River  Maple-42") == handle_key("rivermaple42") == "rivermaple42"
