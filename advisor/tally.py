"""How many questions of the questionnaire are answered, not known, not applying and open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from advisor.draft import Answer, Draft
from advisor.errors import Problem
from advisor.questions import Section


@dataclass(frozen=True)
class Tally:
    """Questions of sections, by what became of them."""

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


def tally_first(
    sections: Sequence[Section], draft: Draft, problems: Sequence[Problem] = ()
) -> Tally:
    """Count the questions that a first verdict asks; all of them where none is marked so."""
    short = any(question.express for section in sections for question in section.questions)
    return _tally(sections, draft, problems, express=short)


def tally(sections: Sequence[Section], draft: Draft, problems: Sequence[Problem] = ()) -> Tally:
    """Count every question of sections, once for each member of a group."""
    return _tally(sections, draft, problems, express=False)


def _tally(
    sections: Sequence[Section], draft: Draft, problems: Sequence[Problem], *, express: bool
) -> Tally:
    every = [path for section in sections for path in _paths(section, draft, express=express)]
    aside = draft.set_aside()
    asked = [path for path in every if path not in aside]
    given = [answers for path in asked if (answers := _given(path, draft))]
    unknown = sum(all(answer is None for answer in answers) for answers in given)
    wrong = sum(p.severity == "error" and _is_in(p.where, sections) for p in problems)
    return Tally(len(asked), len(given) - unknown, unknown, wrong, len(every) - len(asked))


def _given(path: str, draft: Draft) -> list[Answer]:
    """Give the answers to a question; one that is asked for each model may have several."""
    if path in draft.answers:
        return [draft.answers[path]]
    return [answer for one, answer in draft.answers.items() if one.startswith(f"{path}.")]


def _paths(section: Section, draft: Draft, *, express: bool) -> list[str]:
    asked = [question.path for question in section.questions if question.express or not express]
    if not section.repeats:
        return asked
    keys = draft.keys(section.repeats)
    return [f"{section.repeats}.{key}.{path}" for key in keys for path in asked]


def _is_in(where: str, sections: Sequence[Section]) -> bool:
    roots = {
        section.repeats or question.path.partition(".")[0]
        for section in sections
        for question in section.questions
    }
    return where.removeprefix("remarks.").partition(".")[0] in roots
