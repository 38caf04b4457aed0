"""Every figure of the three samples opens, and its parts make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from advisor.api import evaluate_draft
from advisor.api.derivations import derive
from advisor.derivation.figures import figure_name
from advisor.derivation.record import Derivation, FigureRef, Part
from advisor.draft import Draft
from advisor.errors import AdvisorError
from advisor.evaluation import Evaluation, PlanResult
from advisor.report.derivation_rows import derivation_lines, say_derivation
from advisor.resources import sample_answers, samples
from advisor.words.text import languages, texts_for

DAY = dt.date(2026, 11, 22)
WHOLE = (
    "net_present_cost",
    "net_present_benefit",
    "worth",
    "tco",
    "cost_per_mtok",
    "cost_per_success",
)


@dataclass(frozen=True)
class Answered:
    """A sample and its answer."""

    draft: Draft
    evaluation: Evaluation

    def open(self, ref: FigureRef) -> Derivation:
        return derive(self.evaluation, self.draft, ref)

    def amount(self, kind: str, plan: PlanResult, **more: object) -> float:
        ref = FigureRef(kind, plan=plan.posture, **more)  # type: ignore[arg-type]
        return self.open(ref).whole.amount


@pytest.fixture(scope="module", params=[sample.id for sample in samples()])
def answered(request: pytest.FixtureRequest) -> Answered:
    """Evaluate a sample on more rows than plans are searched in."""
    draft = Draft(sample_answers(request.param))
    return Answered(draft, evaluate_draft(draft, as_of=DAY, samples=1100, seed=3))


def figures(evaluation: Evaluation) -> Iterator[FigureRef]:
    """Name every figure that can be opened."""
    for plan in evaluation.plans:
        yield from (FigureRef(kind, plan=plan.posture) for kind in WHOLE)  # type: ignore[arg-type]
        yield from (FigureRef("level_cost", plan=plan.posture, level=n) for n in (1, 2, 3))
        yield from (FigureRef("phase_cost", plan=plan.posture, phase=p) for p in plan.phase_cost)
        for one in plan.workload_costs:
            yield FigureRef("workload_cost", plan=plan.posture, workload=one.workload)
        for line in plan.ledger:
            yield FigureRef("ledger_line", plan=plan.posture, level=line.level, line=line.line)
    for option in evaluation.options:
        if option.tco is not None:
            for kind in ("net_present_cost", "net_present_benefit", "tco"):
                yield FigureRef(kind, option=option.id)  # type: ignore[arg-type]
    for crossing in evaluation.break_even:
        if crossing.tokens_per_day is not None:
            machines, api = crossing.between
            yield FigureRef("break_even", option=machines, against=api)


def test_that_every_figure_is_what_its_parts_make(answered: Answered) -> None:
    opened = [answered.open(ref) for ref in figures(answered.evaluation)]

    assert len(opened) > 50
    assert [one.figure for one in opened if not one.whole.holds] == []


def test_that_lines_of_the_ledger_add_up_to_their_likely_case(answered: Answered) -> None:
    for plan in answered.evaluation.plans:
        for line in plan.ledger:
            ref = FigureRef("ledger_line", plan=plan.posture, level=line.level, line=line.line)
            assert answered.open(ref).whole.amount == pytest.approx(line.likely, rel=1e-9, abs=1e-6)


def test_that_what_workloads_cost_adds_up_to_the_plan(answered: Answered) -> None:
    for plan in answered.evaluation.plans:
        opened = {
            one.workload: answered.amount("workload_cost", plan, workload=one.workload)
            for one in plan.workload_costs
        }
        said = {one.workload: one.likely for one in plan.workload_costs}
        assert opened == pytest.approx(said, rel=1e-9)
        whole = answered.amount("net_present_cost", plan)
        assert sum(opened.values()) == pytest.approx(whole, rel=1e-9)
        mean = sum(one.own + one.shared for one in plan.workload_costs)
        assert mean == pytest.approx(plan.net_present_cost.mean, rel=1e-9)


def test_that_the_leading_plans_cost_is_that_of_the_tornados_middle(answered: Answered) -> None:
    evaluation = answered.evaluation
    leading = next(plan for plan in evaluation.plans if plan.posture == evaluation.leading)

    middle = evaluation.tornado[0].cost_likely
    assert answered.amount("net_present_cost", leading) == pytest.approx(middle, rel=1e-9)


def test_that_figures_of_a_plan_agree_with_one_another(answered: Answered) -> None:
    for plan in answered.evaluation.plans:
        total = answered.amount("tco", plan)
        levels = sum(answered.amount("level_cost", plan, level=level) for level in (1, 2, 3))
        phases = sum(answered.amount("phase_cost", plan, phase=phase) for phase in plan.phase_cost)
        ledger = sum(line.likely for line in plan.ledger if line.line != "benefit")
        assert [levels, phases, ledger] == pytest.approx([total] * 3, rel=1e-9)

        benefit = answered.amount("net_present_benefit", plan)
        cost = answered.amount("net_present_cost", plan)
        assert answered.amount("worth", plan) == pytest.approx(benefit - cost, rel=1e-9)


def test_that_both_options_cost_the_same_at_a_break_even(answered: Answered) -> None:
    evaluation = answered.evaluation
    for one in evaluation.break_even:
        if one.tokens_per_day is not None:
            ref = FigureRef("break_even", option=one.between[0], against=one.between[1])
            opened = answered.open(ref)
            machines, api = (part.amount for part in opened.beside)
            assert opened.whole.amount == pytest.approx(one.tokens_per_day, rel=1e-9)
            if one.tokens_per_day > evaluation.volume_sweep.tokens_per_day[0]:
                assert machines == pytest.approx(api, rel=1e-9)


def test_that_every_number_at_the_ends_is_told_or_has_a_source(answered: Answered) -> None:
    ref = FigureRef("net_present_cost", plan=answered.evaluation.leading or "")
    named = {row.id for row in answered.evaluation.inputs}
    used = [used for part in _ends(answered.open(ref).whole) for used in part.inputs]

    assert {one.id for one in used} <= named
    assert all(one.source for one in used)
    assert len({one.id for one in used}) > 20


@pytest.mark.parametrize("language", languages())
def test_that_every_derivation_can_be_said(answered: Answered, language: str) -> None:
    texts, leading = texts_for(language), answered.evaluation.leading
    refs = [ref for ref in figures(answered.evaluation) if ref.plan in {leading, ""}]
    for ref in {(ref.kind, ref.line): ref for ref in refs}.values():
        lines = list(derivation_lines(say_derivation(answered.open(ref), texts)))
        assert len(lines) > 1 or not answered.open(ref).whole.amount
        assert not any("{" in line for line in lines)
        assert texts.say(figure_name(ref)) if ref.kind != "break_even" else True


@pytest.mark.parametrize(
    "ref",
    [
        FigureRef("net_present_cost", plan="sideways"),
        FigureRef("net_present_cost", option="nothing"),
        FigureRef("ledger_line", plan="open", line="magic"),
        FigureRef("level_cost", plan="open", level=4),
        FigureRef("break_even", option="nothing", against="nobody"),
        FigureRef("tco"),
    ],
)
def test_that_a_figure_which_the_answer_does_not_have_is_refused(
    answered: Answered, ref: FigureRef
) -> None:
    with pytest.raises(AdvisorError) as error:
        answered.open(ref)

    assert error.value.problems[0].message.id == "problem.no_such_figure"


def test_that_an_answer_to_other_answers_is_not_opened(answered: Answered) -> None:
    key = answered.draft.keys("workloads")[0]
    changed = replace(
        answered, draft=answered.draft.with_answer(f"workloads.{key}.volume", 123_456.0)
    )
    ref = FigureRef("net_present_cost", plan=answered.evaluation.leading or "")

    with pytest.raises(AdvisorError) as error:
        changed.open(ref)
    assert error.value.problems[0].message.id == "problem.answer_is_older"


def _ends(part: Part) -> Iterator[Part]:
    yield part
    for inner in part.parts:
        yield from _ends(inner)


def test_that_cost_for_a_person_opens_into_people_and_months_where_they_are_told() -> None:
    told = sample_answers("travel-customer-service")
    some = Draft({**told, "organisation.employees": 400, "organisation.users": 300})
    evaluation = evaluate_draft(some, as_of=DAY, samples=64, seed=3)
    plan = evaluation.plans[0]
    found = derive(evaluation, some, FigureRef("cost_per_person", plan=plan.posture)).whole
    total = derive(evaluation, some, FigureRef("tco", plan=plan.posture)).whole.amount

    months = float(str(told["finance.horizon_months"]))
    assert found.amount == pytest.approx(total / (300 * months), rel=1e-9)
    assert found.holds
    assert plan.cost_per_person is not None


def test_that_cost_for_a_person_is_not_opened_where_nobody_says_how_many(
    answered: Answered,
) -> None:
    plan = answered.evaluation.plans[0]

    assert plan.cost_per_person is None
    with pytest.raises(AdvisorError):
        answered.open(FigureRef("cost_per_person", plan=plan.posture))
