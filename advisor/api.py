"""The façade: everything that screens, the command line and whole-product tests may use.

Imports that cost start-up time stand inside the functions that need them, with the cost beside.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from advisor.draft import Answer, Draft, generic_path, known_path, text_to_answer
from advisor.errors import (
    AdvisorError,
    Day,
    Message,
    Money,
    Problem,
    Quantity,
    Share,
    Value,
    message,
)
from advisor.evaluation import (
    PHASES,
    POSTURES,
    Band,
    Evaluation,
    Gate,
    InputRow,
    LedgerLine,
    OptionResult,
    PlanResult,
    Reason,
    RoadmapPhase,
    ServerCount,
    Swing,
)
from advisor.live import EvaluationWorker as _Worker
from advisor.questions import Question, Section, sections
from advisor.report.chart_model import Area, Axis, Bar, ChartModel, Line, Mark, Series
from advisor.resources import Sample, resource, sample_answers, samples
from advisor.text import Texts, languages, texts_for

if TYPE_CHECKING:
    from advisor.catalogue.catalogue import Catalogue
    from advisor.inputs.scan import MachineScan as MachineScan  # noqa: PLC0414 - given on
    from advisor.sizing.fits import Fit as Fit  # noqa: PLC0414 - given on
    from advisor.storage.workspace import Workspace as Workspace  # noqa: PLC0414 - given on

DEFAULT_SAMPLES = 1024
DEFAULT_SEED = 1


@dataclass(frozen=True)
class Choice:
    """One answer that may be chosen from a list."""

    value: str
    label: Message | str
    """A message to be said, or a name that is the same in every language."""


def today() -> dt.date:
    """Give the day; with `now` the only clock of the program."""
    return dt.date.today()  # noqa: DTZ011, TID251 - the one place that asks the calendar


def now() -> dt.datetime:
    """Give the moment, with its time zone."""
    return dt.datetime.now().astimezone()  # noqa: TID251 - the one place that asks


def create_engagement(path: Path, answers: Mapping[str, Answer], who: str = "") -> Workspace:
    """Make a new engagement's file and open it.

    Raises:
        AdvisorError: When the file exists or cannot be written.
    """
    from advisor.storage.workspace import Workspace  # 90 ms, sqlite-utils  # noqa: PLC0415

    return Workspace.create(path, answers, who, now())


def open_engagement(path: Path, *, read_only: bool = False) -> Workspace:
    """Open an engagement's file.

    Raises:
        AdvisorError: When it is not ours, newer, damaged, or open elsewhere.
    """
    from advisor.storage.workspace import Workspace  # 90 ms, sqlite-utils  # noqa: PLC0415

    return Workspace.open(path, read_only=read_only)


def default_folder() -> Path:
    """Give the folder in which new engagements are proposed: the person's documents."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only when a file is made

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def problems_of(draft: Draft) -> tuple[Problem, ...]:
    """Give every problem of a draft, names that the catalogue does not know included."""
    found = draft.problems()
    if any(problem.severity == "error" for problem in found):
        return found
    from advisor.inputs.resolve import resolve  # 110 ms, numpy  # noqa: PLC0415
    from advisor.inputs.scope import scope_of  # noqa: PLC0415

    assessment, catalogue = draft.completed(), _catalogue()
    try:
        resolve(assessment, catalogue, scope_of(assessment, catalogue, today()), today())
    except AdvisorError as error:
        return (*found, *error.problems)
    return found


def evaluate_draft(
    draft: Draft,
    *,
    as_of: dt.date,
    samples: int = DEFAULT_SAMPLES,
    seed: int = DEFAULT_SEED,
) -> Evaluation:
    """Evaluate a draft that has no problems.

    Raises:
        AdvisorError: When it has; every problem is named.
    """
    from advisor.evaluate import evaluate  # 110 ms, numpy  # noqa: PLC0415

    return evaluate(draft.completed(), _catalogue(), as_of=as_of, samples=samples, seed=seed)


def _evaluator(draft: Draft, as_of: dt.date, samples: int, seed: int) -> Evaluation:
    return evaluate_draft(draft, as_of=as_of, samples=samples, seed=seed)


class EvaluationWorker(_Worker):
    """Evaluates drafts in a spawned process; the latest one wins."""

    def __init__(self) -> None:
        """Start the process."""
        super().__init__(_evaluator)


def choices(kind: str, draft: Draft | None = None) -> tuple[Choice, ...]:
    """Give the answers of a kind of list; models of the draft's own region come first.

    Raises:
        LookupError: When there is no such list.
    """
    catalogue = _catalogue()
    home = str(draft.answers.get("organisation.region", "")) if draft else ""
    models = sorted(catalogue.models.values(), key=lambda m: m.jurisdiction != home)
    if kind == "template":
        return tuple(Choice(t.id, Message(t.label)) for t in catalogue.templates.values())
    if kind == "accelerator":
        return tuple(Choice(a, a) for a in catalogue.accelerators)
    if kind == "closed_model":
        priced = (m for m in models if catalogue.api_prices.get(m.id))
        return tuple(Choice(m.id, m.name) for m in priced if m.openness == "closed")
    if kind == "open_model":
        sized = (m for m in models if m.parameters_b)
        return tuple(Choice(m.id, m.name) for m in sized if m.openness == "open")
    from advisor.draft.paths import choices_of  # noqa: PLC0415

    question = next((q for s in sections() for q in s.questions if q.choices == kind), None)
    if question is None:
        text = f"there is no list of {kind}"
        raise LookupError(text)
    section = next(s for s in sections() if question in s.questions)
    path = f"{section.repeats}.any.{question.path}" if section.repeats else question.path
    return tuple(Choice(value, Message(f"choice.{kind}.{value}")) for value in choices_of(path))


def business_unit(template: str) -> Message | None:
    """Name the business unit that a template counts in; None for an unknown template."""
    found = _catalogue().templates.get(template)
    return Message(found.unit_label) if found else None


def template_figures(template: str) -> Mapping[str, tuple[float, float, float, str]]:
    """Give the ranges that a template supplies: low, likely, high and unit by field."""
    found = _catalogue().templates.get(template)
    if found is None:
        return {}
    return {name: (f.low, f.likely, f.high, f.unit) for name, f in found.figures.items()}


def fits(draft: Draft, machine: str, as_of: dt.date) -> tuple[Fit, ...]:
    """Say for every open model of the catalogue whether it runs on an owned machine.

    Raises:
        AdvisorError: When the machine's accelerator is unknown.
    """
    from advisor.sizing.fits import fit_of  # 110 ms, numpy  # noqa: PLC0415

    catalogue, answers = _catalogue(), draft.answers
    named = str(answers.get(f"machines.{machine}.accelerator", ""))
    count = answers.get(f"machines.{machine}.accelerators_per_server", 0)
    if named not in catalogue.accelerators:
        where = f"machines.{machine}.accelerator"
        raise AdvisorError.at(where, "problem.unknown_accelerator", found=named)
    if not isinstance(count, int) or count < 1:
        return ()
    efficiency = (
        catalogue.figure("sizing.bandwidth_efficiency", as_of).likely,
        catalogue.figure("sizing.compute_efficiency", as_of).likely,
    )
    opened = [m for m in catalogue.models.values() if m.openness == "open"]
    newest = sorted(opened, key=lambda m: (m.released or dt.date.min, m.id), reverse=True)
    accelerator = catalogue.accelerators[named]
    found = [fit_of(model, accelerator, count, efficiency) for model in newest]
    return tuple(sorted(found, key=lambda f: not f.fits))


def size_rows(rows: Sequence[Mapping[str, str]], as_of: dt.date) -> list[dict[str, Any]]:
    """Predict throughput for rows in the columns of published measurements."""
    from advisor.sizing.measured_rows import predict  # 110 ms, numpy  # noqa: PLC0415

    catalogue = _catalogue()
    error = catalogue.figure("sizing.throughput_factor", as_of)
    factors = (
        catalogue.figure("sizing.bandwidth_efficiency", as_of).likely,
        catalogue.figure("sizing.compute_efficiency", as_of).likely,
        error.low,
        error.likely,
        error.high,
    )
    return [predict(row, catalogue, factors) for row in rows]


def scan_machine() -> MachineScan:
    """Look what this machine has; every probe is guarded and timed out."""
    from advisor.inputs.scan import scan_machine as scan  # psutil, pynvml  # noqa: PLC0415

    return scan()


def chart_cost_over_time(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw cumulative cost with its bands."""
    from advisor.report import charts  # numpy  # noqa: PLC0415

    return charts.chart_cost_over_time(evaluation, texts)


def chart_break_even(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw net present cost against volume."""
    from advisor.report import charts  # numpy  # noqa: PLC0415

    return charts.chart_break_even(evaluation, texts)


def chart_tornado(evaluation: Evaluation, texts: Texts) -> ChartModel:
    """Draw what each input does to the leading plan's cost."""
    from advisor.report import charts  # numpy  # noqa: PLC0415

    return charts.chart_tornado(evaluation, texts)


def break_even_headline(evaluation: Evaluation, texts: Texts) -> tuple[str, str]:
    """Say in a figure and a note from which volume machines pay."""
    from advisor.report.headlines import break_even_headline as headline  # noqa: PLC0415

    return headline(evaluation, texts)


def write_report(
    evaluation: Evaluation,
    draft: Draft,
    path: Path,
    *,
    language: str,
    as_of: dt.date,
    title: str | None = None,
) -> tuple[Message, ...]:
    """Write the report of an evaluation as PDF or JSON, as the file's ending asks.

    Args:
        evaluation: The answer to report.
        draft: What was evaluated; the report says its title, organisation and rules.
        path: Where; an existing file is replaced whole or not at all.
        language: Language of the report.
        as_of: Day that stands on it.
        title: Title that stands in for the engagement's own.

    Returns:
        What the reader has to know, such as characters that could not be shown.

    Raises:
        AdvisorError: For an unknown ending or language, or a file that cannot be written.
    """
    from advisor.report.facts import facts_of  # noqa: PLC0415
    from advisor.report.write import write_report as write  # 150 ms, typst  # noqa: PLC0415

    facts = facts_of(draft.answers, title)
    return write(evaluation, facts, path, texts_for(language), as_of=as_of)


def refuse_unknown_report(path: Path) -> None:
    """Let the name of a report pass whose ending names a format, before anything is worked out.

    Raises:
        AdvisorError: When it names none.
    """
    from advisor.report.write import refuse_unknown_format  # 150 ms, typst  # noqa: PLC0415

    refuse_unknown_format(path)


def write_file(path: Path, content: bytes) -> None:
    """Write or replace a file, whole or not at all, readable by its owner only.

    Raises:
        AdvisorError: When it cannot be written; what was there before is unharmed.
    """
    from advisor.storage.atomic import atomic_write  # noqa: PLC0415

    atomic_write(path, content)


def render_report_pages(
    evaluation: Evaluation,
    draft: Draft,
    *,
    language: str,
    as_of: dt.date,
    pixels_per_inch: float,
) -> tuple[bytes, ...]:
    """Give the pages of the report as PNG pictures, for a preview.

    Raises:
        AdvisorError: When the program does not speak the language.
    """
    from advisor.report.facts import facts_of  # noqa: PLC0415
    from advisor.report.write import report_pages  # 150 ms, typst  # noqa: PLC0415

    facts, texts = facts_of(draft.answers), texts_for(language)
    return report_pages(evaluation, facts, texts, as_of=as_of, pixels_per_inch=pixels_per_inch)


def option_names(evaluation: Evaluation, texts: Texts) -> Mapping[str, str]:
    """Say every option by its id, as short as it can be told from the others."""
    from advisor.report.names import option_names as names  # noqa: PLC0415

    return names(evaluation, texts)


def design_tokens(theme: str) -> Mapping[str, str]:
    """Give the design tokens of a theme, type sizes included.

    Raises:
        LookupError: When there is no such theme.
    """
    import tomllib  # noqa: PLC0415

    table = tomllib.loads(resource("themes", "tokens.toml").read_text(encoding="utf-8"))
    if theme not in table:
        text = f"there is no theme {theme}"
        raise LookupError(text)
    return {**table["type"], **table[theme]}


def assessment_schema() -> dict[str, Any]:
    """Give the JSON Schema of an assessment."""
    from advisor.model.assessment import Assessment  # noqa: PLC0415

    return Assessment.model_json_schema()


def evaluation_schema() -> dict[str, Any]:
    """Give the JSON Schema of an evaluation."""
    return Evaluation.model_json_schema()


@cache
def _catalogue() -> Catalogue:
    from advisor.catalogue.load import load_catalogue  # noqa: PLC0415

    return load_catalogue(resource())


__all__ = [
    "PHASES",
    "POSTURES",
    "AdvisorError",
    "Answer",
    "Area",
    "Axis",
    "Band",
    "Bar",
    "ChartModel",
    "Choice",
    "Day",
    "Draft",
    "Evaluation",
    "EvaluationWorker",
    "Gate",
    "InputRow",
    "LedgerLine",
    "Line",
    "Mark",
    "Message",
    "Money",
    "OptionResult",
    "PlanResult",
    "Problem",
    "Quantity",
    "Question",
    "Reason",
    "RoadmapPhase",
    "Sample",
    "Section",
    "Series",
    "ServerCount",
    "Share",
    "Swing",
    "Texts",
    "Value",
    "generic_path",
    "known_path",
    "languages",
    "message",
    "resource",
    "sample_answers",
    "samples",
    "sections",
    "text_to_answer",
    "texts_for",
]
