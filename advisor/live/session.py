"""What the child process knows between two requests: the last run, from which it may step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.errors import AdvisorError
from advisor.evaluate import run_of
from advisor.evaluation import Evaluation, LiveReading
from advisor.inputs.ledger import Input, Ledger
from advisor.inputs.lookup import LookUp
from advisor.live.rest import put_away, taken_up
from advisor.live.step import Stepper
from advisor.live.worker import Request, Tell
from advisor.model.assessment import Assessment
from advisor.model.record import Estimate
from advisor.trial.debate import Debate
from advisor.trial.reading import hold_trial


class _Kept:
    """The last run, for which answers and day it was."""

    def __init__(self, request: Request, catalogue: Catalogue, run: Run) -> None:
        self.draft = request.draft
        self.as_of, self.samples, self.seed = request.as_of, request.samples, request.seed
        self._catalogue = catalogue
        self._held: Stepper | Run = Stepper(run)

    @property
    def stepper(self) -> Stepper:
        """What steps from the run; reckoned again where it was put away."""
        if isinstance(self._held, Run):
            run = taken_up(
                self._held, self._catalogue, as_of=self.as_of, samples=self.samples, seed=self.seed
            )
            self._held = Stepper(run)
        return self._held

    def put_away(self) -> None:
        """Make room for the next run; should that one be given up, this one is read again."""
        if isinstance(self._held, Stepper):
            self._held = put_away(self._held.run)


class Session:
    """Answers requests one after another; keeps the last run."""

    def __init__(
        self, catalogue: Callable[[], Catalogue], debate: Callable[[], Debate] | None = None
    ) -> None:
        """Start with no run; ``catalogue`` gives the newest one, whole, ``debate`` the claims."""
        self._catalogue = catalogue
        self._debate = debate
        self._kept: _Kept | None = None

    def __call__(self, request: Request, tell: Tell) -> Evaluation | LiveReading:
        """Step from the last run where that will do, else evaluate."""
        if request.live and self._kept is not None:
            changes = self._changes(self._kept, request)
            if changes is not None:
                return self._kept.stepper.step(changes)
        return self._evaluated(request, tell)

    def _evaluated(self, request: Request, tell: Tell) -> Evaluation:
        catalogue, assessment = self._catalogue(), request.draft.completed()
        as_of, samples, seed = request.as_of, request.samples, request.seed

        def making_room(stage: str, share: float) -> None:
            if stage == "stage.rows" and not request.live and self._kept is not None:
                self._kept.put_away()
            tell(stage, share)

        run = run_of(
            assessment, catalogue, as_of=as_of, samples=samples, seed=seed, progress=making_room
        )
        found = answer(run, version=catalogue.version, as_of=as_of, seed=seed)
        if not request.live and self._debate is not None:
            found = hold_trial(found, run, self._debate(), catalogue, as_of)
        if not request.live:
            self._kept = _Kept(request, catalogue, run)
            run.search.forget()
            run.searched.forget()
            run.context.forget(presents=False)
        return found

    def _changes(self, kept: _Kept, request: Request) -> Mapping[str, Input] | None:
        """Give the inputs that are not as in the last run; None where more has changed."""
        if (kept.as_of, kept.seed) != (request.as_of, request.seed):
            return None
        before, now = kept.draft.standing(), request.draft.standing()
        paths = {path for path in {*before, *now} if before.get(path) != now.get(path)}
        ledger = kept.stepper.context.design.ledger
        ids = {path: input_of(path, ledger) for path in paths}
        if not all(ids.values()) or any(now.get(path) is None for path in paths):
            return None
        assessment = request.draft.completed()
        look = LookUp(assessment, self._catalogue(), request.as_of)
        found = {
            id_: _told(assessment, path, ledger[id_], look) for path, id_ in ids.items() if id_
        }
        if look.problems:
            raise AdvisorError(look.problems)
        return found


def input_of(path: str, ledger: Ledger) -> str | None:
    """Give the id of the input that an answer tells; None where it tells none, or more."""
    parts = path.split(".")
    id_ = path.removeprefix("figures.")
    if parts[0] == "workloads":
        id_ = f"workload.{'.'.join(parts[1:])}"
    known = parts[0] in {"figures", "workloads"} or path == "finance.discount_rate"
    return id_ if known and id_ in ledger else None


def _told(assessment: Assessment, path: str, one: Input, look: LookUp) -> Input:
    """Give an input as the client now tells it."""
    if path.startswith("figures."):
        return look.overridden(one)
    given = _estimate(assessment, path)
    return replace(one, low=given.low, likely=given.likely, high=given.high, set_by="client")


def _estimate(assessment: Assessment, path: str) -> Estimate:
    if path == "finance.discount_rate":
        found = assessment.finance.discount_rate
    else:
        _, workload, field, *model = path.split(".", 3)
        (told,) = (one for one in assessment.workloads if one.id == workload)
        found = getattr(told, field)
        found = found[model[0]] if model else found
    if not isinstance(found, Estimate):
        text = f"{path} tells no range"
        raise TypeError(text)
    return found
