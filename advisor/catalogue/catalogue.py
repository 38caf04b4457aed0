"""The catalogue as the engine reads it: every look-up takes the day it is asked for."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from advisor.catalogue.criteria import CriteriaBook
from advisor.catalogue.experiments import Experiment
from advisor.catalogue.parameter import Figure, Source, Standing
from advisor.catalogue.path_book import PathBook
from advisor.catalogue.speed_model import SpeedModel
from advisor.errors import AdvisorError, Day
from advisor.model.record import Record


class Accelerator(Record):
    """What one accelerator can do, as its vendor states it."""

    id: str
    """Key, as in published measurements (``H100-SXM``)."""
    vendor: str
    memory_gb: float
    """Memory, GB of 2^30 bytes for HBM (see the note of the row otherwise)."""
    bandwidth_gb_per_s: float
    """Memory bandwidth, GB/s."""
    tflops_16bit: float
    """Dense arithmetic at 16 bit, TFLOP/s."""
    tflops_8bit: float | None
    """Dense arithmetic at 8 bit (FP8, else INT8), TFLOP/s; None where it has none."""
    tflops_4bit: float | None
    power_w: float
    """Board power, W."""
    link_gb_per_s: float | None
    """Link to its neighbours, GB/s in one direction."""
    confidence: Literal["high", "medium", "low"]
    source: Source
    standing: Standing | None = None
    """Days and class of evidence; every record of a table has them."""


class LanguageModel(Record):
    """An open or closed language model; the architecture is known for open ones only."""

    id: str
    """Key used everywhere (``qwen3-235b-a22b``); lower case, no spaces."""
    name: str
    vendor: str
    jurisdiction: str
    """Country code of the vendor (``CN``, ``US``, ``FR`` …)."""
    openness: Literal["open", "closed"]
    aliases: tuple[str, ...] = ()
    """Names under which measurements or price lists know it."""
    parameters_b: float | None = None
    """Parameters, billions."""
    active_parameters_b: float | None = None
    """Parameters touched per token, billions."""
    layers: int | None = None
    hidden: int | None = None
    heads: int | None = None
    kv_heads: int | None = None
    head_dim: int | None = None
    experts: int | None = None
    experts_per_token: int | None = None
    kv_elements_per_token: float | None = None
    """Elements of KV cache that one token of context costs."""
    kv_basis: Literal["published", "derived", "upper_bound", "unknown", ""] = ""
    """How they are known; an upper bound counts layers that keep less; "" for closed models."""
    context_tokens: int | None = None
    released: dt.date | None = None
    licence: str = ""
    licence_conditions: str = ""
    commercial_use: Literal["yes", "yes-with-conditions", "no", "unknown"] = "unknown"
    elo: float | None = None
    """LMArena text score, which only orders models; None is "no evidence"."""
    elo_low: float | None = None
    elo_high: float | None = None
    memory_marked: bool = False
    """Whether a cell of the row rests on memory rather than on a source."""
    source: Source
    standing: Standing | None = None
    """Days and class of evidence; every record of a table has them."""


class ApiPrice(Record):
    """What a host charges for a model, per million tokens."""

    host: str
    """Who answers the call (``openai``, ``together`` …)."""
    jurisdiction: str
    """Country code of the host."""
    model: str
    """Model id."""
    currency: str
    input_per_mtok: float
    output_per_mtok: float
    cached_per_mtok: float | None = None
    batch_input_per_mtok: float | None = None
    batch_output_per_mtok: float | None = None
    cache_write_per_mtok: float | None = None
    tiers: str = ""
    """Other prices by length of the prompt, as the source writes them."""
    time_of_day: str = ""
    """Hours the price holds for, as the source writes them."""
    status: Literal["active", "deprecated", "removed"] = "active"
    """Whether the host still offers it; a removed one is kept for old decisions."""
    sources_compared: int = 1
    """Independent price lists that state it."""
    sources_agreeing: int = 1
    """Those of them that state the same."""
    figure: Figure
    """The input price as a figure: day, source, evidence, staleness; ``likely`` is the price."""


class Template(Record):
    """A scenario template: business terms and ranges for one kind of workload."""

    id: str
    label: str
    """Message id of its name."""
    unit_label: str
    """Message id of the business unit (cases, people, pages …)."""
    figures: Mapping[str, Figure]
    """Ranges by field of ``Workload`` (``prompt_tokens`` …); money fields carry a currency."""
    ttft_s: float
    tpot_s: float
    claims: tuple[str, ...] = ()
    """Claims of the catalogue it rests on."""


@dataclass(frozen=True)
class Catalogue:
    """All reference data of one version."""

    version: str
    history: Mapping[str, tuple[Figure, ...]]
    """Every value of every figure by id, oldest first; nothing is ever overwritten."""
    accelerators: Mapping[str, Accelerator]
    models: Mapping[str, LanguageModel]
    api_prices: Mapping[str, tuple[ApiPrice, ...]]
    """Prices by model id, every host, every day, oldest first."""
    templates: Mapping[str, Template]
    shortlists: Mapping[str, tuple[str, ...]]
    """Named default choices, such as ``closed_models.CN`` or ``accelerator.CN``."""
    speed: SpeedModel = field(default_factory=SpeedModel)
    """What measurements have taught about speed; the plain roofline where nothing has."""
    experiments: tuple[Experiment, ...] = ()
    """What could be measured before choosing."""
    criteria: CriteriaBook = field(default_factory=CriteriaBook)
    """How criteria beside money are scored."""
    path_book: PathBook = field(default_factory=PathBook)
    """What roadmaps are made of; nothing where none was read."""

    def figure(self, id_: str, as_of: dt.date) -> Figure:
        """Give the value of a figure that holds on a day.

        Raises:
            AdvisorError: When the catalogue has no such figure, or none for so early a day.
        """
        known = [f for f in self.history.get(id_, ()) if f.valid_from <= as_of]
        if not known:
            where = f"figures.{id_}"
            raise AdvisorError.at(where, "problem.no_figure", figure=id_, day=Day(as_of))
        return known[-1]

    def prices(self, model: str, as_of: dt.date) -> tuple[ApiPrice, ...]:
        """Give each host's price of a model that holds on a day, cheapest output first.

        Prices in several currencies are compared in dollars at the rate of that day (before the
        first known rate, at that one); they are given as listed. What a host has removed from its
        list is left out.
        """
        latest: dict[str, ApiPrice] = {}
        for price in self.api_prices.get(model, ()):
            if price.figure.valid_from <= as_of:
                latest[price.host] = price
        offered = (price for price in latest.values() if price.status != "removed")
        return tuple(sorted(offered, key=lambda p: (self._output_in_dollars(p, as_of), p.host)))

    def _output_in_dollars(self, price: ApiPrice, as_of: dt.date) -> float:
        if price.currency == "USD":
            return price.output_per_mtok
        rates = self.history.get(f"fx.{price.currency}", ())
        if not rates:
            return math.inf
        known = [rate for rate in rates if rate.valid_from <= as_of] or rates[:1]
        return price.output_per_mtok / known[-1].likely
