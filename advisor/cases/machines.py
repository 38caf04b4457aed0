"""Which answers an option of each form reads, and several machines taken together as one."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cases.told import Choice, Form
from advisor.errors import Problem, message

_MACHINES: frozenset[Form] = frozenset({"rented", "bought", "owned", "appliance", "licence"})
_STANDING: frozenset[Form] = _MACHINES - {"rented"}
_BOUGHT: frozenset[Form] = _STANDING - {"owned"}
_HOSTS: frozenset[Form] = frozenset({"api", "hosted"})
SPEEDS = (
    *("tokens_per_s", "requests_per_s", "capacity_tokens_per_month"),
    *("tokens_per_s_per_instance", "requests_per_s_per_instance"),
)
"""Answers that tell what a machine does."""
_READ_BY: dict[str, frozenset[Form]] = {
    **dict.fromkeys(
        (
            *("input_per_mtok", "output_per_mtok", "cached_per_mtok", "per_mtok", "per_request"),
            *("batch_input_per_mtok", "batch_output_per_mtok"),
            *("input_per_ktok", "output_per_ktok"),
        ),
        _HOSTS,
    ),
    **dict.fromkeys(("price_per_hour", "price_per_month", "basis"), frozenset({"rented"})),
    "price_change_per_year": _HOSTS | {"rented"},
    **dict.fromkeys(("price", "life_months", "residual_share"), _BOUGHT),
    "maintenance_share_per_year": _BOUGHT,
    **dict.fromkeys(("installation", "installation_share"), _BOUGHT - {"appliance"}),
    **dict.fromkeys(("maintenance_per_year", "software_per_year"), _STANDING),
    "support_per_year": frozenset({"appliance"}),
    **dict.fromkeys(("licence_once", "licence_per_year"), frozenset({"licence"})),
    **dict.fromkeys(
        (
            *("watts", "watts_per_accelerator", "power_drawn", "price_per_kwh", "pue"),
            *("running_per_hour", "running_hours", "space_per_month", "hosting_per_year"),
            "colocation_per_kw_month",
        ),
        _STANDING,
    ),
    **dict.fromkeys(
        (
            *SPEEDS,
            *("accelerators", "accelerators_per_instance", "machines", "usable_share"),
            "tokens_counted",
        ),
        _MACHINES,
    ),
}
"""Forms that read an answer; what is not named here is read by all."""
_BY_THE_SET = (
    *("price", "installation", "maintenance_per_year", "software_per_year", "support_per_year"),
    *("price_per_hour", "price_per_month", "watts", "watts_per_accelerator"),
    *("running_per_hour", "space_per_month", "hosting_per_year"),
    *SPEEDS,
)
"""Answers on one machine that hold as many times for a set of them."""
_WITH_COMPANY = {
    "staff": "staff_cost_per_month",
    "watts": "price_per_kwh",
    "watts_per_accelerator": "price_per_kwh",
    "residual_share": "life_months",
    "running_hours": "running_per_hour",
}
"""Answers that say nothing without another one."""


_ONE_OF: tuple[tuple[frozenset[Form], tuple[str, ...], bool], ...] = (
    (_HOSTS, ("input_per_mtok", "input_per_ktok", "per_mtok", "per_request"), True),
    (_HOSTS, ("output_per_mtok", "output_per_ktok", "per_mtok", "per_request"), True),
    (frozenset({"rented"}), ("price_per_hour", "price_per_month"), True),
    (_BOUGHT, ("price",), True),
    (_MACHINES, SPEEDS, False),
    (_STANDING, ("watts", "watts_per_accelerator"), False),
    (_BOUGHT, ("installation", "installation_share"), False),
)
"""Answers of which a form may have one, and whether it must."""


def wrong_in(name: str, choice: Choice) -> list[Problem]:
    """Name the answers that an option's form does not read, and those it lacks.

    An answer that is not read would be left out in silence.
    """
    return [*_misplaced(name, choice), *_one_of(name, choice)]


def _misplaced(name: str, choice: Choice) -> Iterator[Problem]:
    for field in sorted(choice.model_fields_set):
        where = f"options.{name}.{field}"
        read_by = _READ_BY.get(field)
        if read_by is not None and choice.form not in read_by:
            told = message("problem.case.not_read", field=field, form=choice.form)
            yield Problem(where, told)
        needs = _WITH_COMPANY.get(field)
        if needs and getattr(choice, field) is not None and getattr(choice, needs) is None:
            yield Problem(where, message("problem.case.needs", field=field, needs=needs))


def _one_of(name: str, choice: Choice) -> Iterator[Problem]:
    for forms, fields, needed in _ONE_OF:
        told = [field for field in fields if getattr(choice, field) is not None]
        if choice.form in forms and (len(told) > 1 or (needed and not told)):
            text = message("problem.case.one_of", fields=", ".join(fields), found=len(told))
            yield Problem(f"options.{name}", text)


def as_one(choice: Choice) -> Choice:
    """Take a set of machines as one machine; owned ones stay apart, they are there already."""
    count = choice.machines
    if count == 1 or choice.form == "owned":
        return choice
    told = {field: getattr(choice, field) for field in _BY_THE_SET}
    whole = {field: value * count for field, value in told.items() if value is not None}
    return choice.model_copy(update={**whole, "machines": 1})
