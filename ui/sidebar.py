"""The left edge of the window: brand, steps, reference, and the way back and on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from advisor import api
from ui.actions import Actions
from ui.places_kept import NARROW, WIDE
from ui.steps import REFERENCE, STEPS
from ui.theme import Theme
from ui.widgets.action_button import ActionButton
from ui.widgets.icons import pixmap
from ui.widgets.label import Label, rule
from ui.widgets.pane import Pane
from ui.widgets.stepper import StepMark, Stepper
from ui.zoom import keep_size, px


class Sidebar(QFrame):
    """Holds the steps; narrow, it is a rail of badges whose tips say the rest."""

    def __init__(self, texts: api.Texts, theme: Theme, actions: Actions) -> None:
        super().__init__()
        say = texts.say
        self.setProperty("role", "sidebar")
        self.stepper = Stepper(theme, say("window.steps"))
        self.stepper.show_marks(
            [StepMark(say(f"window.step.{step.id}"), step.badge) for step in STEPS]
        )
        self.reference = Stepper(theme, say("window.reference"))
        self.reference.show_marks(
            [StepMark(say(f"window.step.{step.id}"), step.badge) for step in REFERENCE]
        )
        self.reference.set_open(opened=True)
        self._brand = Label(say("window.brand"), "brand", wrap=True)
        self._offline = Label(say("window.offline"), "caption", wrap=True)
        self._walk = [ActionButton(actions[name], theme) for name in ("previous", "next")]
        self._lay_out(theme)
        self._is_narrow = False
        self.setMinimumWidth(px(WIDE))
        self.setMaximumWidth(px(WIDE))
        keep_size(self)  # its width changes with the window's: done here

    def set_narrow(self, *, narrow: bool) -> None:
        """Fold to a rail, or unfold."""
        if narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        for widget in (self._brand, self._offline, *self._walk):
            widget.setVisible(not narrow)
        for steps in (self.stepper, self.reference):
            steps.set_narrow(narrow=narrow)
        bars = Qt.ScrollBarPolicy
        self._area.setVerticalScrollBarPolicy(
            bars.ScrollBarAlwaysOff if narrow else bars.ScrollBarAsNeeded
        )
        self.setFixedWidth(px(NARROW if narrow else WIDE))

    def _steps(self) -> QScrollArea:
        """The steps, which scroll where everything is large and the window is low."""
        inner = self._inner = Pane()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(14))
        for widget in (self.stepper, rule(), self.reference):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self._area = area
        return area

    def show_step(self, step: str) -> None:
        """Choose a step and bring it into sight."""
        for steps, shown in ((STEPS, self.stepper), (REFERENCE, self.reference)):
            ids = [known.id for known in steps]
            row = ids.index(step) if step in ids else -1
            shown.choose(row)
            if row >= 0:
                place = shown.visualItemRect(shown.item(row)).center()
                at = shown.mapTo(self._inner, place)
                self._area.ensureVisible(at.x(), at.y(), 0, px(40))

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(22), px(12), px(16))
        column.setSpacing(px(16))
        brand = QHBoxLayout()
        column.addLayout(brand)
        brand.setContentsMargins(px(10), 0, 0, 0)
        brand.setSpacing(px(10))
        logo = Label()
        logo.setPixmap(pixmap("logo", theme.tokens["accent"], 28))
        brand.addWidget(logo, 0, Qt.AlignmentFlag.AlignLeft)
        brand.addWidget(self._brand, 1)
        column.addWidget(self._steps(), 1)
        row = QHBoxLayout()
        column.addLayout(row)
        for made in self._walk:
            row.addWidget(made, 1)
        column.addWidget(self._offline)
