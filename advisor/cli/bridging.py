"""The command that explains the difference between two answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from advisor import api
from advisor.cli.options import Drawn, as_json, command, drawing, path_argument
from advisor.cli.session import Session
from advisor.cli.tables import columns


@command("bridge")
@path_argument("before", "FILE_A")
@path_argument("after", "FILE_B")
@drawing
@as_json
def bridge(session: Session, *, before: Path, after: Path, drawn: Drawn) -> None:
    """Split the difference between the leading plans of two files over what has changed."""
    drafts = [_sound(file, drawn) for file in (before, after)]
    found = api.bridge(
        drafts[0],
        drafts[1],
        as_of=drawn.as_of,
        samples=drawn.samples,
        seed=drawn.seed,
        version=drawn.version,
    )
    session.result(_said(found, session), _data(found, session))


COMMANDS = (bridge,)


def _sound(file: Path, drawn: Drawn) -> api.Draft:
    """Read the draft of a file; its problems end the command."""
    with api.open_engagement(file, read_only=True) as workspace:
        draft = workspace.draft
    found = api.problems_of(draft, version=drawn.version)
    problems = [problem for problem in found if problem.severity == "error"]
    if problems:
        raise api.AdvisorError(problems)
    return draft


def _said(found: api.Bridge, session: Session) -> str:
    model = api.chart_bridge(found, session.texts)
    if model is None:
        return session.say("command.bridge.none")
    shown = columns([model.header, *model.rows], indent=2, right=1)
    return f"{model.title}\n{model.subtitle}\n\n{shown}"


def _data(found: api.Bridge, session: Session) -> dict[str, Any]:
    """Give the bridge as data, each step with its name in words."""
    steps = [one.model_dump(mode="json") | {"label": session.say(one.label)} for one in found.steps]
    return found.model_dump(mode="json") | {"steps": steps}
