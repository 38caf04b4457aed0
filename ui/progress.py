"""How far each step has come: answered, open, or something wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor import api
from ui.steps import STEPS, Step
from ui.widgets.stepper import StepMark


def marks(
    draft: api.Draft, problems: Sequence[api.Problem], texts: api.Texts
) -> tuple[StepMark, ...]:
    """Give the mark of every step, in order."""
    known = {section.id: section for section in api.sections()}
    return tuple(_mark(step, known, draft, problems, texts) for step in STEPS)


def _mark(
    step: Step,
    known: Mapping[str, api.Section],
    draft: api.Draft,
    problems: Sequence[api.Problem],
    texts: api.Texts,
) -> StepMark:
    title = texts.say(f"window.step.{step.id}")
    sections = [known[name] for name in step.sections]
    short = any(question.express for section in sections for question in section.questions)
    asked = [path for section in sections for path in _paths(section, draft, express=short)]
    answered = sum(path in draft.answers for path in asked)
    wrong = sum(p.severity == "error" and _is_in(p.where, sections) for p in problems)
    if wrong and draft.answers:
        spoken = texts.say("window.progress.wrong", step=title, count=wrong)
        return StepMark(title, step.badge, "", "warning", "error", spoken)
    if not asked:
        return StepMark(title, step.badge)
    if answered == len(asked):
        spoken = texts.say("window.progress.done", step=title)
        return StepMark(title, step.badge, "", "keep", "ok", spoken)
    spoken = texts.say("window.progress.open", step=title, answered=answered, asked=len(asked))
    return StepMark(title, step.badge, f"{answered}/{len(asked)}", spoken=spoken)


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
    return where.partition(".")[0] in roots
