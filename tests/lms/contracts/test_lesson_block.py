import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import lesson_block
from lms.contracts.lesson_block import Completion, LessonBlock, PublishedBlock, lesson_blocks


class Clock(LessonBlock):
    name = "clock"

    def publish(self, value, *, language):
        return PublishedBlock(self.name)


@pytest.fixture
def clock():
    lesson_block.register(Clock)
    yield Clock
    lesson_blocks.remove("clock")


def test_a_kind_has_a_name():
    with pytest.raises(ImproperlyConfigured, match=r"^lesson_block: Nameless has no name\.$"):
        lesson_block.register(type("Nameless", (Clock,), {"name": ""}))


def test_a_name_is_taken_once(clock):
    with pytest.raises(ImproperlyConfigured, match=r"^lesson_block: 'clock' is registered twice, by "):
        lesson_block.register(type("OtherClock", (Clock,), {}))
    assert lesson_blocks["clock"] is clock


def test_a_kind_that_cannot_be_published_is_refused():
    half = type("Half", (LessonBlock,), {"name": "half"})
    with pytest.raises(ImproperlyConfigured, match=r"^lesson_block: Half does not say how"):
        lesson_block.register(half)
    assert "half" not in lesson_blocks


def test_seeing_is_enough_unless_a_kind_wants_more(clock):
    assert clock.completion is Completion.SEEN
    assert lesson_blocks["question"].completion is Completion.ANSWERED


@pytest.mark.parametrize("kind", list(lesson_blocks), ids=lambda kind: kind.name)
def test_every_kind_tells_an_author_what_it_is(kind):
    meta = kind().meta
    assert all([meta.icon, str(meta.group), str(meta.label), str(meta.description)])
