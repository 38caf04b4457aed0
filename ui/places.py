"""Where an answer is asked: the step of a path, and the field on a page."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollArea, QWidget

from advisor import api
from ui.steps import STEPS
from ui.widgets.question_form import QuestionForm
from ui.widgets.question_row import QuestionRow

_FIGURES = "figures."
_REMARKS = "remarks."
_ABOVE = 120
"""Pixels kept in sight above and below a field that is shown."""


def step_of(path: str) -> str:
    """Give the step that asks for an answer; empty where none does."""
    path = path.removeprefix(_REMARKS)
    if path.startswith(_FIGURES):
        return "what_if"
    known = {section.id: section for section in api.sections()}
    roots: dict[str, str] = {}
    for step in STEPS:
        for section in (known[name] for name in step.sections if name in known):
            if section.repeats:
                roots.setdefault(f"{section.repeats}.", step.id)
            for question in section.questions if not section.repeats else ():
                if path == question.path or path.startswith(f"{question.path}."):
                    return step.id
                roots.setdefault(f"{question.path.partition('.')[0]}.", step.id)
    return next((step for root, step in roots.items() if path.startswith(root)), "")


def show_field(page: QWidget, path: str) -> bool:
    """Bring the field of an answer into sight and put the cursor there, where there is one."""
    path = path.removeprefix(_REMARKS)
    field = _slider(page, path) or _field(page, path)
    if field is None:
        return False
    for area in _areas(field):
        area.ensureWidgetVisible(field, 0, _ABOVE)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    return True


def path_at(widget: QWidget | None) -> str:
    """Give the path of the question that a widget belongs to; empty where it is of none."""
    row: QuestionRow | None = None
    while widget is not None:
        if isinstance(widget, QuestionRow):
            row = widget
        if row is not None and isinstance(widget, QuestionForm):
            return widget.prefix + row.question.path
        widget = widget.parentWidget()
    return ""


def _slider(page: QWidget, path: str) -> QWidget | None:
    sliders = getattr(page, "sliders", {})
    found = sliders.get(path.removeprefix(_FIGURES)) if path.startswith(_FIGURES) else None
    return found if isinstance(found, QWidget) else None


def _field(page: QWidget, path: str) -> QWidget | None:
    group, _, rest = path.partition(".")
    key = rest.partition(".")[0]
    for form in page.findChildren(QuestionForm):
        if form.section.repeats == group:
            _choose(form, key)
        if form.section.repeats and form.section.repeats != group:
            continue
        form.unfold()
        row = _row(form, path)
        if row is not None:
            return row.field
    return None


def _row(form: QuestionForm, path: str) -> QuestionRow | None:
    def is_asked_by(row: QuestionRow) -> bool:
        asked = form.prefix + row.question.path
        return path == asked or path.startswith(f"{asked}.")

    return form.first_row(is_asked_by)


def _choose(form: QuestionForm, key: str) -> None:
    """Show the record that a path names, through whoever lists the records."""
    holder = form.parent()
    while isinstance(holder, QWidget):
        choose = getattr(holder, "choose", None)
        if choose is not None and not isinstance(holder, QAbstractScrollArea):
            choose(key)
            return
        holder = holder.parent()


def _areas(widget: QWidget) -> Iterator[QScrollArea]:
    above = widget.parent()
    while isinstance(above, QWidget):
        if isinstance(above, QScrollArea):
            yield above
        above = above.parent()
