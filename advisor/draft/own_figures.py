"""Figures of the client's own, read without the rest of a draft: a control moves many times."""

from __future__ import annotations

import json
from collections.abc import Mapping

from pydantic import TypeAdapter, ValidationError

from advisor.draft.tree import assessment_json
from advisor.draft.values import Answer
from advisor.model.organisation import Override

_FIGURES = TypeAdapter(dict[str, Override])


def own_figures(answers: Mapping[str, Answer]) -> Mapping[str, Override] | None:
    """Read answers that are all figures of the client's own.

    Args:
        answers: Some answers by path; none of them left open.

    Returns:
        By id of the figure; None where another answer is among them, or one cannot stand.
    """
    if not all(path.startswith("figures.") for path in answers):
        return None
    told = json.loads(assessment_json(answers)).get("figures", {})
    try:
        return _FIGURES.validate_json(json.dumps(told), strict=True)
    except ValidationError:
        return None
