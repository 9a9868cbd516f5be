import pytest


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2), (13, 2), (21, 3)])
def test_ten_cards_a_page(cards, count, pages):
    assert len(cards(count).pages) == pages


def test_thirteen_cards_stand_ten_and_three(cards):
    reader = cards(13)
    assert [page.extract_text().count("09375") for page in reader.pages] == [10, 3]
    assert [page.extract_text().count("Cut along the dots.") for page in reader.pages] == [1, 1]


def test_a_card_says_how_to_enter_and_nothing_else(cards, text_of):
    text = text_of(cards(1))
    foot = "Keep this card away from your phone. Lost it? Tell your trainer. The old code stops at once."
    assert (
        text
        == f"Open Path localhost:8000/learn/enter Number 4800 Code 09375 56200 {foot} Cut along the dots."
    )


def test_groups_of_digits_keep_their_order_in_arabic(cards, text_of):
    assert "09375 56201" in text_of(cards(2, language="ar"))


def test_the_sheet_carries_no_square_and_no_picture(cards):
    reader = cards(2)
    assert "/Figure" not in str(reader.trailer["/Root"]["/StructTreeRoot"])
    assert list(reader.pages[0].images) == []
