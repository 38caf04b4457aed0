"""Language models of the catalogue: open ones with their architecture, closed ones with a price."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from catalogue_common import GATHERED, key_of, number, rows_of, slug
from catalogue_kv import kv_elements
from catalogue_quality import arena_scores

HEADER = (
    "id", "name", "vendor", "jurisdiction", "openness", "aliases", "parameters_b",
    "active_parameters_b", "layers", "hidden", "heads", "kv_heads", "head_dim", "experts",
    "experts_per_token", "kv_elements_per_token", "kv_basis", "context_tokens", "released",
    "licence", "licence_conditions", "commercial_use", "elo", "elo_low", "elo_high", "elo_as_of",
    "memory_marked", "evidence", "basis", "valid_from", "review_by", "source_title",
    "source_locator", "source_licence", "retrieved", "note",
)  # fmt: skip

JURISDICTIONS = {
    "Alibaba": "CN", "DeepSeek": "CN", "Zhipu": "CN", "Baichuan": "CN", "01.AI": "CN",
    "Shanghai AI Lab": "CN", "Baidu": "CN", "Moonshot": "CN", "MiniMax": "CN", "Tencent": "CN",
    "Xiaomi": "CN", "StepFun": "CN", "Ant Group": "CN", "BAAI": "CN", "Mistral AI": "FR",
    "Meta": "US", "Microsoft": "US", "Google": "US", "OpenAI": "US", "NVIDIA": "US", "IBM": "US",
    "Ai2": "US", "Cohere": "CA", "TII": "AE", "Deci": "IL", "EleutherAI": "US", "BigScience": "FR",
}  # fmt: skip

IDS = {"Mistral Small 3.1/3.2 24B": "mistral-small-3.2-24b"}
"""Ids where the rule of ``slug`` gives a poor one."""

EXTRA_ALIASES = {
    "mistral-7b-v0.1": ("Mistral-7B", "Mistral-7B-Instruct-v0.1"),
    "phi-4-14b": ("phi-4",),
    "phi-3-mini-3.8b": ("phi-3-mini-128k",),
    "phi-3-medium-14b": ("phi-3-medium-128k",),
    "mistral-large-3-675b": ("mistral-large-2512", "mistral-large-3-675b"),
    "mistral-small-4-119b": ("mistral-small-2603",),
    "mistral-medium-3.5-128b": ("mistral-medium-2604",),
    "mistral-small-3.2-24b": (
        "mistral-small-2506", "mistral-small-3.1-24b-instruct",
        "Mistral-Small-3.2-24B-Instruct-2506",
    ),
    "mistral-nemo-12b": ("mistral-nemo", "open-mistral-nemo", "Mistral-Nemo-Instruct-2407"),
    "mixtral-8x7b": ("open-mixtral-8x7b", "Mixtral-8x7B-Instruct-v0.1", "mixtral-8x7b-32768"),
    "mixtral-8x22b": ("open-mixtral-8x22b", "Mixtral-8x22B-Instruct-v0.1"),
    "mistral-7b-v0.3": ("open-mistral-7b", "Mistral-7B-Instruct-v0.3"),
    "llama-2-7b": ("llama-2-7b-chat",),
    "llama-2-13b": ("llama-2-13b-chat",),
    "llama-2-70b": ("llama-2-70b-chat",),
    "llama-3-8b": ("llama3-8b-8192", "meta-llama-3-8b-instruct"),
    "llama-3-70b": ("llama3-70b-8192", "meta-llama-3-70b-instruct"),
    "llama-3.1-8b": ("llama-3.1-8b-instant", "meta-llama-3-1-8b-instruct", "meta-llama-3.1-8b"),
    "llama-3.1-70b": ("llama-3.1-70b-versatile", "meta-llama-3.1-70b"),
    "llama-3.1-405b": ("meta-llama-3.1-405b",),
    "llama-3.3-70b": (
        "llama-3.3-70b-versatile", "meta-llama-3.3-70b", "Meta-Llama-3_3-70B-Instruct",
        "meta-llama-3-3-70b-instruct",
    ),
    "llama-4-scout": ("llama-4-scout-17b-16e-instruct", "llama4-scout-instruct-basic"),
    "llama-4-maverick": ("llama-4-maverick-17b-128e-instruct", "llama4-maverick-instruct-basic"),
    "qwen3.8-2.4t-a95b": ("qwen3.8-max",),
    "qwen3.5-122b-a10b": ("qwen35-122b-a10b",),
    "deepseek-v4.1-flash": ("deepseek-v4-1-flash",),
    "glm-5.2": ("glm-5-2",),
    "glm-5.3": ("glm-5-3",),
    "glm-5.3-flash": ("glm-5-3-flash",),
    "glm-4.7": ("zai-glm-4.7",),
    "gemma-4-31b": ("gemma-4-31b",),
    "nemotron-3-nano-30b-a3b": ("nemotron-3-nano-30b-a3b",),
    "nemotron-3-super-120b-a12b": ("nemotron-3-120b-a12b",),
}  # fmt: skip
"""Names under which measurements and price lists know a model, beyond its own spellings."""

ONLY_MEASURED = {
    "Llama-7B": "Meta", "Llama-30B": "Meta", "GPT-J-6B": "EleutherAI", "Falcon-180B": "TII",
    "Qwen1.5-7B": "Alibaba", "Qwen1.5-72B": "Alibaba", "Qwen2.5-1.5B": "Alibaba",
    "Qwen2.5-3B": "Alibaba", "Qwen3.5-9B": "Alibaba", "CodeLlama-34B": "Meta",
    "InternLM-20B": "Shanghai AI Lab", "DeciLM-7B": "Deci", "Aquila-7B": "BAAI",
    "BLOOM-7B1": "BigScience", "OPT-6.7B": "Meta", "Qwen3-VL-235B-A22B": "Alibaba",
}  # fmt: skip
"""Architectures that stand only among the measurements; their licence has not been read."""

COMMERCIAL = {
    "yes": "yes", "yes-with-conditions": "yes-with-conditions", "no": "no",
    "no-without-licence": "no", "no-without-authorisation": "no", "check": "unknown",
}  # fmt: skip
SOURCE_CELLS = ("params_total_source", "params_active_source", "context_source", "release_source",
                "arch_source", "license_basis")  # fmt: skip
REVIEW_BY = GATHERED.replace(year=GATHERED.year + 1)
COMMON = {
    "basis": "observed",
    "valid_from": GATHERED,
    "review_by": REVIEW_BY,
    "source_licence": "fact re-keyed",
    "retrieved": GATHERED,
}


def from_memory(row: Mapping[str, str]) -> bool:
    """Say whether a cell of the row rests on memory."""
    said = " ".join(row[cell] for cell in SOURCE_CELLS)
    return bool(re.search(r"\bMEM\b|memory", said)) or "memory" in row["note"]


def measured_names() -> dict[str, str]:
    """Match the architectures of the measurements to the ids of the models."""
    known = {key_of(row["model"]): IDS.get(row["model"], slug(row["model"]))
             for row in rows_of("models.csv")}  # fmt: skip
    known |= {key_of(alias): id_ for id_, aliases in EXTRA_ALIASES.items() for alias in aliases}
    found = {}
    for row in rows_of("architectures.csv"):
        name = row["model"]
        found[name] = known.get(key_of(name), slug(name) if name in ONLY_MEASURED else "")
    if lost := [name for name, id_ in found.items() if not id_]:
        text = f"no model for the measured architectures {lost}"
        raise ValueError(text)
    return found


def language_models() -> Iterator[dict[str, object]]:
    """Give every open and closed model of the catalogue."""
    scores = arena_scores()
    names = measured_names()
    own = {key_of(row["model"]): _id_of(row) for row in rows_of("models.csv")}
    architectures = {names[row["model"]]: row for row in rows_of("architectures.csv")}
    measured_as = {id_: name for name, id_ in names.items()}
    for row in rows_of("models.csv"):
        id_ = _id_of(row)
        tail = row["hf_repo"].rpartition("/")[2]
        tail = tail if own.get(key_of(tail), id_) == id_ else ""
        aliases = [measured_as.get(id_, ""), tail, *EXTRA_ALIASES.get(id_, ())]
        architecture = architectures.pop(id_, None)
        yield _open_model(id_, row, architecture, aliases) | scores(row["model"])
    for id_, row in architectures.items():
        yield _only_measured(id_, row) | scores(row["model"])
    for row in rows_of("closed_models.csv"):
        yield _closed_model(row) | scores(row["quality_name"])


def _id_of(row: Mapping[str, str]) -> str:
    return IDS.get(row["model"], slug(row["model"]))


def _open_model(
    id_: str, row: dict[str, str], architecture: dict[str, str] | None, aliases: list[str]
) -> dict[str, object]:
    elements, kv_basis = kv_elements(row, architecture)
    memory = from_memory(row)
    measured = architecture or {}
    return COMMON | {
        "id": id_, "name": row["model"], "vendor": row["developer"],
        "jurisdiction": JURISDICTIONS[row["developer"]], "openness": "open",
        "aliases": ";".join(dict.fromkeys(filter(None, aliases))),
        "parameters_b": number(row["params_total_b"] or measured.get("total_params_b", "")),
        "active_parameters_b": number(
            row["params_active_b"] or measured.get("active_params_b", "")
        ),
        **_shape(row), "kv_elements_per_token": elements, "kv_basis": kv_basis,
        "context_tokens": number(row["context_length"]), "released": row["release_date"],
        "licence": row["license"], "licence_conditions": row["commercial_restrictions"],
        "commercial_use": COMMERCIAL[row["commercial_use"]],
        "memory_marked": "yes" if memory else "no", "evidence": "assumed" if memory else "quoted",
        "source_title": "Configuration files and model cards gathered per cell",
        "source_locator": row["sources"], "note": row["note"],
    }  # fmt: skip


def _shape(row: Mapping[str, str]) -> dict[str, object]:
    names = ("layers", "hidden", "heads", "kv_heads", "head_dim", "experts", "experts_per_token")
    return {name: number(row[name]) for name in names}


def _only_measured(id_: str, row: dict[str, str]) -> dict[str, object]:
    vendor = ONLY_MEASURED[row["model"]]
    shape = {
        "layers": row["n_layers"], "hidden": row["hidden"], "heads": row["n_heads"],
        "kv_heads": row["n_kv_heads"], "head_dim": row["head_dim"], "experts": row["n_experts"],
        "experts_per_token": row["experts_per_token"],
    }  # fmt: skip
    return COMMON | {
        "id": id_, "name": row["model"], "vendor": vendor,
        "jurisdiction": JURISDICTIONS[vendor], "openness": "open", "aliases": row["model"],
        "parameters_b": number(row["total_params_b"]),
        "active_parameters_b": number(row["active_params_b"]), **_shape(shape),
        "kv_elements_per_token": number(row["kv_elements_per_token"]), "kv_basis": "published",
        "context_tokens": None, "released": None, "licence": "", "licence_conditions": "",
        "commercial_use": "unknown", "memory_marked": "no", "evidence": "quoted",
        "source_title": "Architectures of the published throughput measurements",
        "source_locator": f"row {row['model']}", "note": "licence not read",
    }  # fmt: skip


def _closed_model(row: dict[str, str]) -> dict[str, object]:
    aliases = (row["usd_row"], row["cny_row"], row["quality_name"])
    unknown = dict.fromkeys(
        ("parameters_b", "active_parameters_b", "layers", "hidden", "heads", "kv_heads", "head_dim",
         "experts", "experts_per_token", "kv_elements_per_token", "context_tokens", "released")
    )  # fmt: skip
    return COMMON | unknown | {
        "id": row["id"], "name": row["name"], "vendor": row["vendor"],
        "jurisdiction": row["jurisdiction"], "openness": "closed",
        "aliases": ";".join(dict.fromkeys(a for a in aliases if a and a != row["id"])),
        "kv_basis": "", "licence": "vendor's API terms",
        "licence_conditions": "under the vendor's contract; the terms have not been read",
        "commercial_use": "yes-with-conditions", "memory_marked": "no", "evidence": "quoted",
        "source_title": "Price list of the vendor (see the price rows)",
        "source_locator": row["usd_row"] or row["cny_row"], "note": "",
    }  # fmt: skip
