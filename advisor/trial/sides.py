"""Which options stand for a side of the debate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.evaluation import Form, Posture
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import OWN_MODEL, TUNED

POSTURE_SIDES: Mapping[str, Posture] = {"open": "open", "closed": "closed", "hybrid": "hybrid"}
BUILT: frozenset[Form] = TUNED | OWN_MODEL
"""Forms whose model is made or changed; a model as its maker offers it stands in none of them."""
_FORMS: Mapping[str, frozenset[Form]] = {
    "closed_api": frozenset({"closed_api"}),
    "closed_licence": frozenset({"closed_licence"}),
    "closed_appliance": frozenset({"closed_appliance"}),
    "open_hosted": frozenset({"open_hosted"}),
    "open_rented": frozenset({"open_rented", "open_private_cloud"}),
    "open_owned": frozenset({"open_owned"}),
    "open_appliance": frozenset({"open_appliance"}),
    "open_tuned": frozenset({"open_tuned"}),
    "hosted_tuning": TUNED,
    "several_closed": frozenset({"closed_routed"}),
    "industry_model": frozenset({"industry_adapted", "closed_adapted"}),
    "own_base_model": frozenset({"industry_scratch"}),
}
_OF_SIZE = frozenset({"small_model", "large_model", "large_own"})


def on_side(side: str, options: Sequence[DeploymentOption]) -> tuple[DeploymentOption, ...]:
    """Give the options that stand for a side; none where its form is not compared.

    A side is a posture, some forms, or a size among the open models. A model as its maker offers
    it is a side only where a model of one's own stands beside it.
    """
    if side in _OF_SIZE:
        return _of_size(side, options)
    if side in POSTURE_SIDES:
        return tuple(o for o in options if o.posture == POSTURE_SIDES[side])
    if side == "open_as_is":
        return tuple(o for o in options if o.posture == "open" and o.form not in BUILT)
    if side == "general_model":
        rivals = any(o.form in OWN_MODEL for o in options)
        return tuple(o for o in options if rivals and o.form not in BUILT)
    return tuple(o for o in options if o.form in _FORMS.get(side, frozenset()))


def _of_size(side: str, options: Sequence[DeploymentOption]) -> tuple[DeploymentOption, ...]:
    """Give the options of the smallest or largest open model; none where all are of one size."""
    opened = [
        (o, o.model.parameters_b)
        for o in options
        if o.posture == "open" and o.form not in BUILT and o.model.parameters_b is not None
    ]
    sizes = {size for _, size in opened}
    if not sizes or (side != "large_own" and len(sizes) == 1):
        return ()
    wanted = min(sizes) if side == "small_model" else max(sizes)
    found = tuple(o for o, size in opened if size == wanted)
    return tuple(o for o in found if side != "large_own" or o.form == "open_owned")
