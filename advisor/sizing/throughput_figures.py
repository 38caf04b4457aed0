"""How far true speed may lie from predicted: one input for each accelerator and model in play.

What is not known of the engine is common to every pair, so without an engine all of them move
together. With one, the pairs of an accelerator do: its drivers, clocks and links miss alike. What
has been measured stands by itself: only the scatter between equal configurations is left.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.catalogue.catalogue import Accelerator, Catalogue, LanguageModel
from advisor.catalogue.parameter import Evidence
from advisor.errors import AdvisorError, message
from advisor.inputs.ledger import Input
from advisor.inputs.lookup import LookUp
from advisor.inputs.scope import RENTED_REACH, Scope
from advisor.model.assessment import Assessment
from advisor.sizing.benchmark_rows import Held, held_against
from advisor.sizing.measured_rows import EVIDENCE, WIDEST, basis_between, group_between
from advisor.sizing.memory import fit
from advisor.sizing.own_measurements import Pair, pull_of
from advisor.sizing.throughput import replica_in

COMMON = "sizing.throughput_factor"
"""Figure that says how far predictions miss where the engine is not known."""


@dataclass(frozen=True)
class _Play:
    """One accelerator with one architecture that some option may run on it."""

    accelerator: Accelerator
    architecture: LanguageModel
    reach: int
    """Accelerators that one replica may stretch over."""

    @property
    def id(self) -> str:
        """Id of the pair's input."""
        return throughput_id(self.accelerator.id, self.architecture.id)


def throughput_id(accelerator: str, architecture: str) -> str:
    """Name the input that is true speed over predicted for a pair."""
    return f"throughput.{accelerator}.{architecture}"


def throughput_inputs(
    assessment: Assessment, catalogue: Catalogue, scope: Scope, as_of: dt.date
) -> tuple[Input, ...]:
    """Give true speed over predicted for each accelerator and architecture in play.

    Without an engine the catalogue's figure ``sizing.throughput_factor`` stands, no narrower than
    what would stand with one; with an engine the spread of the speed model by basis and kind. The
    client's own results of a pair pull its range. A client's own ``sizing.throughput_factor``
    stands for every pair that has no results; a figure of a pair's own id is put in its place by
    ``resolve``.

    Raises:
        AdvisorError: When a result cannot be predicted, or the figure is missing; all at once.
    """
    look = LookUp(assessment, catalogue, as_of)
    known_engine = bool(assessment.candidates.engine)
    common = next(look.common(COMMON, message(f"input.{COMMON}")), None)
    told = COMMON in assessment.figures
    missing = [one for one in look.problems if common is None]
    held, wrong = held_against(assessment.measurements, catalogue)
    if missing or wrong:
        raise AdvisorError([*missing, *wrong])
    if common is None:
        return ()
    own = _by_pair(held)
    found = []
    for play in _in_play(scope):
        if told:
            before = _named(common, play, "throughput")
        else:
            before = _before(play, common, catalogue, scope.appliance.engine, known=known_engine)
        results = own.get((play.accelerator.id, play.architecture.id))
        found.append(_pulled(before, results) if results else before)
    return tuple(found)


def _in_play(scope: Scope) -> Iterator[_Play]:
    """Give each pair once; a model that fits on no server of its place is not in play."""
    models = (*scope.open_models, scope.licensed_architecture)
    plays = [
        *(_Play(kind.accelerator, m, kind.per_server) for kind in scope.servers for m in models),
        *(
            _Play(scope.appliance.accelerator, m, scope.appliance.per_server)
            for m in (*scope.appliance_models, scope.licensed_architecture)
        ),
    ]
    if scope.rental is not None:
        plays += [_Play(scope.rental, model, RENTED_REACH) for model in scope.open_models]
    widest: dict[str, _Play] = {}
    for play in plays:
        known = widest.get(play.id)
        if _fits(play) and (known is None or known.reach < play.reach):
            widest[play.id] = play
    yield from widest.values()


def _fits(play: _Play) -> bool:
    model = play.architecture
    if model.parameters_b is None or model.kv_elements_per_token is None:
        return False
    return fit(model, play.accelerator, play.reach, 0.0) is not None


def _before(play: _Play, common: Input, catalogue: Catalogue, engine: str, *, known: bool) -> Input:
    """Give a pair's range before any result of the client's own."""
    found = fit(play.architecture, play.accelerator, play.reach, 0.0)
    if found is None:
        text = f"{play.id} is not in play"
        raise ValueError(text)
    replica = replica_in(play.architecture, play.accelerator, found, engine)
    basis = basis_between(play.accelerator.id, play.architecture.id, engine, catalogue.speed)
    group = group_between(engine, replica)
    spread = catalogue.speed.spreads.get((basis, group))
    if not known:
        low, high = spread or (common.low, common.high)
        wide = replace(common, low=min(common.low, low), high=max(common.high, high))
        return _named(wide, play, "throughput")
    low, high = spread or WIDEST
    evidence: Evidence = EVIDENCE[basis]
    return replace(
        _named(common, play, f"throughput.{play.accelerator.id}"),
        low=low,
        likely=1.0,
        high=high,
        evidence=evidence,
        set_by="assumption" if evidence == "assumed" else "catalogue",
        note="",
    )


def _named(one: Input, play: _Play, group: str) -> Input:
    label = message(
        "input.throughput", accelerator=play.accelerator.id, model=play.architecture.name
    )
    return replace(one, id=play.id, label=label, group=group)


def _pulled(before: Input, results: Sequence[Held]) -> Input:
    """Move a range towards the client's own results."""
    ratios = [one.ratio for one in results]
    pull = pull_of(ratios, before.low, before.high, before.likely)
    days = [one.measurement.day for one in results if one.measurement.day]
    return replace(
        before,
        low=pull.low,
        likely=pull.factor,
        high=pull.high,
        evidence="measured",
        source="; ".join(dict.fromkeys(one.measurement.source for one in results)),
        set_by="client",
        group="",
        valid_from=max(days, default=None),
        retrieved=None,
        review_by=None,
        stale=False,
        note="",
        catalogue_likely=before.likely,
    )


def _by_pair(held: Sequence[Held]) -> Mapping[Pair, list[Held]]:
    found: dict[Pair, list[Held]] = {}
    for one in held:
        pair = (one.measurement.accelerator, one.measurement.model)
        found.setdefault(pair, []).append(one)
    return found
