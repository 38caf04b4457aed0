"""Engines with moods for random hands: one quick, slow or refusing; one that never ends."""

from __future__ import annotations

from typing import ClassVar, Literal

from advisor import api
from tests.ui.desk_of_tests import QuickWorker

Mood = Literal["quick", "slow", "refusing"]
MOODS: tuple[Mood, ...] = ("quick", "quick", "slow", "refusing")


class MoodyWorker(QuickWorker):
    """Answers at once, holds evaluations back and says how far it is, or says why it cannot."""

    mood: ClassVar[Mood] = "quick"

    def poll(self) -> list[tuple[int, api.Evaluation | api.LiveReading]]:
        del self.submitted[:-1], self.stepped[:-1]  # or this test holds ever more drafts
        self.slow = self.mood == "slow"
        self.progress = api.Progress(self._number, "stage.plans", 0.5) if self.slow else None
        if self.mood == "refusing" and self._waiting:
            waiting, self._waiting = self._waiting, []
            why = (api.Problem("", api.message("problem.worker_ended")),)
            return [(number, why) for number, _ in waiting]  # type: ignore[misc]
        return super().poll()


class PatientWorker:
    """Side work that never comes to an end, as far as this test is concerned."""

    progress: api.Progress | None = None

    def __init__(self, *_: object) -> None:
        pass

    def submit(self, *_: object) -> int:
        return 1

    def poll(self) -> list[tuple[int, object]]:
        return []

    def close(self) -> None:
        """Nothing is under way."""
