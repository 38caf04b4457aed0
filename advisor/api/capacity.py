"""What owned machines can do: which models fit, for how many users, and how times rise.

Takes a fifth of a second, all of it Python's: a window asks its worker, see `live.questions`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from advisor.api.library import whole_catalogue
from advisor.draft import Draft
from advisor.errors import AdvisorError

if TYPE_CHECKING:
    from advisor.catalogue.catalogue import Catalogue, LanguageModel
    from advisor.evaluation.served import Call, Capacity, Fit
    from advisor.model.assessment import Assessment
    from advisor.sizing.fits import Machines


@dataclass(frozen=True)
class _Asked:
    """What is asked of the machines: the call, its peak, and how true speed lies to predicted."""

    call: Call
    peak: float | None
    """Output tokens per second in the busiest hour; None where no workload is chosen."""
    pace: Callable[[str], float]


def fits(draft: Draft, machine: str, as_of: dt.date, workload: str = "") -> tuple[Fit, ...]:
    """Say for every open model of the catalogue what it would do on owned machines.

    Args:
        draft: The answers; those of the machine must stand.
        machine: Key of the machine.
        as_of: Day whose figures count.
        workload: Key of the workload whose calls, targets and bursts count; "" is a typical call,
            and so is a workload of a draft that is not complete yet.

    Returns:
        Models that fit first, the newest of them on top; none while the number of accelerators is
        not known.

    Raises:
        AdvisorError: When the machine's accelerator is unknown.
    """
    from advisor.sizing.fits import fits_of  # 110 ms, numpy  # noqa: PLC0415

    catalogue = whole_catalogue()
    machines = _machines(draft, machine, catalogue, as_of)
    if machines is None:
        return ()
    opened = [m for m in catalogue.models.values() if m.openness == "open"]
    newest = sorted(opened, key=lambda m: (m.released or dt.date.min, m.id), reverse=True)
    asked = _asked(draft, catalogue, as_of, workload, machines, newest)
    found = fits_of(newest, machines, asked.call, asked.pace)
    return tuple(sorted(found, key=lambda f: not f.fits))


def capacity_of(
    draft: Draft, machine: str, model: str, as_of: dt.date, workload: str = ""
) -> Capacity | None:
    """Follow how the times of a model on owned machines rise with the load.

    Args:
        draft: As in `fits`.
        machine: Key of the machine.
        model: Id of an open model.
        as_of: Day whose figures count.
        workload: As in `fits`; its load in the busiest hour is told too.

    Returns:
        What `chart_capacity` draws; None where the model does not fit.

    Raises:
        AdvisorError: When the machine's accelerator is unknown.
    """
    from advisor.evaluation.served import Capacity  # noqa: PLC0415
    from advisor.sizing.fits import course_of, fit_of  # noqa: PLC0415

    catalogue = whole_catalogue()
    machines, one = _machines(draft, machine, catalogue, as_of), catalogue.models.get(model)
    if machines is None or one is None:
        return None
    asked = _asked(draft, catalogue, as_of, workload, machines, [one])
    served = fit_of(one, machines, asked.call, asked.pace).served
    if served is None or not machines.servers:
        return None
    stands = draft.standing()
    return Capacity(
        model=one.name,
        machine=str(stands.get(f"machines.{machine}.name") or machine),
        servers=machines.servers,
        workload=str(stands.get(f"workloads.{workload}.name") or workload),
        call=asked.call,
        peak=asked.peak,
        served=served,
        course=course_of(one, machines, asked.call, served, asked.pace(model)),
    )


def _machines(draft: Draft, key: str, catalogue: Catalogue, as_of: dt.date) -> Machines | None:
    """Give the servers behind a key; None while their accelerators are not counted."""
    from advisor.catalogue.speed_model import CURRENT  # noqa: PLC0415
    from advisor.sizing.fits import Machines  # noqa: PLC0415

    stands = draft.standing()

    def told(field: str, otherwise: float) -> float:
        value = stands.get(f"machines.{key}.{field}", otherwise)
        usable = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return float(value) if usable else otherwise  # type: ignore[arg-type]

    named = str(stands.get(f"machines.{key}.accelerator", ""))
    if named not in catalogue.accelerators:
        where = f"machines.{key}.accelerator"
        raise AdvisorError.at(where, "problem.unknown_accelerator", found=named)
    count = int(told("accelerators_per_server", 0))
    if count < 1:
        return None
    return Machines(
        accelerator=catalogue.accelerators[named],
        per_server=count,
        servers=told("servers", 1) * min(told("available_share", 1), 1.0),
        power_share=catalogue.figure("server.power_share", as_of).likely,
        idle_share=catalogue.figure("server.idle_power_share", as_of).likely,
        constants=catalogue.speed.constants,
        engine=str(stands.get("candidates.engine") or CURRENT),
    )


def _asked(
    draft: Draft,
    catalogue: Catalogue,
    as_of: dt.date,
    workload: str,
    machines: Machines,
    models: list[LanguageModel],
) -> _Asked:
    """Read the call and the speeds from a complete draft, else from the catalogue alone."""
    from advisor.evaluation.served import Call  # noqa: PLC0415

    def figure(id_: str) -> float:
        return catalogue.figure(id_, as_of).likely

    factor, think = figure("sizing.throughput_factor"), figure("sizing.think_time_s")
    typical = Call(figure("sizing.burstiness"), think)
    try:
        return _of_assessment(
            draft.completed(), catalogue, as_of, workload, machines, models, typical
        )
    except AdvisorError:
        return _Asked(typical, None, lambda _model: factor)


def _of_assessment(  # noqa: PLR0913, PLR0917 - the question is all of these
    assessment: Assessment,
    catalogue: Catalogue,
    as_of: dt.date,
    workload: str,
    machines: Machines,
    models: list[LanguageModel],
    typical: Call,
) -> _Asked:
    """Read everything at its likely value, as an evaluation does; a problem raises."""
    from advisor.inputs.design import draw  # noqa: PLC0415
    from advisor.inputs.resolve import resolve  # noqa: PLC0415
    from advisor.inputs.scope import scope_of  # noqa: PLC0415
    from advisor.sizing.throughput_figures import throughput_id, throughput_inputs  # noqa: PLC0415
    from advisor.sizing.tokens import demand_of  # noqa: PLC0415

    scope = replace(scope_of(assessment, catalogue, as_of), open_models=tuple(models))
    speeds = throughput_inputs(assessment, catalogue, scope, as_of)
    ledger = resolve(assessment, catalogue, scope, as_of, speeds)
    card = machines.accelerator.id

    def pace(model: str) -> float:
        return ledger[throughput_id(card, model)].likely

    told = next((one for one in assessment.workloads if one.id == workload), None)
    if told is None:
        return _Asked(typical, None, pace)
    demand = demand_of(draw(ledger, samples=2, seed=0), workload, months=1)
    template = catalogue.templates[told.template]
    call = replace(
        typical,
        burstiness=ledger[f"workload.{workload}.burstiness"].likely,
        prompt=float(demand.prompt_per_call[0]),
        output=float(demand.output_per_call[0]),
        ttft_s=told.ttft_s or template.ttft_s,
        tpot_s=told.tpot_s or template.tpot_s,
        cached=float(demand.cached[0] / demand.prompt[0]),
    )
    peak = float(demand.tasks[0, 0] * demand.peak_per_mean[0])
    return _Asked(call, peak, pace)
