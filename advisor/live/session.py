"""What the child process knows between two requests: the last run, from which it may step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.draft import Answer
from advisor.draft.own_figures import own_figures
from advisor.errors import AdvisorError
from advisor.evaluate import run_of
from advisor.evaluation import Evaluation, LiveReading
from advisor.inputs.ledger import Input, Ledger
from advisor.inputs.lookup import LookUp
from advisor.live.held import Held
from advisor.live.reading import evaluated
from advisor.live.rest import in_few_rows
from advisor.live.step import Check, Stepper
from advisor.live.worker import Request, Tell
from advisor.model.assessment import Assessment
from advisor.model.record import Estimate
from advisor.trial.debate import Debate
from advisor.trial.reading import hold_trial


class _Kept:
    """The last run, for which answers and day it was, and what was said of it."""

    def __init__(self, request: Request, catalogue: Catalogue, run: Run, found: Evaluation) -> None:
        self.draft = request.draft
        self.as_of, self.seed = request.as_of, request.seed
        self.catalogue = catalogue
        self._told = evaluated(found)
        self._run: Run | None = run
        self._rough: Stepper | None = None
        self._fine: Stepper | None = None
        self._held: Held | None = None

    @property
    def held(self) -> Held:
        """What steps in the few futures from where the controls rest."""
        if self._held is None:
            self._held = Held(self.rough)
        return self._held

    @property
    def rough(self) -> Stepper:
        """What steps in the few futures that plans were searched in."""
        if self._rough is None:
            run = self._run
            if run is None:
                text = "a run is put away only once it can be stepped from"
                raise LookupError(text)
            self._rough = Stepper(in_few_rows(run), self._told)
            run.search.forget()
            if run.context is run.searched:
                self._run = None
        return self._rough

    def fine(self, check: Check = lambda: None) -> Stepper | None:
        """Give what steps in the futures that lines are read in.

        None where those are the few, or had to make room for another run.
        """
        known = self.rough.inputs
        check()
        if self._fine is None and self._run is not None:
            self._fine = Stepper(self._run, self._told, known)
            self._fine.context.forget(presents=False)
            self._run = None
        return self._fine

    @property
    def is_in_many_rows(self) -> bool:
        """Whether a step can be read in more futures than at first."""
        return self._run is not None or self._fine is not None

    def make_room(self) -> None:
        """Let go of all that stands in many rows; steps are read in few ones from now on."""
        self.rough  # noqa: B018 - it is made when it is asked for
        self._run = self._fine = None


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
                found = self._kept.held.step(changes)
                return found.model_copy(update={"is_rough": self._kept.is_in_many_rows})
        return self._evaluated(request, tell)

    def finer(self, request: Request, check: Check) -> LiveReading | None:
        """Read a step that was read in few futures in more of them; None where that cannot be."""
        kept = self._kept
        fine, changes = (kept.fine(check), self._changes(kept, request)) if kept else (None, None)
        if fine is None or changes is None:
            return None
        try:
            return fine.step(changes, check)
        finally:
            fine.context.forget_tasks()

    def rest(self, check: Check) -> None:
        """Get ready for steps while nobody asks for anything."""
        if self._kept is not None:
            self._kept.fine(check)

    def _evaluated(self, request: Request, tell: Tell) -> Evaluation:
        catalogue, assessment = self._catalogue(), request.draft.completed()
        as_of, samples, seed = request.as_of, request.samples, request.seed

        def making_room(stage: str, share: float) -> None:
            if stage == "stage.rows" and not request.live and self._kept is not None:
                self._kept.make_room()
            tell(stage, share)

        run = run_of(
            assessment, catalogue, as_of=as_of, samples=samples, seed=seed, progress=making_room
        )
        found = answer(run, version=catalogue.version, as_of=as_of, seed=seed)
        if not request.live and self._debate is not None:
            found = hold_trial(found, run, self._debate(), catalogue, as_of)
        if not request.live:
            self._kept = _Kept(request, catalogue, run, found)
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
        ledger = kept.rough.context.design.ledger
        ids = {path: input_of(path, ledger) for path in paths}
        if not all(ids.values()) or any(now.get(path) is None for path in paths):
            return None
        assessment = self._told(kept, {path: now[path] for path in paths}, request)
        look = LookUp(assessment, kept.catalogue, request.as_of)
        found = {
            id_: _told(assessment, path, ledger[id_], look) for path, id_ in ids.items() if id_
        }
        if look.problems:
            raise AdvisorError(look.problems)
        return found

    def _told(self, kept: _Kept, answers: Mapping[str, Answer], request: Request) -> Assessment:
        """Give the assessment as it is told now; where only figures are, nothing else is read."""
        figures = own_figures(answers)
        if figures is None:
            return request.draft.completed()
        told = kept.rough.context.assessment
        return told.model_copy(update={"figures": {**told.figures, **figures}})


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
