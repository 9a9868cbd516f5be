"""Where in an MP4 file the samples of a track lie, as (start, end): from its tables, and from those of its
fragments.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from lms.intake.sound.boxes import Box

Stretch = tuple[int, int]
MOST_CHUNKS = 1_000_000
BASE_GIVEN, DESCRIPTION_GIVEN, LENGTH_GIVEN, SIZE_GIVEN, BASE_IS_MOOF = 0x1, 0x2, 0x8, 0x10, 0x20000
OFFSET_GIVEN, FIRST_FLAGS_GIVEN, SIZES_GIVEN = 0x1, 0x4, 0x200
PER_SAMPLE = (0x100, SIZES_GIVEN, 0x400, 0x800)


def in_tables(track: Box) -> Iterator[Stretch]:
    sizes = _sizes(track)
    for start, first, behind in _chunks(track, sizes.count):
        if length := sizes.between(first, behind):
            yield start, start + length


def samples_in_tables(track: Box) -> Iterator[Stretch]:
    """The same, sample by sample."""
    sizes = _sizes(track)
    if sizes.between(0, sizes.count) > len(track.data):
        raise ValueError("samples on top of each other")
    for start, first, behind in _chunks(track, sizes.count):
        at = start
        for sample in range(first, behind):
            end = at + sizes.between(sample, sample + 1)
            yield at, end
            at = end


@dataclass(frozen=True)
class _Sizes:
    """`sums` are those of all samples before each, or None where all are of the `same` size."""

    count: int
    same: int
    sums: tuple[int, ...] | None

    def between(self, first: int, behind: int) -> int:
        return (behind - first) * self.same if self.sums is None else self.sums[behind] - self.sums[first]


def _sizes(track: Box) -> _Sizes:
    sizes = track.of(b"mdia", b"minf", b"stbl", b"stsz")
    if sizes is None:
        raise ValueError("no tables of samples")
    count, same = sizes.number(8), sizes.number(4)
    return _Sizes(count, same, None if same else (0, *accumulate(sizes.numbers(12, count))))


def _chunks(track: Box, count: int) -> Iterator[tuple[int, int, int]]:
    """Where each piece begins, its first sample and the one behind it."""
    table = track.of(b"mdia", b"minf", b"stbl")
    runs = table and table.of(b"stsc")
    places = table and (table.of(b"stco") or table.of(b"co64"))
    if not (runs and places):
        raise ValueError("no tables of samples")
    starts = places.numbers(8, places.number(4), 8 if places.name == b"co64" else 4)
    if len(starts) > MOST_CHUNKS:
        raise ValueError("more pieces than any recording has")
    sample = 0
    for start, many in zip(starts, _samples_of_chunks(runs, len(starts)), strict=True):
        behind = min(count, sample + many)
        yield start, sample, behind
        sample = behind


def _samples_of_chunks(runs: Box, chunks: int) -> Iterator[int]:
    words = runs.numbers(8, runs.number(4) * 3)
    firsts = [*(min(first, chunks + 1) for first in words[::3]), chunks + 1]
    if chunks and firsts[0] != 1:
        raise ValueError("pieces without a number of samples")
    for (first, behind), many in zip(pairwise(firsts), words[1::3], strict=True):
        if behind < first:
            raise ValueError("pieces out of order")
        for _chunk in range(behind - first):
            yield many


def in_fragment(moof: Box, tracks: set[int], usual_sizes: dict[int, int]) -> Iterator[Stretch]:
    for run in _runs(moof, tracks, usual_sizes):
        yield run.start, run.end


def samples_in_fragment(moof: Box, tracks: set[int], usual_sizes: dict[int, int]) -> Iterator[Stretch]:
    """The same, sample by sample."""
    for run in _runs(moof, tracks, usual_sizes):
        if run.end - run.start > len(moof.data) or run.count > MOST_CHUNKS:
            raise ValueError("samples on top of each other")
        at = run.start
        for size in run.sizes or [run.usual] * run.count:
            yield at, at + size
            at += size


@dataclass(frozen=True)
class _Run:
    """`sizes` is empty where all samples are of the `usual` one."""

    start: int
    count: int
    usual: int
    sizes: tuple[int, ...]

    @property
    def end(self) -> int:
        return self.start + (sum(self.sizes) if self.sizes else self.count * self.usual)


def _runs(moof: Box, tracks: set[int], usual_sizes: dict[int, int]) -> Iterator[_Run]:
    at = moof.start
    for traf in moof.all_of(b"traf"):
        head = traf.of(b"tfhd")
        if head is None:
            raise ValueError("a fragment of no track")
        _version, flags = head.full
        track, further = head.number(4), 8
        base = at
        if flags & BASE_GIVEN:
            base, further = head.number(further, 8), further + 8
        elif flags & BASE_IS_MOOF:
            base = moof.start
        further += 4 * bool(flags & DESCRIPTION_GIVEN) + 4 * bool(flags & LENGTH_GIVEN)
        usual = head.number(further) if flags & SIZE_GIVEN else usual_sizes.get(track, 0)
        at = base
        for box in traf.all_of(b"trun"):
            run = _run(box, base, at, usual)
            at = run.end
            if track in tracks:
                yield run


def _run(run: Box, base: int, at: int, usual: int) -> _Run:
    _version, flags = run.full
    count, further = run.number(4), 8
    if flags & OFFSET_GIVEN:
        offset = run.number(further)
        at, further = base + (offset - (1 << 32) if offset >> 31 else offset), further + 4
    further += 4 * bool(flags & FIRST_FLAGS_GIVEN)
    fields = [field for field in PER_SAMPLE if flags & field]
    if SIZES_GIVEN not in fields:
        return _Run(at, count, usual, ())
    sizes = run.numbers(further, count * len(fields))[fields.index(SIZES_GIVEN) :: len(fields)]
    return _Run(at, count, 0, sizes)


def united(stretches: Iterator[Stretch]) -> list[Stretch]:
    """In order and without overlaps, so that what is done with each byte is done once."""
    kept: list[Stretch] = []
    for start, end in sorted(stretches):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return kept
