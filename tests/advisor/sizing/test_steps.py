"""Steps and prompts reckoned beforehand are those of the terms asked one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.load import load_catalogue
from advisor.resources import resource
from advisor.sizing.load import Server, server_of, side_by_side
from advisor.sizing.memory import Fit, fits
from advisor.sizing.pace import decode_step, prefill
from advisor.sizing.queueing import goodput, goodputs
from advisor.sizing.replica import Replica
from advisor.sizing.steps import Asked, Steps, steps_of
from advisor.sizing.throughput import Request, replica_in

PROMPT, OUTPUT = np.array([300.0, 4e3, 20e3]), np.array([40.0, 400.0, 900.0])
AT_WORK = (0.1, 1.0, 3.7, 40.0, 256.0)
ONES = np.ones(3)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(resource())


def replicas(model: str, card: str, engine: str = "vllm") -> list[Replica]:
    one, on = catalogue().models[model], catalogue().accelerators[card]
    return [replica_in(one, on, width, engine) for width in fits(one, on, 8, 8_000.0)]


@pytest.mark.parametrize("fresh", [None, PROMPT / 3])
@pytest.mark.parametrize(
    ("model", "engine"),
    [("qwen3-32b", "vllm"), ("qwen3-30b-a3b", "vllm"), ("qwen3-30b-a3b", "llamacpp")],
)
def test_that_steps_reckoned_beforehand_are_those_of_the_terms(
    model: str, engine: str, fresh: np.ndarray | None
) -> None:
    c, slower = catalogue().speed.constants, np.array([1.0, 0.5, 2.0])
    request = Request(PROMPT, OUTPUT, fresh=fresh)
    for replica in replicas(model, "H20-96GB", engine):
        found = steps_of(replica, c, request, slower)
        assert isinstance(found, Steps)
        for batch in AT_WORK:
            at = np.full(3, batch)
            step = decode_step(replica, c, at, PROMPT + OUTPUT / 2) * slower
            read = prefill(replica, c, np.maximum(at, 1.0), request.read, request.whole) * slower
            assert found.step(at) == pytest.approx(step, rel=1e-12)
            assert found.read(at) == pytest.approx(read, rel=1e-12)


def test_that_steps_that_are_no_line_are_asked_one_by_one() -> None:
    c = replace(catalogue().speed.constants, overlap=np.inf)
    (replica, *_) = replicas("qwen3-32b", "H20-96GB")

    found = steps_of(replica, c, Request(PROMPT, OUTPUT), ONES)

    assert isinstance(found, Asked)
    step = decode_step(replica, c, 5 * ONES, PROMPT + OUTPUT / 2)
    assert found.step(5 * ONES) == pytest.approx(step, rel=1e-12)


def test_that_widths_looked_at_side_by_side_do_what_each_does_alone() -> None:
    one, on = catalogue().models["qwen3-30b-a3b"], catalogue().accelerators["H20-96GB"]
    c, request = catalogue().speed.constants, Request(PROMPT, OUTPUT, 2.0, 0.05)
    widths = fits(one, on, 8, 8_000.0)
    assert len(widths) > 2

    found = goodputs([server(width, request) for width in widths], request)

    for width, here in zip(widths, found, strict=True):
        alone = goodput(replica_in(one, on, width), c, width, request, 1.5 * ONES, 0.8 * ONES)
        for name in ("output_tokens_per_s", "maximum", "ttft_p95_s", "tpot_p95_s", "utilisation"):
            assert getattr(here, name) == pytest.approx(getattr(alone, name), rel=1e-12)
        assert (here.feasible == alone.feasible).all()


def test_that_replicas_that_are_asked_one_by_one_are_not_put_side_by_side() -> None:
    one, on = catalogue().models["qwen3-32b"], catalogue().accelerators["H20-96GB"]
    c = replace(catalogue().speed.constants, overlap=np.inf)
    request = Request(PROMPT, OUTPUT, 2.0, 0.05)
    widths = fits(one, on, 8, 8_000.0)
    servers = [
        server_of(replica_in(one, on, width), c, width, request, ONES, ONES) for width in widths
    ]

    assert side_by_side(servers) is None
    for width, here in zip(widths, goodputs(servers, request), strict=True):
        alone = goodput(replica_in(one, on, width), c, width, request, ONES, ONES)
        assert here.output_tokens_per_s == pytest.approx(alone.output_tokens_per_s, rel=1e-12)


def server(width: Fit, request: Request) -> Server:
    one, on = catalogue().models["qwen3-30b-a3b"], catalogue().accelerators["H20-96GB"]
    c = catalogue().speed.constants
    return server_of(replica_in(one, on, width), c, width, request, 1.5 * ONES, 0.8 * ONES)
