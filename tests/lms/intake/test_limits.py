"""What a foreign file may cost, and what happens when it costs more: the process that opened it ends, and a
sentence is given.
"""

import io
import os
import subprocess
import sys
import time
import tracemalloc
from contextlib import suppress
from pathlib import Path

import pytest
from PIL import ImageFile

from lms.core import slots
from lms.core.slots import a_slot
from lms.intake import child, limited
from lms.intake.captions import clean_captions
from lms.intake.film import mp4 as films_in_boxes
from lms.intake.film import webm
from lms.intake.images import clean_image
from lms.intake.problems import IntakeProblem
from lms.intake.refusals import Refusal
from lms.intake.sound import aac, m4a, mp3, ogg, wav
from lms.intake.sound.id3 import after_id3
from lms.intake.uploads import clean_document
from lms.printing import pdf as printing
from tests.corpus import files, films, mp4

ROOT = Path(__file__).parents[3]


def key_of(read, data: bytes) -> str:
    with pytest.raises(IntakeProblem) as caught:
        read(io.BytesIO(data))
    return caught.value.key


# -- the child


@pytest.mark.parametrize("module", ["child", "pictures.clean", "documents", "pdf"])
def test_s22_what_opens_foreign_files_knows_no_site(module):
    """It starts fast, and what leads a decoder astray finds no settings, no keys and no database."""
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import lms.intake.{module};"
        " print(any(m.split('.')[0] == 'django' for m in sys.modules))"
    )
    assert (
        subprocess.run(
            [sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True
        ).stdout
        == "False\n"
    )


def test_s22_the_child_gets_nothing_of_ours(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for it")
    monkeypatch.setattr(
        limited,
        "START",
        "import os, sys, json; b = json.dumps({'key': 'file.broken', 'limits': {}} if 'SECRET_KEY' not in"
        " os.environ else 1).encode(); sys.stdout.buffer.write(len(b).to_bytes(4, 'big') + b)",
    )
    assert key_of(clean_image, b"x") == "file.broken"


#: What somebody who took over the child could make it say or do → what is told.
TAKEN_OVER = {
    "os.kill(os.getpid(), 11)": "file.broken",
    "os.kill(os.getpid(), 9)": "file.too_much",
    "os.abort()": "file.too_much",
    "sys.exit(3)": "file.too_much",
    "pass": "file.broken",
    "w(b'')": "file.broken",
    "w(b'no json')": "file.broken",
    "w(b'[]')": "file.broken",
    "w(b'{}')": "file.broken",
    "w(b'null')": "file.broken",
    "w(b'{\"key\": []}')": "file.broken",
    'w(b\'{"key": "nonsense"}\')': "file.broken",
    'w(b\'{"key": "file.too_large"}\')': "file.broken",
    'w(b\'{"key": "file.too_large", "limits": {"limit": {}}}\')': "file.too_large",
    'w(b\'{"key": "file.broken", "place": {"x": 1}}\')': "file.broken",
    'w(b\'{"key": "file.broken", "place": 7}\')': "file.broken",
    'w(b\'{"key": "file.broken", "limits": {"key": 1}}\')': "file.broken",
    'w(b\'{"extension": "../../x"}\')': "file.broken",
    'w(b\'{"extension": "html"}\')': "file.broken",
}


@pytest.mark.parametrize("act", TAKEN_OVER)
def test_s22_whatever_the_child_does_is_told_in_words(monkeypatch, act):
    begin = "import os, sys; w = lambda b: sys.stdout.buffer.write(len(b).to_bytes(4, 'big') + b); "
    monkeypatch.setattr(limited, "START", begin + act)
    assert key_of(clean_image, b"x") == TAKEN_OVER[act]


def test_s22_a_child_that_does_not_end_is_ended(monkeypatch):
    monkeypatch.setattr(limited, "SECONDS", 0.3)
    monkeypatch.setattr(
        limited,
        "START",
        "import os, sys, time; os.write(1, str(os.getpid()).encode()); os.fsync(1); time.sleep(60)",
    )
    told = []
    monkeypatch.setattr(
        limited,
        "_answer",
        lambda code, answered: (
            told.append((code, os.pread(answered.fileno(), 20, 0))) or limited.Received(b"", "png")
        ),
    )
    clean_image(io.BytesIO(b"x"))
    [(code, number)] = told
    assert code is None
    if number:
        with pytest.raises(ProcessLookupError):
            os.kill(int(number), 0)


def test_s22_only_a_few_are_opened_at_a_time(monkeypatch, settings, tmp_path):
    settings.LMS_INTAKE_AT_ONCE = 1
    monkeypatch.setattr(limited, "WAIT_SECONDS", 0.1)
    monkeypatch.setattr(slots.tempfile, "gettempdir", lambda: str(tmp_path))
    with a_slot("intake", among=1, wait=0):
        assert key_of(clean_image, files.photo("PNG")) == "file.busy"
    assert clean_image(io.BytesIO(files.photo("PNG"))).extension == "png"


def test_s22_no_room_on_the_disk_is_told(monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(limited.tempfile, "TemporaryFile", full)
    assert key_of(clean_image, files.photo("PNG")) == "file.busy"


MEASURED = """
import resource, subprocess, sys
with open(sys.argv[3], "rb") as foreign:
    command = [sys.executable, "-I", "-c", sys.argv[4], sys.argv[1], sys.argv[2]]
    done = subprocess.run(command, stdin=foreign, capture_output=True, env={"MALLOC_ARENA_MAX": "1"})
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
"""
BOMBS = {
    "a PDF packed three times": ("document", files.packed_thrice),
    "a list of contents packed three times": ("document", files.contents_packed_thrice),
    "50 000 × 50 000 pixels": ("picture", lambda: files.png(50_000, 50_000)),
    "a bomb of text": ("picture", files.text_bomb),
    "a bomb of colours": ("picture", files.profile_bomb),
    "a picture of many pixels": ("picture", lambda: files.flat_png(7300, 5470)),
}


@pytest.mark.skipif(sys.platform != "linux", reason="RLIMIT_AS")
@pytest.mark.parametrize("bomb", BOMBS)
def test_s27_a_bomb_stays_below_its_limit_in_the_child(bomb, tmp_path):
    job, make = BOMBS[bomb]
    path = tmp_path / "bomb"
    path.write_bytes(make())
    measured = subprocess.run(
        [sys.executable, "-c", MEASURED, ROOT, job, path, limited.START],
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(measured.stdout) <= child.MEMORY // 1024 // 1024


@pytest.mark.parametrize("bomb", BOMBS)
def test_s27_a_bomb_costs_the_site_nothing(bomb):
    job, make = BOMBS[bomb]
    data = make()
    tracemalloc.start()
    try:
        (clean_document if job == "document" else clean_image)(io.BytesIO(data))
    except IntakeProblem:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < 8_000_000


# -- printing


@pytest.fixture
def printed(settings, monkeypatch):
    """WeasyPrint tells Pillow to take what is cut off, for the whole process."""
    if not printing.is_available():
        pytest.skip("Pango is not installed")
    printing._weasyprint()
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_s22_printing_does_not_disarm_intake(printed, kind):
    whole = files.photo(kind, size=(640, 480))
    assert key_of(clean_image, whole[: len(whole) * 2 // 3]) == "file.broken"


# -- four times as much takes about four times as long

LAYER_2 = b"\xff\xfd\x14\0" + bytes(92)


def many_pages(count: int) -> bytes:
    tags = b"OpusTags" + bytes(255 * 4 * count - 9)
    head = b"OpusHead" + bytes(11)
    pages = [files.ogg_page([head], number=0, kind=2)]
    pages += [
        files.ogg_page([tags[at : at + 1020]], number=at // 1020 + 1)[:26]
        + b"\4\xff\xff\xff\xff"
        + tags[at : at + 1020]
        for at in range(0, len(tags), 1020)
    ]
    return b"".join(pages) + files.ogg_page([b""], number=count + 2, kind=4)


def overlapping_chunks(count: int) -> bytes:
    sound = bytes(10_000)

    def tracks(begin: int) -> bytes:
        return mp4.track(
            1,
            b"soun",
            mp4.entry_of_sound(),
            [9000] * count,
            [(begin + number % 7, 1) for number in range(count)],
        )

    return mp4.whole(b"M4A ", tracks, sound)


def one_run_of(samples: int) -> bytes:
    return mp4.whole(
        b"M4A ",
        lambda begin: mp4.track(1, b"soun", mp4.entry_of_sound(), [1] * samples, [(begin, samples)]),
        bytes(samples),
    )


#: what reads it, what it reads: so many times something
LINEAR = {
    "MP3 of one byte": (mp3.without_tags, lambda size: b"\xff" * 2_000_000 * size),
    "MP3 of frames": (mp3.without_tags, lambda size: (b"\xff\xfb\x90\x64" + bytes(413)) * 5_000 * size),
    "MP3 of heads without frames": (mp3.without_tags, lambda size: b"\xff\xfb\x90\x64\0\0" * 100_000 * size),
    "MP3 of short frames": (mp3.without_tags, lambda size: LAYER_2 * 5_000 * size),
    "MP3 of tags between frames": (
        mp3.without_tags,
        lambda size: ((b"\xff\xfb\x90\x64" + bytes(413)) * 2 + b"ID3\3\0\0\0\0\0\0") * 2_000 * size,
    ),
    "tags and tags": (after_id3, lambda size: b"ID3\3\0\0\0\0\0\0" * 100_000 * size),
    "AAC": (aac.without_tags, lambda size: files.sound_aac(20_000 * size)),
    "Ogg of small pages": (
        ogg.without_tags,
        lambda size: files.sound_ogg() + files.ogg_page([b"x"], number=3) * 20_000 * size,
    ),
    "Ogg of long tags": (ogg.without_tags, lambda size: many_pages(1_000 * size)),
    "Ogg of streams": (
        ogg.without_tags,
        lambda size: b"".join(
            files.ogg_page([b"OpusHead"], number=0, kind=2) for _stream in range(2_000 * size)
        ),
    ),
    "WAV of chunks": (wav.without_tags, lambda size: b"RIFF\0\0\0\0WAVE" + b"LIST\0\0\0\0" * 50_000 * size),
    "M4A of boxes": (m4a.without_tags, lambda size: mp4.box(b"free") * 20_000 * size),
    "M4A of samples": (m4a.without_tags, lambda size: one_run_of(50_000 * size)),
    "M4A of chunks on top of each other": (m4a.without_tags, lambda size: overlapping_chunks(10_000 * size)),
    "a film of samples": (films_in_boxes.without_tags, lambda size: films.film_mp4(times=500 * size)),
    "WebM of blocks": (webm.without_tags, lambda size: films.film_webm(times=1_000 * size)),
    "captions": (clean_captions, lambda size: b"0:01 x\nNOTE\n" * 3_000 * size),
    "M4A of fragments": (m4a.without_tags, lambda size: mp4.in_fragments([[b"sound"] * 20] * 150 * size)),
}


def seconds(read, data: bytes) -> float:
    begin = time.process_time()
    with suppress(ValueError, IndexError, Refusal):
        read(data)
    return time.process_time() - begin


@pytest.mark.parametrize("kind", LINEAR)
def test_s22_four_times_as_much_takes_four_times_as_long(kind):
    read, make = LINEAR[kind]
    once, four_times = make(1), make(4)
    short = min(seconds(read, once) for _try in range(4))
    long = min(seconds(read, four_times) for _try in range(4))
    assert long < 6 * short + 0.02
