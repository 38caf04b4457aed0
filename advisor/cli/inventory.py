"""Commands on the hardware that is owned."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import api
from advisor.cli.options import as_json, command, option, path_argument
from advisor.cli.session import Session, user_name
from advisor.cli.spoken import SpokenGroup


@click.group("inventory", cls=SpokenGroup, help="command.inventory.help")
def inventory() -> None:
    """Hold the commands on the inventory."""


@command("inventory.import")
@path_argument("file", "FILE")
@path_argument("table", "TABLE.csv|.xlsx")
@option("--sheet", metavar="NAME")
@option("--column", "columns", metavar="FIELD=HEADING", multiple=True)
@option("--good-rows", is_flag=True)
@option("--dry-run", is_flag=True)
@as_json
def import_(  # noqa: PLR0913, PLR0917 - a command and its options
    session: Session,
    file: Path,
    table: Path,
    sheet: str | None,
    columns: tuple[str, ...],
    good_rows: bool,  # noqa: FBT001 - a flag
    dry_run: bool,  # noqa: FBT001 - a flag
) -> None:
    """Add the machines of a list, all of them or none unless asked for the good ones."""
    with api.open_engagement(file) as workspace:
        chosen = _sheet(table, sheet)
        used = api.named_columns(chosen, columns)
        found = api.read_inventory(workspace.draft, chosen, api.today(), used)
        if found.problems and not good_rows:
            raise api.AdvisorError(found.problems)
        if not found.machines:
            raise api.AdvisorError.at(table.name, "problem.inventory_none", file=table.name)
        if not dry_run:
            workspace.answer_all(found.answers, user_name(), api.now())
    session.tell(found.problems)
    told = "command.inventory.import.tried" if dry_run else "command.inventory.import.kept"
    left = len(found.rows) - found.machines
    session.result(
        session.say(told, file=str(file), count=found.machines, left=left),
        {
            "file": str(file),
            "kept": not dry_run,
            "columns": {field: chosen.headings[at] for field, at in found.columns.items()},
            "machines": [dict(row.machine, line=row.line) for row in found.rows if row.machine],
            "problems": session.as_data(found.problems),
        },
    )


def _sheet(table: Path, name: str | None) -> api.Sheet:
    """Give the sheet of a name; without one that whose headings say most."""
    sheets = api.inventory_sheets(table)
    if name is None:
        return api.best_sheet(sheets)
    for sheet in sheets:
        if sheet.name == name:
            return sheet
    known = ", ".join(sheet.name for sheet in sheets)
    raise api.AdvisorError.at(table.name, "problem.inventory_sheet", found=name, known=known)


inventory.add_command(import_, "import")
