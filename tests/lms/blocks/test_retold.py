"""Blocks of one website in the look of the other: another template, no address of the first."""

import pytest
from wagtail.blocks import CharBlock, StreamBlock
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from lms.blocks.retold import retold, without_links
from lms.blocks.translated import SaidBlock
from lms.programme.blocks import programme_body
from tests.lms.blocks.test_content import SHARED, SHOWN, in_one_line


class Counter(CharBlock):
    class Meta:
        retold_template = "lms/blocks/steps.html"


def told(kind: str, value: object, **more: object) -> list[str]:
    body = StreamBlock([*programme_body(), ("title", CharBlock()), ("counter", Counter())])
    stream = body.to_python([{"type": kind, "id": "a", "value": value}])
    parts = retold([SaidBlock(block, "en") for block in stream], file_url=lambda part: f"/file/{part}/")
    return [part.html for part in parts]


@pytest.mark.parametrize("name", SHARED)
def test_each_kind_is_shown_as_the_shared_block_is(name):
    html = told(name.removesuffix("Block").lower(), SHARED[name])
    assert [in_one_line(each) for each in html] == [SHOWN[name]]


def test_a_block_of_another_kind_is_left_out_unless_it_says_how_it_is_told():
    assert told("title", "Hands") == []
    assert told("counter", "") == ['<section class="part"><h2></h2><ol class="part__steps"></ol></section>']


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Wagtail leaves the file of a rendition open
@pytest.mark.parametrize("alt", ["A green board", ""])
def test_a_picture_is_fetched_at_an_address_of_the_reader(alt):
    picture = get_image_model().objects.create(title="t", file=get_test_image_file(size=(900, 600)))
    stored = {"image": picture.pk, "alt_text": alt, "decorative": not alt}
    (html,) = told("picture", {"picture": stored, "caption": "Salad"})
    assert f'<img src="/file/a/" width="720" height="480" alt="{alt}">' in html
    assert ("Salad" in html, "/media/" in html) == (True, False)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('<p>See <a href="/rights/">this</a>.</p>', "<p>See this.</p>"),
        ('<a href="tel:112">112</a>', '<a href="tel:112">112</a>'),
        ('<a rel="x" href="tel:112">112</a>', '<a rel="x" href="tel:112">112</a>'),
        ('<a rel="x" href="mailto:a@b.c">us</a> <a href="tel:1">1</a>', 'us <a href="tel:1">1</a>'),
    ],
)
def test_only_numbers_to_call_lead_somewhere(written, kept):
    assert without_links(written) == kept
