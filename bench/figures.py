"""From samples to figures: requests a second, the 95th percentile, and ratios within one round."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from statistics import median

from bench.client import Sample


@dataclass(frozen=True)
class Round:
    """One thing, measured once.

    `processor` is what a request took of it, in seconds: the figure that other programs hardly change.
    """

    per_second: float
    p95: float
    processor: float = 0


def summarise(samples: list[Sample], processor: float = 0) -> Round:
    """`processor` is what all requests took together, with the few that are not counted."""
    latencies = sorted(latency for sample in samples for latency in sample.latencies)
    asked = len(latencies) + len(samples)
    return Round(
        sum(len(sample.latencies) / sample.elapsed for sample in samples),
        percentile(latencies, 95),
        processor / asked,
    )


def percentile(ordered: list[float], percent: float) -> float:
    """The smallest value that `percent` of all are not above."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def middle(rounds: Iterable[Round]) -> Round:
    """The median of each figure."""
    found = list(rounds)
    return Round(*(median(getattr(one, figure.name) for one in found) for figure in fields(Round)))


def ratio(rounds: list[Round], beside: list[Round]) -> float:
    """How many requests a second for each one of what stands beside it.

    Both were measured in the same rounds, so a busy machine slows both.
    """
    return median(one.per_second / other.per_second for one, other in zip(rounds, beside, strict=True))
