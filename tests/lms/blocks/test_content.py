"""The content blocks every authored page shares: what is stored, what a reader gets, what is left out."""

import pytest
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from courses.catalogue.pages import lesson_body
from employers.materials.blocks import guide_body
from lms.blocks import content
from tests.corpus import files

SHARED = {
    "TextBlock": {"heading": "Hands", "text": "<p>Soap<script>x</script></p>"},
    "SoundBlock": {"title": "At the door", "transcript": "– Good morning."},
    "NoteBlock": {"tone": "care", "title": "Hot", "text": "<p>Take a cloth.</p>"},
    "StepsBlock": {"heading": "Hands", "steps": ["Wet them", "Dry them"]},
    "ChecklistBlock": {"heading": "Ready?", "points": ["Apron", "Shoes"]},
}
SHOWN = {
    "TextBlock": '<section class="part"><h2>Hands</h2><div class="prose "><p>Soap</p></div></section>',
    "SoundBlock": (
        '<section class="part"><h2>At the door</h2><p class="dialogue">– Good morning.</p></section>'
    ),
    "NoteBlock": (
        '<aside class="callout callout--care"><p class="callout__title">Hot</p>'
        '<div class="prose"><p>Take a cloth.</p></div></aside>'
    ),
    "StepsBlock": (
        '<section class="part"><h2>Hands</h2>'
        '<ol class="part__steps"><li>Wet them</li><li>Dry them</li></ol></section>'
    ),
    "ChecklistBlock": (
        '<section class="part"><h2>Ready?</h2><ul class="part__ticks" role="list">'
        '<li><span class="part__box"></span><span>Apron</span></li>'
        '<li><span class="part__box"></span><span>Shoes</span></li></ul></section>'
    ),
}


def in_one_line(html: str) -> str:
    return "".join(line.strip() for line in html.splitlines())


@pytest.mark.parametrize("name", SHARED)
def test_a_block_reads_the_same_on_a_page_and_published_on_its_own(name):
    block = getattr(content, name)()
    value = block.to_python(SHARED[name])
    assert in_one_line(block.render(value)) == SHOWN[name]
    html, size = block.rendered(value, language="it")
    assert (in_one_line(html), size) == (SHOWN[name], 0)


@pytest.mark.django_db
def test_a_recording_is_heard_in_the_language_of_the_lesson_and_counts_as_data():
    recording = get_document_model().objects.create(
        title="x", file=ContentFile(files.sound_wav(), name="x.wav")
    )
    block = content.TextBlock()
    html, size = block.rendered(
        block.to_python({"text": "<p>Hi</p>", "audio": recording.pk, "heading": ""}), language="it"
    )
    assert size == recording.file_size > 0
    assert f'src="{recording.url}"' in html
    assert "Ascolta" in html


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore::ResourceWarning")  # Wagtail leaves the file of a rendition open
@pytest.mark.parametrize("decorative", [True, False])
def test_a_picture_is_told_to_those_who_cannot_see_it(decorative):
    picture = get_image_model().objects.create(title="t", file=get_test_image_file(size=(900, 600)))
    block = content.PictureBlock()
    alt = "" if decorative else "A green board"
    stored = {"image": picture.pk, "alt_text": alt, "decorative": decorative}
    html, size = block.rendered(block.to_python({"picture": stored, "caption": "Salad"}), language="en")
    made = picture.get_rendition(content.PICTURE_FILTER)
    assert size == made.file.size
    assert f'alt="{alt}"' in html
    assert f'src="{made.url}"' in html
    assert '<figcaption class="part__caption">Salad</figcaption>' in html
    assert block.rendered(block.to_python({"picture": None, "caption": "Salad"}), language="en") == ("", 0)


def test_lessons_and_guides_are_made_of_the_same_blocks():
    in_lessons = lesson_body()[0][1].child_blocks["blocks"].child_blocks
    in_guides = dict(guide_body())
    bases = {
        "text": "TextBlock",
        "picture": "PictureBlock",
        "steps": "StepsBlock",
        "checklist": "ChecklistBlock",
    }
    for kind, base in bases.items():
        shared = getattr(content, base)
        assert isinstance(in_lessons[kind], shared)
        assert isinstance(in_guides[kind], shared)
    assert isinstance(in_lessons["callout"], content.NoteBlock)
    assert isinstance(in_guides["note"], content.NoteBlock)
    fields = {name: list(block.child_blocks) for name, block in in_guides.items()}
    assert (fields["text"], fields["note"]) == (["heading", "text"], ["tone", "title", "text"])
    assert list(in_lessons["text"].child_blocks) == ["text", "audio"]
