"""What the helpers of the desk need of it, so that none of them has to know the desk itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QWidget

from advisor import api
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings
from ui.theme import Theme
from ui.wardrobe import Wardrobe

if TYPE_CHECKING:
    from ui.desk_verdict import DeskVerdict
    from ui.dialogs.files import FileAsker
    from ui.evaluation_runner import EvaluationRunner
    from ui.pages.page import Page


class Helpers(Protocol):
    """What can be opened over the window."""

    def open_chapter(self, chapter: str) -> None: ...

    def open_term(self, term: str) -> None: ...

    def open_claim(self, claim: str) -> None: ...

    def turn_if_open(self, step: str) -> None: ...

    def print_report(self) -> None: ...

    def offer_print(self, page: Page) -> None: ...


class Shown(Protocol):
    """What is in sight before there is a desk, and goes over to it."""

    texts: api.Texts
    theme: Theme
    settings: Settings
    window: MainWindow
    wardrobe: Wardrobe


class DeskHost(Protocol):
    """The desk, as far as others go."""

    texts: api.Texts
    theme: Theme
    session: Session
    runner: EvaluationRunner
    settings: Settings
    window: MainWindow
    files: FileAsker
    verdict: DeskVerdict

    @property
    def helpers(self) -> Helpers: ...

    @property
    def settled(self) -> api.Evaluation | None: ...

    @property
    def widget(self) -> QWidget: ...

    def turn_to(self, step: str) -> None: ...

    def go_to(self, path: str) -> None: ...

    def create(self, title: str, answers: Mapping[str, api.Answer] | None = None) -> None: ...

    def open(self, path: Path | None = None) -> None: ...

    def open_sample(self, sample: str, folder: Path | None = None) -> None: ...

    def dress(self, language: str, theme: str) -> None: ...

    def zoom(self, percent: int) -> None: ...

    def show_refusal(self, problems: Sequence[api.Problem]) -> None: ...

    def take_update(self) -> None: ...
