"""Design tokens turned into a palette and a style sheet, light and dark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from advisor import api

THEMES = ("light", "dark")
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


@dataclass(frozen=True)
class Theme:
    """The tokens of one theme, by name."""

    name: str
    tokens: Mapping[str, str]

    def colour(self, token: str) -> QColor:
        """Give the colour of a token; an unknown tone is a fault of the program."""
        return QColor(self.tokens[token])

    def other(self) -> str:
        """Name the theme that a switch would bring."""
        return THEMES[1 - THEMES.index(self.name)]


def load_theme(name: str) -> Theme:
    """Read the tokens of a theme."""
    return Theme(name, api.design_tokens(name))


def load_fonts() -> None:
    """Register the fonts that ship with the program."""
    for file in sorted(api.resource("fonts").glob("*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the application: Fusion, our palette, our style sheet, our fonts."""
    application.setStyle("Fusion")
    font = QFont([name.strip() for name in theme.tokens["family"].split(",")])
    font.setPixelSize(13)
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
    values = {**theme.tokens, "family": family, "icons": icons, "theme": theme.name}
    return template.substitute(values)
