"""How far a section has come, in small print beside its heading."""

from __future__ import annotations

from advisor import api
from ui.progress import say_count
from ui.widgets.label import Label


class SectionCount(Label):
    """Counts every question of a section, of all its members: answered, not known, aside, open."""

    def __init__(self, section: api.Section, texts: api.Texts) -> None:
        super().__init__("", "caption")
        self.setObjectName(f"count.{section.id}")
        self._section, self._texts = section, texts

    def show_draft(self, draft: api.Draft) -> None:
        """Count anew; nothing is said of a section that asks nothing yet."""
        self.setText(say_count(api.tally([self._section], draft), self._texts))
        self.setVisible(bool(self.text()))
