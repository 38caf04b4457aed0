"""The short way to a first verdict: at most fifteen questions, then what is worth knowing next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from advisor.draft import Draft
from advisor.errors import Message
from advisor.evaluation import Evaluation
from advisor.questions import Question, Section, sections

MOST = 15
"""Questions of the short way, at most."""
_FIRST = {"workloads": "w1", "machines": "m1"}
"""Key of a member that nobody has made yet."""
_NAMING = frozenset({"workloads.name", "machines.name"})
"""Left out: a name moves nothing, and its kind names a member well enough."""
_OPENING = {"workloads": "template", "machines": "accelerator"}
"""The answer that makes a member; the others of a machine are asked behind it."""
_RANKS = {
    "workloads.template": 0,
    "workloads.volume": 0,
    "workloads.data_class": 2,
    "machines.accelerator": 3,
    "machines.accelerators_per_server": 3,
    "machines.servers": 3,
    "workloads.value_per_success": 4,
}
"""What gives way first where there are too many: a volume is needed, a value is not."""
_OF_ORGANISATION = 1
_CHOSEN = 5
"""A workload's kind that is chosen already."""
_GROUPS = (("workload.", "workloads."), ("machine.", "machines."))


@dataclass(frozen=True)
class Asked:
    """A question of the short way, and of whom it is asked."""

    section: Section
    question: Question
    prefix: str
    """What its path stands beneath, with its dot; empty for the organisation's."""

    @property
    def path(self) -> str:
        """Path of the answer."""
        return self.prefix + self.question.path


@dataclass(frozen=True)
class WorthKnowing:
    """Something that is not known yet, and what knowing it would be worth at most."""

    path: str
    """Path of the answer."""
    input: str
    label: Message
    worth: float | None
    """In money before a choice is made; None where it cannot be told from chance."""
    swing: float
    """How far net present cost moves over its range."""
    flips: bool
    """Whether it may turn the verdict."""


def express_path(draft: Draft) -> tuple[Asked, ...]:
    """Give the questions of the short way in the order of the journey, at most `MOST`.

    Args:
        draft: The answers so far; what there is of workloads and machines is asked of each.
    """
    every = list(_every(draft))
    order = sorted(range(len(every)), key=lambda at: (_rank(every[at], draft), at))
    kept = set(order[:MOST])
    return tuple(asked for at, asked in enumerate(every) if at in kept)


def worth_knowing(evaluation: Evaluation, draft: Draft) -> tuple[WorthKnowing, ...]:
    """Give what is left open, what is worth most to know first, then what moves most cost.

    Inputs that the client has told or set aside are left out, and so is what moves nothing.
    """
    told = {row.id for row in evaluation.inputs if row.set_by == "client"}
    aside = draft.set_aside()
    known = {one.input: one.worth for one in evaluation.evppi.inputs} if evaluation.evppi else {}
    found = []
    for swing in evaluation.tornado:
        moved = abs(swing.cost_at_high - swing.cost_at_low)
        path = answer_of(swing.input)
        if swing.input in told or path in aside or not (moved or known.get(swing.input)):
            continue
        worth = known.get(swing.input)
        found.append(WorthKnowing(path, swing.input, swing.label, worth, moved, flips=swing.flips))
    return tuple(sorted(found, key=lambda one: (-(one.worth or 0.0), -one.swing)))


def answer_of(input_id: str) -> str:
    """Give the path of the answer that tells an input: a question's, or an own figure's."""
    for of_input, of_answer in _GROUPS:
        if input_id.startswith(of_input):
            path = of_answer + input_id.removeprefix(of_input)
            group, _, field = path.split(".", 2)
            return path if f"{group}.{field}" in _asked_paths() else f"figures.{input_id}"
    return input_id if input_id in _asked_paths() else f"figures.{input_id}"


def _every(draft: Draft) -> Iterator[Asked]:
    for section in sections():
        questions = [
            question
            for question in section.questions
            if question.express and _generic(section, question) not in _NAMING
        ]
        if not section.repeats:
            yield from (Asked(section, question, "") for question in questions)
        elif section.repeats in _FIRST:
            for key in draft.keys(section.repeats) or (_FIRST[section.repeats],):
                yield from _of_member(section, questions, key, draft)


def _of_member(
    section: Section, questions: list[Question], key: str, draft: Draft
) -> Iterator[Asked]:
    group = section.repeats
    prefix, opening = f"{group}.{key}.", _OPENING[section.repeats]
    is_there = draft.answers.get(f"{prefix}{opening}") is not None
    for question in questions:
        if question.path == opening or group == "workloads" or is_there:
            yield Asked(section, question, prefix)


def _rank(asked: Asked, draft: Draft) -> int:
    if asked.question.path == "template" and draft.answers.get(asked.path) is not None:
        return _CHOSEN
    return _RANKS.get(_generic(asked.section, asked.question), _OF_ORGANISATION)


def _generic(section: Section, question: Question) -> str:
    return f"{section.repeats}.{question.path}" if section.repeats else question.path


def _asked_paths() -> frozenset[str]:
    return frozenset(_generic(s, question) for s in sections() for question in s.questions)
