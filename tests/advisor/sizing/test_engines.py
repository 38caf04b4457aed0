"""Which kind of engine a published name stands for."""

from __future__ import annotations

import pytest

from advisor.sizing.engines import engine_of
from tests.advisor.builders import accelerator

CARD = accelerator()
AMD = CARD.model_copy(update={"vendor": "AMD"})


@pytest.mark.parametrize(
    ("named", "source", "kind"),
    [
        ("vllm 0.19.0", "", "vllm"),
        ("vLLM 0.6.6", "published 2026-01-01", "vllm_2024"),
        ("vLLM", "bench (arXiv 2411.00136, 2024)", "vllm_2024"),
        ("vLLM ROCm dev-docker", "README.md (2025-03-11)", "vllm"),
        ("TensorRT-LLM 0.9.0", "", "trtllm_2024"),
        ("TensorRT-LLM 0.17", "", "trtllm"),
        ("trtllm nan", "sample (InferenceX; 2026-04-17; id=2048x1)", "trtllm"),
        ("NIM TRT-LLM 2024", "", "trtllm_2024"),
        ("sglang nan", "", "sglang"),
        ("llama.cpp", "", "llamacpp"),
        ("Deepspeed-MII", "", "deepspeed"),
    ],
)
def test_that_name_and_year_say_which_kind_it_is(named: str, source: str, kind: str) -> None:
    assert engine_of(named, source, CARD) == (kind, True)


def test_that_early_software_for_amd_is_a_kind_of_its_own() -> None:
    assert engine_of("vLLM 0.4.3", "", AMD) == ("early_amd", True)
    assert engine_of("vLLM 0.9.0", "", AMD) == ("vllm", True)


@pytest.mark.parametrize("named", ["", "abacus 3.0", "vLLM", "TensorRT-LLM"])
def test_that_an_engine_without_name_or_year_is_not_known(named: str) -> None:
    kind, known = engine_of(named, "no day", CARD)

    assert not known
    assert kind in {"vllm", "trtllm"}
