"""A draft: every answer as it was given, right or wrong, until all of it can be vouched for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from advisor.draft.members import gone_with, is_member, stands_below
from advisor.draft.paths import refuse_unknown_path
from advisor.draft.problems import find_problems
from advisor.draft.set_aside import set_aside, standing
from advisor.draft.tree import assessment_json
from advisor.draft.values import Answer, checked
from advisor.errors import AdvisorError, Problem
from advisor.model.assessment import Assessment

__all__ = ["Answer", "Draft"]


@dataclass(frozen=True)
class Draft:
    """Answers by path, in the order in which they were first given.

    ``None`` is an explicit "don't know". What a person typed and nobody could read stays as the
    text that was typed. An `Estimate` is answered by a number or by a mapping of ``low``,
    ``likely``, ``high`` and, if known, ``source``; a figure takes a ``note`` too.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Keep a copy that nobody can change."""
        object.__setattr__(self, "answers", MappingProxyType(dict(self.answers)))

    def __reduce__(self) -> tuple[type[Draft], tuple[dict[str, Answer]]]:
        """Travel between processes as a plain mapping."""
        return Draft, (dict(self.answers),)

    def with_answer(self, path: str, value: Answer) -> Draft:
        """Give the draft with one answer added or replaced, however wrong it is.

        Raises:
            AdvisorError: When no answer can stand at that path, or the value is not one that a
                file can keep (not finite, not text, nested too deep).
        """
        refuse_unknown_path(path)
        return Draft({**self.answers, path: checked(path, value)})

    def without(self, prefix: str) -> Draft:
        """Give the draft without an answer, or without all answers below a path.

        What was said about an answer outlives it; with a member of a group that goes too.
        """
        if is_member(prefix):
            gone = gone_with(prefix, self.answers)
        else:
            gone = frozenset(path for path in self.answers if stands_below(path, prefix))
        return Draft({path: said for path, said in self.answers.items() if path not in gone})

    def keys(self, group: str) -> tuple[str, ...]:
        """Give the keys of a group (``workloads``, ``machines`` …) in order of creation."""
        found = (path.split(".", 2)[1] for path in self.answers if stands_below(path, group))
        return tuple(dict.fromkeys(found))

    def set_aside(self) -> frozenset[str]:
        """Give the paths of the questions that do not apply here, each with a reason."""
        return set_aside(self.answers)

    def standing(self) -> Mapping[str, Answer]:
        """Give the answers as the engine reads them: what does not apply is left open."""
        return standing(self.answers)

    def problems(self) -> tuple[Problem, ...]:
        """Find everything that keeps the draft from being completed, all at once."""
        return find_problems(self.answers)

    def completed(self) -> Assessment:
        """Give the assessment; what does not apply counts as left open.

        Raises:
            AdvisorError: When there are problems; it carries all of them.
        """
        problems = self.problems()
        if problems:
            raise AdvisorError(problems)
        return Assessment.model_validate_json(assessment_json(self.standing()), strict=True)
