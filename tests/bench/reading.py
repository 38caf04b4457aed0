"""One measurement, how it is written, and how a step is timed fairly among noisy neighbours."""

import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Reading:
    """A measured value; higher is worse. ``budget`` is None where the value is only an aim."""

    name: str
    value: float
    unit: str
    budget: float | None = None

    def line(self) -> str:
        """One JSON object on one line."""
        return json.dumps({**asdict(self), "value": round(self.value, 4)})


def fastest(step: Callable[[], object], repeats: int = 12) -> float:
    """Seconds that ``step`` takes at its fastest: what the noise of neighbours leaves."""
    times = []
    for _ in range(repeats):
        begun = time.perf_counter()
        step()
        times.append(time.perf_counter() - begun)
    return min(times)
