"""The plans and options of an answer, reckoned again without searching for them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.shares import Splitter
from advisor.cost.usage import Segment
from advisor.decision.break_even import Alone, alone
from advisor.decision.criteria.scores import Scores, kept_on
from advisor.decision.criteria.weighing import Weighing
from advisor.derivation.basis import Basis
from advisor.derivation.beside_money import beside_money
from advisor.derivation.record import Part
from advisor.derivation.scene import Scene
from advisor.errors import AdvisorError
from advisor.evaluate import DECIDING_SEED, prepared
from advisor.evaluation import PHASES, Evaluation, LedgerLine, PlanResult
from advisor.inputs.weights import weights_of
from advisor.model.assessment import Assessment

_SAME = 1e-6
"""How far a ledger reckoned again may lie from the answer's, relative; they are the same run."""


class Reopened:
    """What an evaluation was read from, as far as its figures need it."""

    def __init__(
        self, assessment: Assessment, catalogue: Catalogue, evaluation: Evaluation
    ) -> None:
        """Draw the same rows again.

        Args:
            assessment: What was evaluated.
            catalogue: The version that answered.
            evaluation: The answer.
        """
        self.evaluation = evaluation
        day, seed = evaluation.catalogue.as_of, evaluation.seed
        self._criteria = catalogue.criteria
        options, context_of = prepared(assessment, catalogue, as_of=day)
        self.options = {option.id: option for option in options}
        own = evaluation.samples <= evaluation.option_samples
        deciding = seed if own else DECIDING_SEED
        self.searched = Costing(context_of(evaluation.option_samples, deciding))
        """Machines are decided in these rows; the likely case is the same in any others."""
        self._scenes: dict[str, Scene] = {}
        self._alone: dict[tuple[str, tuple[str, ...]], Alone] = {}

    def plan(self, posture: str) -> Scene:
        """Give the lines of a standing plan.

        Raises:
            AdvisorError: When the answer is of other answers than these.
        """
        if posture not in self._scenes:
            result = self.result(posture)
            with np.errstate(over="raise", invalid="raise", divide="raise"):
                lines, _ = self.searched.reckoned(self._placement(result))
            scene = Scene(Basis(self.searched.context), self.options, lines)
            _refuse_another(scene, result.ledger)
            self._scenes[posture] = scene
        return self._scenes[posture]

    def segments(self, posture: str) -> tuple[Segment, ...]:
        """Give who serves what in which months."""
        return self.searched.segments(self._placement(self.result(posture)))

    def beside_money(self, posture: str) -> Part | None:
        """Open what criteria add to a standing plan's worth; None where only money counts."""
        reading = self.evaluation.criteria
        context = self.searched.context
        weights = weights_of(context.assessment)
        if reading is None or not reading.money_swing.amount or set(weights) <= {"price"}:
            return None
        scores = Scores(context, self._criteria, kept_on(self.searched))
        weighing = Weighing(context, scores, weights, reading.money_swing.amount)
        return beside_money(Basis(context), weighing, self._placement(self.result(posture)))

    def splitter(self, posture: str) -> Splitter:
        """Give what splits a standing plan's lines over its workloads."""
        placement = self._placement(self.result(posture))
        return Splitter(self.searched.context, placement, self.searched.layout(placement))

    def option(self, id_: str) -> Scene:
        """Give the lines of an option that carries every workload."""
        if id_ not in self._scenes:
            workloads = tuple(self.searched.context.workloads)
            one = self.alone(id_, workloads)
            scene = Scene(Basis(self.searched.context), self.options, one.lines)
            found = next(o for o in self.evaluation.options if o.id == id_)
            _refuse_another(scene, found.ledger)
            self._scenes[id_] = scene
        return self._scenes[id_]

    def alone(self, id_: str, workloads: tuple[str, ...]) -> Alone:
        """Give an option that carries some workloads through every phase."""
        if (id_, workloads) not in self._alone:
            with np.errstate(over="raise", invalid="raise", divide="raise"):
                self._alone[id_, workloads] = alone(self.searched, self.options[id_], workloads)
        return self._alone[id_, workloads]

    def result(self, posture: str) -> PlanResult:
        """Give the answer's record of a standing plan."""
        return next(plan for plan in self.evaluation.plans if plan.posture == posture)

    def _placement(self, plan: PlanResult) -> Placement:
        placed: Mapping[tuple[str, str], str] = {
            (one.workload, one.phase): one.option for one in plan.placement
        }
        if not set(placed.values()) <= set(self.options):
            raise _older()
        by_workload = dict.fromkeys(one.workload for one in plan.placement)
        return {
            name: tuple(self.options[placed[name, phase]] for phase in PHASES)  # type: ignore[misc]
            for name in by_workload
        }


def _refuse_another(scene: Scene, ledger: tuple[LedgerLine, ...]) -> None:
    """Let through what adds up to the likely case of an answer's ledger."""
    context = scene.basis.context
    likely = -sum(float(context.total(line)[0]) for line in scene.lines)
    said = sum(line.likely for line in ledger)
    size = sum(abs(line.likely) for line in ledger)
    if abs(likely - said) > _SAME * size:
        raise _older()


def _older() -> AdvisorError:
    nowhere = ""
    return AdvisorError.at(nowhere, "problem.answer_is_older")
