"""Percentiles are numpy's own, digit by digit."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.uncertainty.percentiles import percentiles


@pytest.mark.parametrize("futures", [1, 2, 3, 10, 11, 64, 1023, 1024, 8191, 8192])
def test_that_percentiles_are_those_of_numpy(futures: int) -> None:
    values = np.random.default_rng(futures).normal(1e7, 3e6, futures)

    assert np.array_equal(percentiles(values), np.quantile(values, [0.1, 0.5, 0.9]))


def test_that_each_row_of_a_table_has_its_own() -> None:
    table = np.random.default_rng(7).lognormal(12, 2, (60, 257))

    assert np.array_equal(percentiles(table), np.quantile(table, [0.1, 0.5, 0.9], axis=1))


def test_that_equal_figures_have_themselves_and_the_table_stays_as_it_was() -> None:
    table = np.array([[3.0, 1.0, 2.0], [5.0, 5.0, 5.0]])
    before = table.copy()

    assert percentiles(table)[:, 1].tolist() == [5.0, 5.0, 5.0]
    assert percentiles(table)[:, 0].tolist() == pytest.approx([1.2, 2.0, 2.8])
    assert np.array_equal(table, before)
