"""Every line of every form, way to pay and to staff opens into factors that make it."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

import pytest

from advisor.cost.cash_flow import Placement
from advisor.derivation.basis import Basis
from advisor.derivation.factors import OPENERS
from advisor.derivation.lines import Lens, read_line, read_lines
from advisor.derivation.record import Part
from advisor.derivation.scene import Scene
from advisor.model.organisation import (
    Candidates,
    Finance,
    FurtherForm,
    Organisation,
    Systems,
    Talent,
)
from advisor.options.forms import TRAITS
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED_PRICE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    price,
    workload,
)

PLAIN = Lens(0, 24, discounted=False)
PRESENT = Lens(0, 24, discounted=True)
COMMITTED = f"{RENTED}:committed"
FORMS = get_args(FurtherForm)
ENGINEER = 15_000.0


@cache
def everything(
    acquisition: str = "buy",
    handling: str = "repaired",
    engineers: float = 0.25,
    *,
    counted: bool = False,
) -> Engagement:
    counts = {"measured_prompt_tokens": {"open-a": exactly(2000.0)}} if counted else {}
    counts |= {"measured_output_tokens": {"closed-a": exactly(300.0)}} if counted else {}
    told = assessment(
        workload(
            "large",
            value_per_success=2,
            deferrable_share=0.5,
            failure_handling=handling,
            growth_per_year=0.5,
            **counts,
        ),
        workload("small", 5e5, failure_handling=handling),
        machines=(machine(3, resale_value=exactly(1e5), support_per_year=12_000),),
        candidates=Candidates.model_validate(
            {
                "commitment": "one_year",
                "contract_months": 24,
                "forms": FORMS,
                "closed_models": ("closed-a", "closed-b"),
            }
        ),
        organisation=Organisation(engineers=engineers, may_hire=True),
        systems=Systems(count=4),
        talent=Talent(rung="tunes"),
        finance=Finance.model_validate(
            {"horizon_months": 24, "tax_rate": 0.25, "acquisition": acquisition}
        ),
    )
    # What is free of charge in the plain world would leave nothing to open.
    paid = {"egress.per_gb": 0.5, "software.per_accelerator": 100.0}
    more = {"hardware.network_storage_share": 0.1}
    second = price("other", "closed-b", "CNY", input=1, output=5)
    return engage(told, catalogue({**paid, **more}, prices=(CLOSED_PRICE, second, HOSTED_PRICE)))


def scene(engagement: Engagement, placement: Placement) -> Scene:
    lines = tuple(engagement.costing.lines(placement))
    return Scene(Basis(engagement.costing.context), engagement.options, lines)


def parts_of(found: Scene, key: str, lens: Lens = PLAIN) -> list[Part]:
    return list(read_lines(found, [line for line in found.lines if line.key == key], lens))


def amounts(part: Part) -> list[float]:
    return [inner.amount for inner in part.parts]


def placements(engagement: Engagement) -> list[Placement]:
    """Each option throughout, and each one left for an API after one phase or two."""
    api = engagement.options[API]
    return [
        dict.fromkeys(("large", "small"), path)
        for one in engagement.options.values()
        for path in ((one, one, one), (one, one, api), (one, api, api))
    ]


@pytest.mark.parametrize(
    ("acquisition", "handling", "counted"),
    [
        ("buy", "repaired", False),
        ("buy", "lost", False),
        ("lease", "repaired", False),
        ("buy", "repaired", True),
    ],
)
def test_that_no_line_stays_unopened(acquisition: str, handling: str, *, counted: bool) -> None:
    engagement, keys = everything(acquisition, handling, counted=counted), set[str]()
    for placement in placements(engagement):
        found = scene(engagement, placement)
        for line in found.lines:
            part = read_line(found, line, PRESENT)
            assert part is None or (part.parts and part.holds), (line.key, line.option)
            keys |= {line.key} if part else set()

    assert {
        "tax_saved",
        "tax_on_value",
        "rental_committed",
        "contract_penalty",
        "exit_penalty",
    } <= keys
    assert len({option.form for option in engagement.options.values()}) == len(TRAITS)


def test_that_every_opener_is_of_a_line_that_some_plan_has() -> None:
    keys = {
        line.key
        for way in ("buy", "lease")
        for placement in placements(everything(way))
        for line in everything(way).costing.lines(placement)
    }

    # Overflow needs futures in which demand is above what machines were bought for.
    assert set(OPENERS) - keys <= {"overflow_api", "overflow_by_hand"}
    assert keys - set(OPENERS) == {"tax_saved", "tax_on_value"}


def everywhere(option: str, *, phases: int = 3, **answers: Any) -> Scene:
    engagement = everything(**answers)
    start = next(one for id_, one in engagement.options.items() if id_.startswith(option))
    first, second, third = (start if at < phases else engagement.options[API] for at in range(3))
    return scene(engagement, dict.fromkeys(("large", "small"), (first, second, third)))


def test_that_tokens_of_a_tuned_model_are_dearer_by_the_premium() -> None:
    first = parts_of(everywhere("closed_tuned:"), "api_tokens")[0]

    # 0.00728 yuan at once and 0.0049 by batch, half and half; half as much again.
    assert amounts(first)[1:4] == pytest.approx([0.00609, 1.5, 0.2], rel=1e-12)


def test_that_a_router_is_paid_a_share_of_the_tokens_on_both_sides() -> None:
    found = everywhere("closed_routed:")
    hard, easy = parts_of(found, "api_tokens")[:2]
    fee = parts_of(found, "router_fee")[0]

    # 0.00609 at the first host; 1,000 at 1 and 100 at 5 yuan a million at the second; half each.
    assert sorted([hard.parts[1].amount, easy.parts[1].amount]) == pytest.approx([0.0015, 0.00609])
    assert [hard.parts[2].amount, easy.parts[2].amount] == [0.5, 0.5]
    assert amounts(fee)[1:4] == pytest.approx([0.003795, 0.1, 0.2], rel=1e-12)


def test_that_success_opens_as_tuning_and_a_router_change_it() -> None:
    tuned = parts_of(everywhere("closed_tuned:"), "failure_repair")[0].parts[2]
    routed = parts_of(everywhere("closed_routed:"), "failure_repair")[0].parts[2]

    # A tenth fails; tuning removes half. Half of the gap of 0.045 shows on half of the traffic.
    assert amounts(tuned) == pytest.approx([0.1, 0.5], rel=1e-12)
    assert tuned.amount == pytest.approx(0.05, rel=1e-12)
    assert routed.amount == pytest.approx(0.1 + 0.25 * 0.045, rel=1e-9)


def inputs_of(part: Part) -> set[str]:
    return {one.id for one in part.inputs}.union(*map(inputs_of, part.parts))


def test_that_tokens_the_client_counted_open_into_the_count() -> None:
    engagement = everything(counted=True)
    first = parts_of(
        scene(engagement, dict.fromkeys(("large", "small"), (engagement.options[API],) * 3)),
        "api_tokens",
    )[0]
    used = inputs_of(first.parts[1])

    # 1,000 read of which 400 cached, 300 written: 1,840 dollars a million at once, 1,100 by batch.
    assert first.parts[1].amount == pytest.approx(7e-6 * (1840 + 1100) / 2)
    assert "workload.large.measured_output_tokens.closed-a" in used
    assert "workload.large.answer_tokens" not in used


def test_that_devices_open_into_price_life_and_tasks() -> None:
    first = parts_of(everywhere("open_device:"), "devices")[0]

    # 1,200 yuan over 12 months of 100 tasks.
    assert first.parts[1].amount == pytest.approx(1.0)
    assert amounts(first.parts[1]) == [1200, 1200]


def test_that_hiring_opens_into_people_months_and_pay() -> None:
    hired = parts_of(everywhere(OWNED), "hiring")[0]

    # Two people less a quarter; three months of pay to find each and three until they are of use.
    assert amounts(hired)[:3] == pytest.approx([1.75, 6, ENGINEER])


def test_that_tax_opens_as_the_line_it_goes_with() -> None:
    found = everywhere(OWNED, engineers=2.0)
    staff = [line for line in found.lines if line.taxed == "operations"]
    bought = [line for line in found.lines if line.taxed == "hardware_purchase"]
    saved, written = (list(read_lines(found, some, PLAIN)) for some in (staff, bought))

    rise = sum(1.44 ** (month / 12) for month in range(24)) / 24
    assert amounts(saved[0]) == pytest.approx([24, 0.25, 2, ENGINEER, rise], rel=1e-12)
    assert saved[0].joined == "credit"
    # All of the purchase is written off by the horizon: eight cards at 50,000 and a quarter more.
    assert amounts(written[0])[:5] == pytest.approx([1, 0.25, 8, 50_000, 1.25], rel=1e-12)


def test_that_rent_under_a_commitment_opens_at_the_price_of_its_first_month() -> None:
    first, second = parts_of(everywhere(COMMITTED, engineers=2.0), "rental_committed")[:2]

    # Two replicas for a fifth of the large workload, half of which can wait, two for the small one.
    assert amounts(first)[1:] == pytest.approx([4, 10, 0.75, 730], rel=1e-12)
    assert amounts(second)[2:] == pytest.approx([10, 0.75, 730, 0.9], rel=1e-12)


def test_that_leaving_early_opens_into_the_months_left() -> None:
    promised = parts_of(everywhere(COMMITTED, phases=1, engineers=2.0), "contract_penalty")
    leased = parts_of(
        everywhere(OWNED, phases=2, engineers=2.0, acquisition="lease"), "contract_penalty"
    )

    # What was promised in month 0 for a year is left in month 6: six months, half of them due.
    assert promised[0].parts[-2].amount == 6
    assert promised[0].parts[-1].amount == 0.5
    # A lease of 36 months that began in month 2 is left in month 12.
    assert 26 in amounts(leased[0])
