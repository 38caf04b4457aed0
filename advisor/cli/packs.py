"""Commands on signed updates of the catalogue: diff, apply, keygen and sign."""

from __future__ import annotations

from pathlib import Path

import click

from advisor import api
from advisor.cli.options import as_json, command, option, path_argument
from advisor.cli.session import Session
from advisor.cli.tables import columns


def draft_in(file: Path) -> api.Draft:
    """Give the answers of an engagement without taking hold of its file."""
    with api.open_engagement(file, read_only=True) as workspace:
        return workspace.draft


def value(session: Session, entry: api.Entry) -> str:
    """Write the value of an entry with its unit, and its range where it has one."""
    if entry.likely is None:
        return ""
    likely = _amount(session, entry.kind, entry.likely, entry.unit)
    if entry.low is None or entry.high is None or entry.low == entry.high:
        return likely
    ends = {
        "low": _amount(session, entry.kind, entry.low, entry.unit),
        "high": _amount(session, entry.kind, entry.high, entry.unit),
    }
    return session.say("command.catalogue.range", likely=likely, **ends)


@command("catalogue.diff")
@path_argument("pack", "PACK")
@option("--in", "file", type=click.Path(path_type=Path), metavar="FILE", help="command.option.in")
@as_json
def diff(session: Session, pack: Path, file: Path | None) -> None:
    """List every change that a pack would make, and which of the client's figures stand."""
    draft = draft_in(file) if file else None
    found = api.preview_pack(pack, api.today(), draft)
    session.result("\n".join(_preview(session, found)), found.model_dump(mode="json"))


@command("catalogue.apply")
@path_argument("pack", "PACK")
@as_json
def apply(session: Session, pack: Path) -> None:
    """Add a pack to the catalogue, whole or not at all."""
    found = api.apply_pack(pack, api.today())
    count = len(found.changes)
    sentence = session.say("command.catalogue.applied", version=found.version, count=count)
    session.result(sentence, found.model_dump(mode="json"))


@command("catalogue.keygen")
@path_argument("key", "KEY")
@as_json
def keygen(session: Session, key: Path) -> None:
    """Make a key pair for signing packs."""
    public = api.make_key_pair(key)
    sentence = session.say("command.catalogue.key_made", private=str(key), public=str(public))
    session.result(sentence, {"private": str(key), "public": str(public)})


@command("catalogue.sign")
@path_argument("content", "CONTENT.json")
@option("--key", type=click.Path(path_type=Path), metavar="KEY", required=True)
@option("-o", "--output", type=click.Path(path_type=Path), metavar="PACK", required=True)
@as_json
def sign(session: Session, content: Path, key: Path, output: Path) -> None:
    """Check a content, sign it and write the pack."""
    pack = api.sign_pack(content, key, output, api.today())
    sentence = session.say(
        "command.catalogue.signed",
        file=str(output),
        version=pack.version,
        expires=api.Day(pack.expires),
    )
    data = {"file": str(output), "version": pack.version, "expires": pack.expires.isoformat()}
    session.result(sentence, data)


COMMANDS = (diff, apply, keygen, sign)


def _preview(session: Session, found: api.Preview) -> list[str]:
    say = session.say
    days = {"created": api.Day(found.created), "expires": api.Day(found.expires)}
    lines = [say("command.catalogue.pack", version=found.version, previous=found.previous, **days)]
    lines += [found.title] if found.title else []
    rows: list[tuple[str, ...]] = []
    for change in found.changes:
        before, after = (
            "" if amount is None else _amount(session, change.kind, amount, change.unit)
            for amount in (change.before, change.after)
        )
        stands = say("command.catalogue.your_figure_stands") if change.overridden else ""
        what = say(f"command.catalogue.change.{change.what}")
        arrow = f"{before} → {after}" if change.what == "changed" else after
        rows.append((what, change.id, arrow, session.texts.day(change.valid_from), stands))
        if change.what == "changed":
            rows += [("", "", f"{n}: {f.before} → {f.after}") for n, f in change.facts.items()]
    lines += ["", columns(rows, indent=2)]
    lines += [say("command.catalogue.new_host", host=host) for host in found.new_hosts]
    if found.own_figures:
        own = [
            (f.id, *(_number(session, n) for n in (f.likely, f.before, f.after)))
            for f in found.own_figures
        ]
        names = ("id", "override", "before", "after")
        head = tuple(say(f"command.catalogue.column.{name}") for name in names)
        lines += ["", say("command.catalogue.own_figures"), columns([head, *own], indent=2)]
    return lines


def _number(session: Session, number: float | None) -> str:
    return "" if number is None else session.texts.number(number)


def _amount(session: Session, kind: str, amount: float, unit: str) -> str:
    if kind == "model":
        return session.say("command.catalogue.size", number=session.texts.number(amount))
    return session.texts.quantity(amount, unit)
