"""Answers that somebody marked "does not apply": kept as typed, read as left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.draft.paths import is_needed, known_path
from advisor.draft.values import Answer

REMARKS = "remarks."
"""What the path of a remark starts with; the path of its answer follows."""


def set_aside(answers: Mapping[str, Answer]) -> frozenset[str]:
    """Give the paths that are marked and may be: an answer that is needed keeps its say.

    Only a mark with a reason counts; one without is a problem of its own.
    """
    return frozenset(path for path in _marked(answers) if not is_needed(path))


def marked_though_needed(answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Give the marked paths without whose answer nothing can be worked out."""
    return tuple(path for path in _marked(answers) if is_needed(path))


def standing(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Give the answers as the engine reads them: what was set aside is "don't know".

    Args:
        answers: Answers by path, remarks among them.

    Returns:
        The same paths in the same order; members of a group stay, whatever is set aside.
    """
    aside = set_aside(answers)
    if not aside:
        return answers
    return {path: None if _is_below(path, aside) else said for path, said in answers.items()}


def _marked(answers: Mapping[str, Answer]) -> Iterator[str]:
    for path, remark in answers.items():
        asked = path.removeprefix(REMARKS)
        if path.startswith(REMARKS) and isinstance(remark, dict) and known_path(path):
            reason = remark.get("note")
            says_why = isinstance(reason, str) and bool(reason.strip())
            if remark.get("does_not_apply") is True and says_why:
                yield asked


def _is_below(path: str, aside: frozenset[str]) -> bool:
    """Say whether a path, or what it lies beneath, is set aside."""
    while path:
        if path in aside:
            return True
        path = path.rpartition(".")[0]
    return False
