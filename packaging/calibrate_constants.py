"""What each constant of the speed model means, and where it is looked for.

``usual`` and ``spread`` are a prior: the value an engineer expects and the standard deviation of
its logarithm. It holds a constant that few measurements speak of. Where one accelerator alone
stands for a class, the prior was set in sight of its rows; the report's left-out figures for that
accelerator are therefore somewhat too good.
"""

from __future__ import annotations

from dataclasses import dataclass

from advisor.catalogue.speed_model import ENGINES


@dataclass(frozen=True)
class Constant:
    """One constant, or one class of it."""

    name: str
    of: str
    unit: str
    usual: float
    spread: float
    meaning: str


def _of(name: str, unit: str, meaning: str, **values: tuple[float, float]) -> list[Constant]:
    return [Constant(name, of, unit, *told, meaning) for of, told in values.items()]


def _one(name: str, unit: str, usual: float, spread: float, meaning: str) -> list[Constant]:
    return [Constant(name, "", unit, usual, spread, meaning)]


def _engine(name: str, meaning: str, usual: float, early: float, spread: float) -> list[Constant]:
    immature = {"vllm_2024", "early_amd", "trtllm_2024"}
    return [
        Constant(name, of, "s", early if of in immature else usual, spread, meaning)
        for of in ENGINES
    ]


CONSTANTS: tuple[Constant, ...] = (
    *_of(
        "bandwidth_share", "share", "of the stated memory bandwidth that reading weights reaches",
        datacentre=(0.85, 0.04), card=(0.85, 0.06), amd=(0.75, 0.15), other=(0.75, 0.1),
        unified=(0.75, 0.15),
    ),
    *_of(
        "arithmetic_share", "share", "of the stated arithmetic reached at 1 PFLOP/s at 16 bit",
        datacentre=(0.65, 0.2), card=(0.8, 0.1), amd=(0.4, 0.3), other=(0.65, 0.15),
        unified=(0.6, 0.3),
    ),
    *_one("arithmetic_exponent", "1", 0.25, 0.4,
          "the share reached falls with the arithmetic of one accelerator to this power"),
    *_one("cache_share", "share", 0.8, 0.3, "of the bandwidth of weights that the cache reaches"),
    *_one("early_amd_cache_share", "share", 0.3, 0.7, "the same with vLLM on AMD up to 2024"),
    *_one("early_amd_group_exponent", "1", 0.5, 0.7,
          "how far early kernels on AMD read the cache again for every query head"),
    *_one("early_amd_crowded_share", "share", 0.7, 0.5,
          "of that, where sequences times heads are so many that a context is not divided"),
    *_one("early_amd_crowded_exponent", "1", 1.0, 0.4, "the same power there"),
    *_one("early_amd_flops", "operation/s", 1e14, 0.5,
          "that early kernels for dense layers reach on any accelerator of AMD"),
    *_one("llamacpp_bandwidth", "byte/s", 1.5e12, 0.5,
          "that kernels of llama.cpp would read where memory were no limit"),
    *_one("eight_bit_share", "share", 0.95, 0.15, "arithmetic at 8 bit against that at 16 bit"),
    *_one("four_bit_share", "share", 0.9, 0.2, "arithmetic at 4 bit against that at 16 bit"),
    *_one("mxfp4_share", "share", 0.8, 0.2, "arithmetic with mxfp4 weights"),
    *_one("weight_only_share", "share", 0.7, 0.3, "arithmetic with 4-bit weights at 16 bit"),
    *_one("four_bit_bytes", "byte/weight", 0.6, 0.08, "read for a weight of a 4-bit model"),
    *_one("mxfp4_bytes", "byte/weight", 0.56, 0.08, "read for a weight of an mxfp4 model"),
    *_one("batch_offset", "token", 24, 0.7, "tokens whose work a step does for nothing"),
    *_one("mixture_read_share", "share", 0.85, 0.15, "bandwidth of experts against other weights"),
    *_one("mixture_arithmetic_share", "share", 0.7, 0.3, "arithmetic of a mixture's steps"),
    *_one("expert_spread", "1", 1.0, 0.2, "1: tokens choose experts independently"),
    *_one("expert_tile", "token", 12, 0.6, "tokens an expert is padded by"),
    *_one("prefill_share", "share", 0.9, 0.3, "arithmetic of a prompt against that of a step"),
    *_one("prefill_mixture_share", "share", 0.7, 0.4, "the same, further, for a mixture"),
    *_one("prefill_attention_share", "share", 0.4, 0.6, "arithmetic of attention in a prompt"),
    *_one("prefill_tokens", "token", 256, 0.8, "tokens whose work a pass does for nothing"),
    *_one("prefill_step_s", "s", 2e-3, 0.8, "cost of a pass over prompts"),
    *_one("prefill_reads", "1", 1.0, 0.4, "times that a pass reads all weights"),
    *_of(
        "latency_s", "s", "of an exchange, for each doubling of the group",
        switched=(6e-6, 0.5), pcie=(20e-6, 0.5), amd=(8e-6, 0.3), early_amd=(15e-6, 0.6),
    ),
    *_of(
        "link_share", "share", "of the stated link that an exchange reaches",
        switched=(0.5, 0.4), pcie=(0.7, 0.25), amd=(0.5, 0.4), early_amd=(0.5, 0.4),
    ),
    *_engine("layer_s", "what a layer costs in every step, whatever is in it", 25e-6, 60e-6, 0.6),
    *_one("layer_expert_s", "s", 3e-6, 0.6, "the same for each expert that a token meets"),
    *_one("layer_quantised_s", "s", 10e-6, 0.6, "the same for quantising activations"),
    *_engine("step_s", "what a step costs", 1e-3, 1e-3, 0.8),
    *(
        Constant(one.name, one.of, one.unit, 2e-3 if one.of == "llamacpp" else one.usual,
                 1.5 if one.of == "llamacpp" else one.spread, one.meaning)
        for one in _engine("sequence_s", "what a sequence costs in every step", 15e-6, 15e-6, 0.8)
    ),
    *(
        Constant("engine_share", of, "share", 1.0,
                 0.4 if of == "deepspeed" else 0.05 if of != "trtllm" else 0.01,
                 "of the speed that is left for no reason a term describes")
        for of in ENGINES
    ),
    *_one("attention_parallel_share", "share", 1.0, 0.2, "left where attention is not cut"),
    *_one("mixed_expert_share", "share", 1.0, 0.2, "left where experts are both spread and cut"),
    *_one("pipeline_exponent", "1", 0.5, 0.4, "a step takes stages to this power longer"),
    *_one("most_sequences", "sequence", 1000, 0.7, "run at once where everything is queued"),
)  # fmt: skip
FIRST: tuple[Constant, ...] = (
    *_one("first_request_s", "s", 15e-3, 0.5, "until an engine takes up a request"),
    *(
        Constant("first_steps", of, "step", 6, 0.8, "that a request waits to be taken up")
        for of in ENGINES
    ),
    *_one(
        "first_queue", "share", 0.2, 0.6, "of the prompts of all others that a request waits for"
    ),
)
"""Constants of the time to the first token; fitted on it once those of the speed stand."""
FIXED = {"overlap": 1.0}
"""Constants that are not fitted: reading and reckoning were found to add up."""
