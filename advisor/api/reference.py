"""What the reference catalogue offers to screens and the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path

from advisor.api.clock import today
from advisor.api.library import whole_catalogue
from advisor.api.tables import read_table
from advisor.draft import Answer, Draft
from advisor.errors import Message
from advisor.questions import sections


@dataclass(frozen=True)
class Choice:
    """One answer that may be chosen from a list."""

    value: str
    label: Message | str
    """A message to be said, or a name that is the same in every language."""


def choices(kind: str, draft: Draft | None = None) -> tuple[Choice, ...]:
    """Give the answers of a kind of list; models of the draft's own region come first.

    Raises:
        LookupError: When there is no such list.
    """
    catalogue = whole_catalogue()
    home = str(draft.standing().get("organisation.region") or "") if draft else ""
    if kind == "template":
        return tuple(Choice(t.id, Message(t.label)) for t in catalogue.templates.values())
    if kind == "accelerator":
        return tuple(Choice(a, a) for a in catalogue.accelerators)
    if kind == "site":
        return _sites(draft)
    if kind in {"closed_model", "open_model"}:
        return _models(kind, home, today(), catalogue.version)
    from advisor.draft.paths import choices_of  # noqa: PLC0415

    question = next((q for s in sections() for q in s.questions if q.choices == kind), None)
    if question is None:
        text = f"there is no list of {kind}"
        raise LookupError(text)
    section = next(s for s in sections() if question in s.questions)
    path = f"{section.repeats}.any.{question.path}" if section.repeats else question.path
    return tuple(Choice(value, Message(f"choice.{kind}.{value}")) for value in choices_of(path))


@lru_cache(maxsize=8)
def _models(kind: str, home: str, day: dt.date, _version: str) -> tuple[Choice, ...]:
    """Give the models that can be reckoned with: closed ones with a price, open ones of a size."""
    catalogue = whole_catalogue()
    models = sorted(catalogue.models.values(), key=lambda m: m.jurisdiction != home)
    if kind == "closed_model":
        found = (m for m in models if m.openness == "closed" and catalogue.prices(m.id, day))
    else:
        found = (m for m in models if m.openness == "open" and m.parameters_b)
    return tuple(Choice(m.id, m.name) for m in found)


def _sites(draft: Draft | None) -> tuple[Choice, ...]:
    """Give the sites of a draft by the names they bear there."""
    if draft is None:
        return ()
    stands = draft.standing()
    named = {key: stands.get(f"sites.{key}.name") or key for key in draft.keys("sites")}
    return tuple(Choice(key, str(name)) for key, name in named.items())


def default_answer(path: str, draft: Draft | None = None) -> str | int | float | bool | None:
    """Give what stands in for an answer that is missing, where that is one fixed value.

    Args:
        path: As in a draft; the key of a workload or another member does not matter.
        draft: The answers so far; the currency follows from where the client works.

    Returns:
        The value; None where the catalogue, a template or nothing stands in.

    Examples:
        >>> default_answer("finance.horizon_months"), default_answer("workloads.w1.data_class")
        (36, 'internal')
    """
    from advisor.draft.home import CURRENCY, currency_of  # noqa: PLC0415 - as below
    from advisor.model.assessment import Assessment  # noqa: PLC0415 - loaded by now
    from advisor.model.estate import Machine, Site  # noqa: PLC0415
    from advisor.model.measurement import Measurement  # noqa: PLC0415
    from advisor.model.record import Record  # noqa: PLC0415
    from advisor.model.workload import Workload  # noqa: PLC0415

    if path == CURRENCY:
        return currency_of(draft.standing() if draft else {})
    head, _, field = path.partition(".")
    groups: dict[str, type[Record]] = {
        "workloads": Workload,
        "sites": Site,
        "machines": Machine,
        "measurements": Measurement,
    }
    repeated = groups.get(head)
    if repeated is not None:
        known = repeated.model_fields.get(field.partition(".")[2])
        value = None if known is None or known.is_required() else known.default
    else:
        part = Assessment.model_fields.get(head)
        value = getattr(part.default, field, None) if part is not None and field else None
    return value if isinstance(value, str | int | float) else None


def business_unit(template: str) -> Message | None:
    """Name the business unit that a template counts in; None for an unknown template."""
    found = whole_catalogue().templates.get(template)
    return Message(found.unit_label) if found else None


def counts_active(template: str) -> bool:
    """Say whether a template counts who or what is there all month: people, devices, robots."""
    from advisor.inputs.people import ACTIVE  # noqa: PLC0415 - when a workload is shown

    found = whole_catalogue().templates.get(template)
    return found is not None and found.unit_label in ACTIVE


def template_figures(template: str) -> Mapping[str, tuple[float, float, float, str]]:
    """Give the ranges that a template supplies: low, likely, high and unit by field."""
    found = whole_catalogue().templates.get(template)
    if found is None:
        return {}
    return {name: (f.low, f.likely, f.high, f.unit) for name, f in found.figures.items()}


def predicted_speeds(draft: Draft) -> Mapping[str, float]:
    """Give the output tokens per second that are predicted for the client's own results, by key.

    Results that cannot be predicted are left out; `problems_of` says why.
    """
    from advisor.model.measurement import Measurement  # noqa: PLC0415
    from advisor.sizing.benchmark_rows import held_against  # 110 ms, numpy  # noqa: PLC0415

    catalogue, spoilt = whole_catalogue(), {problem.where for problem in draft.problems()}
    stands, told = draft.standing(), []
    for key in draft.keys("measurements"):
        prefix = f"measurements.{key}."
        given = {
            path.removeprefix(prefix): answer
            for path, answer in stands.items()
            if path.startswith(prefix) and answer is not None
        }
        named = given.get("accelerator") in catalogue.accelerators
        if named and not any(where.startswith(prefix) for where in spoilt):
            told.append(Measurement.model_validate({**given, "id": key}))
    held, _ = held_against(told, catalogue)
    return {one.measurement.id: one.predicted for one in held}


def measured_answers(draft: Draft, table: Path) -> Mapping[str, Answer]:
    """Read a table of the client's own benchmark results as answers of new measurements.

    Args:
        draft: The answers so far, whose keys are not taken again.
        table: CSV in the columns of ``advisor size --measured``.

    Raises:
        AdvisorError: When the table or any of its rows cannot be read; every row is named.
    """
    from advisor.sizing.benchmark_import import results_of  # 110 ms, numpy  # noqa: PLC0415

    results = results_of(read_table(table), whole_catalogue(), table.name)
    taken = set(draft.keys("measurements"))
    answers: dict[str, Answer] = {}
    free = (f"m{number}" for number in count(1) if f"m{number}" not in taken)
    for key, result in zip(free, results, strict=False):
        answers |= {f"measurements.{key}.{field}": value for field, value in result.items()}
    return answers


def size_rows(
    rows: Sequence[Mapping[str, str]], measured: Sequence[Mapping[str, str]] = ()
) -> list[dict[str, str | Message]]:
    """Predict throughput for rows in the columns of published measurements.

    Args:
        rows: What to predict.
        measured: The client's own results, which pull the predictions.

    Raises:
        AdvisorError: When a measured row cannot be read.
    """
    from advisor.sizing.measured_rows import predict_all  # 110 ms, numpy  # noqa: PLC0415

    return predict_all(rows, whole_catalogue(), measured)
