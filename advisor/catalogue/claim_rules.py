"""Whether the claims hang together: conflicts named by both sides, figures that exist."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

from advisor.catalogue.claim_record import Claim
from advisor.catalogue.claims import read_claims
from advisor.catalogue.reading import Placed, Reading
from advisor.errors import Problem, message


def check_claims(root: Path, figures: Container[str], count: int) -> Iterator[Problem]:
    """Find everything that is wrong with the claims; between them only when each can be read.

    Args:
        root: The folder ``resources``, which holds ``claims``.
        figures: Ids of the catalogue's figures.
        count: How many claims there are to be, C001 upwards without a gap.
    """
    found = Reading()
    placed = read_claims(root, found)
    yield from found.problems
    if not found.problems:
        yield from _between(placed, figures, count)


def _between(
    placed: Sequence[Placed[Claim]], figures: Container[str], count: int
) -> Iterator[Problem]:
    claims = {each.record.id: each.record for each in placed}
    for number in range(1, count + 1):
        if f"C{number:03d}" not in claims:
            yield Problem("claims", message("problem.claim.absent", claim=f"C{number:03d}"))
    twice = {id_ for id_, times in Counter(p.record.id for p in placed).items() if times > 1}
    for each in placed:
        if each.record.id in twice:
            yield Problem(each.where, message("problem.claim.twice", claim=each.record.id))
        yield from _conflicts(each, claims)
        yield from _sides(each)
        yield from _figures(each, figures)


def _conflicts(placed: Placed[Claim], claims: dict[str, Claim]) -> Iterator[Problem]:
    claim = placed.record
    for other in claim.conflicts_with:
        if other not in claims or other == claim.id:
            yield Problem(placed.where, message("problem.catalogue.unknown_claim", claim=other))
        elif claim.id not in claims[other].conflicts_with:
            text = message("problem.claim.one_sided", claim=claim.id, other=other)
            yield Problem(placed.where, text)


def _sides(placed: Placed[Claim]) -> Iterator[Problem]:
    """An entry that sets sides against each other names them, and no claim besides."""
    claim = placed.record
    named = {id_ for side in claim.sides for id_ in side.claims}
    if (claim.type == "counter") != bool(claim.sides):
        yield Problem(placed.where, message("problem.claim.sides", claim=claim.id))
    for id_ in sorted(named - set(claim.conflicts_with)):
        text = message("problem.claim.not_named", claim=claim.id, other=id_)
        yield Problem(placed.where, text)


def _figures(placed: Placed[Claim], figures: Container[str]) -> Iterator[Problem]:
    claim = placed.record
    needs = claim.proposition.needs if claim.proposition else ()
    named = [id_.removeprefix("figures.") for id_ in needs if id_.startswith("figures.")]
    for figure in [*([claim.figure] if claim.figure else []), *named]:
        if figure not in figures:
            yield Problem(placed.where, message("problem.claim.unknown_figure", figure=figure))
