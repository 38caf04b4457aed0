"""Hardware lists as other programs write them, read into machines of an engagement."""

from advisor.inventory.headings import FIELDS, columns_guessed
from advisor.inventory.machines import InventoryRow, answers_of, machines_of
from advisor.inventory.sheet import Sheet, sheets_of

__all__ = [
    "FIELDS",
    "InventoryRow",
    "Sheet",
    "answers_of",
    "columns_guessed",
    "machines_of",
    "sheets_of",
]
