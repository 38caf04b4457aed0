"""Sizings a second, and the speed model against the same arithmetic written out in numpy."""

from collections.abc import Iterator
from functools import partial

import numpy as np

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.load import load_catalogue
from advisor.catalogue.speed_model import SpeedConstants
from advisor.resources import resource
from advisor.sizing.configuration import configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.measured_rows import predict_all
from advisor.sizing.memory import fit
from advisor.sizing.queueing import goodput
from advisor.sizing.rate import Table, rates, table_of, table_rates
from advisor.sizing.throughput import Request, replica_in, speed
from tests.bench.reading import Reading, fastest

ROWS = 100_000
WHOLE_ROWS = 2_000
"""Rows that are read, looked up and answered as ``advisor size`` does."""


def readings() -> Iterator[Reading]:
    """Measure the arithmetic of 100,000 rows, and whole rows."""
    catalogue = load_catalogue(resource())
    constants = catalogue.speed.constants
    rows = [row(number) for number in range(WHOLE_ROWS)]
    models = by_name(catalogue)
    accelerators = {id_.lower(): one for id_, one in catalogue.accelerators.items()}
    some = [configuration_of(one, models, accelerators) for one in rows]
    table = table_of(some * (ROWS // WHOLE_ROWS))
    if not np.allclose(written_out(table, constants)[:WHOLE_ROWS], rates(some, constants)):
        text = "the arithmetic written out is not that of the model"
        raise ValueError(text)
    ours = fastest(lambda: table_rates(table, constants))
    plain = fastest(lambda: written_out(table, constants))
    yield Reading("sizing.arithmetic_over_numpy", ours / plain, "ratio", 3.0)
    yield Reading("sizing.arithmetic_of_100000_rows", ours, "s")
    whole = fastest(lambda: predict_all(rows, catalogue), repeats=3)
    yield Reading("sizing.whole_row", whole / WHOLE_ROWS * 1e6, "µs a row, read and answered")
    yield from loads(catalogue)


def loads(catalogue: Catalogue) -> Iterator[Reading]:
    """Measure goodput, of as many rows as a quick and a thorough run have, in speeds at once."""
    one, on = catalogue.models["qwen3-32b"], catalogue.accelerators["H100-SXM"]
    constants, laid = catalogue.speed.constants, fit(one, on, 8, 8_000.0)
    if laid is None:
        text = "a model of 32 B does not fit into eight cards"
        raise ValueError(text)
    replica, draws = replica_in(one, on, laid), np.random.default_rng(1)
    for rows in (1_000, 8_192):
        asked = Request(draws.uniform(500, 4e3, rows), draws.uniform(100, 800, rows), 2.0, 0.05)
        ones = np.ones(rows)
        plain = fastest(partial(speed, one, on, laid, constants, asked))
        loaded = fastest(partial(goodput, replica, constants, laid, asked, ones, ones))
        yield Reading(f"sizing.goodput_of_{rows}_rows_over_speed", loaded / plain, "ratio", 30.0)
        yield Reading(f"sizing.goodput_of_{rows}_rows", loaded / rows * 1e6, "µs a row")


def row(number: int) -> dict[str, str]:
    """Make one row of a table: dense, one kind of engine, tensors cut over 1 to 8 cards."""
    cards = str(2 ** (number % 4))
    return {
        "model": ("llama-3.1-8b", "qwen3-32b")[number % 2],
        "gpu": "H100-SXM",
        "engine": "vllm 0.19.0",
        "n_gpus": cards,
        "tp": cards,
        "isl": str(100 + number),
        "osl": str(50 + number),
        "concurrency_or_batch": str(1 + number % 256),
        "precision_weights": "fp16",
    }


def written_out(table: Table, c: SpeedConstants) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Reckon dense 16-bit rows of current vLLM on one kind of accelerator, and nothing more."""
    r, prompt, output = table.replica, table.prompt, table.output
    kept = r.cache_bytes * r.accelerators / r.cache_split
    held = table.room / (kept * (prompt + 0.6 * output))
    batch = np.maximum(np.minimum(table.concurrent / table.replicas, held), 1.0)
    stream = r.bandwidth * c.bandwidth_share[0]
    peak = r.flops * (np.maximum(r.flops, 0.9e15) / 1e15) ** -c.arithmetic_exponent
    peak = peak * r.accelerators * c.arithmetic_share[0]
    weights = r.parameters * r.weight_bytes / (r.accelerators * stream)
    cache = r.cache_bytes / (r.cache_split * stream * c.cache_share)
    step = weights + batch * (prompt + output / 2) * cache
    step = step + 2 * r.active * (batch + c.batch_offset) / peak
    moved = 4 * (r.group - 1) / r.group * r.hidden / (r.link * c.link_share[0])
    waiting = c.latency_s[0] * np.log2(r.group + 1) * (np.asarray(r.group) > 1)
    step = step + 2 * r.layers * (waiting + batch * moved)
    step = step + r.layers * c.layer_s[0] + c.step_s[0] + batch * c.sequence_s[0]
    together = np.minimum(batch, 8.0)
    passes = 1 / np.maximum(np.minimum(together, 8192.0 / prompt), 1.0)
    first = 2 * r.active * (prompt + c.prefill_tokens / together) / (peak * c.prefill_share)
    first = first + 2 * prompt * prompt * r.attention_width * r.attention_layers / (
        peak * c.prefill_attention_share
    )
    first = first + 2 * r.layers * prompt * moved
    first = first + (c.prefill_step_s + c.prefill_reads * weights) * passes
    speed = table.replicas * output / (first + output * step / batch)
    return speed * c.engine_share[0]
