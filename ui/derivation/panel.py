"""The panel of an opened figure: the total, the tree beneath it, sources, copy as text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from advisor import api
from ui.focus_order import move_focus
from ui.privacy import shown
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label

_SIZE = (1160, 700)
_WHAT, _AMOUNT, _HOW, _EVIDENCE = range(4)
_WIDTHS = {_WHAT: 390, _AMOUNT: 190, _EVIDENCE: 120}
_INDENT = 18
_SHORT = 4
"""Rows at the top that are so few that what is beneath them stands open at first."""


class DerivationPanel(QDialog):
    """Shows one figure opened; stays beside the page, which goes on working."""

    def __init__(self, texts: api.Texts, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        say = texts.say
        self._texts = texts
        self._said: api.SaidDerivation | None = None
        self.setWindowTitle(say("window.derivation"))
        self.resize(*_SIZE)
        self.title = Label(say("window.derivation.working"), "muted", wrap=True)
        self.total = Label("", "figure")
        self.spread = Label("", "caption", wrap=True)
        self.stale = Label("", "warning", wrap=True)
        self.stale.hide()
        self.tree = self._make_tree()
        self.detail = Label("", "caption", wrap=True)
        self.copy = button(say("window.derivation.copy"), name="copy_derivation")
        self.copy.clicked.connect(self._copy)
        self.copy.setEnabled(False)
        self.unfold = button(say("window.derivation.unfold"), role="quiet", name="unfold")
        self.unfold.setCheckable(True)
        self.unfold.toggled.connect(self._unfold)
        self.close_ = button(say("window.derivation.close"), role="primary", theme=theme)
        self.close_.clicked.connect(self.close)
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy)
        self.addActions(parent.window().actions())  # the window goes on working: so do its keys
        self.finished.connect(parent.window().activateWindow)
        self._lay_out()

    def show_derivation(self, said: object) -> None:
        """Show what a figure adds up from."""
        if not isinstance(said, api.SaidDerivation):
            return
        self._said = said
        self.setWindowTitle(shown(said.title))
        self.title.setText(said.title)
        self.total.setText(said.total)
        self.spread.setText(said.spread)
        self.tree.clear()
        whole = said.whole
        tops = [self._item(part) for part in (*(whole.parts or (whole,)), *said.beside)]
        self.tree.addTopLevelItems(tops)
        for top in tops if len(tops) <= _SHORT else ():
            top.setExpanded(True)
        if tops:
            self.tree.setCurrentItem(tops[0])
        self.copy.setEnabled(True)
        self.tree.setFocus()

    def show_stale(self) -> None:
        """Say that the answers are no longer those of the figure shown."""
        self.stale.setText(f"⚠ {self._texts.say('window.derivation.stale')}")
        self.stale.show()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and order
        return move_focus(self, forward=forward) or super().focusNextPrevChild(forward)

    def _item(self, part: api.SaidPart) -> QTreeWidgetItem:
        texts = (part.label, part.amount, part.how, part.evidence)
        item = QTreeWidgetItem([shown(text) for text in texts])
        item.setTextAlignment(_AMOUNT, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        spoken = shown(", ".join(text for text in texts[:_EVIDENCE] if text))
        item.setData(_WHAT, Qt.ItemDataRole.AccessibleTextRole, spoken)
        item.addChildren([self._item(inner) for inner in part.parts])
        return item

    def _show_detail(self, item: QTreeWidgetItem | None) -> None:
        """Write out the row in focus: its columns may be too narrow for it."""
        texts = [item.text(at) for at in range(self.tree.columnCount())] if item else []
        if not texts:
            return
        head = "  =  ".join(text for text in texts[:_HOW] if text)
        evidence = texts[_EVIDENCE]
        told = f"{self.tree.headerItem().text(_EVIDENCE)}: {evidence}" if evidence else ""
        self.detail.setText("\n".join(text for text in (head, texts[_HOW], told) if text))

    def _unfold(self, unfold: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        if unfold:
            self.tree.expandAll()
        else:
            self.tree.collapseAll()

    def _copy(self) -> None:
        if self._said is not None:
            QGuiApplication.clipboard().setText("\n".join(api.derivation_lines(self._said)))

    def _make_tree(self) -> QTreeWidget:
        say = self._texts.say
        tree = QTreeWidget()
        tree.setAccessibleName(say("window.derivation.tree"))
        tree.setColumnCount(len(_WIDTHS) + 1)
        columns = ("what", "amount", "how", "evidence")
        tree.setHeaderLabels([say(f"window.derivation.{column}") for column in columns])
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        tree.headerItem().setTextAlignment(_AMOUNT, right)
        tree.setIndentation(_INDENT)
        tree.setUniformRowHeights(True)
        header = tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_HOW, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        tree.currentItemChanged.connect(lambda item, _before: self._show_detail(item))
        return tree

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(8)
        for widget in (self.title, self.total, self.spread, self.stale):
            column.addWidget(widget)
        column.addWidget(self.tree, 1)
        self.detail.setMinimumHeight(3 * self.detail.fontMetrics().lineSpacing())
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.detail)
        row = QHBoxLayout()
        column.addLayout(row)
        row.addWidget(self.unfold)
        row.addStretch(1)
        row.addWidget(self.copy)
        row.addWidget(self.close_)
