"""Questions beside the evaluation, which the same process answers between two stages of its work.

Whoever asks knocks first and sends the question once the process stops to listen: a pipe that
nobody reads would fill up and hold the window. Until then a newer question takes the place of an
older one.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from advisor.errors import AdvisorError, Problem, message

_KNOCK = "knock"
_READY = "ready"


@dataclass(frozen=True)
class Question:
    """What the process is asked for."""

    number: int
    work: Callable[..., object]
    """A function of a module."""
    given: tuple[object, ...]
    was_lost: bool = False
    """Whether a process has ended over it already."""


@dataclass(frozen=True)
class Heard:
    """The answer to a question."""

    number: int
    found: object = None
    """What the work gave."""
    problems: tuple[Problem, ...] = ()
    """Why it could not be done, if so."""


class Questions:
    """The asking side: the newest question wins, and one that is lost with a process is repeated.

    Messages about questions go through the pipe of the evaluations.
    """

    def __init__(self) -> None:
        """Start with nothing asked."""
        self._number = 0
        self._waiting: Question | None = None
        self._sent: Question | None = None
        self._has_knocked = False
        self._heard: list[Heard] = []

    def ask(self, work: Callable[..., object], *given: object) -> int:
        """Keep a question for when the process listens, in place of one that waits."""
        self._number += 1
        self._waiting = Question(self._number, work, given)
        return self._number

    @property
    def is_under_way(self) -> bool:
        """Whether the process is answering one; its answer may fill the pipe until it is read."""
        return self._sent is not None

    def knock(self, pipe: Connection) -> None:
        """Tell the process that a question waits, unless it knows or answers another one."""
        if self._waiting is not None and self._sent is None and not self._has_knocked:
            self._has_knocked = True
            with suppress(OSError):  # a process that has ended is noticed where answers are read
                pipe.send(_KNOCK)

    def take(self, told: object, pipe: Connection) -> bool:
        """Take a message of the process if it is about a question."""
        if told == _READY:
            self._has_knocked = False
            self._sent, self._waiting = self._waiting, None
            pipe.send(self._sent)
        elif isinstance(told, Heard):
            self._sent = None
            self._heard.append(told)
            self.knock(pipe)
        else:
            return False
        return True

    def begin_anew(self, pipe: Connection) -> None:
        """Repeat to a new process what the last one has not answered; give up the second time."""
        lost, self._sent, self._has_knocked = self._sent, None, False
        if lost is not None and lost.was_lost:
            problem = Problem("", message("problem.worker_ended"))
            self._heard.append(Heard(lost.number, problems=(problem,)))
        elif lost is not None and self._waiting is None:
            self._waiting = replace(lost, was_lost=True)
        self.knock(pipe)

    def heard(self) -> list[Heard]:
        """Give the answers that have come since the last call."""
        found, self._heard = self._heard, []
        return found


class Inbox:
    """The process's end of the pipe: messages in their order, questions answered on the way."""

    def __init__(self, pipe: Connection) -> None:
        """Listen to a pipe."""
        self._pipe = pipe
        self._kept: deque[object] = deque()

    def take(self) -> object:
        """Wait for the next message that is not about a question."""
        while not self._kept:
            self._sort(self._pipe.recv())
        return self._kept.popleft()

    def is_called(self, within_s: float = 0.0) -> bool:
        """Say whether such a message is there; a question is answered before that is said."""
        while not self._kept and self._pipe.poll(within_s):
            self._sort(self._pipe.recv())
        return bool(self._kept)

    def _sort(self, told: object) -> None:
        if told == _KNOCK:
            self._answer()
        else:
            self._kept.append(told)

    def _answer(self) -> None:
        """Let the question come, and answer it; it may have been sent behind other messages."""
        self._pipe.send(_READY)
        while not isinstance(told := self._pipe.recv(), Question):
            self._kept.append(told)
        self._pipe.send(_answer_to(told))


def _answer_to(question: Question) -> Heard:
    try:
        return Heard(question.number, question.work(*question.given))
    except AdvisorError as error:
        return Heard(question.number, problems=error.problems)
    except Exception as error:  # noqa: BLE001 - whoever asked must hear of it, and work goes on
        return Heard(question.number, problems=(failure(error),))


def failure(error: Exception) -> Problem:
    """Say that work has failed for a reason that nobody has foreseen."""
    found = f"{type(error).__name__}: {error}"
    return Problem("", message("problem.evaluation_failed", found=found))
