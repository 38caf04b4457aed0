"""Commands that work something out: schema, scan, evaluate, explain, report, size."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from advisor import api
from advisor.cli.options import Drawn, as_json, command, drawing, option, path_argument
from advisor.cli.rows import written_rows
from advisor.cli.session import Session, written
from advisor.cli.tables import columns
from advisor.cli.verdict import verdict

_SCHEMAS = {
    "assessment": api.assessment_schema,
    "evaluation": api.evaluation_schema,
    "report": api.report_schema,
}


@command("schema")
@click.argument("which", type=click.Choice(list(_SCHEMAS)), metavar="assessment|evaluation|report")
@as_json
def schema(_session: Session, which: str) -> None:
    """Print the JSON Schema of an assessment, an evaluation or a report."""
    click.echo(written(_SCHEMAS[which]()))


@command("scan")
@as_json
def scan(session: Session) -> None:
    """Show what this machine has."""
    found, texts = api.scan_machine(), session.texts
    data = {
        "accelerators": [vars(accelerator) for accelerator in found.accelerators],
        "processor": found.processor,
        "cores": found.cores,
        "memory_gb": found.memory_gb,
    }
    unknown = session.say("command.scan.unknown")
    memory = unknown if found.memory_gb is None else f"{texts.number(found.memory_gb, 0)} GB"
    rows = [
        (session.say("command.scan.processor"), found.processor or unknown),
        (session.say("command.scan.cores"), unknown if found.cores is None else str(found.cores)),
        (session.say("command.scan.memory"), memory),
    ]
    for kind in found.accelerators:
        name = f"{kind.count} × {kind.name}"
        known = kind.accelerator or session.say("command.scan.not_in_catalogue")
        rows.append((session.say("command.scan.accelerator"), f"{name} ({known})"))
    if not found.accelerators:
        rows.append(
            (session.say("command.scan.accelerator"), session.say("command.scan.no_accelerator"))
        )
    session.result(columns(rows), data)


@command("evaluate")
@path_argument("file", "FILE")
@option("--probe", is_flag=True)
@drawing
@as_json
def evaluate(session: Session, *, file: Path, probe: bool, drawn: Drawn) -> None:
    """Say what to run, what it costs and how sure that is."""
    draft, evaluation = _evaluated(file, drawn, session if probe else None)
    if session.as_json:
        click.echo(evaluation.model_dump_json(indent=2))
    else:
        click.echo(verdict(evaluation, str(draft.answers.get("title") or ""), session.texts))


@command("explain")
@path_argument("file", "FILE")
@click.argument("figure", type=click.Choice(api.FIGURE_KINDS), metavar="FIGURE")
@option("--of", metavar="PLAN|OPTION", default="")
@option("--part", metavar="LEVEL|LINE|PHASE|WORKLOAD", default="")
@drawing
@as_json
def explain(
    session: Session, *, file: Path, figure: api.FigureKind, of: str, part: str, drawn: Drawn
) -> None:
    """Say what a figure adds up from, down to the inputs and their sources."""
    draft, evaluation = _evaluated(file, drawn)
    opened = api.derive(evaluation, draft, api.figure_of(evaluation, figure, of, part))
    said = api.say_derivation(opened, session.texts)
    data = api.derivation_data(opened, session.texts) if session.as_json else {}
    session.result("\n".join(api.derivation_lines(said)), data)


@command("report")
@path_argument("file", "FILE")
@option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT", required=True)
@option("--language", metavar="LANG", help="command.option.report_language")
@option("--title", metavar="TEXT")
@option("--probe", is_flag=True)
@drawing
@as_json
def report(  # noqa: PLR0913 - one for each option
    session: Session,
    *,
    file: Path,
    output: Path,
    language: str | None,
    title: str | None,
    probe: bool,
    drawn: Drawn,
) -> None:
    """Write the report of an evaluation."""
    language = language or session.texts.language
    api.texts_for(language)
    api.refuse_unknown_report(output)
    draft, evaluation = _evaluated(file, drawn, session if probe else None)
    warnings = api.write_report(
        evaluation, draft, output, language=language, as_of=drawn.as_of, title=title
    )
    notes = [session.say(warning) for warning in warnings]
    for note in notes:
        session.note(note)
    sentence = session.say("command.report.written", file=str(output))
    session.result(sentence, {"file": str(output), "language": language, "warnings": notes})


@command("size")
@path_argument("rows", "ROWS.csv")
@option("-o", "--output", type=click.Path(path_type=Path), metavar="OUT.csv", required=True)
@option("--measured", type=click.Path(path_type=Path), metavar="TABLE.csv")
@as_json
def size(session: Session, rows: Path, output: Path, measured: Path | None) -> None:
    """Predict the throughput of configurations in a table."""
    given = api.read_table(rows)
    added = api.size_rows(given, api.read_table(measured) if measured else ())
    said = [{name: _cell(session, value) for name, value in row.items()} for row in added]
    api.write_file(output, written_rows(given, said))
    failed = sum(1 for row in said if row.get("problem"))
    sentence = session.say("command.size.written", file=str(output), rows=len(given), failed=failed)
    session.result(sentence, {"file": str(output), "rows": len(given), "failed": failed})


COMMANDS = (schema, scan, evaluate, explain, report, size)


def _evaluated(
    file: Path, drawn: Drawn, probing: Session | None = None
) -> tuple[api.Draft, api.Evaluation]:
    """Evaluate a file; with a session that hears of each stage it is probed too."""
    with api.open_engagement(file, read_only=True) as workspace:
        draft = workspace.draft
    found = api.problems_of(draft, version=drawn.version)
    problems = [problem for problem in found if problem.severity == "error"]
    if problems:
        raise api.AdvisorError(problems)
    reckoned = api.evaluate_draft if probing is None else _probed(probing)
    return draft, reckoned(
        draft,
        as_of=drawn.as_of,
        samples=drawn.samples,
        seed=drawn.seed,
        version=drawn.version,
    )


def _probed(session: Session) -> Callable[..., api.Evaluation]:
    """Give what probes a draft and notes each stage as it begins."""
    heard: list[str] = []

    def tell(stage: str, _share: float) -> None:
        if stage not in heard:
            heard.append(stage)
            session.note(session.say(stage))

    return partial(api.probe_draft, progress=tell)


def _cell(session: Session, value: Any) -> str:
    if isinstance(value, api.Message):
        return session.say(value)
    return value if isinstance(value, str) else json.dumps(value)
