"""Models and accelerators that a row describes itself, where the catalogue does not know them."""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping

from advisor.catalogue.catalogue import Accelerator, Catalogue, LanguageModel
from advisor.catalogue.parameter import Source
from advisor.errors import Message, message
from advisor.sizing.row import Row, RowError, number, optional_number

_ROW = Source(title="columns of the row", licence="", retrieved=dt.date.min)
_KEY_AND_VALUE = 2
"""Tensors that a layer keeps of each token."""


def model_of(row: Row, known: Mapping[str, LanguageModel]) -> LanguageModel:
    """Find a row's model in the catalogue, else make it from the row's own columns.

    Args:
        row: Column ``model``, and the columns that describe one.
        known: The catalogue's models by every name in lower case.

    Raises:
        RowError: When the catalogue does not know it and the row does not describe it.
    """
    named = row.get("model", "").strip()
    found = known.get(named.lower())
    if found is not None:
        return found
    if not named or not row.get("total_params_b"):
        names = (model.name for model in known.values())
        raise RowError(_unknown("size.unknown_model", named, names))
    return LanguageModel(
        id=named,
        name=named,
        vendor="",
        jurisdiction="",
        openness="open",
        parameters_b=number(row, "total_params_b"),
        active_parameters_b=optional_number(row, "active_params_b"),
        layers=_whole(row, "n_layers"),
        hidden=_whole(row, "hidden"),
        heads=_whole(row, "n_heads"),
        kv_heads=_whole(row, "n_kv_heads"),
        head_dim=_whole(row, "head_dim"),
        experts=_whole(row, "n_experts"),
        experts_per_token=_whole(row, "experts_per_token"),
        kv_elements_per_token=_kv_elements(row),
        context_tokens=None,
        source=_ROW,
    )


def accelerator_of(row: Row, known: Mapping[str, Accelerator]) -> Accelerator:
    """Find a row's accelerator in the catalogue, else make it from the row's own columns.

    Args:
        row: Column ``gpu``, and the columns that describe one.
        known: The catalogue's accelerators by id in lower case.

    Raises:
        RowError: When the catalogue does not know it and the row does not describe it.
    """
    named = row.get("gpu", "").strip()
    found = known.get(named.lower())
    if found is not None:
        return found
    if not named or not row.get("mem_gb"):
        names = (each.id for each in known.values())
        raise RowError(_unknown("size.unknown_accelerator", named, names))
    fp8, int8 = optional_number(row, "fp8_dense_tflops"), optional_number(row, "int8_dense_tops")
    return Accelerator(
        id=named,
        vendor=row.get("vendor", "").strip(),
        memory_gb=number(row, "mem_gb"),
        bandwidth_gb_per_s=number(row, "mem_bw_gb_s"),
        tflops_16bit=number(row, "bf16_fp16_dense_tflops"),
        tflops_8bit=fp8 or int8,
        tflops_4bit=optional_number(row, "fp4_dense_tflops"),
        power_w=optional_number(row, "tdp_w") or 0.0,
        link_gb_per_s=optional_number(row, "link_gb_s_unidir"),
        confidence="low",
        source=_ROW,
    )


def by_name(catalogue: Catalogue) -> Mapping[str, LanguageModel]:
    """Give the models by every name they are known under, in lower case; the first one stands."""
    found: dict[str, LanguageModel] = {}
    for model in catalogue.models.values():
        for name in (model.id, model.name, *model.aliases):
            found.setdefault(name.lower(), model)
    return found


def _kv_elements(row: Row) -> float | None:
    """Give the cache elements of one token: as told, else a key and a value a head and layer."""
    if row.get("kv_elements_per_token"):
        return number(row, "kv_elements_per_token")
    parts = [optional_number(row, name) for name in ("n_layers", "n_kv_heads", "head_dim")]
    layers, heads, size = parts
    return _KEY_AND_VALUE * layers * heads * size if layers and heads and size else None


def _whole(row: Row, column: str) -> int | None:
    found = optional_number(row, column)
    return None if found is None else round(found)


def _unknown(id_: str, named: str, known: Iterable[str]) -> Message:
    by_lower = {name.lower(): name for name in known}
    near = difflib.get_close_matches(named.lower(), by_lower, n=1)
    if near:
        return message(f"{id_}_near", found=named, nearest=by_lower[near[0]])
    return message(id_, found=named)
