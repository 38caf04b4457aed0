"""Commands on an engagement's file: new, set, show, problems."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import api
from advisor.cli.options import as_json, command, option, path_argument
from advisor.cli.session import Session, typed, user_name
from advisor.cli.tables import columns


@command("new")
@path_argument("file", "FILE", required=False)
@option("--sample", metavar="NAME")
@option("--list-samples", is_flag=True)
@as_json
def new(session: Session, file: Path | None, sample: str | None, *, list_samples: bool) -> None:
    """Make an engagement, or list the samples one can start from."""
    if list_samples:
        found = [(entry.id, session.say(entry.title)) for entry in api.samples()]
        session.result(columns(found), [{"id": id_, "title": title} for id_, title in found])
        return
    if file is None:
        raise click.UsageError(session.say("command.missing", name="FILE"))
    answers = api.sample_answers(sample, session.texts.language) if sample else {}
    with api.create_engagement(file, answers, user_name()) as workspace:
        count = len(workspace.draft.answers)
    sentence = session.say("command.new.made", file=str(file), count=count)
    if not count:
        sentence = f"{sentence}\n{session.say('command.new.next', file=str(file))}"
    session.result(sentence, {"file": str(file), "answers": count})


@command("set")
@path_argument("file", "FILE")
@click.argument("pairs", nargs=-1, metavar="[PATH=VALUE]...")
@option("--remove", multiple=True, metavar="PATH")
@as_json
def set_(session: Session, file: Path, pairs: tuple[str, ...], remove: tuple[str, ...]) -> None:
    """Give answers, all of them or none; what cannot stand is kept and named."""
    answers = {path: api.text_to_answer(text, path) for path, text in _split(session, pairs)}
    if not answers and not remove:
        raise click.UsageError(session.say("command.set.nothing"))
    with api.open_engagement(file) as workspace:
        workspace.answer_all(answers, user_name(), api.now())
        for prefix in remove:
            workspace.remove(prefix, user_name(), api.now())
        draft = workspace.draft
    spoilt = [problem for problem in api.problems_of(draft) if problem.where in answers]
    count = len(answers) + len(remove)
    session.result(
        session.say("command.set.saved", file=str(file), count=count),
        {"file": str(file), "saved": [*answers, *remove], "problems": session.as_data(spoilt)},
    )
    session.tell(spoilt)


@command("show")
@path_argument("file", "FILE")
@as_json
def show(session: Session, file: Path) -> None:
    """Show every answer as it was given."""
    with api.open_engagement(file, read_only=True) as workspace:
        draft = workspace.draft
    problems = api.problems_of(draft)
    complete = not any(problem.severity == "error" for problem in problems)
    data = {
        "file": str(file),
        "answers": dict(draft.answers),
        "assessment": draft.completed().model_dump(mode="json") if complete else None,
        "problems": session.as_data(problems),
    }
    rows = [(path, typed(answer)) for path, answer in draft.answers.items()]
    session.result(columns(rows) if rows else session.say("command.show.nothing"), data)


@command("problems")
@path_argument("file", "FILE")
@as_json
def problems(session: Session, file: Path) -> int:
    """Name everything that keeps the answers from being evaluated."""
    with api.open_engagement(file, read_only=True) as workspace:
        found = api.problems_of(workspace.draft)
    rows = [
        (session.say(f"command.severity.{p.severity}"), p.where, session.say(p.message))
        for p in found
    ]
    session.result(
        columns(rows) if rows else session.say("command.problems.none"), session.as_data(found)
    )
    return 1 if any(problem.severity == "error" for problem in found) else 0


COMMANDS = (new, set_, show, problems)


def _split(session: Session, pairs: tuple[str, ...]) -> list[tuple[str, str]]:
    found = []
    for pair in pairs:
        path, equals, text = pair.partition("=")
        if not equals:
            raise click.UsageError(session.say("command.set.no_value", found=pair))
        found.append((path.strip(), text))
    return found
