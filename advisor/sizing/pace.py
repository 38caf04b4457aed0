"""How long one replica takes for a decoding step and for reading a prompt.

A step reads the weights it touches and the cache, reckons, exchanges activations, and pays what
the engine costs per layer, step and sequence. Reading a prompt reckons, with attention that grows
with the square of its length. Every constant is fitted on published measurements
(``resources/catalogue/sizing``).
"""

from __future__ import annotations

import math

import numpy as np

from advisor.catalogue.speed_model import ENGINES, SpeedConstants
from advisor.sizing.replica import FOUR_BIT, MXFP4, Code, Number, Replica

_SATURATED = 0.9e15
"""Up to here, operations per second, arithmetic is as easy to keep busy as it gets."""
_REFERENCE = 1e15
CHUNK = 8192.0
"""Prompt tokens that an engine reads in one pass, before it decodes one token of everybody (the
default of common engines)."""
TOGETHER = 8.0
"""Prompts that it reads together at the most."""
_EXCHANGED_BYTES = 2.0
"""Bytes of an activation that is exchanged."""
_EARLY_AMD = ENGINES.index("early_amd")
_LLAMACPP = ENGINES.index("llamacpp")
_CROWD = 512
"""Pairs of sequence and head above which vLLM of 2024 no longer divides a context's cache among
kernels (``use_v1`` in its ``paged_attn.py``)."""
_PARTITION = 512
"""Tokens of context up to which there is nothing to divide."""


def decode_step(replica: Replica, c: SpeedConstants, batch: Number, context: Number) -> Number:
    """Give the seconds of one step of a batch; with llama.cpp sequences and stages take turns.

    Args:
        replica: The replica.
        c: Constants.
        batch: Sequences in it.
        context: Tokens that each looks back on.
    """
    turns = _of_engine(replica, _LLAMACPP, batch, 1.0)
    batch = _of_engine(replica, _LLAMACPP, 1.0, batch)
    met = 1 - (1 - replica.expert_share) ** (1 + (batch - 1) * c.expert_spread)
    found: Number = _step(replica, c, batch, context, met) * turns
    return found


def step_terms(
    replica: Replica, c: SpeedConstants, context: Number
) -> tuple[Number, Number, Number] | None:
    """Give the terms of a step: of nobody at work, of each one, and of meeting every expert.

    ``decode_step = none + batch × each + share of experts met × all met``.

    Args:
        replica: The replica; all rows run on the same engine.
        c: Constants.
        context: Tokens that each looks back on.

    Returns:
        Seconds; None where a step is no line: reading and reckoning overlap, or early kernels on
        AMD read the cache.
    """
    if c.overlap != 1 or _runs(replica, _EARLY_AMD):
        return None
    if _runs(replica, _LLAMACPP):
        each = decode_step(replica, c, 1.0, context)
        return 0.0 * each, each, 0.0 * each
    none = _step(replica, c, 0.0, context, 0.0)
    one, met = _step(replica, c, 1.0, context, 0.0), _step(replica, c, 0.0, context, 1.0)
    return none, one - none, met - none


def _step(
    replica: Replica, c: SpeedConstants, batch: Number, context: Number, met: Number
) -> Number:
    """Give the seconds of one step that meets some share of the experts."""
    touched = (
        replica.parameters
        - replica.expert
        + replica.expert * met / _where(replica.expert > 0, c.mixture_read_share, 1.0)
    )
    stream = _stream(replica, c)
    weights = touched * _read_bytes(replica, c) / (replica.accelerators * stream)
    kept = _cache_share(replica, c, batch, context)
    caching = replica.cache_bytes / (replica.cache_split * stream * kept)
    core = _joined(
        weights + batch * context * caching, _reckoning(replica, c, batch, met), c.overlap
    )
    rest = _exchange(replica, c, batch) + _overhead(replica, c, batch)
    stages = _of_engine(replica, _LLAMACPP, 1.0, c.pipeline_exponent)
    found: Number = (core + rest) * replica.pipeline**stages
    return found


def prefill(
    replica: Replica, c: SpeedConstants, batch: Number, prompt: Number, whole: Number | None = None
) -> Number:
    """Give the seconds that one prompt of a batch takes of the replica's time.

    Where a cache holds the beginning of it, only the rest is read; each token of the rest looks at
    all before it: ``2 × (whole² − (whole − read)²)`` instead of ``2 × read²``.

    Args:
        replica: The replica.
        c: Constants.
        batch: Sequences that arrive together; short prompts are read together.
        prompt: Tokens that are read.
        whole: Tokens with those that a cache holds; None where it holds none.
    """
    together = np.minimum(batch, TOGETHER)
    passes = 1 / np.maximum(np.minimum(together, CHUNK / prompt), 1.0)
    always, alone, a_pass = prefill_terms(replica, c, prompt, whole)
    found: Number = always + alone / together + a_pass * passes
    return found


def prefill_terms(
    replica: Replica, c: SpeedConstants, prompt: Number, whole: Number | None = None
) -> tuple[Number, Number, Number]:
    """Give the seconds of reading a prompt: always, shared by those together, and of a pass.

    ``prefill = always + alone / prompts read together + passes × a pass``; arguments as there.
    """
    rate = _arithmetic(replica, c) * c.prefill_share
    rate = rate * _where(replica.expert > 0, c.prefill_mixture_share, 1.0)
    stages = _of_engine(replica, _LLAMACPP, replica.pipeline, 1.0)
    each = 2 * replica.active / rate
    looking_rate = replica.flops_16bit * _share(replica, c) * c.prefill_attention_share
    pairs = prompt * prompt if whole is None else prompt * (2 * whole - prompt)
    operations = 2 * pairs * replica.attention_width * replica.attention_layers
    looking = operations / (replica.accelerators * looking_rate)
    stream = _stream(replica, c)
    reading = replica.parameters * _read_bytes(replica, c) / (replica.accelerators * stream)
    volume = 2 * replica.layers * prompt * _exchanged(replica, c)
    always: Number = (each * prompt + looking + volume) * stages
    alone: Number = each * c.prefill_tokens * stages
    a_pass: Number = (c.prefill_step_s + c.prefill_reads * reading) * stages
    return always, alone, a_pass


def factor(replica: Replica, c: SpeedConstants) -> Number:
    """Give what is left of the speed for kinds whose loss no term describes."""
    found: Number = (
        _of(c.engine_share, replica.engine)
        * _where(replica.attention_parallel > 1, c.attention_parallel_share, 1.0)
        * _where(replica.mixed_experts > 0, c.mixed_expert_share, 1.0)
    )
    return found


def _of(values: tuple[float, ...], code: Code) -> Number:
    if isinstance(code, int):
        return values[code]
    found: Number = np.asarray(values)[code]
    return found


def _where(holds: object, then: Number, otherwise: Number) -> Number:
    if isinstance(holds, bool):
        return then if holds else otherwise
    found: Number = np.where(np.asarray(holds), then, otherwise)
    return found


def _joined(reading: Number, reckoning: Number, overlap: float) -> Number:
    """Join two times: their sum at 1 (nothing overlaps), the longer at infinity (all does)."""
    if overlap == 1:
        return reading + reckoning
    if math.isinf(overlap):
        longer: Number = np.maximum(reading, reckoning)
        return longer
    joined: Number = (reading**overlap + reckoning**overlap) ** (1 / overlap)
    return joined


def _read_bytes(replica: Replica, c: SpeedConstants) -> Number:
    """Give the bytes read for a weight; 4-bit formats keep parts of a model wider."""
    if isinstance(replica.precision, int):
        kept = {FOUR_BIT: c.four_bit_bytes, MXFP4: c.mxfp4_bytes}
        return kept.get(replica.precision, replica.weight_bytes)
    found: Number = np.where(
        replica.precision == FOUR_BIT,
        c.four_bit_bytes,
        np.where(replica.precision == MXFP4, c.mxfp4_bytes, replica.weight_bytes),
    )
    return found


def _share(replica: Replica, c: SpeedConstants) -> Number:
    """Give the share of arithmetic reached: the more there is, the harder to keep it busy."""
    over = np.maximum(replica.flops, _SATURATED) / _REFERENCE
    return _of(c.arithmetic_share, replica.accelerator_class) * over**-c.arithmetic_exponent


def _arithmetic(replica: Replica, c: SpeedConstants) -> Number:
    """Give the operations per second reached.

    The vendor's library reached on early AMD what its kernels for few rows were good for, whatever
    the accelerator could do; experts were reckoned by the engine's own kernels.
    """
    kept = (1.0, c.eight_bit_share, c.four_bit_share, c.mxfp4_share, c.weight_only_share)
    usual = replica.flops * _share(replica, c)
    if not _runs(replica, _EARLY_AMD):
        return replica.accelerators * usual * _of(kept, replica.precision)
    early = _where(replica.expert > 0, usual, c.early_amd_flops)
    reached = _of_engine(replica, _EARLY_AMD, early, usual)
    found: Number = replica.accelerators * reached * _of(kept, replica.precision)
    return found


def _reckoning(replica: Replica, c: SpeedConstants, batch: Number, met: Number) -> Number:
    """Give the seconds of a step's arithmetic; experts that are met are padded."""
    routed = replica.expert * replica.expert_share
    operations = 2 * (
        (replica.active - routed) * (batch + c.batch_offset * replica.attention_parallel)
        + routed * batch
        + replica.expert * met * c.expert_tile
    )
    share = _where(replica.expert > 0, c.mixture_arithmetic_share, 1.0)
    found: Number = operations / (_arithmetic(replica, c) * share)
    return found


def _stream(replica: Replica, c: SpeedConstants) -> Number:
    """Give the bytes per second that weights are read with; llama.cpp's kernels saturate."""
    reached = replica.bandwidth * _of(c.bandwidth_share, replica.accelerator_class)
    if not _runs(replica, _LLAMACPP):
        return reached
    plain = (reached**-2 + c.llamacpp_bandwidth**-2) ** -0.5
    return _of_engine(replica, _LLAMACPP, plain, reached)


def _runs(replica: Replica, engine: int) -> bool:
    """Say whether any row runs on an engine."""
    return bool(np.any(np.asarray(replica.engine) == engine))


def _of_engine(replica: Replica, engine: int, then: Number, otherwise: Number) -> Number:
    if isinstance(replica.engine, int):
        return then if replica.engine == engine else otherwise
    if not _runs(replica, engine):
        return otherwise
    found: Number = np.where(replica.engine == engine, then, otherwise)
    return found


def _cache_share(replica: Replica, c: SpeedConstants, batch: Number, context: Number) -> Number:
    """Give the share of bandwidth that the cache reaches.

    Early kernels on AMD read it again for query heads that share it, and again more often where
    there is so much work that a context is no longer divided.
    """
    if not _runs(replica, _EARLY_AMD):
        return c.cache_share
    crowded = (batch * replica.heads_held > _CROWD) & (np.asarray(context) > _PARTITION)
    again = np.where(crowded, c.early_amd_crowded_exponent, c.early_amd_group_exponent)
    early = c.early_amd_cache_share * replica.queries_per_cache**-again
    early = early * np.where(crowded, c.early_amd_crowded_share, 1.0)
    return _of_engine(replica, _EARLY_AMD, early, c.cache_share)


def _exchanged(replica: Replica, c: SpeedConstants) -> Number:
    """Give the seconds that one token's activations take in one exchange (ring all-reduce)."""
    others = (replica.group - 1) / replica.group
    reached = replica.link * _of(c.link_share, replica.link_class)
    return 2 * others * replica.hidden * _EXCHANGED_BYTES / reached


def _exchange(replica: Replica, c: SpeedConstants, batch: Number) -> Number:
    """Give the seconds of the two exchanges of each layer; a group of one has none."""
    waiting = _of(c.latency_s, replica.link_class) * np.log2(replica.group + 1)
    moving = batch / replica.attention_parallel * _exchanged(replica, c)
    found: Number = 2 * replica.layers * (waiting * (replica.group > 1) + moving)
    return found


def _overhead(replica: Replica, c: SpeedConstants, batch: Number) -> Number:
    quantised = (replica.precision == 1) | (replica.precision == FOUR_BIT)
    layer = (
        _of(c.layer_s, replica.engine)
        + c.layer_expert_s * replica.experts_per_token
        + c.layer_quantised_s * quantised
    )
    step, sequence = _of(c.step_s, replica.engine), _of(c.sequence_s, replica.engine)
    found: Number = replica.layers * layer + step + batch * sequence
    return found
