"""Tests of the tokens: contrast, and that nothing shows what the style does not name."""

import re

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from ui.charts.legend import _HIDDEN
from ui.theme import THEMES, apply_theme, load_theme
from ui.widgets.button import button

TEXT = 4.5
"""WCAG 2.2 AA for text."""
STRICT_TEXT = 7.0
"""WCAG 2.2 AAA for text: a projector in a lit room eats contrast."""
EDGE = 3.0
"""WCAG 2.2 AA for what a control or a chart is known by."""
TEXTS = ("text", "text_muted", "error", "warning", "ok", "open", "closed", "hybrid", "accent")
EDGES = ("border_control", "focus", "cheaper", "dearer", *(f"option{n}" for n in range(1, 7)))


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["surface", "surface_sunken", "background"])
@pytest.mark.parametrize("token", TEXTS)
def test_that_text_stands_out_from_its_ground(name: str, ground: str, token: str) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour(token), theme.colour(ground)) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("token", EDGES)
def test_that_edges_and_lines_stand_out_from_a_card(name: str, token: str) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour(token), theme.colour("surface")) >= EDGE


@pytest.mark.parametrize("name", THEMES)
def test_that_a_pressed_accent_carries_its_text(name: str) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour("accent_text"), theme.colour("accent")) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("role", "picture", "token"), [
    ("primary", "new_file", "accent_text"), ("", "open_file", "text"),
])  # fmt: skip
def test_that_the_start_pages_icons_are_the_common_ones_in_the_themes_colours(
    qtbot: QtBot, name: str, role: str, picture: str, token: str
) -> None:
    theme = load_theme(name)
    common = api.resource("icons", f"{picture}.svg").read_text(encoding="utf-8")
    dressed = api.resource("icons", f"{picture}_{name}.svg").read_text(encoding="utf-8")
    assert dressed == common.replace("currentColor", theme.tokens[token])

    apply_theme(QApplication.instance(), theme)
    made = button("Words", role=role, picture=picture, theme=theme)
    qtbot.addWidget(made)
    made.show()
    drawn = made.icon().pixmap(made.iconSize()).toImage()
    colours = {drawn.pixelColor(x, y).name() for x in range(16) for y in range(16)}
    assert theme.tokens[token].lower() in colours
    apply_theme(QApplication.instance(), load_theme("light"))


@pytest.mark.parametrize("name", THEMES)
def test_that_every_theme_has_the_same_tokens(name: str) -> None:
    assert set(load_theme(name).tokens) == set(load_theme("light").tokens)


@pytest.mark.parametrize("token", TEXTS)
def test_that_a_projector_gets_the_contrast_of_the_stricter_level(token: str) -> None:
    theme = load_theme("projector")

    assert contrast(theme.colour(token), theme.colour("surface")) >= STRICT_TEXT


def test_that_everything_is_larger_on_a_projector() -> None:
    assert load_theme("projector").scale > load_theme("light").scale == 1.0


def test_that_contrast_is_reckoned_as_the_guideline_has_it() -> None:
    assert contrast(QColor("#FFFFFF"), QColor("#000000")) == pytest.approx(21.0)
    assert contrast(QColor("#767676"), QColor("#FFFFFF")) == pytest.approx(4.54, abs=0.01)


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def luminance(colour: QColor) -> float:
    red, green, blue = (linear(part) for part in colour.getRgbF()[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


GROUNDS_OF_STATES = {
    "accent_soft": ("text", "accent", "text_muted"),
    "error_soft": ("text", "error"),
    "warning_soft": ("text", "warning"),
    "ok_soft": ("text", "ok"),
    "sidebar": ("text", "text_muted", "accent", "error", "warning", "ok"),
    "border": ("text",),
}
"""Grounds that come with a state, and the texts that the window writes on them."""


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("ground", "token"), [(g, t) for g, texts in GROUNDS_OF_STATES.items() for t in texts]
)
def test_that_text_stands_out_where_something_is_chosen_pressed_or_wrong(
    name: str, ground: str, token: str
) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour(token), theme.colour(ground)) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("ground", ["surface", "surface_sunken", "background", "sidebar"])
@pytest.mark.parametrize("token", ["focus", "border_control", "accent"])
def test_that_the_ring_of_the_focus_and_the_edge_of_a_field_stand_out(
    name: str, ground: str, token: str
) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour(token), theme.colour(ground)) >= EDGE


@pytest.mark.parametrize("name", THEMES)
def test_that_a_span_carries_its_text_and_a_progress_stands_out_from_its_track(name: str) -> None:
    theme = load_theme(name)
    tones = ("open", "closed", "hybrid", "none", *(f"option{n}" for n in range(1, 7)))

    for tone in tones:
        assert contrast(theme.colour("surface"), theme.colour(tone)) >= TEXT, tone
    assert contrast(theme.colour("accent"), theme.colour("border")) >= EDGE


@pytest.mark.parametrize("name", THEMES)
def test_that_the_name_of_a_hidden_line_can_be_read_for_it_can_be_pressed(name: str) -> None:
    theme = load_theme(name)
    ground, ink = theme.colour("surface"), theme.colour("text_muted")
    parts = zip(ink.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    seen = QColor.fromRgbF(*(_HIDDEN * one + (1 - _HIDDEN) * other for one, other in parts))

    assert contrast(seen, ground) >= TEXT


@pytest.mark.parametrize("name", THEMES)
def test_that_a_button_pointed_at_carries_its_text(name: str) -> None:
    theme = load_theme(name)

    assert contrast(theme.colour("accent_text"), theme.colour("accent_hover")) >= TEXT


@pytest.mark.parametrize(
    "kind",
    [
        "QLineEdit",
        "QComboBox",
        "QPlainTextEdit",
        "QPushButton",
        'QPushButton[role="primary"]',
        'QPushButton[role="quiet"]',
        'QPushButton[role="menu"]',
        "QCheckBox",
        "QCheckBox::indicator",
        "QListWidget",
        'QListWidget[role="models"]',
        "QScrollArea",
        'QScrollArea[role="desk"]',
        "QTableView",
        "QTreeView",
        'QLabel[opens="true"]',
        "QTabBar::tab:selected",
        "QSlider::handle:horizontal",
    ],
)
def test_that_every_kind_of_control_shows_the_focus(kind: str) -> None:
    rules = api.resource("themes", "window.qss").read_text(encoding="utf-8")

    assert re.search(rf"(^|,\s*){re.escape(kind)}:focus[ ,]", rules, re.MULTILINE)


class Polished(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.times += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("theme", ["dark", "projector"])
def test_that_a_switch_of_theme_does_not_take_longer_the_deeper_a_page_is_laid_out(
    qtbot: QtBot, theme: str
) -> None:
    apply_theme(QApplication.instance(), load_theme("light"))
    top = QWidget()
    qtbot.addWidget(top)
    widget = top
    for _ in range(12):
        inner = QWidget(widget)
        QVBoxLayout(widget).addWidget(inner)
        widget = inner
    top.show()
    high, deep = Polished(top), Polished(widget)

    apply_theme(QApplication.instance(), load_theme(theme))

    apply_theme(QApplication.instance(), load_theme("light"))
    assert 2 <= deep.times <= high.times
