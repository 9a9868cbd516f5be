"""What is watched plays as it was, and says nothing of who, where and when; captions are times and words."""

import io

import pytest

from lms.intake.captions import MOST_CUES
from lms.intake.documents import clean_any_document, clean_for_library
from lms.intake.film.h264 import _empty_remark, _kinds
from lms.intake.problems import IntakeProblem
from lms.intake.refusals import Refusal
from lms.intake.uploads import clean_document
from tests.corpus import films
from tests.corpus.files import MARK


@pytest.mark.parametrize("kind", films.FILMS)
def test_s22_a_film_keeps_its_pictures_and_its_sound_where_they_were_and_nothing_else(kind):
    make, ending, played = films.FILMS[kind]
    before = make()
    received = clean_for_library(before)
    kept = received.content
    assert received.extension == ending
    assert [kept.find(each) for each in played] == [before.find(each) for each in played]
    for mark in (MARK.encode(), MARK.encode()[:16], b"\x01\x02\x03\x04", b"Lavf", b"S_TEXT", b"eng"):
        assert mark not in kept, mark
    # Cleaned again, nothing changes: what is kept is what a reader of ours takes.
    assert clean_for_library(kept).content == kept


@pytest.mark.parametrize("case", films.REFUSED, ids=lambda case: case.name)
def test_s22_what_phones_do_not_play_or_is_no_film_is_refused(case):
    with pytest.raises(Refusal) as refused:
        clean_for_library(case.make())
    assert refused.value.key == case.key


def test_s22_the_child_takes_films_for_the_library_alone(settings):
    settings.LANGUAGE_CODE = "en"
    assert clean_document(io.BytesIO(films.film_mp4())).extension == "mp4"
    with pytest.raises(Refusal) as sent_along:
        clean_any_document(films.film_mp4())
    assert sent_along.value.key == "sound.film"
    with pytest.raises(IntakeProblem) as refused:
        clean_document(io.BytesIO(films.film_webm(doc=b"matroska")))
    assert refused.value.messages == [
        "This video is of a kind that many phones do not play. Save it as MP4 with H.264 and AAC, or as WebM."
    ]


def test_a_remark_that_says_nothing_has_any_length():
    for length in [*range(4, 1200), 65_000, 65_283, 66_000]:
        made = _empty_remark(length)
        assert (len(made), _kinds(made)) == (length, {3})


STYLED = """\ufeffWEBVTT Kitchen\r
\r
STYLE\r
::cue { background: url(https://example.org/x) }\r
\r
NOTE made by Ana on 3 May\r
\r
second\r
00:04.000 --> 01:00:06.250 line:3 align:start\r
<c.loud>Now</c> &lt;b&gt; &amp; <i>then</i> \u202eback\r
\r
00:01.000 --> 00:03.000\r
<v.first Amina>Good morning.</v>\r
- Come in.\r
"""
ANEW = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nAmina: Good morning.\n- Come in.\n\n"
    "00:00:04.000 --> 01:00:06.250\nNow &lt;b&gt; &amp; then back\n"
)
PLAIN = (
    "WEBVTT\n\n00:00:01.000 --> 00:00:05.500\nWet it.\n\n00:00:05.500 --> 00:00:09.500\nWring it.\nTwice.\n"
)


SRT = "1\n00:00:01,000 --> 00:00:05,500\nWet it.\n\n2\n00:00:05,500 --> 00:00:09,500\nWring it.\nTwice.\n"


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (STYLED, ANEW),
        (
            SRT,
            PLAIN,
        ),
        ("0:01 Wet it.\n00:05,5 Wring it.\nTwice.", PLAIN),
        (PLAIN, PLAIN),
    ],
    ids=["WebVTT", "SRT", "typed", "again"],
)
def test_captions_are_written_anew_as_times_and_words(said, written):
    received = clean_for_library(said.encode())
    assert (received.content.decode(), received.extension) == (written, "vtt")


MANY = "\n".join(f"{number // 60}:{number % 60:02} x" for number in range(MOST_CUES + 1))


@pytest.mark.parametrize(
    ("said", "key", "line"),
    [
        ("WEBVTT\n\n", "captions.none", None),
        ("WEBVTT\n\n0:0:1 --> soon\nHello", "captions.time", 3),
        ("WEBVTT\n\n00:05.000 --> 00:01.000\nHello", "captions.backwards", 3),
        ("0:05 Late\n0:01 Early", "captions.backwards", 1),
        (f"0:05 {'x' * 401}", "captions.too_long", 1),
        (MANY, "captions.too_many", None),
        (b"1\n00:00:01,000 --> 00:00:02,000\nPerch\xe9\n", "text.encoding", None),
        ("Only words.", "file.wrong_kind", None),
    ],
)
def test_captions_that_cannot_be_read_are_refused_by_their_line(said, key, line):
    with pytest.raises(Refusal) as refused:
        clean_for_library(said if isinstance(said, bytes) else said.encode())
    assert (refused.value.key, refused.value.place.line) == (key, line)
