"""How a measurement is written and timed."""

import json

import pytest

from tests.bench.reading import Reading, fastest


def test_that_a_reading_is_one_json_object_on_one_line() -> None:
    line = Reading("pdf", 1.23456, "ratio", 4.0).line()

    assert "\n" not in line
    assert json.loads(line) == {"name": "pdf", "value": 1.2346, "unit": "ratio", "budget": 4.0}


def test_that_an_aim_has_no_budget() -> None:
    assert json.loads(Reading("step", 2.0, "ms").line())["budget"] is None


def test_that_the_fastest_of_several_runs_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter([0.0, 5.0, 10.0, 12.0, 20.0, 29.0])
    monkeypatch.setattr("tests.bench.reading.time.perf_counter", lambda: next(clock))

    assert fastest(lambda: None, repeats=3) == 2.0
