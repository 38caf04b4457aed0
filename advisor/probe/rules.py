"""What each hard rule costs: the worth of the best plan without it, less that of the best with it.

A rule that keeps out nothing that another rule would let in costs nothing by itself; all rules
dropped at once show what they cost together. Physics (memory, context) is no rule.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from advisor.catalogue.catalogue import Catalogue
from advisor.decision.money_caps import caps_told
from advisor.errors import message
from advisor.evaluation import Gate, Posture, RuleKind, RulePrice
from advisor.model.assessment import Assessment
from advisor.probe.ground import Ground

PATIENT = 86_400.0
"""Seconds that stand for no demand on response times: a day."""
_OWN: tuple[RuleKind, ...] = ("data_class", "latency")
"""Rules of one workload each."""
_COMMON: tuple[RuleKind, ...] = (
    "air_gap",
    "foreign_api",
    "liable_party",
    "licence",
    "skills",
    "talent",
    "site",
)
_MONEY: tuple[RuleKind, ...] = (
    "budget",
    "verification_budget",
    "integration_budget",
    "innovation_budget",
)
"""Caps on money, named as the answers are."""
Best = Callable[[Assessment, Catalogue], tuple[Posture, float] | None]
"""Seeks the best plan: its posture and expected worth."""


@dataclass(frozen=True)
class Rule:
    """A hard rule that keeps something out."""

    kind: RuleKind
    workload: str = ""
    """Workload that it is of; empty for one of the whole organisation."""
    models: tuple[str, ...] = ()
    """Models whose licence it is."""


def rule_prices(
    ground: Ground, best: Best, tell: Callable[[float], None] = lambda _: None
) -> tuple[RulePrice, ...]:
    """Price every rule that keeps anything out, dearest first.

    Args:
        ground: The run.
        best: Seeks a plan in the common futures.
        tell: Hears the share that is done.
    """
    rules = rules_of(ground)
    was = max(ground.searched, key=lambda p: ground.searched[p], default=None)
    worth = None if was is None else ground.searched[was]
    found = []
    for at, rule in enumerate(rules):
        tell(at / len(rules))
        if rule.kind != "all" and worth is not None and not _opens(ground, rule):
            found.append(_priced(ground, rule, (was, worth), (was, worth)))
            continue
        dropped = rules if rule.kind == "all" else (rule,)
        free = best(*without(dropped, ground.assessment, ground.catalogue))
        found.append(_priced(ground, rule, (was, worth), free or (None, None)))
    return tuple(sorted(found, key=_dearest_first))


def rules_of(ground: Ground) -> tuple[Rule, ...]:
    """Give the rules that keep anything out, and all of them together where there are several."""
    gates = ground.run.choices.gates
    rules = [
        Rule(kind, workload)
        for kind in _OWN
        for workload in ground.run.context.workloads
        if any(gate.rule == kind and gate.workload == workload for gate in gates)
    ]
    for kind in _COMMON:
        broken = [gate for gate in gates if gate.rule == kind]
        if broken:
            rules.append(Rule(kind, models=_models(ground, broken) if kind == "licence" else ()))
    told = caps_told(ground.assessment.finance)
    rules += [Rule(kind) for kind in _MONEY if kind in told]
    return (*rules, Rule("all")) if len(rules) > 1 else tuple(rules)


def _models(ground: Ground, gates: Sequence[Gate]) -> tuple[str, ...]:
    model = {option.id: option.model.id for option in ground.run.options}
    return tuple(sorted({model[gate.option] for gate in gates}))


def _opens(ground: Ground, rule: Rule) -> bool:
    """Whether dropping a rule alone could let in anything that no other rule keeps out."""
    if rule.kind in _MONEY:
        return True
    mine, others = set[tuple[str, str]](), set[tuple[str, str]]()
    for gate in ground.run.choices.gates:
        of_it = gate.rule == rule.kind and rule.workload in {"", gate.workload}
        (mine if of_it else others).add((gate.workload, gate.option))
    return not mine <= others


def without(
    rules: Sequence[Rule], assessment: Assessment, catalogue: Catalogue
) -> tuple[Assessment, Catalogue]:
    """Give the answers and the catalogue with some rules dropped."""
    for rule in rules:
        if rule.kind == "licence":
            models = {
                id_: model.model_copy(update={"commercial_use": "yes"})
                if id_ in rule.models
                else model
                for id_, model in catalogue.models.items()
            }
            catalogue = replace(catalogue, models=models)
        elif rule.kind != "all":
            assessment = _dropped(rule, assessment)
    return assessment, catalogue


_OF_WORKLOAD: Mapping[RuleKind, Mapping[str, object]] = {
    "data_class": {"data_class": "public"},
    "latency": {"ttft_s": PATIENT, "tpot_s": PATIENT},
}
"""What a workload answers when a rule of its own is dropped."""
_OF_PART: Mapping[RuleKind, tuple[str, Mapping[str, object]]] = {
    "air_gap": ("rules", {"air_gapped": False}),
    "foreign_api": ("rules", {"foreign_api_barred": False}),
    "liable_party": ("rules", {"liable_party_required": False}),
    "skills": ("organisation", {"engineers": None}),
    "talent": ("talent", {"rung": ""}),
    **{kind: ("finance", {kind: None}) for kind in _MONEY},
}
"""What a part of the answers says when a rule of the whole organisation is dropped."""


def _dropped(rule: Rule, told: Assessment) -> Assessment:
    if rule.kind in _OF_WORKLOAD:
        return _workload(rule, told, _OF_WORKLOAD[rule.kind])
    if rule.kind in _OF_PART:
        part, update = _OF_PART[rule.kind]
        return told.model_copy(update={part: getattr(told, part).model_copy(update=update)})
    machines = tuple(one.model_copy(update={"site": ""}) for one in told.machines)
    return told.model_copy(update={"sites": (), "machines": machines})


def _workload(rule: Rule, told: Assessment, update: Mapping[str, object]) -> Assessment:
    workloads = tuple(
        one.model_copy(update=update) if one.id == rule.workload else one for one in told.workloads
    )
    return told.model_copy(update={"workloads": workloads})


def _priced(
    ground: Ground,
    rule: Rule,
    now: tuple[Posture | None, float | None],
    free: tuple[Posture | None, float | None],
) -> RulePrice:
    """Compare the best plan with the rule and without it, in the same futures."""
    (was, worth), (becomes, most) = now, free
    named = {}
    if rule.workload:
        named = {"name": ground.run.context.workloads[rule.workload].name}
    price = None
    if worth is not None and most is not None:
        price = max(0.0, most - worth)
    return RulePrice(
        rule=rule.kind,
        workload=rule.workload,
        label=message(f"probe.rule.{rule.kind}", **named),
        price=price,
        worth_without=most,
        was=was,
        becomes=becomes if price != 0 else was,
    )


def _dearest_first(one: RulePrice) -> tuple[bool, float, str, str]:
    return one.price is not None, -(one.price or 0.0), one.rule, one.workload
