"""How far each step has come: answered, don't know, does not apply, open; and the gates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor import api
from ui.steps import STEPS, Step
from ui.widgets.step_mark import StepMark

_PHASES = {"1": "verification", "2": "integration", "3": "innovation"}
"""Phase of a badge; its gate stands at its end."""
_CONDITIONS = 3
"""Conditions of a gate that a tip names; the decision page has them all."""


def marks(
    draft: api.Draft,
    problems: Sequence[api.Problem],
    texts: api.Texts,
    evaluation: api.Evaluation | None = None,
) -> tuple[StepMark, ...]:
    """Give the mark of every step, in order."""
    known = {section.id: section for section in api.sections()}
    found = []
    for step in STEPS:
        sections = [known[name] for name in step.sections]
        mark = _mark(step, sections, draft, problems, texts)
        found.append(replace(mark, gate=_gate(step, evaluation, texts)))
    return tuple(found)


def say_count(found: api.Tally, texts: api.Texts) -> str:
    """Say how many questions are answered, not known, not applying and open, but for zeros."""
    counts = {
        "answered": found.answered,
        "unknown": found.unknown,
        "aside": found.aside,
        "open": found.open,
    }
    said = [texts.say(f"window.count.{name}", count=n) for name, n in counts.items() if n]
    return " · ".join(said)


def _mark(
    step: Step,
    sections: Sequence[api.Section],
    draft: api.Draft,
    problems: Sequence[api.Problem],
    texts: api.Texts,
) -> StepMark:
    title = texts.say(f"window.step.{step.id}")
    found = api.tally_first(sections, draft, problems)
    aside = f" {texts.say('window.progress.aside', count=found.aside)}" if found.aside else ""
    if found.wrong and draft.answers:
        spoken = texts.say("window.progress.wrong", step=title, count=found.wrong)
        return StepMark(title, step.badge, "", "warning", "error", spoken)
    if not found.asked:
        return StepMark(title, step.badge, spoken=title + aside)
    given = found.answered + found.unknown
    shares = (found.answered / found.asked, found.unknown / found.asked)
    if not found.open:
        name = "window.progress.done_unknown" if found.unknown else "window.progress.done"
        spoken = texts.say(name, step=title, unknown=found.unknown) + aside
        return StepMark(title, step.badge, "", "keep", "ok", spoken, shares)
    name = "window.progress.open_unknown" if found.unknown else "window.progress.open"
    spoken = texts.say(name, step=title, answered=given, asked=found.asked, unknown=found.unknown)
    spoken += aside
    return StepMark(title, step.badge, f"{given}/{found.asked}", spoken=spoken, shares=shares)


def _gate(step: Step, evaluation: api.Evaluation | None, texts: api.Texts) -> str:
    """Say what has to hold before the next phase; empty where no gate stands."""
    if step.badge not in _PHASES:
        return ""
    known: Mapping[str, api.RoadmapPhase] = (
        {phase.phase: phase for phase in evaluation.roadmap} if evaluation else {}
    )
    phase = known.get(_PHASES[step.badge])
    head = texts.say("window.gate", number=step.badge)
    if phase is None:
        return f"{head}\n{texts.say('window.gate.waits')}"
    said = [f"☐ {texts.say(one.text)}" for one in phase.exit_criteria]
    more = len(said) - _CONDITIONS
    rest = [texts.say("window.gate.more", count=more)] if more > 0 else []
    return "\n".join([head, *said[:_CONDITIONS], *rest])
