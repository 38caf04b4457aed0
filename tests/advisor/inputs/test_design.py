"""The rows of a run: likely case, swings, random futures and the volume sweep."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.errors import AdvisorError, message
from advisor.inputs.design import SWEEP, draw
from advisor.inputs.ledger import Input, Ledger


def an_input(
    id_: str, low: float = 1.0, likely: float = 2.0, high: float = 5.0, group: str = ""
) -> Input:
    return Input(
        id=id_,
        label=message("x"),
        unit="",
        low=low,
        likely=likely,
        high=high,
        kind="positive",
        evidence="assumed",
        source="",
        set_by="assumption",
        group=group,
    )


def ranks(values: np.ndarray) -> np.ndarray:
    return values.argsort().argsort()


def rank_correlation(one: np.ndarray, other: np.ndarray) -> float:
    return float(np.corrcoef(ranks(one), ranks(other))[0, 1])


def test_that_rows_follow_one_another_without_gap_or_overlap() -> None:
    design = draw(Ledger([an_input("b"), an_input("a")]), samples=10, seed=1)

    assert design.rows.swings == ("a", "b")
    assert design.rows.swing("a") == (1, 2)
    assert design.rows.swing("b") == (3, 4)
    assert design.rows.random == slice(5, 15)
    assert design.rows.volume_sweep == slice(15, 15 + 31)
    assert design.rows.total == 46
    assert design["a"].shape == (46,)


def test_that_a_swing_moves_one_input_to_its_ends_and_leaves_the_rest_likely() -> None:
    ledger = Ledger([an_input("a", 1.1, 2.3, 5.7), an_input("b", 10, 30, 70)])
    design = draw(ledger, samples=4, seed=1)

    assert design["a"][:5].tolist() == [2.3, 1.1, 5.7, 2.3, 2.3]
    assert design["b"][:5].tolist() == [30, 30, 30, 10, 70]


def test_that_a_certain_input_is_the_same_in_every_row() -> None:
    design = draw(Ledger([an_input("a"), an_input("fixed", 3, 3, 3)]), samples=4, seed=1)

    assert (design["fixed"] == 3).all()
    assert "fixed" not in design.rows.swings


def test_that_an_input_that_is_not_there_is_named() -> None:
    design = draw(Ledger([an_input("a")]), samples=4, seed=1)

    with pytest.raises(AdvisorError, match="missing_figure") as caught:
        design["no.such"]
    assert caught.value.problems[0].where == "figures.no.such"


def test_that_only_the_sweep_rows_move_the_volume() -> None:
    design = draw(Ledger([an_input("a")]), samples=4, seed=1)

    rest = np.delete(design.volume_multiple, np.r_[design.rows.volume_sweep])
    assert (rest == 1).all()
    assert design.volume_multiple[design.rows.volume_sweep][[0, -1]].tolist() == [0.02, 20.0]
    assert (np.diff(SWEEP) > 0).all()
    assert (design["a"][design.rows.volume_sweep] == 2.0).all()


@pytest.mark.parametrize("seed", [0, 1, -5, 2**70])
def test_that_a_seed_gives_the_same_futures_again(seed: int) -> None:
    ledger = Ledger([an_input("a"), an_input("g1", group="g"), an_input("g2", group="g")])

    once, again = (draw(ledger, samples=50, seed=seed) for _ in range(2))
    assert all((once[one.id] == again[one.id]).all() for one in ledger.all())


def test_that_another_seed_gives_other_futures() -> None:
    ledger = Ledger([an_input("a")])

    zero, one = (draw(ledger, samples=50, seed=seed)["a"] for seed in (0, 1))
    assert (zero != one).any()


def test_that_another_input_leaves_every_future_as_it_was() -> None:
    few = [an_input("workload.m.volume", group="volume"), an_input("z"), an_input("m")]
    more = [*few, an_input("a"), an_input("workload.a.volume", group="volume"), an_input("zz")]

    before = draw(Ledger(few), samples=64, seed=3)
    after = draw(Ledger(more), samples=64, seed=3)
    for one in few:
        assert (before[one.id][before.rows.random] == after[one.id][after.rows.random]).all()


def test_that_each_stratum_is_met_once() -> None:
    ledger = Ledger([an_input("a"), an_input("g1", group="g"), an_input("g2", group="g")])
    design = draw(ledger, samples=256, seed=7)

    expected = np.sort(design["a"][design.rows.random])
    assert len(np.unique(expected)) == 256
    for id_ in ("g1", "g2"):
        assert np.sort(design[id_][design.rows.random]) == pytest.approx(expected, rel=1e-12)


def test_that_a_tenth_of_the_futures_lies_below_p10_and_above_p90() -> None:
    design = draw(Ledger([an_input("a")]), samples=1000, seed=7)

    drawn = design["a"][design.rows.random]
    assert (drawn < 1.0).sum() == 100
    assert (drawn > 5.0).sum() == 100
    assert (drawn < 2.0).sum() == 500


def test_that_a_group_moves_together_and_nothing_else_does() -> None:
    grouped = [an_input(f"g{at}", group="g") for at in range(4)]
    alone = [an_input(f"a{at}") for at in range(3)]
    other = [an_input(f"h{at}", group="h") for at in range(2)]
    design = draw(Ledger([*grouped, *alone, *other]), samples=4096, seed=11)

    def correlated(one: str, another: str) -> float:
        rows = design.rows.random
        return rank_correlation(design[one][rows], design[another][rows])

    within = [correlated(f"g{i}", f"g{j}") for i in range(4) for j in range(i)]
    assert within == pytest.approx([0.6] * 6, abs=0.04)
    assert correlated("h0", "h1") == pytest.approx(0.6, abs=0.04)
    for one, another in (("a0", "a1"), ("a0", "g0"), ("g0", "h0"), ("a2", "h1")):
        assert correlated(one, another) == pytest.approx(0.0, abs=0.06)


@pytest.mark.parametrize("samples", [2, 3, 4, 5])
@pytest.mark.parametrize("seed", range(8))
def test_that_few_futures_can_be_drawn_for_a_group(samples: int, seed: int) -> None:
    ledger = Ledger([an_input("g1", group="g"), an_input("g2", group="g")])

    design = draw(ledger, samples=samples, seed=seed)
    assert len(np.unique(design["g2"][design.rows.random])) == samples


@pytest.mark.parametrize("samples", [1, 0, -3])
def test_that_fewer_than_two_futures_are_refused(samples: int) -> None:
    with pytest.raises(ValueError, match="two random futures are the least"):
        draw(Ledger([an_input("a")]), samples=samples, seed=1)
