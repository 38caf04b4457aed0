"""Qt's own words, such as those of its file dialog, in the reader's language.

Qt ships translations for some of our languages and Indonesian is not among them, so that all are
ours: a text ``qt.<name>`` says in English exactly what Qt says, and so stands for it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from advisor import api

NAMES = (
    "undo", "redo", "cut", "copy", "copy_link", "paste", "delete", "delete_key", "select_all",
    "look_in", "back", "go_back", "forward", "go_forward", "parent", "go_parent", "create_folder",
    "create_a_folder", "list_view", "to_list_view", "detail_view", "to_detail_view", "sidebar",
    "places", "files", "file_type", "file_name", "directory", "find_directory", "open_key",
    "open", "save_key", "save", "save_as", "choose", "new_folder_key", "new_folder", "rename",
    "hidden", "recent", "remove", "no_file", "no_folder", "replace", "protected", "sure",
    "not_deleted", "all_files", "my_computer", "computer", "name", "size", "type", "modified",
    "drive", "folder", "file", "unknown", "ok", "cancel", "close", "yes", "no", "help", "apply",
    "discard", "scroll_here", "top", "bottom", "left_edge", "right_edge", "page_up", "page_down",
    "page_left", "page_right", "scroll_up", "scroll_down", "scroll_left", "scroll_right",
    "tabs_left", "tabs_right",
)  # fmt: skip
"""What Qt can show in this program: menus of fields and scroll bars, buttons, the file dialog."""


class QtTexts(QTranslator):
    """Answers Qt's questions for its own words."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[str, str] = {}
        self._is_heard = False

    def speak(self, texts: api.Texts) -> None:
        """Answer in a language from now on, and let Qt's dialogs write days by its rules."""
        english = api.texts_for("en")
        self._said = {english.say(f"qt.{name}"): texts.say(f"qt.{name}") for name in NAMES}
        QLocale.setDefault(QLocale(texts.language))
        if not self._is_heard:  # each time it is installed every widget hears of it
            self._is_heard = QCoreApplication.installTranslator(self)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something to ask for."""
        return not self._said

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Give a text in the language; nothing where Qt's own is not known."""
        del context, disambiguation, n
        return self._said.get(sourceText)
