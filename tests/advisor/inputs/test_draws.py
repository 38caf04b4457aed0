"""Scores of the random futures: strata, groups of any correlation, blocks of one longer run."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.errors import message
from advisor.inputs.draws import scores_of
from advisor.inputs.ledger import Input


def an_input(id_: str, group: str = "") -> Input:
    return Input(
        id=id_,
        label=message("x"),
        unit="",
        low=1,
        likely=2,
        high=5,
        kind="positive",
        evidence="assumed",
        source="",
        set_by="assumption",
        group=group,
    )


PAIR = (an_input("g1", "g"), an_input("g2", "g"))


@pytest.mark.parametrize("wanted", [0.0, 0.3, 0.6, 0.95])
def test_that_a_group_has_the_rank_correlation_asked_for(wanted: float) -> None:
    found = scores_of(PAIR, 16_384, 5, wanted)

    one, other = (values.argsort().argsort() for values in found.values())
    assert float(np.corrcoef(one, other)[0, 1]) == pytest.approx(wanted, abs=0.02)


def test_that_a_group_without_correlation_draws_as_if_it_were_none() -> None:
    alone = scores_of([an_input("g1"), an_input("g2")], 100, 5)

    found = scores_of(PAIR, 100, 5, 0.0)
    assert all((found[id_] == alone[id_]).all() for id_ in ("g1", "g2"))


def test_that_blocks_together_fill_finer_strata_than_one() -> None:
    one = an_input("a")
    blocks = [scores_of([one], 64, 5, block=block)["a"] for block in range(8)]
    values = np.concatenate(blocks)

    assert len(np.unique(values.round(12))) == 512
    # Each of the 64 strata is met eight times, and half of all lies below the middle.
    assert (values < 0).sum() == pytest.approx(256, abs=4)
    assert (values < -1.2815515655446004).sum() == pytest.approx(51.2, abs=4)


def test_that_the_first_block_is_the_run_itself_and_the_next_another() -> None:
    first, second = (scores_of(PAIR, 64, 5, block=block)["g1"] for block in (0, 1))

    assert (first == scores_of(PAIR, 64, 5)["g1"]).all()
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.4


@pytest.mark.parametrize("samples", [64, 20_000])
def test_that_scores_asked_for_again_are_the_same(samples: int) -> None:
    once = scores_of(PAIR, samples, 5)["g2"].copy()

    assert (scores_of(PAIR, samples, 5)["g2"] == once).all()


@pytest.mark.parametrize("samples", [16_384, 16_385, 70_000])
def test_that_every_stratum_is_met_once_however_many_there_are(samples: int) -> None:
    found = scores_of([an_input("a")], samples, 5)["a"]

    assert len(np.unique(found)) == samples
