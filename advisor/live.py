"""Evaluation in a process of its own, so that a window never waits; the latest draft wins.

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
from multiprocessing.connection import Connection

from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem, message
from advisor.evaluation import Evaluation

Request = tuple[int, Draft, dt.date, int, int]
Result = Evaluation | tuple[Problem, ...]
Evaluator = Callable[[Draft, dt.date, int, int], Evaluation]


class EvaluationWorker:
    """A spawned process that evaluates drafts; only the newest request is answered."""

    def __init__(self, evaluator: Evaluator) -> None:
        """Start the process.

        Args:
            evaluator: A module-level function: draft, day, samples, seed to evaluation.
        """
        self._evaluator = evaluator
        self._number = 0
        self._asked: int | None = None
        self._waiting: Request | None = None
        self._start()

    def submit(self, draft: Draft, as_of: dt.date, samples: int, seed: int) -> int:
        """Ask for an evaluation and give the request's number; earlier ones may go unanswered.

        While one is being answered the newest waits here, for the next ``poll``: a pipe that
        nobody reads would fill up and hold the window.
        """
        self._number += 1
        self._waiting = (self._number, draft, as_of, samples, seed)
        self._forward()
        return self._number

    def poll(self) -> list[tuple[int, Result]]:
        """Give what has been answered since the last call, without waiting."""
        found: list[tuple[int, Result]] = []
        try:
            while self._pipe.poll():
                found.append(self._pipe.recv())
                self._asked = None
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

    def _forward(self) -> None:
        """Hand the waiting request over unless another one is being answered."""
        if self._waiting is None or self._asked is not None:
            return
        if not self._process.is_alive():
            self._start()
        self._pipe.send(self._waiting)
        self._asked, self._waiting = self._waiting[0], None

    def _start(self) -> None:
        self._asked = None
        context = mp.get_context("spawn")
        self._pipe, far = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(far, self._evaluator), daemon=True, name="evaluation"
        )
        with _hidden_main():
            self._process.start()
        far.close()


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


def _serve(pipe: Connection, evaluator: Evaluator) -> None:
    """Answer one request after another until the pipe closes."""
    while True:
        try:
            request: Request = pipe.recv()
            pipe.send((request[0], _evaluated(request, evaluator)))
        except (EOFError, OSError, KeyboardInterrupt):
            return


def _evaluated(request: Request, evaluator: Evaluator) -> Result:
    _, draft, as_of, samples, seed = request
    try:
        return evaluator(draft, as_of, samples, seed)
    except AdvisorError as error:
        return error.problems
    except Exception as error:  # noqa: BLE001 - the window must hear of it and go on
        found = f"{type(error).__name__}: {error}"
        return (Problem("", message("problem.evaluation_failed", found=found)),)
