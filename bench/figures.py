"""From samples to figures: requests a second, the 95th percentile, and ratios within one round."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from bench.client import Sample


@dataclass(frozen=True)
class Round:
    """One thing, measured once."""

    per_second: float
    p95: float


def summarise(samples: list[Sample]) -> Round:
    latencies = sorted(latency for sample in samples for latency in sample.latencies)
    return Round(sum(len(sample.latencies) / sample.elapsed for sample in samples), percentile(latencies, 95))


def percentile(ordered: list[float], percent: float) -> float:
    """The smallest value that `percent` of all are not above."""
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def middle(rounds: Iterable[Round]) -> Round:
    """The median of each figure."""
    found = list(rounds)
    return Round(median(one.per_second for one in found), median(one.p95 for one in found))


def ratio(rounds: list[Round], beside: list[Round]) -> float:
    """How many requests a second for each one of what stands beside it. Both were measured in the same rounds, so a busy machine slows both."""
    return median(one.per_second / other.per_second for one, other in zip(rounds, beside, strict=True))
