"""The options that stand: every form once for each model, place and way to pay."""

from __future__ import annotations

from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.options.deployment import DeploymentOption, stand
from tests.advisor.builders import (
    API,
    APPLIANCE,
    DAY,
    HOSTED,
    LICENCE,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    WINDOW,
    ZERO,
    assessment,
    catalogue,
    machine,
)


def standing(told: Assessment | None = None) -> dict[str, DeploymentOption]:
    known = catalogue()
    listed = stand(scope_of(told or assessment(), known, DAY), known)
    found = {one.id: one for one in listed}
    assert len(found) == len(listed)
    return found


def test_that_seven_forms_stand_without_machines_of_ones_own() -> None:
    assert list(standing()) == [
        API,
        f"{LICENCE}:one_off",
        f"{LICENCE}:yearly",
        APPLIANCE,
        OPEN_APPLIANCE,
        HOSTED,
        RENTED,
        WINDOW,
        ZERO,
        OWNED,
    ]


def test_that_machines_of_another_kind_stand_beside_new_ones() -> None:
    found = standing(assessment(machines=(machine(),)))

    assert {"open_owned:open-a@old", OWNED, f"{LICENCE}:yearly"} <= set(found)
    assert "closed_licence:closed-b@old:yearly" in found


def test_that_machines_that_can_be_extended_leave_out_new_ones_of_their_kind() -> None:
    found = standing(assessment(machines=(machine(accelerator="ACC"),)))

    assert "open_owned:open-a@old" in found
    assert OWNED not in found


def test_that_smaller_machines_do_not_leave_out_whole_new_servers() -> None:
    small = machine(accelerator="ACC", accelerators_per_server=2)

    found = standing(assessment(machines=(small,)))
    assert {"open_owned:open-a@old", OWNED} <= set(found)


def test_that_machines_without_a_price_cannot_be_extended() -> None:
    option = standing(assessment(machines=(machine(),)))["open_owned:open-a@old"]

    assert option.server is not None
    assert not option.server.purchasable


def test_that_a_mixed_fleet_fills_what_is_owned_before_it_buys() -> None:
    found = standing(assessment(machines=(machine(), machine(id="older", name="Older"))))

    mixed = found["open_owned:open-a@old+older+ACC"]
    assert [kind.key for kind in mixed.tiers] == ["old", "older", "ACC"]
    assert mixed.buys is not None
    assert mixed.buys.key == "ACC"
    assert mixed.place == "8 × OLD + 8 × ACC"
    assert "closed_licence:closed-b@old+older+ACC:yearly" in found


def test_that_the_kind_which_can_be_bought_stands_last_in_a_mixed_fleet() -> None:
    own = machine(id="a_new", accelerator="ACC", accelerators_per_server=8)

    found = standing(assessment(machines=(own, machine())))
    assert "open_owned:open-a@old+a_new" in found
    assert found["open_owned:open-a@old+a_new"].buys == found["open_owned:open-a@a_new"].server


def test_that_a_single_kind_of_server_makes_no_mixed_fleet() -> None:
    assert not any(one.more for one in standing().values())


def test_that_a_licensed_model_is_sized_like_another_and_says_so() -> None:
    option = standing()[f"{LICENCE}:yearly"]

    assert (option.model.id, option.architecture.id) == ("closed-b", "open-a")
    assert (option.fee, option.place, option.is_bought) == ("yearly", "8 × ACC", True)


def test_that_machines_know_where_their_overflow_may_go() -> None:
    found = standing()

    for id_ in (OWNED, RENTED):
        fallback = found[id_].fallback
        assert fallback is not None
        assert fallback.host == "cloud"
    assert found[f"{LICENCE}:yearly"].fallback is None
    assert found[APPLIANCE].fallback is None


def test_that_only_what_stands_on_the_own_premises_is_bought() -> None:
    bought = {option.form for option in standing().values() if option.is_bought}

    assert bought == {"closed_licence", "closed_appliance", "open_appliance", "open_owned"}
