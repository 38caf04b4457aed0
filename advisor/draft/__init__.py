"""Answers as they were given, before anybody vouches for them."""

from advisor.draft.answers import Answer, Draft
from advisor.draft.home import CURRENCY, currency_kept, currency_of
from advisor.draft.paths import generic_path, known_path, refuse_unknown_path
from advisor.draft.typed import text_to_answer

__all__ = [
    "CURRENCY",
    "Answer",
    "Draft",
    "currency_kept",
    "currency_of",
    "generic_path",
    "known_path",
    "refuse_unknown_path",
    "text_to_answer",
]
