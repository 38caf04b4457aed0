"""What the program remembers of its user between two runs; nothing of a client but file names."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

_MOST_RECENT = 8
_FILE = "desk.ini"


class Settings:
    """Language, looks and recent files, in a small file of the user's; without one, in memory."""

    def __init__(self, file: Path | None = None) -> None:
        self._kept = QSettings(str(file), QSettings.Format.IniFormat) if file else None
        self._values: dict[str, str] = {}

    @property
    def language(self) -> str:
        """Language that was chosen last; empty when none was."""
        return self._get("language")

    @language.setter
    def language(self, code: str) -> None:
        self._set("language", code)

    @property
    def theme(self) -> str:
        """Theme that was chosen last; empty when none was."""
        return self._get("theme")

    @theme.setter
    def theme(self, name: str) -> None:
        self._set("theme", name)

    @property
    def zoom(self) -> int:
        """Zoom in percent."""
        kept = self._get("zoom")
        return int(kept) if kept.isdecimal() else 100

    @zoom.setter
    def zoom(self, percent: int) -> None:
        self._set("zoom", str(percent))

    @property
    def hides_names(self) -> bool:
        """Whether names of the client are kept out of sight."""
        return self._get("hides_names") == "yes"

    @hides_names.setter
    def hides_names(self, hides: bool) -> None:
        self._set("hides_names", "yes" if hides else "")

    @property
    def has_toured(self) -> bool:
        """Whether the first tour was taken or dismissed."""
        return self._get("has_toured") == "yes"

    @has_toured.setter
    def has_toured(self, has: bool) -> None:
        self._set("has_toured", "yes" if has else "")

    @property
    def keeps_recent(self) -> bool:
        """Whether recent files are listed; somebody with several clients may not want it."""
        return self._get("keeps_recent") != "no"

    @keeps_recent.setter
    def keeps_recent(self, keeps: bool) -> None:
        self._set("keeps_recent", "" if keeps else "no")
        if not keeps:
            self._set_recent(())

    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened last, latest first; some may be gone."""
        return tuple(Path(line) for line in self._get("recent").split("\n") if line)

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        if self.keeps_recent:
            path = path.absolute()
            others = (known for known in self.recent if known != path)
            self._set_recent((path, *others)[:_MOST_RECENT])

    def forget(self, path: Path) -> None:
        """Take a file off the list; the file itself is not touched."""
        self._set_recent([known for known in self.recent if known != path])

    def _set_recent(self, paths: Sequence[Path]) -> None:
        self._set("recent", "\n".join(str(path) for path in paths))

    def _get(self, name: str) -> str:
        if self._kept is not None:
            return str(self._kept.value(name, "") or "")
        return self._values.get(name, "")

    def _set(self, name: str, value: str) -> None:
        if self._kept is not None:
            self._kept.setValue(name, value)
        self._values[name] = value


def settings_of_user() -> Settings:
    """Open the settings of whoever is logged in."""
    places = QStandardPaths.StandardLocation.GenericConfigLocation
    folder = Path(QStandardPaths.writableLocation(places))
    return Settings(folder / "llm-deployment-advisor" / _FILE)
