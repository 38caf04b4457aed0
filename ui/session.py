"""The engagement that is open: its draft, its file, its undo history."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal

from advisor import api

_Make: TypeAlias = "Callable[[], api.Workspace]"
_Change: TypeAlias = "Callable[[api.Workspace], object]"
_NOT_OURS_TO_WRITE = "problem.file_no_permission"


class Session(QObject):
    """Holds the one open engagement and passes every edit to its file."""

    leaving = Signal()
    """What is open is about to be let go, or to give way: who holds half an answer gives it now."""
    opened = Signal(object)
    """Path of the file that is now open."""
    closed = Signal()
    draft_changed = Signal(object)
    problems_changed = Signal(object)
    previewed = Signal(object)
    """A draft that is not saved, while somebody is typing or moving a slider."""
    saved = Signal(object)
    """Time of the last edit that reached the file."""
    turned_back = Signal(object)
    """Paths of the answers that an undo or a redo has changed."""
    refused = Signal(object)
    """Problems of an edit or a file that could not be taken."""

    def __init__(self, who: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._who = who
        self._workspace: api.Workspace | None = None
        self._path: Path | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is an engagement to edit."""
        return self._workspace is not None

    @property
    def path(self) -> Path | None:
        """File of the open engagement."""
        return self._path

    @property
    def is_read_only(self) -> bool:
        """Whether the open file can only be looked at."""
        return self._workspace is not None and self._workspace.read_only

    @property
    def draft(self) -> api.Draft:
        """The answers as saved; empty when nothing is open."""
        return self._workspace.draft if self._workspace else api.Draft({})

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self.to_undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit to bring back."""
        return bool(self.to_redo)

    def open(self, path: Path) -> bool:
        """Open a file, to be looked at where it cannot be written; else what is open stays."""
        return self._exchange(path, lambda: _opened(path))

    def create(self, path: Path, answers: Mapping[str, api.Answer]) -> bool:
        """Make a new file and open it."""
        return self._exchange(path, lambda: api.create_engagement(path, answers))

    def close(self) -> None:
        """Let go of the file."""
        if self._workspace is not None:
            self.leaving.emit()
            self._workspace.close()
            self._workspace = None
            self._path = None
            self.closed.emit()

    def answer(self, path: str, value: api.Answer) -> None:
        """Save one answer as one undo step, unless it stands already."""
        answers = self.draft.answers
        if path not in answers or answers[path] != value:
            self._edit(lambda w: w.answer(path, value, self._who, api.now()))

    def answer_all(self, answers: Mapping[str, api.Answer]) -> None:
        """Save several answers as one undo step."""
        self._edit(lambda w: w.answer_all(answers, self._who, api.now()))

    def remove(self, prefix: str) -> None:
        """Take an answer, or everything beneath a prefix, away as one undo step."""
        given = self.draft.answers
        if any(path == prefix or path.startswith(f"{prefix}.") for path in given):
            self._edit(lambda w: w.remove(prefix, self._who, api.now()))

    @property
    def findings(self) -> Mapping[str, str]:
        """What was worked out from answers and is kept in the file, by name."""
        return self._workspace.findings if self._workspace else {}

    def keep_finding(self, name: str, text: str) -> None:
        """Keep what was worked out in the file, beside the answers."""
        if self._workspace is None or self._workspace.read_only:
            return
        try:
            self._workspace.keep_finding(name, text)
        except api.AdvisorError as error:
            self.refused.emit(error.problems)

    def preview(self, answers: Mapping[str, api.Answer]) -> None:
        """Show what answers would do without saving them."""
        draft = self.draft
        try:
            for path, value in answers.items():
                draft = draft.with_answer(path, value)
        except api.AdvisorError as error:
            self.refused.emit(error.problems)
        else:
            self.previewed.emit(draft)

    @property
    def to_undo(self) -> tuple[str, ...]:
        """Paths of the answers that an undo would change."""
        return self._workspace.to_undo if self._workspace and not self.is_read_only else ()

    @property
    def to_redo(self) -> tuple[str, ...]:
        """Paths of the answers that a redo would change."""
        return self._workspace.to_redo if self._workspace and not self.is_read_only else ()

    def undo(self) -> None:
        """Take the last edit back and say what it was."""
        self._turn_back(self.to_undo, lambda w: w.undo())

    def redo(self) -> None:
        """Bring the last edit back and say what it was."""
        self._turn_back(self.to_redo, lambda w: w.redo())

    def _turn_back(self, paths: tuple[str, ...], change: _Change) -> None:
        if paths:
            before = self.draft
            self._edit(change)
            if self.draft is not before:
                self.turned_back.emit(paths)

    def _exchange(self, path: Path, make: _Make) -> bool:
        self.leaving.emit()
        try:
            workspace = make()
        except api.AdvisorError as error:
            self.refused.emit(error.problems)
            return False
        self.close()
        self._workspace, self._path = workspace, path
        self.opened.emit(path)
        self._tell()
        return True

    def _edit(self, change: _Change) -> None:
        if self._workspace is None:
            return
        try:
            change(self._workspace)
        except api.AdvisorError as error:
            self.refused.emit(error.problems)
        else:
            self.saved.emit(api.now())
        self._tell()

    def _tell(self) -> None:
        self.draft_changed.emit(self.draft)
        self.problems_changed.emit(api.problems_of(self.draft))


def _opened(path: Path) -> api.Workspace:
    try:
        return api.open_engagement(path)
    except api.AdvisorError as error:
        if any(problem.message.id != _NOT_OURS_TO_WRITE for problem in error.problems):
            raise
    return api.open_engagement(path, read_only=True)
