"""What no file and no process could carry is refused at once."""

from __future__ import annotations

import pytest

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.words.text import texts_for

ENGLISH = texts_for("en")


@pytest.mark.parametrize(
    "value",
    [float("nan"), float("inf"), 10**400, "\ud800", "a\0b", [[[["deep"]]]], "x" * 20_001],
)
def test_that_what_no_file_can_keep_is_refused_at_once(value: Answer) -> None:
    with pytest.raises(AdvisorError) as refused:
        Draft().with_answer("title", value)

    assert refused.value.problems[0].where == "title"
    assert ENGLISH.say(refused.value.problems[0].message)
