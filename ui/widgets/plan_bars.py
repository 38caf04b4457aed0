"""The worth of each standing plan as a bar from P10 to P90, at once while figures move."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from advisor import api
from ui.headline import Headline, order_of
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.posture_mark import PostureMark
from ui.widgets.steady import keep_width

_HEIGHT = 20
_THICK = 10.0
_MARGIN = 0.04


class PlanBars(Card):
    """One row for each plan: its name and share, its band, and where the baseline lies."""

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        say = texts.say
        super().__init__()
        title = ElidedLabel("heading")
        title.show_text(say("window.what_if.plans"))
        self.body.addWidget(title)
        self._texts = texts
        self._now: Headline | None = None
        self._before: Headline | None = None
        self._note = ElidedLabel("caption", lines=2)
        self.order = ElidedLabel("caption", lines=2)
        self.rows = {posture: _Row(posture, texts, theme) for posture in api.POSTURES}
        grid = QGridLayout()
        self.body.addLayout(grid)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for line, row in enumerate(self.rows.values()):
            grid.addWidget(row.mark, 2 * line, 0)
            grid.addWidget(row.bar, 2 * line, 1)
            grid.addWidget(row.words, 2 * line + 1, 1)
            grid.addWidget(row.share, 2 * line + 1, 0)
        self.body.addStretch(1)
        self.add(self.order)
        self.add(self._note)
        ignored = QSizePolicy.Policy.Ignored
        self.setSizePolicy(ignored, ignored)

    def show_headline(self, now: Headline, *, live: bool) -> None:
        """Show plans; ``live`` while their placement is not checked."""
        self._now = now
        self._note.show_text(
            self._texts.say("window.what_if.live" if live else "window.what_if.bars_note")
        )
        self._show()

    def show_baseline(self, before: Headline | None) -> None:
        """Mark the medians of a baseline."""
        self._before = before
        if self._now is not None:
            self._show()

    def _show(self) -> None:
        now, before = self._now, self._before
        if now is None:
            return
        scale = _scale(now, before)
        self.order.show_text(self._order(now, before))
        for posture, row in self.rows.items():
            row.show_plan(posture, now, before if before != now else None, scale)

    def _order(self, now: Headline, before: Headline | None) -> str:
        """Say the order of the plans, and what it was where it is another."""
        say, shown = self._texts.say, order_of(now, self._texts)
        was = order_of(before, self._texts) if before is not None else shown
        if was == shown:
            return say("window.what_if.order", now=shown)
        return say("window.what_if.order_was", now=shown, was=was)


class _Row:
    """The widgets of one plan."""

    def __init__(self, posture: str, texts: api.Texts, theme: Theme) -> None:
        self._texts = texts
        self.mark = PostureMark(theme, "strong", 14)
        self.mark.show_posture(posture, texts.say(f"posture.{posture}"))
        self.share = Label("", "caption")
        self.bar = BandBar(theme)
        self.words = ElidedLabel("caption")

    def show_plan(
        self, posture: str, now: Headline, before: Headline | None, scale: tuple[float, float]
    ) -> None:
        """Show one plan; without one its row says so."""
        plan = now.plans.get(posture)
        if plan is None:
            self.share.setText("")
            self.words.show_text(self._texts.say("window.no_plan"))
            self.bar.show_band(None, None, scale, posture)
            return
        then = before.plans.get(posture) if before else None
        money = {
            name: self._texts.money(value, now.currency, compact=True)
            for name, value in (
                *(("low", plan.worth.p10), ("middle", plan.worth.p50)),
                ("high", plan.worth.p90),
            )
        }
        share = api.chance(plan.probability_best)
        self.share.setText(self._texts.say("window.what_if.share", share=share))
        keep_width(self.share)
        self.words.show_text(self._texts.say("window.band_of", **money))
        self.bar.show_band(plan.worth, then.worth.p50 if then else None, scale, posture)


class BandBar(QWidget):
    """A bar from P10 to P90 with a stroke at the median, and a ring where the baseline's was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._band: api.Band | None = None
        self._then: float | None = None
        self._scale = (0.0, 1.0)
        self._tone = "none"
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_band(
        self, band: api.Band | None, then: float | None, scale: tuple[float, float], tone: str
    ) -> None:
        """Show a band between the ends of a scale that all bars share."""
        self._band, self._then, self._scale, self._tone = band, then, scale, tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        self._paint_zero(painter)
        if self._band is not None:
            colour = self._theme.colour(self._tone)
            left, right = self._at(self._band.p10), self._at(self._band.p90)
            painter.setPen(QPen(colour, 1))  # the soft ground alone hardly stands out
            soft = self._theme.colour(self._tone)
            soft.setAlpha(110)
            painter.setBrush(soft)
            bar = QRectF(left, middle - _THICK / 2, max(2.0, right - left), _THICK)
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QPen(colour, 3))
            at = self._at(self._band.p50)
            painter.drawLine(QPointF(at, middle - _THICK + 1), QPointF(at, middle + _THICK - 1))
        if self._then is not None:
            painter.setPen(QPen(self._theme.colour("text"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(self._at(self._then), middle), 4, 4)
        painter.end()

    def _paint_zero(self, painter: QPainter) -> None:
        low, high = self._scale
        if low <= 0 <= high:
            painter.setPen(QPen(self._theme.colour("border_control"), 1, Qt.PenStyle.DashLine))
            at = self._at(0.0)
            painter.drawLine(QPointF(at, 0), QPointF(at, self.height()))

    def _at(self, value: float) -> float:
        low, high = self._scale
        return (value - low) / (high - low) * self.width()


def _scale(now: Headline, before: Headline | None) -> tuple[float, float]:
    """Give ends that hold both and do not move with every step of a slider."""
    bands = [plan.worth for one in (now, before) if one for plan in one.plans.values()]
    if not bands:
        return 0.0, 1.0
    low, high = min(band.p10 for band in bands), max(band.p90 for band in bands)
    room = (high - low) * _MARGIN or 1.0
    return low - room, high + room
