"""How far each step has come: answered, don't know, does not apply, open; and the gates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from advisor import api
from ui.steps import STEPS, Step
from ui.widgets.step_mark import StepMark

_PHASES = {"1": "verification", "2": "integration", "3": "innovation"}
"""Phase of a badge; its gate stands at its end."""
_CONDITIONS = 3
"""Conditions of a gate that a tip names; the decision page has them all."""


@dataclass(frozen=True)
class Count:
    """Questions of a step."""

    asked: int
    answered: int
    """Those with an answer that says something."""
    unknown: int
    """Those answered by "don't know"."""
    wrong: int
    aside: int = 0
    """Those that do not apply here; they are not among those asked."""

    @property
    def open(self) -> int:
        """Those nobody has looked at."""
        return self.asked - self.answered - self.unknown


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


def count(
    sections: Sequence[api.Section], draft: api.Draft, problems: Sequence[api.Problem]
) -> Count:
    """Count the answers of a step; where it has express questions, they count alone."""
    short = any(question.express for section in sections for question in section.questions)
    return _count(sections, draft, problems, express=short)


def count_all(
    sections: Sequence[api.Section], draft: api.Draft, problems: Sequence[api.Problem] = ()
) -> Count:
    """Count the answers of sections, those that refine as well."""
    return _count(sections, draft, problems, express=False)


def say_count(found: Count, texts: api.Texts) -> str:
    """Say how many questions are answered, not known, not applying and open, but for zeros."""
    counts = {
        "answered": found.answered,
        "unknown": found.unknown,
        "aside": found.aside,
        "open": found.open,
    }
    said = [texts.say(f"window.count.{name}", count=n) for name, n in counts.items() if n]
    return " · ".join(said)


def _count(
    sections: Sequence[api.Section],
    draft: api.Draft,
    problems: Sequence[api.Problem],
    *,
    express: bool,
) -> Count:
    every = [path for section in sections for path in _paths(section, draft, express=express)]
    aside = draft.set_aside()
    asked = [path for path in every if path not in aside]
    given = [draft.answers[path] for path in asked if path in draft.answers]
    unknown = sum(answer is None for answer in given)
    wrong = sum(p.severity == "error" and _is_in(p.where, sections) for p in problems)
    return Count(len(asked), len(given) - unknown, unknown, wrong, len(every) - len(asked))


def _mark(
    step: Step,
    sections: Sequence[api.Section],
    draft: api.Draft,
    problems: Sequence[api.Problem],
    texts: api.Texts,
) -> StepMark:
    title = texts.say(f"window.step.{step.id}")
    found = count(sections, draft, problems)
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


def _paths(section: api.Section, draft: api.Draft, *, express: bool) -> list[str]:
    """Give what a step asks; where it has express questions they count, refining is extra."""
    asked = [question.path for question in section.questions if question.express or not express]
    if not section.repeats:
        return asked
    keys = draft.keys(section.repeats)
    return [f"{section.repeats}.{key}.{path}" for key in keys for path in asked]


def _is_in(where: str, sections: Sequence[api.Section]) -> bool:
    roots = {
        section.repeats or question.path.partition(".")[0]
        for section in sections
        for question in section.questions
    }
    return where.removeprefix("remarks.").partition(".")[0] in roots
