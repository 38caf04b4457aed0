"""Design tokens, read without a TOML parser: they stand between the start and the first paint."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.resources import resource


def design_tokens(theme: str) -> Mapping[str, str]:
    """Give the design tokens of a theme, type sizes included.

    The file is ours and keeps to the smallest part of TOML: tables, and texts in double quotes.

    Raises:
        LookupError: When there is no such theme.
    """
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    for line in resource("themes", "tokens.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            table = tables.setdefault(line.strip("[]"), {})
        elif line and not line.startswith("#"):
            name, _, value = line.partition(" = ")
            table[name] = value.strip('"')
    if theme not in tables:
        text = f"there is no theme {theme}"
        raise LookupError(text)
    return {**tables["type"], **tables[theme]}
