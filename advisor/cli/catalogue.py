"""Commands on the reference catalogue: list, show and check, with those on packs beside them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from advisor import api
from advisor.cli import packs
from advisor.cli.options import as_json, command, option, path_argument
from advisor.cli.session import Session, typed
from advisor.cli.spoken import Day, SpokenGroup
from advisor.cli.tables import columns


@click.group("catalogue", cls=SpokenGroup, help="command.catalogue.help")
def catalogue() -> None:
    """Hold the commands on the catalogue."""


@command("catalogue.list")
@option("--kind", multiple=True, type=click.Choice(api.CATALOGUE_KINDS), metavar="KIND")
@option("--search", metavar="TEXT", default="")
@option("--as-of", type=Day(), metavar="DAY", help="command.option.holds_on")
@option("--catalogue", metavar="VERSION")
@as_json
def list_(
    session: Session,
    *,
    kind: tuple[str, ...],
    search: str,
    as_of: dt.date | None,
    catalogue: str | None,
) -> None:
    """List the values that hold on a day."""
    found = api.catalogue_entries(
        as_of or api.today(), kinds=kind, search=search, version=catalogue
    )
    rows = [_row(session, entry) for entry in found]
    head = [session.say(f"command.catalogue.column.{name}") for name in _COLUMNS]
    sentence = session.say("command.catalogue.list.none")
    data = [entry.model_dump(mode="json") for entry in found]
    session.result(columns([head, *rows]) if rows else sentence, data)


@command("catalogue.show")
@click.argument("id_", metavar="ID")
@option("--in", "file", type=click.Path(path_type=Path), metavar="FILE", help="command.option.in")
@option("--as-of", type=Day(), metavar="DAY", help="command.option.holds_on")
@as_json
def show(session: Session, id_: str, file: Path | None, as_of: dt.date | None) -> None:
    """Show one value with its source, its age, its history and the client's own beside it."""
    day = as_of or api.today()
    history = api.catalogue_entry(id_, day)
    now = next((entry for entry in history if entry.valid_from <= day), history[0])
    answers = packs.draft_in(file).answers if file else {}
    own = answers.get(f"figures.{now.id}")
    data = {
        **now.model_dump(mode="json"),
        "history": [entry.model_dump(mode="json") for entry in history],
        "override": own,
    }
    lines = [*_about(session, now), *_own(session, own, asked=file is not None)]
    said = [columns(lines)]
    if len(history) > 1:
        past = [
            (_day(session, e.valid_from), packs.value(session, e) or e.note, e.source)
            for e in history
        ]
        said += ["", session.say("command.catalogue.history"), columns(past, indent=2)]
    session.result("\n".join(said), data)


@command("catalogue.check")
@path_argument("folder", "FOLDER", required=False)
@as_json
def check(session: Session, folder: Path | None) -> int:
    """Say whether a catalogue hangs together; every fault with its file and line."""
    found = api.check_catalogue(folder)
    if session.as_json:
        session.result("", session.as_data(found))
    elif not found:
        versions = ", ".join(api.catalogue_versions())
        sound = session.say("command.catalogue.check.sound", versions=versions)
        click.echo(session.say("command.catalogue.check.sound_folder") if folder else sound)
    session.tell(found)
    return 1 if any(problem.severity == "error" for problem in found) else 0


for one in (list_, show, check, *packs.COMMANDS):
    catalogue.add_command(one, str(one.name).removeprefix("catalogue."))

_COLUMNS = ("id", "value", "valid_from", "review_by", "evidence")


def _row(session: Session, entry: api.Entry) -> tuple[str, ...]:
    review = _day(session, entry.review_by) if entry.review_by else ""
    if entry.stale:
        review = session.say("command.catalogue.stale", day=review)
    name = entry.label if entry.kind in ("system", "model") else ""
    return (
        entry.id,
        packs.value(session, entry) or name,
        _day(session, entry.valid_from),
        review,
        session.say(f"evidence.{entry.evidence}"),
    )


def _about(session: Session, entry: api.Entry) -> list[tuple[str, str]]:
    say = session.say
    source = ", ".join(part for part in (entry.source, entry.locator, entry.url) if part)
    retrieved, age = _day(session, entry.retrieved), entry.age_days
    rows = [
        ("id", f"{entry.id} ({entry.label})"),
        ("value", packs.value(session, entry)),
        *((name, str(fact)) for name, fact in entry.facts.items()),
        ("valid_from", _day(session, entry.valid_from)),
        ("evidence", say(f"evidence.{entry.evidence}")),
        ("source", say("command.catalogue.source", source=source, licence=entry.licence)),
        ("retrieved", say("command.catalogue.age", day=retrieved, days=age)),
        ("review_by", _row(session, entry)[3]),
        ("agreement", _agreement(session, entry)),
        ("note", entry.note),
        ("came_with", entry.came_with),
    ]
    known = {*_COLUMNS, "source", "retrieved", "agreement", "note", "came_with"}
    return [
        (say(f"command.catalogue.column.{name}") if name in known else name, text)
        for name, text in rows
        if text
    ]


def _agreement(session: Session, entry: api.Entry) -> str:
    if entry.sources_compared is None or entry.sources_agreeing is None:
        return ""
    agreeing, compared = entry.sources_agreeing, entry.sources_compared
    return session.say("command.catalogue.agreement", agreeing=agreeing, compared=compared)


def _own(session: Session, own: api.Answer, *, asked: bool) -> list[tuple[str, str]]:
    if not asked:
        return []
    none = session.say("command.catalogue.no_override")
    told = typed(own) if own is not None else none
    return [(session.say("command.catalogue.column.override"), told)]


def _day(session: Session, day: dt.date) -> str:
    return session.texts.day(day)
