"""Opens figures of the answer as saved, or of the one in sight; reads the panel when it must."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from advisor import api
    from ui.derivation.opener import FigureOpener
    from ui.desk_verdict import DeskVerdict
    from ui.session import Session
    from ui.theme import Theme


class Host(Protocol):
    """What figures need of the desk."""

    texts: api.Texts
    theme: Theme
    session: Session

    @property
    def settled(self) -> api.Evaluation | None: ...

    @property
    def verdict(self) -> DeskVerdict: ...

    @property
    def widget(self) -> QWidget: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...


class FiguresOfDesk:
    """Knows which answer a figure is of."""

    def __init__(self, desk: Host) -> None:
        self._desk = desk
        self._made: FigureOpener | None = None

    def open(self, ref: object) -> None:
        """Open a figure of the answer to the answers as saved."""
        settled = self._desk.settled
        if settled is not None:
            self._opener().open(ref, settled, self._desk.session.draft)

    def open_in_sight(self, ref: object) -> None:
        """Open a figure of the answer that is shown, of moved drivers too."""
        shown = self._desk.verdict.in_sight
        if shown is not None:
            self._opener().open(ref, *shown)

    def _opener(self) -> FigureOpener:
        from ui.derivation.opener import FigureOpener  # with the first figure  # noqa: PLC0415

        if self._made is None:
            self._made = FigureOpener(self._desk)
        return self._made
