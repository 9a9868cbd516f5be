"""Where each page of a folded sheet is printed."""

from itertools import pairwise

import pytest

from lms.printing.imposition import MARGINS, Edge, Form, Imposed, Mark, TooManyPages, impose

ONE_SIDE = [Form.ZINE, Form.CARD]


def rows(imposed: Imposed) -> list[list[list[int]]]:
    """Of each side its rows, from above and from the left; a page on its head is negative."""
    found = []
    for side in imposed.sides:
        tops = sorted({page.top for page in side.pages})
        found.append(
            [
                [
                    -page.number if page.turned else page.number
                    for page in sorted(side.pages, key=lambda page: page.left)
                    if page.top == top
                ]
                for top in tops
            ]
        )
    return found


BOOKLETS = {
    4: [[[4, 1]], [[2, 3]]],
    6: [[[8, 1]], [[2, 7]], [[6, 3]], [[4, 5]]],
    8: [[[8, 1]], [[2, 7]], [[6, 3]], [[4, 5]]],
    12: [[[12, 1]], [[2, 11]], [[10, 3]], [[4, 9]], [[8, 5]], [[6, 7]]],
}


@pytest.mark.parametrize("pages", BOOKLETS)
def test_a_booklet_is_printed_by_sheets(pages):
    assert rows(impose(Form.BOOKLET, pages)) == BOOKLETS[pages]


@pytest.mark.parametrize("pages", BOOKLETS)
def test_from_right_to_left_every_row_is_the_other_way_round(pages):
    """And the pages that fill the sheet stay behind the last one read."""
    turned = [[row[::-1] for row in side] for side in BOOKLETS[pages]]
    assert rows(impose(Form.BOOKLET, pages, right_to_left=True)) == turned


OTHERS = {
    (Form.LEAFLET, False): [[[5, 6, 1]], [[2, 3, 4]]],
    (Form.LEAFLET, True): [[[1, 6, 5]], [[4, 3, 2]]],
    (Form.ZINE, False): [[[-7, -6, -5, -4], [8, 1, 2, 3]]],
    (Form.ZINE, True): [[[-4, -5, -6, -7], [3, 2, 1, 8]]],
    (Form.CARD, False): [[[-3, -2], [4, 1]]],
    (Form.CARD, True): [[[-2, -3], [1, 4]]],
}


@pytest.mark.parametrize(("form", "right_to_left"), OTHERS)
def test_the_order_of_the_pages(form, right_to_left):
    assert rows(impose(form, 1, right_to_left=right_to_left)) == OTHERS[form, right_to_left]


@pytest.mark.parametrize(("form", "right_to_left"), OTHERS)
def test_as_many_pages_as_it_has_places(form, right_to_left):
    imposed = impose(form, 1, right_to_left=right_to_left)
    assert sorted(page.number for side in imposed.sides for page in side.pages) == list(
        range(1, imposed.pages + 1)
    )


@pytest.mark.parametrize("form", [Form.LEAFLET, Form.ZINE, Form.CARD])
def test_more_pages_than_it_holds_are_refused(form):
    assert impose(form, form.most_pages).pages == form.most_pages
    with pytest.raises(TooManyPages):
        impose(form, form.most_pages + 1)


def test_the_leaf_that_is_folded_in_is_narrower():
    widths = {page.number: page.width for side in impose(Form.LEAFLET, 6).sides for page in side.pages}
    assert widths == {1: 99.5, 2: 99.5, 3: 99.5, 4: 98.0, 5: 98.0, 6: 99.5}


def test_back_to_back_lie_pages_of_one_width():
    """Turned over along the short edge, or the right one becomes the left one."""
    outside, inside = impose(Form.LEAFLET, 6).sides
    behind = {
        front.number: back.number
        for front in outside.pages
        for back in inside.pages
        if front.left == pytest.approx(297 - back.left - back.width) and front.width == back.width
    }
    assert behind == {1: 2, 6: 3, 5: 4}


@pytest.mark.parametrize("right_to_left", [False, True])
@pytest.mark.parametrize("pages", BOOKLETS)
def test_a_leaf_of_a_booklet_has_an_odd_page_and_the_next(pages, right_to_left):
    sides = impose(Form.BOOKLET, pages, right_to_left=right_to_left).sides
    leaves = set()
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        for page in front.pages:
            (behind,) = [other for other in back.pages if other.left != page.left]
            leaves.add(tuple(sorted((page.number, behind.number))))
    count = -(-pages // 4) * 4
    assert leaves == {(number, number + 1) for number in range(1, count, 2)}


#: Of the zine as it is read, from the top clockwise.
EDGES = {
    1: (Edge.CUT, Edge.OUTER_FOLD, Edge.PRINTER, Edge.INNER_FOLD),
    2: (Edge.CUT, Edge.INNER_FOLD, Edge.PRINTER, Edge.OUTER_FOLD),
    3: (Edge.OUTER_FOLD, Edge.PRINTER, Edge.PRINTER, Edge.INNER_FOLD),
    4: (Edge.OUTER_FOLD, Edge.INNER_FOLD, Edge.PRINTER, Edge.PRINTER),
    5: (Edge.CUT, Edge.OUTER_FOLD, Edge.PRINTER, Edge.INNER_FOLD),
    6: (Edge.CUT, Edge.INNER_FOLD, Edge.PRINTER, Edge.OUTER_FOLD),
    7: (Edge.OUTER_FOLD, Edge.PRINTER, Edge.PRINTER, Edge.INNER_FOLD),
    8: (Edge.OUTER_FOLD, Edge.INNER_FOLD, Edge.PRINTER, Edge.PRINTER),
}


def edges_of(imposed: Imposed) -> dict[int, tuple[Edge, Edge, Edge, Edge]]:
    return {
        page.number: (page.edges.top, page.edges.right, page.edges.bottom, page.edges.left)
        for side in imposed.sides
        for page in side.pages
    }


def test_what_lies_along_the_edges_of_a_zine():
    assert edges_of(impose(Form.ZINE, 8)) == EDGES
    mirrored = {number: (top, left, bottom, right) for number, (top, right, bottom, left) in EDGES.items()}
    assert edges_of(impose(Form.ZINE, 8, right_to_left=True)) == mirrored


@pytest.mark.parametrize(("form", "right_to_left"), OTHERS)
def test_pages_that_face_each_other_have_the_fold_between_them(form, right_to_left):
    """An odd page has the inner fold where the reading begins, the even one before it where it ends."""
    imposed = impose(form, 1, right_to_left=right_to_left)
    if form is Form.LEAFLET:
        return
    for even, odd in pairwise(range(2, imposed.pages)):
        if even % 2:
            continue
        before, after = imposed.place_of(even).edges, imposed.place_of(odd).edges
        inner = (before.left, after.right) if right_to_left else (before.right, after.left)
        assert inner == (Edge.INNER_FOLD, Edge.INNER_FOLD)


@pytest.mark.parametrize("form", ONE_SIDE)
def test_the_only_cut_of_a_zine_lies_between_two_folds(form):
    (side,) = impose(form, 1).sides
    if form is Form.ZINE:
        assert side.cuts == (Mark(74.25, 105.0, 222.75, 105.0),)
    else:
        assert len(side.cuts) == 4


def test_what_stays_free_of_words():
    """In the order top, right, bottom, left: those of a page on its head too, as it is read."""
    imposed = impose(Form.ZINE, 8)
    told = MARGINS[Form.ZINE]
    cut, outer, inner, printer = (
        told[edge] for edge in (Edge.CUT, Edge.OUTER_FOLD, Edge.INNER_FOLD, Edge.PRINTER)
    )
    assert imposed.place_of(1).margins(Form.ZINE) == (cut, outer, printer, inner)
    assert imposed.place_of(4).margins(Form.ZINE) == (outer, inner, printer, printer)
    assert imposed.place_of(1).room(Form.ZINE) == (74.25 - inner - outer, 105.0 - cut - printer)


@pytest.mark.parametrize("form", [form for form in Form if form.is_folded])
@pytest.mark.parametrize("right_to_left", [False, True])
def test_no_page_lies_on_another_or_beside_the_sheet(form, right_to_left):
    for side in impose(form, 4, right_to_left=right_to_left).sides:
        spots = [
            (page.left + x * page.width / 4, page.top + y * page.height / 4, page.number)
            for page in side.pages
            for x in (1, 2, 3)
            for y in (1, 2, 3)
        ]
        for x, y, number in spots:
            assert 0 < x < side.width
            assert 0 < y < side.height
            over = [
                page.number
                for page in side.pages
                if page.left < x < page.left + page.width and page.top < y < page.top + page.height
            ]
            assert over == [number]
