"""Walks the tree that a screen reader sees and lists the controls that have no name.

Needs the system's Python with python3-pyatspi; journey.sh runs it on the bus of its own session.
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
        pyatspi.ROLE_SLIDER,
        pyatspi.ROLE_SPIN_BUTTON,
        pyatspi.ROLE_LIST,
        pyatspi.ROLE_TABLE,
        pyatspi.ROLE_TREE,
        pyatspi.ROLE_PAGE_TAB,
        pyatspi.ROLE_LIST_ITEM,
        pyatspi.ROLE_MENU_ITEM,
    }
)


def main() -> int:
    """Print how many controls there are and which have no name; 1 where there is one."""
    desktop = pyatspi.Registry.getDesktop(0)
    counted, unnamed = Counter(), []
    for application in desktop:
        for node, path in walk(application, ()):
            if node.getRole() in CONTROLS:
                counted[node.getRoleName()] += 1
                if not says(node):
                    unnamed.append(" > ".join(path))
    lines = [
        f"{sum(counted.values())} controls: {dict(counted)}",
        f"{len(unnamed)} unnamed",
        *unnamed,
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if unnamed else 0


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
        if child.getRole() not in {pyatspi.ROLE_TABLE, pyatspi.ROLE_TREE}:
            yield from walk(child, here)


if __name__ == "__main__":
    sys.exit(main())
