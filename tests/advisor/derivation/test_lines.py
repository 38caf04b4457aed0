"""Lines opened in the made-up world: every factor in round figures, every product by hand."""

from __future__ import annotations

from typing import get_args

import pytest

from advisor.derivation.basis import Basis
from advisor.derivation.factors import OPENERS
from advisor.derivation.lines import Lens, read_line, read_lines
from advisor.derivation.record import Part
from advisor.derivation.scene import Scene
from advisor.model.organisation import Candidates, FurtherForm
from tests.advisor.builders import (
    API,
    APPLIANCE,
    CLOSED_PRICE,
    HOSTED,
    HOSTED_PRICE,
    LICENCE,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    WINDOW,
    ZERO,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    price,
    workload,
)

PRESENT = Lens(0, 24, discounted=True)
PLAIN = Lens(0, 24, discounted=False)
FORMS = (API, HOSTED, RENTED, WINDOW, ZERO, OWNED, f"{LICENCE}:yearly", f"{LICENCE}:one_off")


def scene(option: str, **answers: object) -> Scene:
    """Place one workload, half of which can wait, on one option through all phases."""
    told = assessment(
        workload(deferrable_share=0.5, value_per_success=2, **answers),
        machines=(machine(3, resale_value=exactly(100_000), support_per_year=12_000),),
    )
    engagement = engage(told)
    lines = tuple(engagement.costing.lines(engagement.everywhere(option)))
    return Scene(Basis(engagement.costing.context), engagement.options, lines)


def parts_of(found: Scene, key: str, lens: Lens = PLAIN) -> list[Part]:
    return list(read_lines(found, [line for line in found.lines if line.key == key], lens))


def amounts(part: Part) -> list[float]:
    return [inner.amount for inner in part.parts]


def test_that_tokens_are_tasks_times_the_price_of_one_times_the_share_and_the_fall_of_prices() -> (
    None
):
    first = parts_of(scene(API), "api_tokens")[0]

    # 600 fresh, 400 cached and 100 written tokens at 7, 0.7 and 28 yuan a million are 0.00728;
    # by batch 1,000 at 3.5 and 100 at 14 are 0.0049; half and half.
    fall = sum(0.64 ** (month / 12) for month in range(6)) / 6
    assert amounts(first) == pytest.approx([6e6, 0.00609, 0.2, fall], rel=1e-12)
    assert first.amount == pytest.approx(6e6 * 0.00609 * 0.2 * fall, rel=1e-12)


def test_that_the_price_of_a_task_opens_down_to_dollars_and_the_exchange_rate() -> None:
    price = parts_of(scene(API), "api_tokens")[0].parts[1]

    fresh = price.parts[0].parts[0]
    tokens, per_million = fresh.parts[0], fresh.parts[1]
    assert amounts(tokens) == pytest.approx([1, 1, 1000, 0.6])
    assert amounts(per_million) == pytest.approx([1, 7])
    ids = [used.id for inner in per_million.parts for used in inner.inputs]
    assert ids == ["price.vendor.closed-a.input", "fx.CNY"]


def test_that_discounting_is_a_factor_of_its_own() -> None:
    plain, present = (parts_of(scene(API), "api_tokens", lens)[0] for lens in (PLAIN, PRESENT))

    paid = [0.64 ** (month / 12) for month in range(6)]
    today = [amount / 1.21 ** (month / 12) for month, amount in enumerate(paid)]
    assert amounts(present)[:-1] == pytest.approx(amounts(plain))
    assert amounts(present)[-1] == pytest.approx(sum(today) / sum(paid), rel=1e-12)


def test_that_staff_are_months_times_people_times_their_wage() -> None:
    staff = parts_of(scene(OWNED), "operations")[0]

    rise = sum(1.44 ** (month / 12) for month in range(24)) / 24
    assert amounts(staff) == pytest.approx([24, 2, 15_000, rise], rel=1e-12)
    assert amounts(staff.parts[2]) == pytest.approx([120_000, 1.5, 1 / 12])


def test_that_servers_are_accelerators_times_price_times_their_number() -> None:
    first, second = parts_of(scene(APPLIANCE), "appliance_purchase")[:2]
    assert amounts(first) == [1_000_000, first.parts[1].amount]
    assert first.parts[1].amount == round(first.parts[1].amount)
    assert second.holds

    bought = parts_of(scene(f"{LICENCE}:yearly"), "hardware_purchase")
    assert amounts(bought[0]) == pytest.approx([8, 50_000, 1.25, 1])
    assert amounts(bought[1]) == pytest.approx([8, 50_000, 1.25, 0.81, 1])


def test_that_money_in_lowers_the_cost() -> None:
    sold = parts_of(scene(f"{LICENCE}:yearly"), "hardware_resale")

    # The first server serves 22 months of the two years; what is left of 500,000 is 0.125^(22/36).
    assert sold[0].joined == "credit"
    assert sold[0].amount == pytest.approx(-500_000 * 0.125 ** (22 / 36), rel=1e-9)


def test_that_a_window_of_months_counts_only_what_falls_into_it() -> None:
    found = scene(API)
    whole = sum(part.amount for part in read_lines(found, found.lines, PLAIN))
    windows = (
        Lens(0, 6, discounted=False),
        Lens(6, 12, discounted=False),
        Lens(12, 24, discounted=False),
    )
    cut = [sum(part.amount for part in read_lines(found, found.lines, lens)) for lens in windows]

    assert sum(cut) == pytest.approx(whole, rel=1e-12)
    assert all(cut)


@pytest.mark.parametrize("failure_handling", ["repaired", "lost"])
@pytest.mark.parametrize("option", [*FORMS, APPLIANCE, OPEN_APPLIANCE])
@pytest.mark.parametrize("lens", [PLAIN, PRESENT], ids=["plain", "present"])
def test_that_every_line_of_every_form_opens_into_factors(
    option: str, lens: Lens, failure_handling: str
) -> None:
    found = scene(option, failure_handling=failure_handling)
    opened = [(line, read_line(found, line, lens)) for line in found.lines]

    assert all(part.holds for _, part in opened if part)
    closed = {line.key for line, part in opened if part and not part.parts}
    assert closed & set(OPENERS) == set()


@pytest.mark.parametrize("form", get_args(FurtherForm))
def test_that_every_line_of_further_forms_opens_into_factors(form: str) -> None:
    told = Candidates.model_validate({"forms": (form,), "closed_models": ("closed-a", "closed-b")})
    second = price("other", "closed-b", "CNY", input=1, output=5)
    engagement = engage(
        assessment(workload(value_per_success=2, failure_handling="lost"), candidates=told),
        catalogue(prices=(CLOSED_PRICE, second, HOSTED_PRICE)),
    )
    option = next(id_ for id_ in engagement.options if id_.startswith(f"{form}:"))
    lines = tuple(engagement.costing.lines(engagement.everywhere(option)))
    found = Scene(Basis(engagement.costing.context), engagement.options, lines)

    opened = [(line, read_line(found, line, PLAIN)) for line in lines]
    assert all(part.holds for _, part in opened if part)
    assert [line.key for line, part in opened if part and not part.parts] == []


def test_that_lines_alike_are_said_once_and_counted() -> None:
    told = assessment(workload("one"), workload("two"))
    engagement = engage(told)
    lines = tuple(engagement.costing.lines(engagement.everywhere(API)))
    found = Scene(Basis(engagement.costing.context), engagement.options, lines)

    # Two person-months for each workload.
    (built,) = parts_of(found, "implementation")
    assert built.amount == pytest.approx(2 * 2 * 15_000)
    assert amounts(built) == pytest.approx([2, 2, 15_000])


def test_that_a_part_that_does_not_add_up_is_found() -> None:
    found = parts_of(scene(API), "api_tokens")[0]
    wrong = Part(found.label, found.amount * 1.001, found.unit, found.joined, found.parts)

    assert found.holds
    assert not wrong.holds
