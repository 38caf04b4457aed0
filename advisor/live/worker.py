"""Evaluation in a process of its own, so that a window never waits; the latest request wins.

The child is spawned from this module and never loads Qt: while it starts, the parent's main
module is hidden, which would otherwise be imported again in the child. It never opens the
engagement's file.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing as mp
import sys
import types
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Protocol, runtime_checkable

from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem, message
from advisor.evaluation import Bridge, Evaluation, LiveReading
from advisor.live.memory import give_back
from advisor.live.questions import Heard, Inbox, Questions, failure

Result = Evaluation | LiveReading | Bridge | tuple[Problem, ...]
Tell = Callable[[str, float], None]
"""Told of each stage and the share that is done; it ends the work when nobody wants it any more."""
_STOP = "stop"
_MOMENT_S = 0.06
"""Chosen by us: how long a control must rest before its last step is read more closely."""


@dataclass(frozen=True)
class Request:
    """What the child is asked for."""

    number: int
    draft: Draft
    as_of: dt.date
    samples: int
    seed: int
    live: bool
    """Whether a step from the last evaluation will do."""


@dataclass(frozen=True)
class Progress:
    """How far a request has come."""

    number: int
    stage: str
    """Name of the stage; its text has this id."""
    share: float
    """From 0 to 1."""


Evaluator = Callable[[Request, Tell], Evaluation | LiveReading | Bridge]


@runtime_checkable
class Patient(Protocol):
    """An evaluator that has something to do while nobody asks for anything."""

    def finer(self, request: Request, check: Callable[[], None], /) -> LiveReading | None:
        """Read more closely what was read roughly."""

    def rest(self, check: Callable[[], None], /) -> None:
        """Get ready for what may come."""


class SupersededError(Exception):
    """The request that is being answered is no longer wanted."""


class EvaluationWorker:
    """A spawned process that evaluates drafts; only the newest request is answered."""

    def __init__(self, make: Callable[[], Evaluator]) -> None:
        """Start the process.

        Args:
            make: A module-level function that the child calls once for what answers requests.
        """
        self._make = make
        self._number = 0
        self._asked: int | None = None
        self._waiting: Request | None = None
        self._questions = Questions()
        self.progress: Progress | None = None
        """How far the request that is being answered has come, when it has said so."""
        self._start()

    def submit(self, draft: Draft, as_of: dt.date, samples: int, seed: int) -> int:
        """Ask for an evaluation and give the request's number; earlier ones go unanswered.

        One that is being answered is told to stop. The newest waits here meanwhile, for the next
        ``poll``: a pipe that nobody reads would fill up and hold the window.
        """
        return self._ask(draft, as_of, samples, seed, live=False)

    def step(self, draft: Draft, as_of: dt.date, samples: int, seed: int) -> int:
        """Ask for a step from the last evaluation, with its plans kept.

        Where figures are not all that has changed since, the draft is evaluated instead, on so
        many samples.
        """
        return self._ask(draft, as_of, samples, seed, live=True)

    def ask(self, work: Callable[..., object], *given: object) -> int:
        """Ask for something beside the evaluation and give the question's number.

        It is answered before what is submitted next, or between two stages of what is under way.
        A question that nobody has begun to answer gives way to the next one.

        Args:
            work: A function of a module; the process calls it.
            given: What it is called with.
        """
        number = self._questions.ask(work, *given)
        if self._asked is None and not self._process.is_alive():  # else ``poll`` tells of the loss
            self._start()
        self._questions.knock(self._pipe)
        return number

    def heard(self) -> list[Heard]:
        """Give the questions that ``poll`` has found answered since the last call."""
        return self._questions.heard()

    def cancel(self) -> None:
        """Stop what is being answered, and forget what waits; questions are answered even so."""
        self._waiting = None
        if self._asked is not None:
            self._pipe.send(_STOP)

    def poll(self) -> list[tuple[int, Result]]:
        """Give what has been answered since the last call, without waiting."""
        found: list[tuple[int, Result]] = []
        try:
            while self._pipe.poll():
                told = self._pipe.recv()
                if self._questions.take(told, self._pipe):
                    continue
                number, answer = told
                if isinstance(answer, Progress):
                    self.progress = answer
                    continue
                if number == self._asked:
                    self._asked = self.progress = None
                if answer is not None:
                    found.append((number, answer))
        except (EOFError, OSError):
            lost = (Problem("", message("problem.worker_ended")),)
            found.append((self._asked or self._number, lost))
            self._start()
        self._forward()
        return found

    def close(self) -> None:
        """End the process."""
        self._pipe.close()
        self._process.terminate()
        self._process.join(timeout=5)
        self._process.close()

    def _ask(self, draft: Draft, as_of: dt.date, samples: int, seed: int, *, live: bool) -> int:
        self._number += 1
        if self._asked is not None and self._waiting is None and self._process.is_alive():
            self._pipe.send(_STOP)
        self._waiting = Request(self._number, draft, as_of, samples, seed, live)
        self._forward()
        return self._number

    def _forward(self) -> None:
        """Hand the waiting request over unless something else is being answered."""
        if self._waiting is None or self._asked is not None or self._questions.is_under_way:
            return
        if not self._process.is_alive():
            self._start()
        self._pipe.send(self._waiting)
        self._asked, self._waiting = self._waiting.number, None

    def _start(self) -> None:
        self._asked = self.progress = None
        context = mp.get_context("spawn")
        self._pipe, far = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far, self._make), daemon=True, name="evaluation"
        )
        with _hidden_main():
            self._process.start()
        far.close()
        self._questions.begin_anew(self._pipe)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Hide the main module, so that a spawned child does not import the window again."""
    if getattr(sys, "frozen", False):
        yield
        return
    main = sys.modules["__main__"]
    sys.modules["__main__"] = types.ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _serve(pipe: Connection, make: Callable[[], Evaluator]) -> None:
    """Answer one request after another until the pipe closes."""
    evaluator, inbox = make(), Inbox(pipe)
    while True:
        try:
            request = inbox.take()
            if isinstance(request, Request):
                answer = _answered(request, evaluator, pipe, inbox)
                pipe.send((request.number, answer))
                if isinstance(evaluator, Patient):
                    _meanwhile(request, answer, evaluator, pipe, inbox)
                if not request.live:
                    give_back()
        except (EOFError, OSError, KeyboardInterrupt):
            return


def _meanwhile(
    request: Request, answer: Result | None, evaluator: Patient, pipe: Connection, inbox: Inbox
) -> None:
    """Read more closely, or get ready, for as long as nobody asks for anything else."""

    def check() -> None:
        if inbox.is_called():
            raise SupersededError

    try:
        if isinstance(answer, LiveReading) and answer.is_rough and not inbox.is_called(_MOMENT_S):
            finer = evaluator.finer(request, check)
            if finer is not None:
                pipe.send((request.number, finer))
        elif isinstance(answer, Evaluation) and not request.live:
            evaluator.rest(check)
    except SupersededError:
        return
    except Exception:  # noqa: BLE001 - the answer stands; what follows asks again
        return


def _answered(
    request: Request, evaluator: Evaluator, pipe: Connection, inbox: Inbox
) -> Result | None:
    """Answer a request; None when it was told to stop. A stop that comes too late is dropped."""

    def tell(stage: str, share: float) -> None:
        pipe.send((request.number, Progress(request.number, stage, share)))
        if inbox.is_called() and inbox.take() == _STOP:
            raise SupersededError

    try:
        return evaluator(request, tell)
    except SupersededError:
        return None
    except AdvisorError as error:
        return error.problems
    except Exception as error:  # noqa: BLE001 - the window must hear of it and go on
        return (failure(error),)
