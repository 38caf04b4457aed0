"""The risks of the debate that a plan may run into; they are told and weigh nothing."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.catalogue.path_book import PathBook
from advisor.errors import message
from advisor.evaluation import Risk


def risks_of(book: PathBook, facts: frozenset[str]) -> Iterator[Risk]:
    """Give every risk whose conditions hold for the plan, in the order of the claims."""
    for item in book.standing("risk", facts):
        text = message(f"risk.{item.id}")
        yield Risk(id=item.id, text=text, side=item.side, claims=item.claims)
