"""Ranges of rental and purchase prices, exchange rates, wages, power and carbon."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import chain
from statistics import median

from catalogue_common import GATHERED, FigureRow, day_of, due, number, quantile, rounded, rows_of

RENTED_AS = {
    "T4": "T4", "A10": "A10", "A10G": "A10G", "L4": "L4", "L40": "L40", "L40S": "L40S",
    "A100/40": "A100-SXM-40GB", "A100/80": "A100-SXM-80GB", "A100 80GB": "A100-SXM-80GB",
    "A100 80GB SXM": "A100-SXM-80GB", "A100 80GB PCIe": "A100-PCIe-80GB", "H100": "H100-SXM",
    "H100 SXM": "H100-SXM", "H100 SXM5": "H100-SXM", "H100 PCIe": "H100-PCIe",
    "H200 SXM": "H200-SXM", "H200 SXM5": "H200-SXM", "B200": "B200-SXM", "B200 SXM": "B200-SXM",
    "B300": "B300-SXM", "RTX PRO 6000": "RTX-PRO-6000-SE", "RTX 6000 Ada": "RTX-6000-Ada",
    "RTX A6000": "RTX-A6000",
}  # fmt: skip
"""Accelerator that a rental row means; a plain "H100" is counted among the SXM ones."""

BOUGHT_AS = {
    "GeForce RTX 3090": "RTX-3090", "GeForce RTX 4090": "RTX-4090", "RTX 4090": "RTX-4090",
    "NVIDIA A40 PCIe": "A40", "H100 PCIe 80GB": "H100-PCIe", "H100 PCIe": "H100-PCIe",
    "H100 SXM5 80GB": "H100-SXM", "H100 SXM": "H100-SXM", "H100": "H100-SXM",
    "H200 SXM": "H200-SXM", "B200 SXM": "B200-SXM", "B200": "B200-SXM", "MI300X": "MI300X",
    "L4": "L4", "L40": "L40", "L40S": "L40S", "L20": "L20", "H20": "H20-96GB", "Tesla T4": "T4",
    "RTX 4000 Ada": "RTX-4000-Ada", "RTX 5000 Ada": "RTX-5000-Ada", "RTX 6000 Ada": "RTX-6000-Ada",
    "RTX A6000": "RTX-A6000", "Tesla V100 SXM2 32GB": "V100-SXM-32GB",
    "RTX PRO 6000 Blackwell": "RTX-PRO-6000", "Ascend 910B": "Ascend-910B",
    "Ascend 910C": "Ascend-910C",
}  # fmt: skip
SAME_CARD = {"RTX-PRO-6000": ("RTX-PRO-6000-SE",), "RTX-PRO-6000-SE": ("RTX-PRO-6000",)}
"""Cards that differ in cooling only; the price of one stands in for the other's."""
FEW, FEW_SPREAD = 5, 0.30
"""Fewer prices than this are no range: P10 and P90 are set at least this far off the median.
A design choice; pages of purchase prices themselves say 20 to 40 %."""
NORMAL_P10_OVER_QUARTILE = 1.2816 / 0.6745
"""How much further P10 lies from the median than the lower quartile, for a normal spread."""
WAGE_ITEMS = ("ML/AI/MLOps engineer median", "DevOps/SRE/platform engineer median",
              "ML engineer average", "DevOps engineer average",
              "AI/ML engineer average")  # fmt: skip
WAGE_REGIONS = ("US", "FR", "DE", "GB")
EUROPE = ("AT", "DE", "ES", "FI", "FR", "IE", "LT", "LV", "NL", "SE")


def figures() -> Iterator[dict[str, object]]:
    """Give every generated figure, in order of its id."""
    found = chain(_exchange_rates(), _rentals(), _purchases(), _wages(), _power(), _carbon())
    return (asdict(row) for row in sorted(found, key=lambda row: row.id))


def _figure(
    id_: str,
    words: tuple[str, str, str],
    bounds: tuple[float, float, float],
    days: tuple[dt.date, bool],
    source: tuple[str, str, str, str],
    **more: str,
) -> FigureRow:
    label, unit, kind = words
    day, stated = days
    title, locator, url, licence = source
    low, likely, high = (rounded(value) for value in bounds)
    return FigureRow(
        id=id_, label=label, unit=unit, low=low, likely=likely, high=high,
        evidence=more.get("evidence", "quoted"), basis="stated" if stated else "observed",
        valid_from=day, review_by=due(day, kind), source_title=title, source_locator=locator,
        source_url=url, source_licence=licence, retrieved=GATHERED, note=more.get("note", ""),
    )  # fmt: skip


def _exchange_rates() -> Iterator[FigureRow]:
    for row in rows_of("misc_costs.csv"):
        if row["category"] != "fx":
            continue
        currency, rate = row["unit"].partition(" ")[0], float(row["value"])
        day = day_of(row["as_of"])
        assert day is not None  # noqa: S101
        yield _figure(
            f"fx.{currency}", (f"Exchange rate, {currency} for one USD", f"{currency}/USD",
                               "exchange_rate"),
            (rate * 0.95, rate, rate * 1.05), (day, True),
            (row["source"], row["item"], "", row["licence"]), evidence="published",
            note="The rate is published; P10 and P90 at 5 % below and above it are assumed.",
        )  # fmt: skip


def _rentals() -> Iterator[FigureRow]:
    grouped = defaultdict(list)
    for row in rows_of("gpu_prices.csv"):
        gpu = row["gpu"] if row["gpu"] != "A100" else f"A100/{row['memory_gb']}"
        if row["kind"] == "rental_on_demand" and "slice" not in row["note"] and gpu in RENTED_AS:
            grouped[RENTED_AS[gpu]].append(row)
    for id_, rows in grouped.items():
        values = [value for row in rows for value in _rental_values(row)]
        for same in (id_, *SAME_CARD.get(id_, ())):
            yield _figure(
                f"rental.{same}",
                (f"Renting one {same} on demand", "USD/accelerator-hour", "rental"),
                _spread(values), _newest(rows), _sources(rows),
                note=f"P10, median and P90 of {len(values)} on-demand prices of {len(rows)} rows"
                + _few(values) + _undated(rows) + _twin(same, id_),
            )  # fmt: skip


def _rental_values(row: dict[str, str]) -> list[float]:
    """Ranges count with both their ends, but an end that is a spot price does not."""
    if row["mid"]:
        return [float(row["mid"])]
    return [float(row["low"]), float(row["high"])]


def _purchases() -> Iterator[FigureRow]:
    grouped = defaultdict(list)
    for row in rows_of("gpu_prices.csv"):
        if row["kind"] == "purchase_gpu" and row["gpu"] in BOUGHT_AS:
            grouped[BOUGHT_AS[row["gpu"]], row["currency"]].append(row)
    by_accelerator = defaultdict(list)
    for (id_, currency), rows in grouped.items():
        by_accelerator[id_].append((len(rows), _newest(rows), currency, rows))
    for id_, choices in by_accelerator.items():
        *_, currency, rows = max(choices)
        values = [(float(r["low"] or r["mid"]) + float(r["high"] or r["mid"])) / 2 for r in rows]
        for same in (id_, *SAME_CARD.get(id_, ())):
            yield _figure(
                f"purchase.{same}", (f"Buying one {same}", f"{currency}/accelerator", "purchase"),
                _spread(values), _newest(rows), _sources(rows),
                note=f"Median of {len(rows)} rows" + _few(values) + _twin(same, id_),
            )  # fmt: skip


def _spread(values: list[float]) -> tuple[float, float, float]:
    middle = median(values)
    low, high = quantile(values, 0.1), quantile(values, 0.9)
    if len(values) < FEW:
        low, high = min(low, middle * (1 - FEW_SPREAD)), max(high, middle * (1 + FEW_SPREAD))
    return low, middle, high


def _few(values: list[float]) -> str:
    return "; so few prices that 30 % either way is assumed." if len(values) < FEW else "."


def _twin(id_: str, listed: str) -> str:
    return "" if id_ == listed else f" Taken from {listed}, the same chip and memory."


def _undated(rows: Iterable[dict[str, str]]) -> str:
    count = sum(row["as_of"] == "undated" for row in rows)
    return f" {count} rows bear no day." if count else ""


def _newest(rows: list[dict[str, str]]) -> tuple[dt.date, bool]:
    days = [day for row in rows if (day := day_of(row["as_of"])) is not None]
    return (max(days), True) if days else (GATHERED, False)


def _sources(rows: list[dict[str, str]]) -> tuple[str, str, str, str]:
    titles = sorted({row["source"] for row in rows})
    url = next(
        (found[0] for title in titles if (found := re.findall(r"https?://[^\s)]+", title))), ""
    )
    free = all(row["licence"].startswith(("MIT", "Apache", "CC")) for row in rows)
    licence = "MIT and Apache-2.0" if free else "fact re-keyed"
    return f"{len(titles)} price lists", " | ".join(titles), url, licence


def _wages() -> Iterator[FigureRow]:
    grouped = defaultdict(list)
    for row in rows_of("misc_costs.csv"):
        if row["category"] == "salary" and row["unit"] == "USD/year" and row["item"] in WAGE_ITEMS:
            grouped[row["region"]].append(row)
    regions = {region: grouped[region] for region in WAGE_REGIONS}
    regions["EU"] = [row for region in EUROPE for row in grouped[region]]
    regions["other"] = [row for region, rows in grouped.items() if region != "US" for row in rows]
    for region, rows in regions.items():
        values = [float(row["value"]) for row in rows]
        low, high = quantile(values, 0.1), quantile(values, 0.9)
        spread = [ends for row in rows if (ends := _quartiles(row))]
        if spread:
            low = min(low, median(low for low, _ in spread))
            high = max(high, median(high for _, high in spread))
        yield _figure(
            f"salary.engineer.{region}",
            (f"Cash salary of an ML or operations engineer, {region}", "USD/year", "salary"),
            (low, median(values), high), _newest([r for r in rows if r["as_of"][:4].isdigit()]),
            (f"{len({row['source'] for row in rows})} surveys", "ML, MLOps and DevOps rows",
             "https://github.com/foorilla/ai-jobs-net-salaries", "CC0 and fact re-keyed"),
            note=f"Median of {len(rows)} survey values; P10 and P90 widened from the surveys'"
            " quartiles. Self-reported; employer's costs come on top (salary.loading_factor).",
        )  # fmt: skip


def _quartiles(row: dict[str, str]) -> tuple[float, float] | None:
    found = re.search(r"p25 (\d+), p75 (\d+)", row["note"])
    if found is None:
        return None
    mid = float(row["value"])
    return (
        mid - (mid - float(found[1])) * NORMAL_P10_OVER_QUARTILE,
        mid + (float(found[2]) - mid) * NORMAL_P10_OVER_QUARTILE,
    )


def _power() -> Iterator[FigureRow]:
    rows = [row for row in rows_of("misc_costs.csv") if row["category"] == "electricity"]
    states = [row for row in rows if row["item"] in ("commercial", "industrial")]
    values = [float(row["value"]) for row in states]
    yield _figure(
        "electricity.US", ("Electricity for business, United States", "USD/kWh", "electricity"),
        (quantile(values, 0.1), median(values), quantile(values, 0.9)),
        (dt.date(2024, 7, 31), True),
        ("EIA Electric Power Monthly", "Table 5.6.B, July 2024 year to date",
         "https://www.eia.gov/electricity/monthly/epm_table_grapher.php?t=epmt_5_06_b",
         "public domain"),
        evidence="published",
        note=f"P10, median and P90 of {len(states)} commercial and industrial averages of the"
        " states and divisions at hand; not all states.",
    )  # fmt: skip


CARBON_REGIONS = {
    "CN": "China", "US": "United States", "FR": "France", "DE": "Germany",
    "GB": "United Kingdom", "ID": "Indonesia", "IN": "India", "SG": "Singapore", "JP": "Japan",
    "other": "World",
}  # fmt: skip


def _carbon() -> Iterator[FigureRow]:
    by_region = {row["region"]: row for row in rows_of("misc_costs.csv")
                 if row["category"] == "grid_carbon"}  # fmt: skip
    for id_, name in CARBON_REGIONS.items():
        row = next(r for region, r in by_region.items() if region.startswith(name))
        value = number(row["value"]) or 0.0
        yield _figure(
            f"carbon.{id_}", (f"Carbon intensity of the grid, {name}", "gCO2e/kWh", "carbon"),
            (value * 0.9, value, value), (dt.date(2024, 12, 31), True),
            (row["source"], f"{row['region']}, 2024", "", row["licence"]), evidence="published",
            note="P10 at 10 % below is assumed: grids get cleaner.",
        )  # fmt: skip
