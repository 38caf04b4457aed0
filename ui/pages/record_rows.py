"""What the tables of sites, of one's own benchmark results and of people's weights show."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from advisor import api
from ui.pages.records import name_of

Rows = Sequence[Sequence[str]]
_NONE = "—"


def rows_of(group: str, draft: api.Draft, texts: api.Texts) -> tuple[Sequence[str], Rows]:
    """Give the header and a row for each member of a group."""
    make, columns = _MAKERS[group]
    header = [texts.say(f"window.records.{group}_{column}") for column in columns]
    return header, make(draft, texts)


def title_of(group: str, key: str, draft: api.Draft, texts: api.Texts) -> str:
    """Say what one member is."""
    if group != "measurements":
        return name_of(draft, group, key, texts.say("window.unnamed"))
    prefix = f"{group}.{key}."
    model = _labels("open_model", texts).get(draft.answers.get(f"{prefix}model"))
    accelerator = draft.answers.get(f"{prefix}accelerator")
    parts = [str(part) for part in (model, accelerator) if part]
    return " · ".join(parts) or texts.say("window.unnamed")


def _sites(draft: api.Draft, texts: api.Texts) -> Rows:
    standing: dict[object, float] = {}
    for key in draft.keys("machines"):
        count = draft.answers.get(f"machines.{key}.servers")
        if isinstance(count, int | float):
            site = draft.answers.get(f"machines.{key}.site")
            standing[site] = standing.get(site, 0) + count
    rows = []
    for key in draft.keys("sites"):
        given = {f: draft.answers.get(f"sites.{key}.{f}") for f in ("power_kw", "rack_units")}
        rows.append(
            (
                name_of(draft, "sites", key, texts.say("window.unnamed")),
                _number(given["power_kw"], texts, "window.records.sites_no_cap"),
                _number(given["rack_units"], texts, "window.records.sites_no_cap"),
                texts.number(standing.get(key, 0)),
            )
        )
    return rows


def _measurements(draft: api.Draft, texts: api.Texts) -> Rows:
    keys = draft.keys("measurements")
    predicted = api.predicted_speeds(draft) if keys else {}
    models = _labels("open_model", texts)
    rows = []
    for key in keys:

        def given(field: str, key: str = key) -> api.Answer:
            return draft.answers.get(f"measurements.{key}.{field}")

        speed, expected = given("output_tokens_per_s"), predicted.get(key)
        rows.append(
            (
                models.get(given("model"), str(given("model") or _NONE)),
                _machines(given("accelerators"), given("accelerator"), texts),
                _number(given("concurrency"), texts),
                _number(speed, texts),
                _number(expected and round(expected), texts),
                _against(speed, expected, texts),
                str(given("source") or _NONE),
            )
        )
    return rows


def _votes(draft: api.Draft, texts: api.Texts) -> Rows:
    rows = []
    for key in draft.keys("votes"):
        given = {f: draft.answers.get(f"votes.{key}.{f}") for f in ("role", "dissent")}
        rows.append(
            (
                name_of(draft, "votes", key, texts.say("window.unnamed")),
                str(given["role"] or _NONE),
                _weights(key, draft, texts),
                str(given["dissent"] or _NONE),
            )
        )
    return rows


def _weights(key: str, draft: api.Draft, texts: api.Texts) -> str:
    """Say what a person weighs, the most first."""
    told = {c: draft.answers.get(f"votes.{key}.{c}") for c in api.CRITERIA}
    given = {c: w for c, w in told.items() if isinstance(w, int | float) and w > 0}
    ranked = sorted(given, key=lambda c: -given[c])
    named = [
        texts.say(
            "window.records.votes_weight",
            criterion=texts.say(f"criterion.{c}"),
            weight=texts.number(given[c]),
        )
        for c in ranked
    ]
    return " · ".join(named) or _NONE


def _machines(count: api.Answer, accelerator: api.Answer, texts: api.Texts) -> str:
    number = texts.number(count) if isinstance(count, int | float) else "?"
    return f"{number} × {accelerator}" if accelerator else _NONE


def _against(speed: api.Answer, expected: float | None, texts: api.Texts) -> str:
    if not expected or not isinstance(speed, int | float):
        return _NONE
    part = speed / expected - 1
    return f"{'+' if part > 0 else ''}{texts.share(part)}"


def _number(value: object, texts: api.Texts, nothing: str = "") -> str:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return texts.number(value)
    return texts.say(nothing) if nothing else _NONE


def _labels(kind: str, texts: api.Texts) -> dict[api.Answer, str]:
    found = api.choices(kind)
    return {c.value: c.label if isinstance(c.label, str) else texts.say(c.label) for c in found}


_MAKERS: dict[str, tuple[Callable[[api.Draft, api.Texts], Rows], tuple[str, ...]]] = {
    "sites": (_sites, ("name", "power_kw", "rack_units", "servers")),
    "measurements": (
        _measurements,
        ("model", "machines", "concurrency", "speed", "predicted", "difference", "source"),
    ),
    "votes": (_votes, ("name", "role", "weights", "dissent")),
}
