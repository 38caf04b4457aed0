"""What an answer is called, to say what an undo would change."""

from __future__ import annotations

from collections.abc import Sequence

from advisor import api

_MANY = 2
_REMARKS = "remarks."
_SCENARIOS = "scenarios."
_REPORT = "report."
"""Answers of the report's own page, which are no questions."""


def say_answers(paths: Sequence[str], draft: api.Draft, texts: api.Texts) -> str:
    """Name what is changed by a step: one answer, or how many of whom; empty for nothing."""
    if not paths:
        return ""
    if all(_head(path) == _head(paths[0]) for path in paths) and paths[0].startswith(_SCENARIOS):
        return _scenario(paths[0], draft, texts)
    first = _say(paths[0], draft, texts)
    if len(paths) < _MANY:
        return first
    owner = _owner(paths[0], draft)
    if owner and all(_head(path) == _head(paths[0]) for path in paths):
        return texts.say("window.undo.many_of", count=len(paths), owner=owner)
    return texts.say("window.undo.many", count=len(paths), first=first)


def _say(path: str, draft: api.Draft, texts: api.Texts) -> str:
    if path.startswith("figures."):
        return texts.say("window.undo.figure", figure=path.removeprefix("figures."))
    if path.startswith(_REMARKS):
        said = _say(path.removeprefix(_REMARKS), draft, texts)
        return texts.say("window.undo.remark", question=said)
    generic = api.generic_path(path) or ""
    asked = f"question.{path}" if path.startswith(_REPORT) else _questions().get(generic)
    if asked is None:
        return path
    said, owner = texts.say(asked), _owner(path, draft)
    return texts.say("window.undo.of", question=said, owner=owner) if owner else said


def _scenario(path: str, draft: api.Draft, texts: api.Texts) -> str:
    """Name a scenario; one that an undo has taken away is told by its key."""
    name = str(draft.answers.get(f"{_head(path)}.name") or _head(path).removeprefix(_SCENARIOS))
    return texts.say("window.undo.scenario", name=name)


def _head(path: str) -> str:
    return ".".join(path.split(".", 2)[:2])


def _owner(path: str, draft: api.Draft) -> str:
    """Give the name of the workload, machine or site that an answer belongs to."""
    group = path.partition(".")[0]
    repeated = {section.repeats for section in api.sections() if section.repeats}
    if group not in repeated:
        return ""
    head = _head(path)
    return str(draft.answers.get(f"{head}.name") or head.partition(".")[2])


def _questions() -> dict[str, str]:
    return {
        f"{section.repeats}.{question.path}" if section.repeats else question.path: question.text
        for section in api.sections()
        for question in section.questions
    }
