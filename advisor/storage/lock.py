"""Who holds an engagement: a sidecar ``NAME.advisor.lock`` beside the database's own lock.

The database's lock decides; the sidecar only says whose it is. One left behind by a program that
died is stale, since the operating system has freed the database's lock, and is overwritten.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import getpass
import json
import os
import platform
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.storage.faults import problem_at

_LONGEST = 4096
_LONGEST_NAME = 80

_open_here: set[tuple[int, int]] = set()
"""Files this process holds. Opening one of them a second time, even to read its header, would
make the operating system drop the first lock when the second handle is closed."""


def sidecar_of(path: Path) -> Path:
    """Give the place of the sidecar of a file."""
    return path.with_name(f"{path.name}.lock")


def identity_of(path: Path) -> tuple[int, int] | None:
    """Give what tells one file from another whatever its name, or None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def refuse_if_open_here(path: Path) -> None:
    """Let a file pass that this process does not hold.

    Raises:
        AdvisorError: When it does.
    """
    if identity_of(path) in _open_here:
        raise problem_at(path, "problem.file_open_here")


def announce(path: Path) -> None:
    """Say in the sidecar that this process holds a file; a folder that refuses it is no fault."""
    identity = identity_of(path)
    if identity is not None:
        _open_here.add(identity)
    holder = {"who": user_name(), "host": platform.node(), "process": os.getpid()}
    with contextlib.suppress(OSError):
        sidecar = sidecar_of(path)
        sidecar.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY
        with os.fdopen(os.open(sidecar, flags, 0o600), "w", encoding="utf-8") as file:
            json.dump(holder, file)


def withdraw(path: Path, identity: tuple[int, int] | None) -> None:
    """Take the sidecar away, before the database's lock is freed, unless it is not ours."""
    if identity is not None:
        _open_here.discard(identity)
    with contextlib.suppress(OSError):
        if _read(sidecar_of(path)).get("process") == os.getpid():
            sidecar_of(path).unlink()


def held_elsewhere(path: Path) -> AdvisorError:
    """Build the error that says who holds a file, as far as the sidecar knows."""
    sidecar = sidecar_of(path)
    try:
        holder, since = _read(sidecar), _since(sidecar)
    except OSError:
        holder, since = {}, ""
    who, host, process = (holder.get(name, "") for name in ("who", "host", "process"))
    if not who:
        return problem_at(path, "problem.file_locked_by_unknown")
    values = {"who": _short(who), "host": _short(host), "process": _short(process)}
    name = path.name
    return AdvisorError.at(name, "problem.file_locked", file=name, since=since, **values)


def user_name() -> str:
    """Give the name of the account, or a dash where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "-"


def _read(sidecar: Path) -> dict[str, object]:
    """Read the sidecar, which anybody may have written: what is odd counts as nothing."""
    with sidecar.open("rb") as file:
        content = file.read(_LONGEST)
    try:
        holder = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return holder if isinstance(holder, dict) else {}


def _since(sidecar: Path) -> str:
    changed = dt.datetime.fromtimestamp(sidecar.stat().st_mtime, tz=dt.UTC)
    return changed.astimezone().strftime("%Y-%m-%d %H:%M")


def _short(text: object) -> str:
    return str(text)[:_LONGEST_NAME]
