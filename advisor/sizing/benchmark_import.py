"""A table of benchmark results, turned into answers that the engagement keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from advisor.catalogue.catalogue import Accelerator, Catalogue, LanguageModel
from advisor.errors import AdvisorError, Message, Problem, message
from advisor.model.measurement import Engine, Measurement
from advisor.sizing.benchmark_rows import row_of
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.row import Row, RowError, number, optional_number, optional_whole, whole

_ENGINES = frozenset(get_args(Engine))


def results_of(
    rows: Sequence[Row], catalogue: Catalogue, table: str
) -> tuple[Mapping[str, str | int | float], ...]:
    """Read the results of a table, in the columns of published measurements.

    Beside those of ``advisor size --measured`` a column ``day`` is read. A row without a source
    has the table and its line for one.

    Args:
        rows: Of the table, without its header.
        catalogue: Where models and accelerators are looked up, by id or alias.
        table: Name of the table, for sources and problems.

    Returns:
        The answers of each result by field of a measurement; what is not known is left out.

    Raises:
        AdvisorError: When rows cannot be kept; every one is named by its line.
    """
    models = by_name(catalogue)
    accelerators = {id_.lower(): each for id_, each in catalogue.accelerators.items()}
    found: list[Mapping[str, str | int | float]] = []
    problems: list[Problem] = []
    for line, row in enumerate(rows, start=2):
        where = f"{table}:{line}"
        try:
            found.append(_kept(row, models, accelerators, where))
        except RowError as error:
            problems.append(Problem(where, _reworded(error.reason)))
    if not rows:
        problems.append(Problem(table, message("problem.table_empty", file=table)))
    if problems:
        raise AdvisorError(problems)
    return tuple(found)


def _kept(
    row: Row,
    models: Mapping[str, LanguageModel],
    accelerators: Mapping[str, Accelerator],
    where: str,
) -> Mapping[str, str | int | float]:
    told = configuration_of(row, models, accelerators)
    for kind, id_, known in (
        ("model", told.model, {each.id for each in models.values()}),
        ("accelerator", told.accelerator, {each.id for each in accelerators.values()}),
    ):
        if id_ not in known:
            raise RowError(message(f"problem.unknown_{kind}", found=id_))
    result = Measurement(
        id="row",
        accelerator=told.accelerator,
        model=told.model,
        accelerators=whole(row, "n_gpus"),
        tensor_parallel=optional_whole(row, "tp"),
        prompt_tokens=told.prompt,
        output_tokens=told.output,
        concurrency=optional_number(row, "concurrency_or_batch"),
        output_tokens_per_s=number(row, "output_tokens_per_s"),
        engine=_engine(row, told),
        precision=(row.get("precision_weights") or "").strip().lower(),
        source=(row.get("source") or "").strip() or where,
        day=_day(row),
    )
    _refuse_what_is_lost(told, configuration_of(row_of(result), models, accelerators))
    given = result.model_dump(mode="json", exclude={"id"}, exclude_none=True)
    return {field: value for field, value in given.items() if value != ""}


def _reworded(reason: Message) -> Message:
    """Leave out the advice to describe what the catalogue lacks: an engagement cannot keep that."""
    if reason.id.startswith(("size.unknown_model", "size.unknown_accelerator")):
        return Message(reason.id.replace("size.", "problem.", 1), reason.values)
    return reason


def _engine(row: Row, told: Configuration) -> Engine:
    """Give the engine by the name an engagement knows it under; software of before is refused."""
    named = (row.get("engine") or "").strip()
    if not told.engine_known and told.engine not in named.lower():
        return ""
    if told.engine not in _ENGINES:
        raise RowError(message("size.engine_not_kept", found=named))
    return told.engine  # type: ignore[return-value]


def _day(row: Row) -> dt.date | None:
    told = (row.get("day") or "").strip()
    try:
        return dt.date.fromisoformat(told) if told else None
    except ValueError:
        raise RowError(message("problem.not_a_day", found=told)) from None


def _refuse_what_is_lost(told: Configuration, kept: Configuration) -> None:
    """Refuse a row that would be predicted otherwise once it stands in the engagement."""
    same = replace(kept, engine_known=told.engine_known)
    if (told.replica, told.replicas, told.room) != (same.replica, same.replicas, same.room):
        raise RowError(message("size.layout_not_kept"))
