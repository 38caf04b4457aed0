"""Published scores of models; the LMArena text score is the one common scale."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from catalogue_common import key_of, number, rows_of, slug

BOARD = "LMArena text overall (Elo)"
FIRST_DAY = "2026-10-05"
"""Of the two boards, the one whose names were matched to the models one to one; the board of
2026-10-20 stands in only for a model that this one lacks, since it often lists a variant."""
MAY_SHIP = frozenset({"CC BY 4.0", "MIT", "Apache-2.0"})
HEADER = (
    "model", "openness", "benchmark", "score", "low", "high", "votes", "unit", "kind",
    "evidence", "basis", "valid_from", "raw_name", "source_title", "source_licence", "note",
)  # fmt: skip


def arena_scores() -> Callable[[str], dict[str, object]]:
    """Give the function that says a model's common score by the name of its rows."""
    by_model: dict[str, dict[str, str]] = {}
    for row in rows_of("quality.csv"):
        if row["benchmark"] != BOARD or row["licence"] not in MAY_SHIP:
            continue
        known = by_model.get(key_of(row["model"]))
        if known is None or row["as_of"] == FIRST_DAY:
            by_model[key_of(row["model"])] = row

    def scores(name: str) -> dict[str, object]:
        row = by_model.get(key_of(name), {})
        return {
            "elo": number(row.get("score", "")), "elo_low": number(row.get("ci_low", "")),
            "elo_high": number(row.get("ci_high", "")), "elo_as_of": row.get("as_of", ""),
        }  # fmt: skip

    return scores


def quality(ids: dict[str, str]) -> Iterator[dict[str, object]]:
    """Give every score whose licence allows shipping, by model id where the catalogue has one."""
    for row in rows_of("quality.csv"):
        if row["licence"] not in MAY_SHIP:
            continue
        arena = row["benchmark"].startswith("LMArena")
        yield {
            "model": ids.get(key_of(row["model"]), slug(row["model"])),
            "openness": row["openness"], "benchmark": row["benchmark"],
            "score": number(row["score"]), "low": number(row["ci_low"]),
            "high": number(row["ci_high"]), "votes": number(row["votes"]),
            "unit": "Elo" if arena else "percent",
            "kind": row["basis"], "evidence": "published" if arena else "claimed",
            "basis": "stated" if row["as_of"] else "observed", "valid_from": row["as_of"],
            "raw_name": row["raw_name"], "source_title": row["source"],
            "source_licence": row["licence"], "note": row["note"],
        }  # fmt: skip
