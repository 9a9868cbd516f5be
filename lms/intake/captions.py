"""Captions: WebVTT, SRT, or lines typed as `0:05 words`. Read into times and words, and written anew as
WebVTT, so that nothing else passes: no style, no place on the screen, no note, no address.

Without Django: captions of an uploaded file are read in an interpreter that knows nothing of the site.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from lms.intake.received import Received
from lms.intake.refusals import FilePosition, Refusal

KINDS = "WebVTT, SRT"
MOST_CUES = 5_000
LONGEST_CUE = 400
LONGEST_FILE = 1024 * 1024
#: How long the last typed line stays.
LAST_SECONDS = 4
STAMP = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
TIMES = re.compile(rf"\s*{STAMP}\s*-->\s*{STAMP}(?:\s.*)?")
TYPED = re.compile(rf"\s*{STAMP}\s+(?!-->)(\S.*)")
FIRST = re.compile(rf"WEBVTT(?:\s|$)|\d+\s*\n\s*{STAMP}\s*-->|{STAMP}\s*-->|{STAMP}[ \t]+\S")
SPEAKER = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
TAG = re.compile(r"<[^>]*>")
#: What no screen shows, and marks that turn around what follows.
UNSEEN = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """In thousandths of a second."""

    start: int
    end: int
    words: str


def clean_captions(data: bytes) -> Received | None:
    """None for what does not begin like captions."""
    try:
        text = data[: LONGEST_FILE + 1].decode("utf-8-sig")
        is_readable = True
    except UnicodeDecodeError:
        text, is_readable = data[:LONGEST_CUE].decode("latin-1"), False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not FIRST.match(text.lstrip()):
        return None
    if not is_readable:
        raise Refusal("text.encoding")
    if len(data) > LONGEST_FILE:
        raise Refusal("file.too_large", limit="1 MB")
    return Received(written(cues_in(text)).encode(), "vtt")


def cues_in(text: str) -> list[Cue]:
    lines = text.split("\n")
    cues = list(_with_times(lines))
    if not cues and not text.lstrip().startswith("WEBVTT"):
        cues = list(_typed(lines))
    if not cues:
        raise Refusal("captions.none")
    if len(cues) > MOST_CUES:
        raise Refusal("captions.too_many", limit=MOST_CUES)
    return sorted(cues, key=lambda cue: (cue.start, cue.end))


def _with_times(lines: list[str]) -> Iterator[Cue]:
    at = 0
    while at < len(lines):
        number, line = at + 1, lines[at]
        at += 1
        if line.startswith(("NOTE", "STYLE", "REGION")):
            while at < len(lines) and lines[at].strip():
                at += 1
        elif "-->" in line:
            found = TIMES.fullmatch(line)
            if found is None:
                raise Refusal("captions.time", place=FilePosition(line=number))
            said = []
            while at < len(lines) and lines[at].strip():
                said.append(lines[at])
                at += 1
            yield from _cue(_stamp(*found.groups()[:4]), _stamp(*found.groups()[4:]), "\n".join(said), number)


def _typed(lines: list[str]) -> Iterator[Cue]:
    """Each stays until the next one comes."""
    begun: list[tuple[int, int, list[str]]] = []
    for number, line in enumerate(lines, start=1):
        if found := TYPED.fullmatch(line):
            begun.append((_stamp(*found.groups()[:4]), number, [found[5]]))
        elif line.strip():
            if not begun:
                raise Refusal("captions.time", place=FilePosition(line=number))
            begun[-1][2].append(line)
    ends = [start for start, _number, _said in begun[1:]]
    for (start, number, said), end in zip(begun, [*ends, None], strict=False):
        last = start + LAST_SECONDS * 1000 if end is None else end
        yield from _cue(start, last, "\n".join(said), number)


def _stamp(hours: str | None, minutes: str, seconds: str, rest: str | None) -> int:
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int((rest or "").ljust(3, "0"))


def _cue(start: int, end: int, said: str, line: int) -> Iterator[Cue]:
    """None where nothing is said."""
    if end <= start:
        raise Refusal("captions.backwards", place=FilePosition(line=line))
    plain = unescape(TAG.sub("", SPEAKER.sub(lambda found: f"{found[1]}: ", said)))
    words = "\n".join(filter(None, (each.strip() for each in UNSEEN.sub("", plain).split("\n"))))
    if len(words) > LONGEST_CUE:
        raise Refusal("captions.too_long", place=FilePosition(line=line), limit=LONGEST_CUE)
    if words:
        yield Cue(start, end, words)


def written(cues: list[Cue]) -> str:
    parts = [f"{_time(cue.start)} --> {_time(cue.end)}\n{_escaped(cue.words)}\n" for cue in cues]
    return "\n".join(["WEBVTT\n", *parts])


def _time(thousandths: int) -> str:
    seconds, rest = divmod(thousandths, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def _escaped(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
