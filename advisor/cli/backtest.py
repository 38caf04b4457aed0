"""The command on reported decisions: what others decided beside what this program recommends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from advisor import api
from advisor.cli.options import Drawn, as_json, command, drawing, path_argument
from advisor.cli.session import Session
from advisor.cli.tables import columns

COLUMNS = (
    "case",
    "kind",
    "decided",
    "found",
    "best",
    "decided_best",
    "agrees",
    "separates",
    "turned",
)

_RULES = {
    "rules.air_gapped": "air_gap",
    "rules.foreign_api_barred": "foreign_api",
    "rules.liable_party_required": "liable_party",
}


@command("backtest")
@path_argument("folder", "DIR")
@drawing
@as_json
def backtest(session: Session, folder: Path, drawn: Drawn) -> int:
    """Run a folder of reported decisions; 1 only where a file cannot stand."""
    found = api.run_backtest(
        folder,
        as_of=drawn.as_of,
        samples=drawn.samples,
        seed=drawn.seed,
        version=drawn.version,
    )
    if session.as_json:
        session.result("", [as_data(session, one) for one in found])
    else:
        session.result(columns(table(session, found)), None)
        session.result(summary(session, found), None)
    return 1 if any(one.problems for one in found) else 0


COMMANDS = (backtest,)


def table(session: Session, found: Sequence[api.Backtested]) -> list[list[str]]:
    """Write the table, its head first."""
    head = [session.say(f"command.backtest.column.{name}") for name in COLUMNS]
    return [head, *(_row(session, one) for one in found)]


def summary(session: Session, found: Sequence[api.Backtested]) -> str:
    """Count how the decisions and the recommendations meet."""
    answered = [one.found for one in found if one.found]
    counts = {
        agrees: sum(one.agrees == agrees for one in answered) for agrees in ("yes", "leads", "no")
    }
    return session.say(
        "command.backtest.summary",
        cases=len(found),
        failed=sum(bool(one.problems) for one in found),
        **counts,
    )


def _row(session: Session, one: api.Backtested) -> list[str]:
    decided, found = one.decided, one.found
    if decided is None or found is None:
        said = "; ".join(session.say(problem.message) for problem in one.problems)
        shown = "" if decided is None else _posture(session, decided.posture)
        return [one.case, "", shown, "", "", "", session.say("command.backtest.failed"), said, ""]
    told = [(session.say(f"phase.{name}"), side) for name, side in decided.phases.items()]
    told += decided.workloads.items()
    parts = [f"{name}: {_posture(session, side)}" for name, side in told]
    best = found.probability_best
    return [
        one.case,
        session.say(f"command.backtest.kind.{decided.kind}"),
        _with(_posture(session, decided.posture), parts),
        _with(_verdict(session, found.verdict, found.leading), _path(session, one)),
        " / ".join(_share(session, best.get(posture, 0.0)) for posture in api.POSTURES),
        _share(session, best.get(decided.posture, 0.0)),
        session.say(f"command.backtest.agrees.{found.agrees}"),
        separates(session, found.separation, decided.posture),
        _rules(session, [_RULES[path] for path in found.turned_by]),
    ]


def _path(session: Session, one: api.Backtested) -> list[str]:
    """Write the postures of the phases, where they are not all alike."""
    by_phase = one.found.by_phase if one.found else {}
    if len(set(by_phase.values())) <= 1:
        return []
    return [" → ".join(_posture(session, by_phase[name]) for name in api.PHASES)]


def separates(session: Session, one: api.Separation, decided: str) -> str:
    """Say what separates a recommendation from a decision; empty where nothing does."""
    name = session.say(f"posture.{decided}")
    if one.why in {"barred", "ruled"}:
        said = _rules(session, [rule for rule, _ in one.rules])
        return session.say(f"command.backtest.separates.{one.why}", rules=said, posture=name)
    if one.why in {"flips", "nearest"}:
        return session.say(
            f"command.backtest.separates.{one.why}",
            input=one.label,
            value=_quantity(one.value, one.unit),
            likely=_quantity(one.likely, one.unit),
            share=api.Share(round(one.share_closed or 0.0, 2)),
            posture=name,
        )
    return session.say(f"command.backtest.separates.{one.why}", posture=name) if one.why else ""


def _rules(session: Session, rules: Sequence[str]) -> str:
    names = (session.say(f"command.backtest.rule.{rule}") for rule in dict.fromkeys(rules))
    return session.say("report.and").join(names)


def _quantity(value: float | None, unit: str) -> api.Quantity:
    return api.Quantity(float(f"{value or 0.0:.3g}"), unit)


def _verdict(session: Session, verdict: str, leading: str | None) -> str:
    said = session.say(f"posture.{verdict}")
    if verdict == "too_close" and leading:
        name = session.say(f"posture.{leading}")
        return session.say("command.backtest.ahead", verdict=said, posture=name)
    return said


def _posture(session: Session, posture: str) -> str:
    return session.say(f"posture.{posture}")


def _with(said: str, parts: Sequence[str]) -> str:
    return f"{said} ({'; '.join(parts)})" if parts else said


def _share(session: Session, share: float) -> str:
    return session.texts.share(share)


def as_data(session: Session, one: api.Backtested) -> dict[str, object]:
    """Give a row for a program."""
    told = one.decision.model_dump(mode="json") if one.decision else {}
    found = asdict(one.found) if one.found else None
    if found and one.found:
        label = one.found.separation.label
        found["separation"]["label"] = session.say(label) if label else ""
    return {
        "case": one.case,
        **{name: told.get(name) for name in ("title", "decided", "facts", "not_entered")},
        "stands_in": list(one.stands_in),
        "found": found,
        "problems": session.as_data(one.problems),
    }
