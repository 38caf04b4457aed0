"""Design tokens turned into a palette and a style sheet: light, dark, and for a projector."""

from __future__ import annotations

import re
from collections.abc import Mapping
from string import Template
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from advisor import api
from ui.zoom import factor, px

THEMES = ("light", "dark", "projector")
FUSION = ("-style", "Fusion")
"""Arguments of an application of ours. It has its style from birth: `setStyle` would hand the style
to Python, which takes 6 ms of the start."""
_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "surface_sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "accent_text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.PlaceholderText: "text_muted",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Mid: "border",
}
_FIRST = ("Inter-Medium.otf", "Inter-Regular.otf", "Inter-SemiBold.otf")
_loaded: set[str] = set()
"""Fonts of this program that Qt knows; it would take each again."""
_LENGTH = re.compile(r"\b(\d+)px")
_FIRST_WIDE = "\u2e80"  # from here on scripts of East Asia
_HAIRLINE = 2
"""Lengths up to this are lines, which stay as thin as they are."""


class Theme(NamedTuple):
    """The tokens of one theme, by name."""

    name: str
    tokens: Mapping[str, str]

    @property
    def scale(self) -> float:
        """How much larger than on a desk everything is in this theme."""
        return float(self.tokens["scale"])

    def colour(self, token: str) -> QColor:
        """Give the colour of a token; an unknown tone is a fault of the program."""
        return QColor(self.tokens[token])

    def other(self) -> str:
        """Name the theme that a switch would bring."""
        return THEMES[(THEMES.index(self.name) + 1) % len(THEMES)]


def load_theme(name: str) -> Theme:
    """Read the tokens of a theme."""
    return Theme(name, api.design_tokens(name))


def load_fonts(*, first_only: bool = False) -> None:
    """Register the fonts that ship with the program, each once; Chinese takes most of the time.

    Args:
        first_only: Only those of the start page in the languages that are written in Latin.
    """
    folder = api.resource("fonts")
    wanted = _FIRST if first_only else sorted(file.name for file in folder.glob("*.otf"))
    for name in wanted:
        if name not in _loaded:
            _loaded.add(name)
            QFontDatabase.addApplicationFont(str(folder / name))


def is_latin(words: str) -> bool:
    """Say whether words do without the fonts of Chinese."""
    return max(words, default="") < _FIRST_WIDE


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the application: our palette, our style sheet, our fonts; Fusion it is (`FUSION`).

    The old sheet goes first: Qt changes one sheet for another by polishing each widget once for
    every widget above it, but takes one away, or puts one on, in a single round.
    """
    application.setStyleSheet("")
    font = QFont([name.strip() for name in theme.tokens["family"].split(",")])
    font.setPixelSize(px(13))
    if font != application.font():
        application.setFont(font)
    application.setPalette(_palette(theme))
    application.setStyleSheet(_style_sheet(theme))


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, theme.colour(token))
    muted = theme.colour("text_muted")
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, muted)
    return palette


def _style_sheet(theme: Theme) -> str:
    template = Template(api.resource("themes", "window.qss").read_text(encoding="utf-8"))
    icons = api.resource("icons").as_posix()
    family = ", ".join(f'"{name.strip()}"' for name in theme.tokens["family"].split(","))
    ticked = theme.tokens["ticked"]
    looks = {"family": family, "icons": icons, "theme": ticked, "name": theme.name}
    sheet = template.substitute({**theme.tokens, **looks})
    return sheet if factor() == 1.0 else _LENGTH.sub(_enlarged, sheet)


def _enlarged(length: re.Match[str]) -> str:
    pixels = int(length[1])
    return f"{pixels if pixels <= _HAIRLINE else px(pixels)}px"
