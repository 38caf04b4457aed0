"""API prices by host and model, from the generated tables."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Literal

from advisor.catalogue.catalogue import ApiPrice
from advisor.catalogue.figures import BASES, EVIDENCE
from advisor.catalogue.parameter import Figure, Source
from advisor.catalogue.tables import Faults, Row, read_rows

HOST_COLUMNS = ("id", "name", "jurisdiction", "note")
COLUMNS = (
    "host", "model", "listed_as", "currency", "input_per_mtok", "output_per_mtok",
    "cached_per_mtok", "cache_write_per_mtok", "batch_input_per_mtok", "batch_output_per_mtok",
    "tiers", "time_of_day", "status", "sources_compared", "sources_agreeing", "evidence",
    "basis", "valid_from", "review_by", "source_title", "source_url", "source_licence",
    "retrieved", "note",
)  # fmt: skip
STATUS: tuple[Literal["active", "deprecated", "removed"], ...] = ("active", "deprecated", "removed")


def read_hosts(file: Path, faults: Faults) -> dict[str, str]:
    """Give the jurisdiction of every host."""
    found: dict[str, str] = {}
    for row in read_rows(file, HOST_COLUMNS, faults):
        add_host(found, row, file.name)
    return found


def add_host(found: dict[str, str], row: Row, where: str) -> None:
    """Add the host of one row; one that is known already is a problem."""
    host = row.needed("id")
    if host in found:
        row.fault("problem.catalogue.duplicate", id=host, first=where)
    found[host] = row.needed("jurisdiction")


def read_prices(
    file: Path, hosts: Mapping[str, str], faults: Faults
) -> Iterator[tuple[int, ApiPrice]]:
    """Read every price, with its line."""
    for row in read_rows(file, COLUMNS, faults):
        yield row.line, price_of_row(row, hosts)


def price_of_row(row: Row, hosts: Mapping[str, str]) -> ApiPrice:
    """Read the price of one row; its host must be among those given."""
    host = row.needed("host")
    if host not in hosts:
        row.fault("problem.catalogue.unknown_host", host=host)
    price = row.number("input_per_mtok")
    return ApiPrice.model_construct(
        host=host,
        jurisdiction=hosts.get(host, ""),
        model=row.needed("model"),
        currency=row.needed("currency"),
        input_per_mtok=price,
        output_per_mtok=row.number("output_per_mtok"),
        cached_per_mtok=row.optional_number("cached_per_mtok"),
        cache_write_per_mtok=row.optional_number("cache_write_per_mtok"),
        batch_input_per_mtok=row.optional_number("batch_input_per_mtok"),
        batch_output_per_mtok=row.optional_number("batch_output_per_mtok"),
        tiers=row.text("tiers"),
        time_of_day=row.text("time_of_day"),
        status=row.choice("status", STATUS),
        sources_compared=row.whole("sources_compared"),
        sources_agreeing=row.whole("sources_agreeing"),
        figure=_figure(row, price),
    )


def _figure(row: Row, price: float) -> Figure:
    model, host = row.text("model"), row.text("host")
    return Figure.model_construct(
        id=f"api_price.{model}.{host}",
        label=f"Price of {model} at {host}, input",
        unit=sys.intern(f"{row.text('currency')}/Mtok"),
        low=price,
        likely=price,
        high=price,
        evidence=row.choice("evidence", EVIDENCE),
        basis=row.choice("basis", BASES),
        valid_from=row.day("valid_from"),
        review_by=row.day("review_by"),
        source=Source.model_construct(
            title=sys.intern(row.needed("source_title")),
            locator=row.text("listed_as"),
            url=row.text("source_url"),
            licence=row.needed("source_licence"),
            retrieved=row.day("retrieved"),
        ),
        note=row.text("note"),
    )
