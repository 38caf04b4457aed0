"""Work beside the evaluation, in a process of its own: the probe and the bridge."""

from __future__ import annotations

from functools import partial

from advisor.draft import Draft
from advisor.evaluation import Bridge, Evaluation
from advisor.live import EvaluationWorker as _Worker
from advisor.live import Evaluator, Tell
from advisor.live.worker import Request


class ProbeWorker(_Worker):
    """Evaluates a draft and says what would turn its verdict; close it when it has answered."""

    def __init__(self) -> None:
        """Start the process."""
        super().__init__(_prober)


class BridgeWorker(_Worker):
    """Explains the difference from a draft to the one that is submitted."""

    def __init__(self, before: Draft) -> None:
        """Start the process; ``before`` is the draft that is compared with."""
        super().__init__(partial(_bridger, before))


def _prober() -> Evaluator:
    from advisor.api.probing import probe_draft  # numpy, in the child only  # noqa: PLC0415

    def probed(request: Request, tell: Tell) -> Evaluation:
        return probe_draft(
            request.draft,
            as_of=request.as_of,
            samples=request.samples,
            seed=request.seed,
            progress=tell,
        )

    return probed


def _bridger(before: Draft) -> Evaluator:
    from advisor.api.probing import bridge  # numpy, in the child only  # noqa: PLC0415

    def bridged(request: Request, tell: Tell) -> Bridge:
        return bridge(before, request.draft, as_of=request.as_of, seed=request.seed, progress=tell)

    return bridged
