"""Counts the controls that a screen reader finds on the screen, and those that have no name.

Needs the system's Python with python3-pyatspi; journey.py asks it at every stop.
"""

from __future__ import annotations

import sys
from collections import Counter

import pyatspi

CONTROLS = frozenset(
    {
        pyatspi.ROLE_PUSH_BUTTON,
        pyatspi.ROLE_TOGGLE_BUTTON,
        pyatspi.ROLE_CHECK_BOX,
        pyatspi.ROLE_RADIO_BUTTON,
        pyatspi.ROLE_COMBO_BOX,
        pyatspi.ROLE_TEXT,
        pyatspi.ROLE_ENTRY,
        pyatspi.ROLE_PASSWORD_TEXT,
        pyatspi.ROLE_SLIDER,
        pyatspi.ROLE_SPIN_BUTTON,
        pyatspi.ROLE_LIST,
        pyatspi.ROLE_TABLE,
        pyatspi.ROLE_TREE,
        pyatspi.ROLE_TREE_TABLE,
        pyatspi.ROLE_PAGE_TAB,
        pyatspi.ROLE_LIST_ITEM,
        pyatspi.ROLE_MENU_ITEM,
        pyatspi.ROLE_CHECK_MENU_ITEM,
    }
)
_WHOLE = frozenset({pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE, pyatspi.ROLE_TREE_TABLE})


def look() -> tuple[Counter[str], list[str]]:
    """Count the controls in sight by their role; give the way to each that has no name."""
    counted: Counter[str] = Counter()
    unnamed = []
    for application in pyatspi.Registry.getDesktop(0):
        for node, path in walk(application, ()):
            if node.getRole() in CONTROLS or can_focus(node):
                counted[node.getRoleName()] += 1
                if not says(node):
                    unnamed.append(" > ".join(path))
    return counted, unnamed


def can_focus(node: pyatspi.Accessible) -> bool:
    """Say whether the focus can come to something: then it has to have a name, whatever it is."""
    states = node.getState()
    return states.contains(pyatspi.STATE_FOCUSABLE) and node.getRole() not in {
        pyatspi.ROLE_FRAME,
        pyatspi.ROLE_DIALOG,
        pyatspi.ROLE_FILLER,
        pyatspi.ROLE_ALERT,
    }


def says(node: pyatspi.Accessible) -> bool:
    """Say whether a control is told by its own name or by a label's."""
    if node.getRole() != pyatspi.ROLE_COMBO_BOX:
        return bool(node.name)
    labels = [
        r for r in node.getRelationSet() if r.getRelationType() == pyatspi.RELATION_LABELLED_BY
    ]
    return bool(labels) or bool(node.description)


def walk(node: pyatspi.Accessible, path: tuple[str, ...]):
    """Give every node beneath one, with the way to it."""
    for child in node:
        if child is None or not child.getState().contains(pyatspi.STATE_SHOWING):
            continue
        here = (*path, f"{child.getRoleName()} {child.name[:30]!r}")
        yield child, here
        if child.getRole() not in _WHOLE:
            yield from walk(child, here)


if __name__ == "__main__":
    found, nameless = look()
    sys.stdout.write(f"{sum(found.values())} controls: {dict(found)}\n{len(nameless)} unnamed\n")
    sys.stdout.write("".join(f"{one}\n" for one in nameless))
    sys.exit(1 if nameless else 0)
