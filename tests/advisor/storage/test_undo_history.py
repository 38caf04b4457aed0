"""Whatever is done, undone and reopened: undoing everything gives the first answers again."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from advisor.draft import Answer
from advisor.storage.workspace import Workspace

AT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
FIRST: dict[str, Answer] = {"title": "Client", "workloads.w1.volume": 8000}
PATHS = st.sampled_from(
    ["title", "finance.budget", *(f"workloads.w{n}.{f}" for n in "12" for f in ("name", "volume"))]
)
VALUES = st.sampled_from([None, 1, 2.5, "x", {"low": 1, "likely": 2, "high": 3}])


class History(RuleBasedStateMachine):
    """Two stacks of whole answers are the model; the file has to agree with them."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.file = Workspace.create(self.folder / "a.advisor", FIRST, "ann", AT)
        self.now: list[tuple[str, Answer]] = list(FIRST.items())
        self.before: list[list[tuple[str, Answer]]] = []
        self.undone: list[list[tuple[str, Answer]]] = []

    def stepped(self, after: list[tuple[str, Answer]]) -> None:
        if after != self.now:
            self.before.append(self.now)
            self.undone.clear()
            self.now = after

    @rule(answers=st.dictionaries(PATHS, VALUES, min_size=1, max_size=3))
    def answer(self, answers: dict[str, Answer]) -> None:
        self.file.answer_all(answers, "ann", AT)
        self.stepped(list({**dict(self.now), **answers}.items()))

    @rule(prefix=st.sampled_from(["title", "workloads.w1", "workloads", "machines"]))
    def remove(self, prefix: str) -> None:
        self.file.remove(prefix, "ann", AT)
        self.stepped(
            [(p, v) for p, v in self.now if p != prefix and not p.startswith(prefix + ".")]
        )

    @rule()
    def undo(self) -> None:
        assert (self.file.undo() is None) == (not self.before)
        if self.before:
            self.undone.append(self.now)
            self.now = self.before.pop()

    @rule()
    def redo(self) -> None:
        assert (self.file.redo() is None) == (not self.undone)
        if self.undone:
            self.before.append(self.now)
            self.now = self.undone.pop()

    @rule()
    def reopen(self) -> None:
        self.file.close()
        self.file = Workspace.open(self.folder / "a.advisor")

    @invariant()
    def the_file_agrees(self) -> None:
        assert list(self.file.draft.answers.items()) == self.now
        assert self.file.can_undo == bool(self.before)
        assert self.file.can_redo == bool(self.undone)

    def teardown(self) -> None:
        while self.file.undo():
            pass
        assert list(self.file.draft.answers.items()) == list(FIRST.items())
        self.file.close()
        shutil.rmtree(self.folder)


TestThatUndoingEverythingGivesTheFirstAnswers = History.TestCase
TestThatUndoingEverythingGivesTheFirstAnswers.settings = settings(
    max_examples=60, stateful_step_count=25, deadline=None
)
