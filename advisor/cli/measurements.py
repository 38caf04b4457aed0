"""Commands on the client's own benchmark results."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import api
from advisor.cli.options import as_json, command, path_argument
from advisor.cli.session import Session, user_name
from advisor.cli.spoken import SpokenGroup


@click.group("measurements", cls=SpokenGroup, help="command.measurements.help")
def measurements() -> None:
    """Hold the commands on measurements."""


@command("measurements.import")
@path_argument("file", "FILE")
@path_argument("table", "TABLE.csv")
@as_json
def import_(session: Session, file: Path, table: Path) -> None:
    """Keep the results of a table in the engagement, all of them or none."""
    with api.open_engagement(file) as workspace:
        answers = api.measured_answers(workspace.draft, table)
        workspace.answer_all(answers, user_name(), api.now())
    keys = list(dict.fromkeys(path.split(".")[1] for path in answers))
    sentence = session.say("command.measurements.import.kept", file=str(file), count=len(keys))
    session.result(sentence, {"file": str(file), "measurements": keys})


measurements.add_command(import_, "import")
