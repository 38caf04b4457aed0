"""What stands beside a step of the journey."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class StepMark:
    """A step's name, number and progress."""

    title: str
    badge: str = ""
    note: str = ""
    """Progress in words, short."""
    icon: str = ""
    """Name of an icon: ``keep`` for done, ``warning`` for a problem."""
    tone: str = "text_muted"
    spoken: str = ""
    """What a screen reader says."""
    shares: tuple[float, float] = (0.0, 0.0)
    """Shares of the questions that are answered, and answered by "don't know"."""
    gate: str = ""
    """What has to hold before the next phase; empty where no gate stands."""

    @property
    def tip(self) -> str:
        """Give everything that there is to say."""
        return "\n\n".join(part for part in (self.spoken or self.title, self.gate) if part)
